package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.Conventions;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Attempt;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the exceptions tell that code catches or declares: something in there throws them. Where no call that is known does, it
 * is one of those that are not, and an exception of I/O, of a database or of a wait says what that one does.
 */
final class Expected {

    /** Of more calls than these it is not believed that each may be the one. */
    private static final int MOST_SUSPECTS = 2;

    private final Program program;
    private final Conventions conventions;
    private final Map<MethodId, Map<Integer, Belief>> beliefs = new HashMap<>();

    Expected(Program program, Conventions conventions) {
        this.program = program;
        this.conventions = conventions;
    }

    /** What is believed of the call; null where nothing is. */
    @Nullable
    Belief of(MethodFacts in, Call call) {
        if (in.origin() != Origin.SOURCE_ONLY) {
            return null;
        }
        Map<Integer, Belief> ofMethod = beliefs.get(in.id());
        if (ofMethod == null) {
            ofMethod = beliefs(in);
            beliefs.put(in.id(), ofMethod);
        }
        return ofMethod.get(call.index());
    }

    private Map<Integer, Belief> beliefs(MethodFacts in) {
        Map<Integer, Belief> found = new HashMap<>();
        List<Attempt> inner = new ArrayList<>();
        for (Attempt attempt : in.attempts()) {
            for (String exception : attempt.caught()) {
                expect(in, attempt::holds, exception, inner, "caught", found);
            }
            inner.add(attempt);
        }
        for (String exception : in.exceptions()) {
            expect(in, any -> true, exception, inner, "declared", found);
        }
        return found;
    }

    private void expect(
            MethodFacts in,
            IntPredicate isInside,
            String exception,
            List<Attempt> inner,
            String how,
            Map<Integer, Belief> found) {
        Conventions.Thrown thrown = thrown(exception);
        if (thrown == null) {
            return;
        }
        List<Call> suspects = new ArrayList<>();
        for (Call call : in.calls()) {
            boolean caughtBefore = inner.stream()
                    .anyMatch(attempt -> attempt.holds(call.index())
                            && attempt.caught().stream().anyMatch(type -> isOneOf(exception, type)));
            if (!isInside.test(call.index()) || caughtBefore) {
                continue;
            }
            if (isMissing(call)) {
                suspects.add(call);
            } else if (mayThrow(call, exception) && !closes(call, suspects)) {
                return;
            }
        }
        if (suspects.stream().anyMatch(call -> explains(call, thrown, suspects))) {
            return;
        }
        for (Call call : likely(in, suspects, thrown)) {
            KnownApi api = conventions.by(thrown, call.target());
            String name = exception.substring(Math.max(exception.lastIndexOf('/'), exception.lastIndexOf('$')) + 1);
            found.putIfAbsent(call.index(), new Belief(api, "the " + name + " " + how + " there says", false));
        }
    }

    /** What the nearest of the exception's types says that anything is said of. */
    private Conventions.@Nullable Thrown thrown(String exception) {
        for (String type : program.lineage(exception)) {
            Conventions.Thrown thrown = conventions.thrown(type);
            if (thrown != null) {
                return thrown.effect() == null ? null : thrown;
            }
        }
        return null;
    }

    private boolean isOneOf(String exception, String type) {
        return type.equals("java/lang/Throwable")
                || type.equals("java/lang/Exception")
                || program.lineage(exception).contains(type);
    }

    private boolean isMissing(Call call) {
        MethodId target = call.target();
        if (call.unresolved() != null) {
            return true;
        }
        return program.known(target) == null
                && program.resolve(target) == null
                && program.lineage(target.owner()).stream()
                        .anyMatch(type -> !type.equals("java/lang/Object") && program.find(type) == null);
    }

    /** Whether the call is known to throw the exception, or is described as doing what such are thrown by. */
    private boolean mayThrow(Call call, String exception) {
        MethodId target = call.target();
        if (target.isConstructor() && isOneOf(target.owner(), exception)) {
            return true;
        }
        KnownApi known = program.known(target);
        if (known != null
                && program.find(target.owner()) == null
                && known.occurrences().stream().anyMatch(Expected::mayFail)) {
            return true;
        }
        return declared(target).stream().anyMatch(type -> isOneOf(type, exception) || isOneOf(exception, type));
    }

    private static boolean mayFail(KnownApi.Occurrence occurrence) {
        return !(occurrence instanceof KnownApi.Occurrence.Of of) || of.effect() != Effect.CONSOLE;
    }

    /** The exceptions that the method declares, or any of its name where the descriptor is only guessed. */
    private Set<String> declared(MethodId target) {
        Set<String> declared = new TreeSet<>();
        for (String name : program.lineage(target.owner())) {
            ClassFacts type = program.find(name);
            MethodFacts exact = type == null ? null : type.method(target.name(), target.descriptor());
            if (exact != null) {
                return new TreeSet<>(exact.exceptions());
            }
            if (type != null) {
                type.methods().stream()
                        .filter(method -> method.id().name().equals(target.name()))
                        .forEach(method -> declared.addAll(method.exceptions()));
            }
        }
        return declared;
    }

    /** Whether something that is not known is thrown itself, or may fail for what it computes or was given. */
    private boolean explains(Call call, Conventions.Thrown thrown, List<Call> suspects) {
        if (call.target().isConstructor() && conventions.isThrown(call.target().owner())) {
            return true;
        }
        return thrown.effect() != Effect.AWAIT
                && !readsWhatWasOpened(call, suspects)
                && (conventions.computes(call.target().name())
                        || call.target().parameterTypes().stream().anyMatch(Expected::isStream));
    }

    private boolean readsWhatWasOpened(Call call, List<Call> suspects) {
        return call.arguments().stream().anyMatch(argument -> isOpenedBy(argument, suspects));
    }

    /** Whether the call closes what a suspect opened, which says no more than that it was opened. */
    private boolean closes(Call call, List<Call> suspects) {
        return call.target().name().equals("close") && isOpenedBy(call.receiver(), suspects);
    }

    /** Whether it is a stream that a suspect handed out, and not one that is asked for what it has. */
    private boolean isOpenedBy(@Nullable Value value, List<Call> suspects) {
        return value instanceof Value.Result result
                && suspects.stream()
                        .anyMatch(call -> call.index() == result.call()
                                && !conventions.isQuick(call.target().name())
                                && isStream(call.target().returnType()));
    }

    private static boolean isStream(String type) {
        return (type.startsWith("Ljava/io/")
                        && !type.equals("Ljava/io/File;")
                        && !type.equals("Ljava/io/Serializable;"))
                || type.startsWith("Ljava/nio/channels/");
    }

    /** The last call of each chain that is not over at once, or for waits one named so. None where there are too many. */
    private List<Call> likely(MethodFacts in, List<Call> suspects, Conventions.Thrown thrown) {
        List<Call> waiting = suspects.stream()
                .filter(call -> thrown.effect() == Effect.AWAIT
                        && conventions.awaits(call.target().name()))
                .toList();
        List<Call> acting = suspects.stream()
                .filter(call -> !call.target().isConstructor()
                        && !conventions.isQuick(call.target().name())
                        && !readsWhatWasOpened(call, suspects))
                .toList();
        List<Call> likely = (waiting.isEmpty() ? acting : waiting)
                .stream()
                        .filter(call -> acting.stream().noneMatch(other -> isOnTheWayTo(in, call, other)))
                        .toList();
        long different =
                likely.stream().map(call -> call.target().name()).distinct().count();
        return different > MOST_SUSPECTS ? List.of() : likely;
    }

    /** Whether the later call is made on what the call gave, or on what calls on that gave. */
    private static boolean isOnTheWayTo(MethodFacts in, Call call, Call later) {
        Call at = later;
        while (at.receiver() instanceof Value.Result result
                && result.call() < at.index()
                && result.call() >= call.index()) {
            at = in.calls().get(result.call());
        }
        return at.index() == call.index() && at.index() != later.index();
    }
}
