package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a method was found to run on its own thread: by a call, or by what a callee does to what it is given.
 *
 * @param call the method's call that leads there; null where it is done to what the method itself was given
 * @param path from the method, or from the place that hands work over, to the call of what runs
 * @param loops how many loops enclose it
 * @param sure whether it is the only thing that may run there
 */
record Reach(@Nullable Call call, Node node, Trail path, int loops, Confidence sure) {

    /**
     * What runs.
     *
     * @param receiverType the exact class of the receiver, where it is known and decides what else runs; else null
     * @param open whether the method is called with something of which nothing is known
     */
    record Node(MethodId method, @Nullable String receiverType, boolean open) {

        static Node of(MethodId method) {
            return new Node(method, null, false);
        }

        static Node open(MethodId method) {
            return new Node(method, null, true);
        }

        /** Written out for speed, as that of {@link MethodId}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Node node
                            && open == node.open
                            && method.equals(node.method)
                            && Objects.equals(receiverType, node.receiverType));
        }

        @Override
        public int hashCode() {
            return method.hashCode() * 31 + (receiverType == null ? 0 : receiverType.hashCode()) + (open ? 1 : 0);
        }
    }
}
