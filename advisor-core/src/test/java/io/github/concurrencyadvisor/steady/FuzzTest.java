package io.github.concurrencyadvisor.steady;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.store.AttachedSummaries;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Damaged input of every kind: real Java, class files, known APIs, baselines, caches and attached summaries, with bytes and
 * pieces changed, cut, doubled and moved. Nothing is thrown, and the good file is analysed as ever. {@code -Dfuzz.factor=50}
 * damages so many times as much in each try, otherwise each time; a failure names the seed that repeats it.
 */
class FuzzTest {

    private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);

    /** A build fails only for what was changed; a long run damages otherwise each time. */
    private static final String SEED = "28";

    private static final long OTHERWISE = FACTOR == 1 ? 0 : System.nanoTime();

    private static final String JAVA = """
            package fuzz;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            @FunctionalInterface interface Step<T extends Comparable<? super T>> { T go(T t) throws Exception; }
            sealed interface Shape permits Round, Flat {}
            record Round(double r) implements Shape { Round { if (r < 0) { throw new IllegalArgumentException("" + r); } } }
            record Flat(int[] sides, String... names) implements Shape {}
            enum Mode { A { @Override int of(int x) { return x << 2; } }, B; int of(int x) { return x >>> 1; } }
            public abstract class Fuzz<K, V extends List<K>> extends AbstractMap<K, V> implements Runnable {
                private final ExecutorService pool = Executors.newFixedThreadPool(4);
                private static final Map<String, Supplier<?>> ALL = new ConcurrentHashMap<>();
                static { ALL.put("x", () -> new Object() { int y = 'c' + 0x1F_FL; }); }
                <T extends Comparable<T>> T most(Collection<? extends T> all) throws Exception {
                    outer:
                    for (T one : all) {
                        for (int i = 0, j = 10; i < j; i++, --j) { if (i % 3 == 0) continue outer; else break; }
                        switch (one) { case String s when s.isEmpty() -> run(); case null, default -> { } }
                    }
                    Future<String> later = pool.submit(() -> { Thread.sleep(10L); return \"""
                        text \\ block
                        \"""; });
                    try (var in = new java.net.Socket("h", 1).getInputStream()) { in.read(); }
                    catch (java.io.IOException | RuntimeException e) { throw e; } finally { later.get(); }
                    synchronized (this) { int x = all.size() > 1 ? (int) 1.5e3 : -~1; this.<K>self(null)[x] += 2; }
                    return all.stream().map(t -> (T) t).parallel().filter(Objects::nonNull).max(Comparator.naturalOrder()).get();
                }
                abstract <Q> int[] self(Q q);
                // advisor:allow BlockingCallOnEventLoop because of this
                @Override public void run() { do { new Fuzz.Inner().m(super.hashCode(), Fuzz[]::new); } while (!pool.isShutdown()); }
                class Inner { void m(int a, IntFunction<Fuzz[]> f) { assert a > 0 : "no"; Fuzz.this.run(); } }
            }
            """;

    private static final String KNOWN = """
            # the shop's own
            shop.Remote#call(*) | NETWORK | | over the wire
            shop.Remote#cached(java.lang.String, int) | NONE | | from memory
            shop.* extends java.lang.Runnable#run() | FILE, SLOW | 1.0..2.0 | reads
            """;

    private static final String BASELINE = """
            # advisor baseline 1
            BlockingCallInCommonPool | shop.Good#all(java.util.List) | java.nio.file.Files#readString(Path) | 2
            UntimedWait | shop.Other#run() | java.lang.Object#wait()
            """;

    /** Of cache files: four bytes that tell ours, and a sum. */
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private Path base = Path.of("");

    @BeforeProperty
    void project() throws IOException {
        base = Files.createTempDirectory("fuzz");
        GoodFile.in(base);
    }

    @AfterProperty
    void remove() throws IOException {
        remove(base);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().map(seed -> seed ^ OTHERWISE);
    }

    @Property(tries = 25, seed = SEED)
    void java(@ForAll("seeds") long seed) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createDirectories(base.resolve("src/fuzz"));
        for (int i = 0; i < 10 * FACTOR; i++) {
            Files.write(
                    folder.resolve("F" + i + ".java"), Damage.of(JAVA.getBytes(StandardCharsets.UTF_8), random, true));
        }
        GoodFile.analyze(base);
    }

    @Property(tries = 25, seed = SEED)
    void classFiles(@ForAll("seeds") long seed) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createDirectories(base.resolve("classes/fuzz"));
        List<Class<?>> real = List.of(Effects.class, Classes.class, Problem.Kind.class, Baseline.class, FuzzTest.class);
        for (int i = 0; i < 10 * FACTOR; i++) {
            Files.write(folder.resolve("F" + i + ".class"), Damage.of(bytes(real.get(i % real.size())), random, false));
        }
        GoodFile.analyze(base);
    }

    @Property(tries = 100, seed = SEED)
    void knownApis(@ForAll("seeds") long seed) {
        for (int i = 0; i < FACTOR; i++) {
            Random random = new Random(seed + i);
            String text =
                    new String(Damage.of(KNOWN.getBytes(StandardCharsets.UTF_8), random, true), StandardCharsets.UTF_8);
            for (String ending : List.of(".effects", ".contexts", ".annotations")) {
                KnownApis.Text file = new KnownApis.Text("mine" + ending, text);
                assertThat(KnownApis.of(
                                        List.of(),
                                        new io.github.concurrencyadvisor.known.UserFiles(List.of(file), List.of()),
                                        List.of(file))
                                .problems())
                        .allSatisfy(problem -> assertThat(problem.message()).doesNotContain("Exception"));
            }
        }
    }

    @Property(tries = 200, seed = SEED)
    void baselines(@ForAll("seeds") long seed) {
        for (int i = 0; i < FACTOR; i++) {
            Random random = new Random(seed + i);
            String text = new String(
                    Damage.of(BASELINE.getBytes(StandardCharsets.UTF_8), random, true), StandardCharsets.UTF_8);
            try {
                Baseline read = Baseline.parse("advisor.baseline", text);
                assertThat(Baseline.parse("advisor.baseline", read.text()).size())
                        .isEqualTo(read.size());
                if (i == 0 && Math.floorMod(seed, 10) == 0) {
                    assertAccepts(read);
                }
            } catch (IllegalArgumentException damaged) {
                assertThat(damaged).hasMessageMatching("(?s)advisor.baseline:\\d+: the baseline is damaged: .*");
            }
        }
    }

    /** What a damaged line accepts is in the result all the same, and what it does not is a leftover. */
    private void assertAccepts(Baseline baseline) {
        Analysis analysis =
                Sound.analyze(GoodFile.request(base).baseline(baseline).build());
        GoodFile.assertAccountedFor(base, analysis);
        assertThat(analysis.review().all()).extracting(Finding::rule).contains("BlockingCallInCommonPool");
    }

    @Property(tries = 5, seed = SEED)
    void caches(@ForAll("seeds") long seed) throws IOException {
        Random random = new Random(seed);
        AnalysisRequest request = withLibrary();
        var whole = GoodFile.analyze(base, request);
        for (Path file : cacheFiles()) {
            Files.write(file, Damage.of(Files.readAllBytes(file), random, false));
        }
        assertThat(GoodFile.analyze(base, request)).isEqualTo(whole);
    }

    /** As no disk damages them: the sum that tells damage is right again. */
    @Property(tries = 25, seed = SEED)
    void forgedCaches(@ForAll("seeds") long seed) throws IOException {
        AnalysisRequest request = withLibrary();
        for (int i = 0; i < FACTOR; i++) {
            Random random = new Random(seed + i);
            GoodFile.analyze(base, request);
            for (Path file : cacheFiles()) {
                byte[] bytes = Files.readAllBytes(file);
                byte[] content = Arrays.copyOfRange(bytes, HEADER, bytes.length);
                assertThat(framed(bytes, content)).as("the form of %s", file).isEqualTo(bytes);
                Files.write(file, framed(bytes, Damage.of(content, random, false)));
            }
            GoodFile.analyze(base, request);
            // What was forged and could be read is believed, and would be kept.
            remove(base.resolve("cache"));
        }
    }

    /** What another build put into a jar, likewise. */
    @Property(tries = 25, seed = SEED)
    void forgedAttachments(@ForAll("seeds") long seed) throws IOException {
        AnalysisRequest request = withLibrary();
        Path library = base.resolve("library/classes");
        Path file = library.resolve(AttachedSummaries.FILE);
        Files.deleteIfExists(file);
        byte[] bytes =
                Advisor.summarize(request, library, new Steps()).orElseThrow().content();
        byte[] content = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        assertThat(framed(bytes, content)).isEqualTo(bytes);
        Files.createDirectories(file.getParent());
        for (int i = 0; i < FACTOR; i++) {
            Random random = new Random(seed + i);
            Files.write(file, framed(bytes, Damage.of(content, random, false)));
            GoodFile.analyze(base, request);
        }
    }

    private AnalysisRequest withLibrary() throws IOException {
        Path library = base.resolve("library");
        if (!Files.exists(library)) {
            Compiled.in(
                    library,
                    "package lib;\npublic class Api { public void go() throws Exception { Thread.sleep(9); } }");
            Files.writeString(
                    base.resolve("src/User.java"), "class User { void m(lib.Api a) throws Exception { a.go(); } }");
        }
        return GoodFile.request(base)
                .classPath(List.of(library.resolve("classes")))
                .cacheDirectory(Optional.of(base.resolve("cache")))
                .build();
    }

    private List<Path> cacheFiles() throws IOException {
        try (Stream<Path> walk = Files.walk(base.resolve("cache"))) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }

    /** Content of a cache file after a header like another file's, with its sum. */
    private static byte[] framed(byte[] header, byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return ByteBuffer.allocate(HEADER + content.length)
                .put(header, 0, Integer.BYTES)
                .putLong(sum.getValue())
                .put(content)
                .array();
    }

    private static byte[] bytes(Class<?> type) {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
