package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Elements;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous steps that are done one after the other although none needs what another found: nothing waits, but the waits add
 * up all the same.
 *
 * @param place the step that begins too late
 */
record SerialSteps(CodePlace place, String fact, String advice) {

    /** Operators that go on to the next element when the last one is done, and those that keep the order without that. */
    private static final Map<String, String> IN_TURN = Map.of(
            "concatMap", "flatMapSequential",
            "concatMapDelayError", "flatMapSequentialDelayError",
            "concatMapSingle", "concatMapEager",
            "concatMapMaybe", "concatMapEager",
            "transformToUniAndConcatenate", "transformToUniAndMerge",
            "transformToMultiAndConcatenate", "transformToMultiAndMerge");

    /** What ends a pipeline as soon as an element is found. */
    private static final Set<String> SEARCHES = Set.of(
            "next", "any", "all", "hasElement", "hasElements", "first", "firstElement", "firstOrError", "takeUntil");

    /** What makes a future or publisher of values that are there. */
    private static final Set<String> READY = Set.of(
            "just",
            "justOrEmpty",
            "empty",
            "error",
            "never",
            "fromIterable",
            "fromArray",
            "fromStream",
            "range",
            "succeededFuture",
            "failedFuture",
            "completedFuture",
            "failedStage",
            "completedStage");

    /** Steps that begin something else when what comes before is done. */
    private static final Set<String> COMPOSES = Set.of("compose", "thenCompose", "thenComposeAsync", "flatMap");

    /** How methods are called that look something up; of others the order may matter. */
    private static final List<String> READS = List.of(
            "get",
            "find",
            "fetch",
            "load",
            "list",
            "query",
            "lookup",
            "search",
            "read",
            "resolve",
            "retrieve",
            "count",
            "describe",
            "to",
            "convert");

    /** How methods are called whose calls have an order, be it the same method twice. */
    private static final List<String> ORDERED = List.of(
            "exec", "send", "write", "append", "push", "emit", "print", "migrate", "roll", "stop", "start", "run",
            "next", "move", "step", "update", "delete", "remove");

    /** What the call makes wait without need, or null. */
    static @Nullable SerialSteps of(Effects effects, MethodFacts in, Call call) {
        String name = call.target().name();
        if (IN_TURN.containsKey(name)) {
            return elements(effects, in, call);
        }
        boolean composes = COMPOSES.contains(name)
                && (!name.equals("flatMap") || effects.isFuture(call.target().owner()));
        return composes ? steps(effects, in, call) : null;
    }

    // --- one element after the other

    private static @Nullable SerialSteps elements(Effects effects, MethodFacts in, Call call) {
        for (Call below = Elements.below(in, call); below != null; below = Elements.below(in, below)) {
            if (SEARCHES.contains(below.target().name())) {
                return null;
            }
        }
        MethodId asked = asked(effects, in, call, call.argument(0));
        if (asked == null || !startsWithOne(asked.name(), READS)) {
            return null;
        }
        String name = call.target().name();
        boolean isRx = call.target().owner().startsWith("io/reactivex/")
                || call.target().owner().startsWith("rx/");
        return new SerialSteps(
                new CodePlace(in, call),
                call.target().display() + " asks for the next element by " + asked.display()
                        + " only when the one before is there",
                "use " + (isRx ? "concatMapEager" : IN_TURN.get(name))
                        + ", which asks for several at once, if the elements do not need each other");
    }

    /** What is called for each element to begin the asynchronous part; null where that is nothing, or not known. */
    private static @Nullable MethodId asked(Effects effects, MethodFacts in, Call step, Value function) {
        if (isIdentity(in, function)) {
            Call above = Elements.above(in, step);
            Call mapping =
                    above != null && above.target().name().startsWith("from") ? madeBy(in, above.argument(0)) : above;
            return mapping != null && mapping.target().name().equals("map")
                    ? asked(effects, in, mapping, mapping.argument(0))
                    : null;
        }
        if (!(function instanceof Value.Function given)) {
            return null;
        }
        MethodFacts body = effects.method(given.body());
        if (!given.body().isLambdaBody()) {
            return body != null && isImmediate(effects, body) ? null : given.body();
        }
        if (body == null || body.returned().size() != 1) {
            return null;
        }
        Call begun = FutureWait.begun(effects, body, body.returned().get(0));
        Elements.Given where = effects.elements().given(body);
        return begun != null && where != null && !isReady(effects, begun) && uses(body, begun, where.firstOwn())
                ? begun.target()
                : null;
    }

    private static boolean isIdentity(MethodFacts in, Value function) {
        Call made = madeBy(in, function);
        return made != null && made.target().display().equals("Function.identity");
    }

    private static @Nullable Call madeBy(MethodFacts in, Value value) {
        return value instanceof Value.Result result ? in.calls().get(result.call()) : null;
    }

    /** Whether what the method returns is made of values that are there. */
    private static boolean isImmediate(Effects effects, MethodFacts body) {
        return !body.returned().isEmpty()
                && body.returned().stream().allMatch(value -> {
                    Call begun = FutureWait.begun(effects, body, value);
                    return begun != null && isReady(effects, begun);
                });
    }

    /** {@code Mono.just(x)}, {@code Flux.fromIterable(xs)}, {@code Future.succeededFuture()}. */
    private static boolean isReady(Effects effects, Call call) {
        return READY.contains(call.target().name())
                && effects.isFuture(call.target().owner());
    }

    // --- one step after the other

    private static @Nullable SerialSteps steps(Effects effects, MethodFacts in, Call call) {
        MethodFacts body = call.argument(0) instanceof Value.Function function ? effects.method(function.body()) : null;
        Elements.Given given = body == null ? null : effects.elements().given(body);
        Call first = FutureWait.begun(effects, in, call.receiver());
        if (body == null || given == null || first == null || body.returned().size() != 1) {
            return null;
        }
        Call second = FutureWait.begun(effects, body, body.returned().get(0));
        if (second == null || isReady(effects, first) || isReady(effects, second)) {
            return null;
        }
        int found = given.firstOwn();
        boolean independent = isSameOfAnother(effects, in, call, first, given, second) && !isUsed(found, body.calls());
        boolean combined = bothRead(first, second) && isUsedInLaterStepsAlone(body, second, found);
        if (!independent && !combined) {
            return null;
        }
        String before = first.target().equals(second.target())
                ? "another call of it"
                : first.target().display();
        return new SerialSteps(
                new CodePlace(body, second),
                second.target().display() + " begins only when " + before
                        + " is done, and does not use what that brought",
                "begin both and go on when both are done, if the second need not wait for the first to succeed");
    }

    /** Whether both are the same method of the project, called for different things, and nothing comes between them. */
    private static boolean isSameOfAnother(
            Effects effects, MethodFacts in, Call step, Call first, Elements.Given given, Call second) {
        boolean direct = first.equals(Elements.above(in, step));
        // A static helper says nothing of what it is given to wrap.
        if (!direct
                || first.kind() == Call.Kind.STATIC
                || !first.target().name().equals(second.target().name())
                || !first.target().owner().equals(second.target().owner())
                || first.arguments().size() != second.arguments().size()
                || startsWithOne(first.target().name(), ORDERED)
                || effects.known(first) != null) {
            return false;
        }
        for (int index = 0; index < first.arguments().size(); index++) {
            Value one = first.argument(index);
            Value other = outside(given, second.argument(index));
            if (one != Value.Special.UNKNOWN
                    && other != Value.Special.UNKNOWN
                    && !one.equals(other)
                    && (one instanceof Value.Result
                            || one instanceof Value.Parameter
                            || one instanceof Value.Created)) {
                return true;
            }
        }
        return false;
    }

    /** What a captured value is in the method that holds the lambda. */
    private static Value outside(Elements.Given given, Value inside) {
        int shift = given.function().captured().size() - given.firstOwn();
        return inside instanceof Value.Parameter parameter && parameter.index() < given.firstOwn()
                ? given.function().captured().get(parameter.index() + shift)
                : inside;
    }

    private static boolean bothRead(Call first, Call second) {
        return startsWithOne(first.target().name(), READS)
                && startsWithOne(second.target().name(), READS);
    }

    /** Whether the parameter goes nowhere but into the functions of steps that come after the call. */
    private static boolean isUsedInLaterStepsAlone(MethodFacts body, Call begun, int parameter) {
        List<Call> steps = new ArrayList<>();
        for (Call step = Elements.below(body, begun); step != null; step = Elements.below(body, step)) {
            steps.add(step);
        }
        List<Call> others =
                body.calls().stream().filter(call -> !steps.contains(call)).toList();
        return isUsed(parameter, steps) && !isUsed(parameter, others);
    }

    private static boolean isUsed(int parameter, List<Call> calls) {
        return calls.stream()
                .anyMatch(call -> is(call.receiver(), parameter)
                        || call.arguments().stream().anyMatch(argument -> is(argument, parameter)));
    }

    /** Whether the call is given the parameter, or something that is made of it. */
    private static boolean uses(MethodFacts body, Call call, int parameter) {
        List<Value> operands = new ArrayList<>(call.arguments());
        if (call.receiver() != null) {
            operands.add(call.receiver());
        }
        for (Value operand : operands) {
            if (is(operand, parameter)
                    || (operand instanceof Value.Result result
                            && result.call() < call.index()
                            && uses(body, body.calls().get(result.call()), parameter))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(@Nullable Value value, int parameter) {
        if (value == null) {
            return false;
        }
        return value.alternatives().stream()
                .anyMatch(one -> (one instanceof Value.Parameter own && own.index() == parameter)
                        || (one instanceof Value.Function function
                                && function.captured().stream().anyMatch(captured -> is(captured, parameter))));
    }

    /** Whether the name begins with one of the words, as a word of its own. */
    private static boolean startsWithOne(String name, List<String> words) {
        return words.stream()
                .anyMatch(word -> name.startsWith(word)
                        && (name.length() == word.length() || !Character.isLowerCase(name.charAt(word.length()))));
    }
}
