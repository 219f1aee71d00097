package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is, once fields and results have been followed through the program. */
sealed interface Source {

    /** What a value is of which nothing is known. */
    List<Source> OPEN_ONLY = List.of(Open.OPEN);

    /** Nothing is known but its static type. */
    enum Open implements Source {
        OPEN,
        /** The null reference, or a constant: nothing happens on it. */
        NOTHING
    }

    /**
     * An object of exactly this class.
     *
     * @param in the method that makes it
     * @param call index of the constructor call there; -1 where unknown
     */
    record Made(String type, MethodFacts in, int call) implements Source {}

    /**
     * A lambda or method reference.
     *
     * @param in the method that makes it, where the captured values are known
     */
    record Function(Value.Function function, MethodFacts in) implements Source {}

    /**
     * A dynamic proxy: whatever is called on it runs its handler.
     *
     * @param handler never an argument
     */
    record Proxy(Source handler) implements Source {
        static final MethodId HANDLER_METHOD = new MethodId(
                "java/lang/reflect/InvocationHandler",
                "invoke",
                "(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;");
    }

    /**
     * What a known API handed out.
     *
     * @param by the call that handed it out, where its arguments say more of it; else null
     */
    record Handed(KnownApi.Yield yield, @Nullable Place by) implements Source {

        /** A call and the method it stands in. */
        record Place(MethodFacts in, int index) {
            Call call() {
                return in.calls().get(index);
            }
        }
    }

    /**
     * A parameter of the method that the question was asked in, or an object that it holds.
     *
     * @param index -1 for the receiver
     * @param path the fields that lead to the object; empty for the parameter itself
     */
    record Argument(int index, List<Value.FieldRead> path) implements Source {
        public Argument {
            path = List.copyOf(path);
        }

        Argument(int index) {
            this(index, List.of());
        }

        boolean isReceiver() {
            return index < 0 && path.isEmpty();
        }
    }
}
