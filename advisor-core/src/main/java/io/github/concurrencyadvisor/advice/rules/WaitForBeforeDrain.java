package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A process that is waited for, or read, while a pipe that it writes is not emptied. */
public final class WaitForBeforeDrain implements Rule {

    /** What methods are called that read a stream to its end. */
    private static final Pattern READS = Pattern.compile("^(read|drain|consume|slurp|toString|toByteArray)");

    /** Hands out the end of a process as a future. */
    private static final String ON_EXIT = "onExit";

    /** Asks what is there, or whether the process has ended. */
    private static final Set<String> QUESTIONS = Set.of("available", "ready", "isAlive", "exitValue");

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A process is waited for before what it writes is read, or its two outputs are read one after the other.",
                """
                A pipe holds some 64 KiB. A process that writes more stops until someone reads. When the reader waits for the process to
                 end, or for the end of the other output, both wait for each other for ever; it works in tests, where little is
                 written.""",
                """
                import java.io.IOException;
                import java.nio.charset.StandardCharsets;

                class Git {
                    String log() throws IOException, InterruptedException {
                        Process git = new ProcessBuilder("git", "log").start();
                        git.waitFor();
                        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
                """,
                """
                import java.io.IOException;
                import java.nio.charset.StandardCharsets;

                class Git {
                    String log() throws IOException, InterruptedException {
                        Process git = new ProcessBuilder("git", "log").redirectErrorStream(true).start();
                        String log = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        git.waitFor();
                        return log;
                    }
                }
                """,
                """
                A process that is handed to another method before it is waited for may be read there. Where nothing reads what it writes
                 it is a note, since most that are run so write little. Where only the output is read, that the errors are not is a
                 note, and a wait that ends after some time is a warning. Of one that is kept in a field only the errors are looked
                 at: whether anything reads them while it runs. A process that another method started, or with a builder that
                 another method made, is reported where what it writes is read here, but after the wait.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            Pipes pipes = Pipes.of(effects, method);
            for (Call call : method.calls()) {
                if (starts(effects, call) && isMadeHere(effects, method, call.receiver())) {
                    check(effects, method, call, pipes, findings);
                    if (pipes.errors) {
                        checkKept(effects, new CodePlace(method, call), findings);
                    }
                } else if (pipes.output
                        && pipes.errors
                        && waits(effects, call)
                        && isFromElsewhere(effects, method, call)) {
                    checkFromElsewhere(effects, new CodePlace(method, call), findings);
                }
            }
        }
        return findings;
    }

    /**
     * What a process that a method starts writes into pipes.
     *
     * @param output whether its output, and the errors where they go the same way
     * @param errors whether its errors, by a pipe of their own
     */
    private record Pipes(boolean output, boolean errors) {

        static Pipes of(Effects effects, MethodFacts method) {
            boolean output = true;
            boolean errors = true;
            for (Call call : method.calls()) {
                if (redirects(effects, call)) {
                    boolean ofErrorsOnly = isNamedForErrors(call);
                    errors &= !ofErrorsOnly && !call.target().name().equals("inheritIO");
                    output &= ofErrorsOnly;
                }
            }
            return new Pipes(output, errors);
        }

        boolean has(Call output) {
            return isNamedForErrors(output) ? errors : this.output;
        }
    }

    /** Whether it waits for the process to end, be it for some time only. */
    private static boolean waits(Effects effects, Call call) {
        return occurs(effects, call, new KnownApi.Occurrence.Of(Effect.PROCESS, false, false))
                && !isOfProcess(effects, call);
    }

    private static boolean maybe(@Nullable Value value, @Nullable Value process) {
        return value != null && process != null && value.alternatives().contains(process);
    }

    /** Whether the process was started by another method, which gave it to this one, or with a builder from another method. */
    private static boolean isFromElsewhere(Effects effects, MethodFacts method, Call wait) {
        if (!(wait.receiver() instanceof Value.Result result)) {
            return wait.receiver() instanceof Value.Parameter;
        }
        Call by = method.calls().get(result.call());
        return effects.known(by) == null
                || (starts(effects, by)
                        && by.receiver() instanceof Value.Result builder
                        && leavesPipes(
                                effects,
                                effects.method(
                                        method.calls().get(builder.call()).target())));
    }

    /** Whether a helper of the project may hand out a builder whose outputs go nowhere else. */
    private static boolean leavesPipes(Effects effects, @Nullable MethodFacts helper) {
        return helper != null
                && helper.calls().stream().noneMatch(call -> call.waysAround() == 0 && redirects(effects, call));
    }

    /** Where its output is read here, but only after the wait, nobody has read it before. */
    private void checkFromElsewhere(Effects effects, CodePlace wait, List<Finding> findings) {
        Value process = wait.call().receiver();
        List<Call> outputs = wait.in().calls().stream()
                .filter(call -> isOutput(effects, call)
                        && call.receiver() != null
                        && call.receiver().equals(process))
                .toList();
        Call first = outputs.isEmpty() ? null : outputs.get(0);
        Call read = first == null ? null : read(effects, wait.in(), first);
        boolean isReadLater = first != null
                && read != null
                && wait.call().index() < read.index()
                && isReadHere(effects, wait.in(), first);
        boolean isHandedOnBefore = wait.in().calls().stream()
                .filter(call -> call.index() < wait.call().index())
                .anyMatch(call -> isGiven(call, process));
        boolean isTakenLater = first != null && first.index() > wait.call().index();
        if (first != null && (isTakenLater || isReadLater) && !isHandedOnBefore) {
            findings.add(finding(Severity.WARNING, wait.in(), wait.call(), beforeOutput(wait.call(), first)));
        }
    }

    private void check(Effects effects, MethodFacts method, Call start, Pipes pipes, List<Finding> findings) {
        Value process = new Value.Result(start.index());
        List<Call> ofProcess = method.calls().stream()
                .filter(call -> maybe(call.receiver(), process))
                .toList();
        List<Call> outputs = ofProcess.stream()
                .filter(call -> isOutput(effects, call) && pipes.has(call))
                .toList();
        Call wait = ofProcess.stream()
                .filter(call -> waits(effects, call))
                .findFirst()
                .orElse(null);
        if (isKept(method, process)) {
            return;
        }
        if (outputs.isEmpty()) {
            checkUnread(effects, method, start, pipes, findings);
            return;
        }
        Call first = outputs.get(0);
        // What is given the process only once it has ended, or was to end, reads too late.
        int inTime = wait != null && wait.index() < first.index() ? wait.index() : Integer.MAX_VALUE;
        if (isGivenAway(method, process, inTime)) {
            return;
        }
        Call read = read(effects, method, first);
        boolean isReadLater =
                read != null && wait != null && wait.index() < read.index() && isReadHere(effects, method, first);
        if (wait != null && (wait.index() < first.index() || isReadLater)) {
            boolean hasNoEnd = CodePlace.waitsWithoutEnd(effects.known(wait), wait, Effect.PROCESS);
            Severity severity = hasNoEnd ? severity() : Severity.WARNING;
            findings.add(finding(severity, method, wait, beforeOutput(wait, first)));
            return;
        }
        boolean errorsMayBeRead = !pipes.errors
                || outputs.stream().anyMatch(WaitForBeforeDrain::isNamedForErrors)
                || method.calls().stream().anyMatch(call -> isGiven(call, process));
        if (wait != null && read != null && !errorsMayBeRead) {
            findings.add(errorsUnread(Severity.INFO, new CodePlace(method, wait), start));
            return;
        }
        for (Call second : outputs) {
            Call secondRead = read(effects, method, second);
            if (!second.target().name().equals(first.target().name()) && read != null && secondRead != null) {
                findings.add(finding(
                        severity(),
                        method,
                        secondRead,
                        "what " + second.target().display() + " returns is read only after what "
                                + first.target().display() + " returns has been read, by the same thread"));
                return;
            }
        }
    }

    private static boolean isKept(MethodFacts method, Value process) {
        return method.fieldWrites().stream().anyMatch(write -> maybe(write.value(), process))
                || method.returned().stream().anyMatch(value -> maybe(value, process));
    }

    /** Whether one of the first calls is given the process. */
    private static boolean isGivenAway(MethodFacts method, Value process, int first) {
        return method.calls().stream()
                .filter(call -> call.index() < first)
                .anyMatch(call -> isGivenAway(call, process));
    }

    private static boolean isGivenAway(Call call, Value process) {
        return call.arguments().stream().anyMatch(argument -> maybe(argument, process));
    }

    /** A process of which this method only waits for the end. */
    private void checkUnread(Effects effects, MethodFacts method, Call start, Pipes pipes, List<Finding> findings) {
        Value process = new Value.Result(start.index());
        boolean isLeft = !pipes.output || method.calls().stream().anyMatch(call -> isGiven(call, process));
        Call end = method.calls().stream()
                .filter(call -> maybe(call.receiver(), process))
                .filter(call -> call.target().name().equals(ON_EXIT)
                        || CodePlace.waitsWithoutEnd(effects.known(call), call, Effect.PROCESS))
                .findFirst()
                .orElse(null);
        if (end != null && !isLeft) {
            findings.add(new CodePlace(method, end)
                    .finding(
                            this,
                            Severity.INFO,
                            Confidence.MEDIUM,
                            "nothing reads what the process writes that "
                                    + start.target().display() + " starts, and it never ends when that fills the pipe",
                            List.of(),
                            "send it elsewhere with inheritIO() or redirectOutput, or read it before waiting"));
        }
    }

    /** Whether only this method reads the output, by a reader that it makes, and hands that to nobody. */
    private static boolean isReadHere(Effects effects, MethodFacts method, Call output) {
        return method.calls().stream()
                .allMatch(call -> !isCaptured(method, call, output)
                        && (effects.known(call) != null
                                || !CodePlace.isGiven(method, call, output.index())
                                || isWrapping(effects, method, call)));
    }

    /** Whether a method of the project only makes a reader of what it is given. */
    private static boolean isWrapping(Effects effects, MethodFacts method, Call call) {
        Map<Effect, Evidence> does = effects.effects(method, call);
        String type = call.target().returnType();
        return type.startsWith("L")
                && effects.isStream(type.substring(1, type.length() - 1))
                && !does.containsKey(Effect.PROCESS)
                && !does.containsKey(Effect.STREAM);
    }

    private static boolean isCaptured(MethodFacts method, Call call, Call output) {
        return call.arguments().stream()
                .anyMatch(argument -> argument instanceof Value.Function function
                        && function.captured().stream()
                                .anyMatch(captured -> CodePlace.comesFrom(method, captured, output.index())));
    }

    private static String beforeOutput(Call wait, Call output) {
        return wait.target().display() + " waits for a process before "
                + output.target().display() + " lets its output be read";
    }

    /** A process in a field outlives the method, and somebody has to read what it writes meanwhile. */
    private void checkKept(Effects effects, CodePlace start, List<Finding> findings) {
        List<Value.FieldRead> fields = start.in().fieldWrites().stream()
                .filter(write ->
                        write.value().equals(new Value.Result(start.call().index())))
                .map(write -> new Value.FieldRead(write.owner(), write.name(), write.descriptor()))
                .toList();
        boolean used = start.in().calls().stream()
                .filter(call -> call.index() != start.call().index())
                .anyMatch(call ->
                        uses(effects, call, new Value.Result(start.call().index())));
        if (fields.isEmpty() || used) {
            return;
        }
        List<CodePlace> reads = new ArrayList<>();
        for (CodePlace use : CodePlace.all(effects)) {
            if (use.call().arguments().stream().anyMatch(fields::contains)) {
                return;
            }
            if (fields.contains(use.call().receiver()) && isErrors(effects, use.call())) {
                reads.add(use);
            }
        }
        boolean handedOut = effects.methods().stream()
                .anyMatch(method -> method.returned().stream().anyMatch(fields::contains));
        if (!handedOut && reads.stream().allMatch(use -> isLookedAtOnly(effects, use))) {
            findings.add(errorsUnread(Severity.WARNING, start, start.call()));
        }
    }

    private Finding errorsUnread(Severity severity, CodePlace place, Call start) {
        return place.finding(
                this,
                severity,
                Confidence.MEDIUM,
                "nothing reads the errors of the process that " + start.target().display()
                        + " starts while it runs, and it stands still when they fill the pipe",
                List.of(),
                "send them elsewhere with redirectError or redirectErrorStream(true), or read them in a thread");
    }

    /** Whether the call takes the errors of the process, or gives the process to something that may. */
    private static boolean uses(Effects effects, Call call, Value process) {
        return (process.equals(call.receiver()) && isErrors(effects, call)) || isGiven(call, process);
    }

    private static boolean isGiven(Call call, @Nullable Value process) {
        return call.arguments().stream()
                .anyMatch(argument -> maybe(argument, process)
                        || (argument instanceof Value.Function function
                                && function.captured().stream().anyMatch(captured -> maybe(captured, process))));
    }

    private static boolean isErrors(Effects effects, Call call) {
        return isOutput(effects, call) && isNamedForErrors(call);
    }

    private static boolean isNamedForErrors(Call call) {
        return call.target().name().toLowerCase(Locale.ROOT).contains("error");
    }

    /** Whether only what is there already is taken, or what is left when the process has ended. */
    private static boolean isLookedAtOnly(Effects effects, CodePlace errors) {
        boolean inTask = errors.in().id().isLambdaBody()
                || !effects.carriers(errors.in().id()).isEmpty();
        boolean asked = errors.in().calls().stream()
                .anyMatch(call -> isQuestion(call)
                        && (CodePlace.isGiven(errors.in(), call, errors.call().index())
                                || (call.index() < errors.call().index()
                                        && Objects.equals(
                                                call.receiver(), errors.call().receiver()))));
        return !inTask && asked && errors.call().loopDepth() == 0;
    }

    private static boolean isQuestion(Call call) {
        return call.arguments().isEmpty() && QUESTIONS.contains(call.target().name());
    }

    private Finding finding(Severity severity, MethodFacts method, Call at, String fact) {
        CodePlace place = new CodePlace(method, at);
        return place.finding(
                this,
                severity,
                place.confidence(),
                fact,
                List.of(),
                "join the outputs with redirectErrorStream(true) and read them before waiting, or read each in a thread");
    }

    /** The first call that waits for what that output brings; null where no call of the method does. */
    private static @Nullable Call read(Effects effects, MethodFacts method, Call output) {
        return method.calls().stream()
                .filter(call -> call.index() > output.index() && CodePlace.isGiven(method, call, output.index()))
                .filter(call -> {
                    Evidence waits = effects.effects(method, call).get(Effect.PROCESS);
                    return (waits != null && !waits.minor()) || takesAll(effects, method, call);
                })
                .findFirst()
                .orElse(null);
    }

    /** Whether a method that is not there to be read makes text or bytes of the output, which takes its end. */
    private static boolean takesAll(Effects effects, MethodFacts method, Call call) {
        return call.kind() == Call.Kind.STATIC
                && effects.effects(method, call).containsKey(Effect.UNKNOWN)
                && READS.matcher(call.target().name()).find();
    }

    /** Whether the builder is one that this method sets up, so that how its outputs go is seen here. */
    private static boolean isMadeHere(Effects effects, MethodFacts method, @Nullable Value builder) {
        if (builder instanceof Value.OneOf several) {
            return several.values().stream().allMatch(one -> isMadeHere(effects, method, one));
        }
        if (builder instanceof Value.Result result) {
            Call by = method.calls().get(result.call());
            return effects.known(by) != null && (by.receiver() == null || isMadeHere(effects, method, by.receiver()));
        }
        return builder instanceof Value.FieldRead field ? isPutHere(method, field) : builder instanceof Value.Created;
    }

    /** Whether the method puts a builder that it sets up, and nothing else, into the field. */
    private static boolean isPutHere(MethodFacts method, Value.FieldRead field) {
        List<Value> put = method.fieldWrites().stream()
                .filter(write ->
                        write.owner().equals(field.owner()) && write.name().equals(field.name()))
                .map(FieldWrite::value)
                .toList();
        return !put.isEmpty() && put.stream().allMatch(value -> value instanceof Value.Created);
    }

    /** Whether it says where an output goes, and does not say with {@code false} or {@code PIPE} that it stays where it is. */
    private static boolean redirects(Effects effects, Call call) {
        return occurs(effects, call, KnownApi.Occurrence.Pipe.REDIRECT)
                && call.arguments().stream().noneMatch(WaitForBeforeDrain::leavesAsItIs);
    }

    private static boolean leavesAsItIs(Value argument) {
        return Objects.equals(argument.constantNumber(), 0L)
                || (argument instanceof Value.FieldRead field && field.name().equals("PIPE"));
    }

    private static boolean starts(Effects effects, Call call) {
        return occurs(effects, call, new KnownApi.Occurrence.Of(Effect.PROCESS, false, false))
                && isOfProcess(effects, call);
    }

    private static boolean isOutput(Effects effects, Call call) {
        String type = call.target().returnType();
        KnownApi api = effects.known(call);
        return api != null
                && api.occurrences().isEmpty()
                && isOfProcess(effects, call)
                && (type.endsWith("InputStream;") || type.endsWith("Reader;"));
    }

    private static boolean isOfProcess(Effects effects, Call call) {
        KnownApi api = effects.known(call);
        return api != null && Objects.equals(api.yields(), new KnownApi.Yield.Resource(Effect.PROCESS));
    }

    private static boolean occurs(Effects effects, Call call, KnownApi.Occurrence occurrence) {
        KnownApi api = effects.known(call);
        return api != null && api.occurrences().contains(occurrence);
    }
}
