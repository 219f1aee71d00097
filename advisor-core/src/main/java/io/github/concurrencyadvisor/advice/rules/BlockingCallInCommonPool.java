package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Carrier;
import java.util.ArrayList;
import java.util.List;

/** Work that waits, run by the pool that the whole JVM shares for computing. */
public final class BlockingCallInCommonPool implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A parallel stream, or an async stage without an executor of its own, runs code that waits.",
                """
                The common pool has one thread fewer than the machine has cores and serves every parallel stream and every
                async stage of the JVM. A task that waits there keeps a core's worth of the pool from computing, for this
                code and for code that has nothing to do with it. Measured on two cores: 64 waits of 50 ms took 1,612 ms in
                a parallel stream and 74 ms on a pool of 64 threads.""",
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
                A parallel stream that is started inside a task of another fork/join pool runs in that pool; such code is
                reported all the same. A wait inside a ManagedBlocker lets the pool add a thread and is not known apart.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            if (site.carrier() != Carrier.COMMON_POOL) {
                continue;
            }
            for (SiteCalls.Place place : SiteCalls.stalling(effects, site)) {
                findings.add(place.finding(
                        this,
                        severity(),
                        SiteCalls.fact(place) + " on " + Carrier.COMMON_POOL.phrase() + ", where " + site.because()
                                + " runs it",
                        instead(place, platform)));
            }
        }
        return findings;
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
