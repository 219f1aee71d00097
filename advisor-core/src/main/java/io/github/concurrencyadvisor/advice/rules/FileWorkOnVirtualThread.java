package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import java.util.ArrayList;
import java.util.List;

/** Work on files, run by threads that are cheap only while they wait for something else. */
public final class FileWorkOnVirtualThread implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A virtual thread does nothing but read and write files.", """
                The operating system offers no way to wait for a file without a thread, so a virtual thread that reads one keeps its
                carrier. At best the JDK adds a carrier for the time, which is a platform thread again; nothing is gained, and nothing
                bounds how many work on the disk at once.""", """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Copies {
                    private final ExecutorService files = Executors.newVirtualThreadPerTaskExecutor();

                    void all(List<Path> paths) {
                        for (Path path : paths) {
                            files.execute(() -> copy(path));
                        }
                    }

                    private static void copy(Path path) {
                        try {
                            Files.copy(path, path.resolveSibling("copy"));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                """, """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Copies {
                    private final ExecutorService files = Executors.newFixedThreadPool(8);

                    void all(List<Path> paths) {
                        for (Path path : paths) {
                            files.execute(() -> copy(path));
                        }
                    }

                    private static void copy(Path path) {
                        try {
                            Files.copy(path, path.resolveSibling("copy"));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                """, """
                Work that also waits for the network or a database is left alone: there a virtual thread pays. How large the files are is
                not seen.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            Evidence file =
                    site.carrier() == Carrier.VIRTUAL_THREAD ? site.effects().get(Effect.FILE) : null;
            if (file == null || file.minor() || file.confidence() == Confidence.LOW || waitsForMore(site)) {
                continue;
            }
            List<Hop> witness = file.trail().hops();
            SiteCalls.Place place = new SiteCalls.Place(
                    SiteCalls.declaredIn(effects, site), witness.get(0).at(), file, witness);
            Call call = site.call();
            boolean many = call != null && call.loopDepth() > 0;
            findings.add(place.finding(
                    this,
                    many ? severity() : Severity.INFO,
                    "what " + site.because() + " is given " + SiteCalls.waitsFor(Effect.FILE) + " in "
                            + place.leaf().display() + " on " + Carrier.VIRTUAL_THREAD.phrase()
                            + " and for nothing else",
                    "run it on a fixed pool of platform threads made for files"));
        }
        return findings;
    }

    private static boolean waitsForMore(Spawn site) {
        return site.effects().values().stream()
                .anyMatch(evidence -> evidence.effect() != Effect.FILE
                        && (evidence.effect() == Effect.UNKNOWN
                                || evidence.effect() == Effect.STREAM
                                || SiteCalls.stalls(evidence)));
    }
}
