package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.ParameterUse;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Work that waits, run by the pool that the whole JVM shares for computing. */
public final class BlockingCallInCommonPool implements Rule {

    /** A loop in a loop, or one call of several milliseconds: what does that is there to compute. */
    private static final int COMPUTES = 2;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A parallel stream, or an async stage without an executor of its own, runs code that waits.",
                """
                The common pool has one thread fewer than the machine has cores and serves every parallel stream and every
                async stage of the JVM. A task that waits there keeps a core's worth of the pool from computing, for this
                code and for code that has nothing to do with it. Measured on two cores: 64 waits of 50 ms took 1,612 ms in
                a parallel stream and 74 ms on a pool of 64 threads; a task that did nothing waited 502 ms behind twenty that did.""",
                """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.List;

                class Loader {
                    long characters(List<Path> paths) {
                        return paths.parallelStream().mapToLong(path -> load(path).length()).sum();
                    }

                    private String load(Path path) {
                        try {
                            return Files.readString(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                """,
                """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.ArrayList;
                import java.util.List;
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Future;

                class Loader {
                    private final ExecutorService files;

                    Loader(ExecutorService files) {
                        this.files = files;
                    }

                    long characters(List<Path> paths) throws InterruptedException, ExecutionException {
                        List<Future<String>> loading = new ArrayList<>();
                        for (Path path : paths) {
                            loading.add(files.submit(() -> load(path)));
                        }
                        long characters = 0;
                        for (Future<String> one : loading) {
                            characters += one.get().length();
                        }
                        return characters;
                    }

                    private String load(Path path) {
                        try {
                            return Files.readString(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                """,
                """
                A parallel stream that is started inside a task of another fork/join pool runs in that pool and is not reported,
                where the code shows that nothing else starts it. A wait inside a ManagedBlocker lets the pool add a thread and is not known apart. Of one task the
                first wait of each kind is reported, since one executor mends them all. What
                hands over whatever its callers give it, or calls something of which nothing is known for what that does, is
                reported as INFO: it may wait.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            given(effects, method, platform).ifPresent(findings::add);
        }
        Set<Position> given = findings.stream().map(Finding::at).collect(Collectors.toSet());
        for (Spawn site : effects.spawns()) {
            if (site.carrier() != Carrier.COMMON_POOL || runsInAPoolOfItsOwn(effects, site)) {
                continue;
            }
            List<SiteCalls.Place> stalling = SiteCalls.stalling(effects, site);
            for (SiteCalls.Place place : firstOfEachKind(effects, stalling)) {
                findings.add(place.finding(
                        this,
                        isBrief(effects, place) ? Severity.INFO : severity(),
                        SiteCalls.fact(place) + " on " + Carrier.COMMON_POOL.phrase() + ", where " + site.because()
                                + " runs it",
                        instead(place, platform)));
            }
            MethodFacts in = effects.method(site.in());
            Call call = site.call();
            if (in != null
                    && call != null
                    && stalling.isEmpty()
                    && !computes(site)
                    && isForItsEffects(call)
                    && !given.contains(new CodePlace(in, call).at())) {
                unknown(effects, site, call).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** One executor mends the whole task, so that one wait of a kind is enough said, the first that is not over at once. */
    private static Collection<SiteCalls.Place> firstOfEachKind(Effects effects, List<SiteCalls.Place> places) {
        Map<Effect, SiteCalls.Place> first = new EnumMap<>(Effect.class);
        for (SiteCalls.Place place : places) {
            first.merge(
                    place.evidence().effect(),
                    place,
                    (one, other) -> isBrief(effects, one) && !isBrief(effects, other) ? other : one);
        }
        return first.values();
    }

    private static boolean isBrief(Effects effects, SiteCalls.Place place) {
        return SiteCalls.isWait(effects, place, KnownApi.Occurrence.Wait.BRIEF);
    }

    /** A parallel stream runs in the fork/join pool that it is started in. */
    private static boolean runsInAPoolOfItsOwn(Effects effects, Spawn site) {
        Call call = site.call();
        List<CarriedBy> carriers = call == null || !call.target().owner().startsWith("java/util/stream/")
                ? List.of()
                : effects.carriers(site.in());
        return !carriers.isEmpty() && carriers.stream().allMatch(by -> by.carrier() == Carrier.FORK_JOIN_POOL);
    }

    /** Whether the call takes work for what that does, and not for a result that computing gives as a stream's steps do. */
    private static boolean isForItsEffects(Call call) {
        return !call.target().owner().startsWith("java/util/stream/") || isForEach(call);
    }

    private static boolean isForEach(Call call) {
        return call.target().name().startsWith("forEach");
    }

    private static boolean computes(Spawn site) {
        Evidence compute = site.effects().get(Effect.COMPUTE);
        return compute != null && compute.work() >= COMPUTES;
    }

    /** The first call of which nothing is known, and whose name tells of more than computing. */
    private Optional<Finding> unknown(Effects effects, Spawn site, Call call) {
        return SiteCalls.places(effects, site, Unknowns::acts).stream()
                .findFirst()
                .map(place -> place.finding(
                        this,
                        Severity.INFO,
                        "nothing is known of " + Unknowns.display(place.leaf()) + ", which " + site.because()
                                + " runs on " + Carrier.COMMON_POOL.phrase(),
                        isForEach(call)
                                ? "leave the stream sequential, or run it on a pool of its own if it may wait for I/O or a lock"
                                : "pass an executor of its own if it may wait for I/O or a lock"));
    }

    /** That the method itself hands what it is given to the pool, unless it is seen that this never waits. */
    private Optional<Finding> given(Effects effects, MethodFacts method, Platform platform) {
        if (method.id().isLambdaBody() || isOnlyGivenWhatComputes(effects, method)) {
            return Optional.empty();
        }
        for (ParameterUse use : effects.handsOver(method)) {
            List<Hop> witness = use.trail().hops();
            Call handsOver = handingOver(effects, method, witness.get(0));
            if (handsOver != null && use.on() == Carrier.COMMON_POOL && use.parameter() >= 0) {
                return Optional.of(new Finding(
                        name(),
                        Severity.INFO,
                        Confidence.MEDIUM,
                        method.declaredIn(),
                        witness.get(0).at(),
                        method.id().display() + " is given what "
                                + handsOver.target().display() + " runs on " + Carrier.COMMON_POOL.phrase()
                                + ", whether it waits or not",
                        witness,
                        "pass an executor of its own, "
                                + (platform.release() >= 21
                                        ? "such as Executors.newVirtualThreadPerTaskExecutor()"
                                        : "sized for its waits")));
            }
        }
        return Optional.empty();
    }

    /** The call at the step, if it is itself what hands the work to the pool and not another method of the project. */
    private static @Nullable Call handingOver(Effects effects, MethodFacts in, Hop step) {
        return in.calls().stream()
                .filter(call -> new CodePlace(in, call).at().equals(step.at()))
                .filter(call -> effects.known(call) != null && effects.method(call.target()) == null)
                .filter(call -> isForItsEffects(call) && !isWrappedBy(in, call))
                .findFirst()
                .orElse(null);
    }

    /** Whether the method is the called one again, of what wraps the receiver: where that runs things its own caller chose. */
    private static boolean isWrappedBy(MethodFacts in, Call call) {
        return call.target().name().equals(in.id().name())
                && call.target().parameterTypes().equals(in.id().parameterTypes());
    }

    /** Whether the project itself calls the method, and with nothing that may wait. */
    private static boolean isOnlyGivenWhatComputes(Effects effects, MethodFacts method) {
        List<Spawn> given = effects.spawns().stream()
                .filter(site -> site.carrier() == Carrier.COMMON_POOL)
                .filter(site -> site.call() != null && site.call().target().equals(method.id()))
                .toList();
        return !given.isEmpty()
                && given.stream()
                        .allMatch(site ->
                                !site.effects().containsKey(Effect.UNKNOWN) && SiteCalls.worst(site.effects()) == null);
    }

    private static String instead(SiteCalls.Place place, Platform platform) {
        return switch (place.evidence().effect()) {
            case FILE ->
                "run it on a fixed pool of platform threads made for files, and pass that pool as the executor";
            default ->
                platform.release() >= 21
                        ? "run it on Executors.newVirtualThreadPerTaskExecutor(), bounded by a Semaphore, and pass that as the"
                                + " executor"
                        : "run it on a pool of its own, sized for its waits, and pass that as the executor";
        };
    }
}
