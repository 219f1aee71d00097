package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What code does once for each of many elements, one after the other: in a loop over them, or in a function that is called for
 * each.
 */
public final class Elements {

    private static final String STREAMS = "java/util/stream/";

    /** What asks for the next element, by whatever hands them out one by one. */
    private static final Set<String> NEXT =
            Set.of("java/util/Iterator", "java/util/ListIterator", "java/util/Enumeration");

    /** Operators that make a stream's functions run at the same time, and sources that are made so. */
    private static final Set<String> AT_ONCE = Set.of("parallel", "parallelStream", "runOn");

    /** Operators of streams that go on only until something is found. */
    private static final Set<String> SEARCHES =
            Set.of("findFirst", "findAny", "anyMatch", "allMatch", "noneMatch", "takeWhile", "dropWhile");

    /** Operators that call their function for each element. */
    private static final Set<String> PER_ELEMENT = Set.of(
            "map",
            "mapToObj",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "flatMap",
            "mapMulti",
            "filter",
            "peek",
            "forEach",
            "forEachOrdered");

    private static final String COLLECTORS = STREAMS + "Collectors";

    /** Collectors that call the functions that they are given for each element. */
    private static final Set<String> COLLECTS = Set.of(
            "toMap",
            "toUnmodifiableMap",
            "toConcurrentMap",
            "groupingBy",
            "groupingByConcurrent",
            "partitioningBy",
            "mapping",
            "flatMapping",
            "filtering");

    /** A value that is made of an element in more steps than this is not followed. */
    private static final int MOST_STEPS = 4;

    private final Program program;
    private final Memo<MethodFacts, Given> given = new Memo<>(this::find);

    Elements(Program program) {
        this.program = program;
    }

    /**
     * A function where it is given away.
     *
     * @param in the method that makes the call
     */
    public record Given(MethodFacts in, Call call, Value.Function function) {

        /** The number of the body's first parameter that is not captured. */
        public int firstOwn() {
            return function.firstOwnParameter();
        }
    }

    /** Where the body of a lambda is given away; null for other methods, and where that is not seen. */
    public @Nullable Given given(MethodFacts body) {
        return given.of(body);
    }

    private @Nullable Given find(MethodFacts body) {
        MethodFacts creator = body.id().isLambdaBody() ? program.resolve(body.declaredIn()) : null;
        if (creator == null) {
            return null;
        }
        for (Call call : creator.calls()) {
            for (Value argument : call.arguments()) {
                if (argument instanceof Value.Function function
                        && function.body().equals(body.id())) {
                    return new Given(creator, call, function);
                }
            }
        }
        return null;
    }

    /** Whether the call is made once for each of many elements, one after the other, and with that element. */
    public boolean isForEach(MethodFacts in, Call call) {
        return (call.loopDepth() > 0 || isBodyOfEach(in))
                && (comesFromElement(in, call, call.receiver(), MOST_STEPS)
                        || call.arguments().stream().anyMatch(value -> comesFromElement(in, call, value, MOST_STEPS)));
    }

    /** Whether the method is a function that is called for each element, one after the other. */
    public boolean isBodyOfEach(MethodFacts in) {
        Given given = given(in);
        return given != null && callsForEach(given.in(), given.call());
    }

    /** Whether the call runs the functions that it is given for each of many elements, one after the other, and for all of them. */
    public boolean callsForEach(MethodFacts in, Call call) {
        String name = call.target().name();
        if (call.target().owner().equals(COLLECTORS) && COLLECTS.contains(name)) {
            Call taker = taker(in, call);
            return taker != null
                    && (taker.target().name().equals("collect") ? isOneByOne(in, taker) : callsForEach(in, taker));
        }
        if (!PER_ELEMENT.contains(name) || !isOneByOne(in, call)) {
            return false;
        }
        boolean isOfStream = call.target().owner().startsWith(STREAMS);
        boolean isForEach = name.startsWith("forEach");
        boolean isUnknown =
                call.unresolved() != null || program.find(call.target().owner()) == null;
        boolean madeStream = false;
        for (Call above = above(in, call); above != null; above = above(in, above)) {
            madeStream |= above.target().name().equals("stream");
        }
        return isOfStream || isForEach || (isUnknown && madeStream);
    }

    /** Whether the pipeline that the call is a step of takes all elements, one after the other. */
    private static boolean isOneByOne(MethodFacts in, Call call) {
        for (Call above = above(in, call); above != null; above = above(in, above)) {
            if (AT_ONCE.contains(above.target().name())) {
                return false;
            }
        }
        for (Call below = below(in, call); below != null; below = below(in, below)) {
            if (SEARCHES.contains(below.target().name())
                    || AT_ONCE.contains(below.target().name())) {
                return false;
            }
        }
        return true;
    }

    /** The call that is given what the call returned; null where none is. */
    private static @Nullable Call taker(MethodFacts in, Call call) {
        Value.Result result = new Value.Result(call.index());
        for (Call later : in.calls().subList(call.index() + 1, in.calls().size())) {
            if (later.arguments().contains(result)) {
                return later;
            }
        }
        return null;
    }

    /** The call that made what the call is made on, or null. */
    public static @Nullable Call above(MethodFacts in, Call call) {
        return call.receiver() instanceof Value.Result result && result.call() < call.index()
                ? in.calls().get(result.call())
                : null;
    }

    /** The call that is made on what the call returned, or null. */
    public static @Nullable Call below(MethodFacts in, Call call) {
        Value.Result result = new Value.Result(call.index());
        for (Call later : in.calls().subList(call.index() + 1, in.calls().size())) {
            if (result.equals(later.receiver())) {
                return later;
            }
        }
        return null;
    }

    /** Whether the value that the call is made with is an element, or is made of one in a few steps. */
    private boolean comesFromElement(MethodFacts in, Call user, @Nullable Value value, int steps) {
        if (steps == 0 || value == null) {
            return false;
        }
        if (value instanceof Value.OneOf several) {
            return several.values().stream().anyMatch(one -> comesFromElement(in, user, one, steps - 1));
        }
        if (value instanceof Value.Parameter parameter) {
            Given given = given(in);
            return given != null && parameter.index() >= given.firstOwn() && callsForEach(given.in(), given.call());
        }
        int index = value instanceof Value.Result result
                ? result.call()
                : value instanceof Value.Created created ? created.call() : -1;
        if (index < 0 || index >= in.calls().size()) {
            return false;
        }
        Call call = in.calls().get(index);
        return (handsOutElement(call) && areInOneLoop(in, call, user))
                || (value instanceof Value.Result && comesFromElement(in, user, call.receiver(), steps - 1))
                || call.arguments().stream().anyMatch(argument -> comesFromElement(in, user, argument, steps - 1));
    }

    private static boolean areInOneLoop(MethodFacts in, Call one, Call other) {
        return one.line() == 0
                || other.line() == 0
                || in.loops().stream().anyMatch(loop -> loop.encloses(one.line()) && loop.encloses(other.line()));
    }

    /** {@code iterator.next()}, or {@code list.get(i)} with an index that the loop counts. */
    private static boolean handsOutElement(Call call) {
        String owner = call.target().owner();
        String name = call.target().name();
        boolean isNext = (name.equals("next") || name.equals("nextElement")) && NEXT.contains(owner);
        boolean isAt = name.equals("get")
                && call.target().descriptor().startsWith("(I)")
                && owner.startsWith("java/util/")
                && owner.endsWith("List")
                && call.loopDepth() > 0
                && call.argument(0) == Value.Special.UNKNOWN;
        return isNext || isAt;
    }
}
