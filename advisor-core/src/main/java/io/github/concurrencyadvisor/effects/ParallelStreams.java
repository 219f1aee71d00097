package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import org.jspecify.annotations.Nullable;

/** How a stream comes to be parallel otherwise than by where it begins. A stream is parallel as a whole or not at all. */
final class ParallelStreams {

    private static final String STREAMS = "java/util/stream/";

    private ParallelStreams() {}

    /** Whether the call makes a stream, and its last argument, the constant {@code true}, asks for a parallel one. */
    static boolean asksForParallel(Call call) {
        Long last = call.argument(call.arguments().size() - 1).constantNumber();
        return call.target().owner().equals(STREAMS + "StreamSupport") && last != null && last == 1;
    }

    /** The last call further down the chain that makes the stream parallel or sequential, whatever it was before; null if none. */
    static @Nullable Call switchBelow(MethodFacts in, Call step) {
        Call found = null;
        for (Call below = isOfStream(step) ? Elements.below(in, step) : null;
                below != null && isOfStream(below);
                below = Elements.below(in, below)) {
            if (isParallel(below) || below.target().name().equals("sequential")) {
                found = below;
            }
        }
        return found;
    }

    static boolean isParallel(Call call) {
        return call.target().name().equals("parallel");
    }

    private static boolean isOfStream(Call call) {
        return call.target().owner().startsWith(STREAMS);
    }
}
