package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value and the method that knows it: of what a lambda captured, the method that made the lambda.
 *
 * @param in the method that {@code value} is a value of
 */
record Captured(MethodFacts in, @Nullable Value value) {

    /** Lambdas in lambdas are followed out so far. */
    private static final int MOST_STEPS = 6;

    /** What the lambda's parameter stands for where the lambda is made; null for one that its caller gives. */
    static @Nullable Value by(Value.Function function, Value.Parameter parameter) {
        int at = parameter.index() + (function.bodyIsStatic() ? 0 : 1);
        return at < function.captured().size() ? function.captured().get(at) : null;
    }

    /** The value as the outermost method sees it that the lambdas around got it from; itself where it is not captured. */
    static Captured outermost(Program program, MethodFacts in, @Nullable Value value) {
        Captured at = new Captured(in, value);
        for (int step = 0; step < MOST_STEPS; step++) {
            Captured out = at.outwards(program);
            if (out == null) {
                break;
            }
            at = out;
        }
        return at;
    }

    private @Nullable Captured outwards(Program program) {
        ClassFacts type = in.id().isLambdaBody() ? program.find(in.id().owner()) : null;
        if (type == null || !(value instanceof Value.Parameter parameter)) {
            return null;
        }
        return type.methods().stream()
                .flatMap(creator -> creator.calls().stream()
                        .flatMap(Captured::functions)
                        .filter(function -> function.body().equals(in.id()))
                        .map(function -> by(function, parameter))
                        .flatMap(Stream::ofNullable)
                        .map(captured -> new Captured(creator, captured)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Value.Function> functions(Call call) {
        return call.arguments().stream()
                .flatMap(argument -> argument.alternatives().stream())
                .filter(Value.Function.class::isInstance)
                .map(Value.Function.class::cast);
    }
}
