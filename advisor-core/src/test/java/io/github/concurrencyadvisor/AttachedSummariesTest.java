package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.Framed;
import io.github.concurrencyadvisor.effects.store.AttachedSummaries;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.report.JsonReport;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a module's build attaches is what a build that uses the module would find itself, or it is passed over. */
class AttachedSummariesTest {

    private static final String DISK = """
            package disk;
            import java.io.*;
            import java.nio.file.*;
            public class Disk {
                public static String read(Path file) throws IOException { return Files.readString(file); }
                public static String echo(String text) { return text; }
            }
            """;
    private static final String STORE = """
            package lib;
            import disk.Disk;
            import java.io.*;
            import java.nio.file.*;
            public interface Store {
                String load(String key) throws IOException;
                static Store onDisk(Path folder) { return new OnDisk(folder); }
            }
            class OnDisk implements Store {
                private final Path folder;
                OnDisk(Path folder) { this.folder = folder; }
                public String load(String key) throws IOException { return cached(Disk.read(folder.resolve(key))); }
                private static String cached(String text) { return Disk.echo(text); }
            }
            """;
    private static final String LINES = """
            package lib;
            import java.io.*;
            public class Lines {
                private final Reader in;
                public Lines(Reader in) { this.in = in; }
                public int first() throws IOException { return next(); }
                protected int next() throws IOException { return in.read(); }
                public static void pause() throws InterruptedException { Thread.sleep(2); }
            }
            """;
    private static final String SHOP = """
            package shop;
            import java.io.*;
            import java.util.*;
            import lib.*;
            class Shop {
                String open(Store store) throws IOException { return store.load("k"); }
                int memory() throws IOException { return new Lines(new StringReader("x")).first(); }
                int file() throws IOException { return new Lines(new FileReader("x")).first(); }
                int given(Reader in) throws IOException { return new Lines(in).first(); }
                void pause() throws InterruptedException { Lines.pause(); }
                long all(List<Store> stores) {
                    return stores.parallelStream().map(this::opened).filter(String::isEmpty).count();
                }
                private String opened(Store store) {
                    try { return open(store); } catch (IOException e) { throw new UncheckedIOException(e); }
                }
            }
            """;

    private static final int HEADER = Integer.BYTES + Long.BYTES;
    private static final int[] MADE_UP = {0, 1, -1, 2, 7, 255, 70_000, Integer.MAX_VALUE, Integer.MIN_VALUE};

    @TempDir
    Path folder;

    private Path disk;
    private Path lib;
    private Compiled shop;
    private String expected;

    @BeforeEach
    void compile() throws IOException {
        disk = Compiled.in(folder.resolve("disk"), DISK).base().resolve("classes");
        lib = Compiled.in(folder.resolve("lib"), List.of(disk), STORE, LINES)
                .base()
                .resolve("classes");
        shop = Compiled.in(folder.resolve("shop"), List.of(disk, lib), SHOP);
        expected = new Run(lib, disk).json;
        assertThat(expected).contains("BlockingCallInCommonPool", "SLEEP", "FILE");
    }

    @Test
    void whatIsAttachedIsTakenAndChangesNothing() throws IOException {
        attach(lib, disk);
        Run run = new Run(lib, disk);
        assertThat(run.json).isEqualTo(expected);
        assertThat(run.unfit).isEmpty();
        assertThat(run.taken).as("load, the constructor of Lines, first, pause").isEqualTo(Map.of(lib, 4));
    }

    @Test
    void theOrderOfTheClassPathIsOfNoAccount() throws IOException {
        attach(lib, disk);
        assertThat(new Run(disk, lib).taken.keySet()).containsExactly(lib);
    }

    @Test
    void aJarHasWhatTheFolderThatItIsMadeFromHas() throws IOException {
        attach(lib, disk);
        Path libJar = jar(lib, "lib.jar");
        Path diskJar = jar(disk, "disk.jar");
        Run run = new Run(libJar, diskJar);
        assertThat(run.json).isEqualTo(expected);
        assertThat(run.taken.keySet()).containsExactly(libJar);
    }

    @Test
    void nothingIsTakenWhereNothingIsKept() throws IOException {
        attach(lib, disk);
        Run run = new Run(
                request(lib, disk).but().cacheDirectory(Optional.empty()).build());
        assertThat(run.json).isEqualTo(expected);
        assertThat(run.taken).isEmpty();
        assertThat(run.unfit).isEmpty();
    }

    @Test
    void theSameModuleIsAttachedTheSameBytes() throws IOException {
        attach(lib, disk);
        byte[] first = Files.readAllBytes(file());
        attach(lib, disk);
        assertThat(Files.readAllBytes(file())).isEqualTo(first);
        attach(jar(lib, "lib.jar"), jar(disk, "disk.jar"));
        assertThat(Files.readAllBytes(file())).isEqualTo(first);
    }

    @Test
    void whatAChangedModuleHadAttachedDoesNotFit() throws IOException {
        attach(lib, disk);
        Compiled.in(
                folder.resolve("lib"), List.of(disk), STORE.replace("Disk.read(folder.resolve(key))", "key"), LINES);
        assertUnfit(request(lib, disk), "changed");
    }

    @Test
    void anotherVersionOfADependencyDoesNotFit() throws IOException {
        attach(lib, disk);
        Compiled.in(folder.resolve("disk"), DISK.replace("Files.readString(file)", "\"\""));
        assertUnfit(request(lib, disk), "changed");
    }

    @Test
    void aDependencyThatIsMissingOrAddedDoesNotFit() throws IOException {
        attach(lib, disk);
        assertUnfit(request(lib), "changed");
        Path other = Compiled.in(folder.resolve("other"), "package disk;\nclass Other {}")
                .base()
                .resolve("classes");
        assertUnfit(request(lib, disk, other), "as before");
    }

    @Test
    void aDependencyOfAPackageThatNothingWasAskedAboutFits() throws IOException {
        attach(lib, disk);
        Path other = Compiled.in(folder.resolve("other"), "package elsewhere;\nclass Other {}")
                .base()
                .resolve("classes");
        assertThat(new Run(lib, disk, other).taken.keySet()).containsExactly(lib);
    }

    @Test
    void ofTwoVersionsOnTheClassPathTheFirstCounts() throws IOException {
        Path other = Compiled.in(folder.resolve("other"), DISK.replace("Files.readString(file)", "\"\""))
                .base()
                .resolve("classes");
        Optional<Path> kept = Optional.of(folder.resolve("kept"));
        AnalysisRequest first = request(lib, disk, other);
        AnalysisRequest second = request(lib, other, disk);
        assertThat(new Run(first.but().cacheDirectory(kept).build()).json).isEqualTo(expected);
        assertThat(new Run(second.but().cacheDirectory(kept).build()).json)
                .as("what is kept of the one order does not serve the other")
                .isEqualTo(new Run(second.but().cacheDirectory(Optional.empty()).build()).json)
                .isNotEqualTo(expected);
        attach(lib, disk, other);
        assertThat(new Run(first).taken.keySet()).containsExactly(lib);
        assertUnfit(second, "changed");
    }

    @Test
    void otherThresholdsDoNotFit() throws IOException {
        attach(lib, disk);
        Thresholds thresholds = new Thresholds(
                Thresholds.DEFAULTS.ioBound(),
                Thresholds.DEFAULTS.cpuBound(),
                Duration.ofMillis(1),
                Duration.ofNanos(1000),
                Thresholds.DEFAULTS.many(),
                Thresholds.DEFAULTS.limited());
        assertUnfit(request(lib, disk).but().thresholds(thresholds).build(), "changed");
    }

    @Test
    void knownApisOfTheirPackagesDoNotFitAndOthersDo() throws IOException {
        attach(lib, disk);
        Path lines = folder.resolve("mine.effects");
        Files.writeString(lines, "elsewhere.Disk#read(*) | NONE | | in memory\n");
        AnalysisRequest request =
                request(lib, disk).but().knownApis(List.of(lines)).build();
        assertThat(new Run(request).taken.keySet()).containsExactly(lib);
        Files.writeString(lines, "disk.Disk#read(*) | NONE | | in memory\n");
        assertUnfit(request, "changed");
    }

    @Test
    void knownApisOfTheModuleItselfStandBesideThem() throws IOException {
        Path known = lib.resolve("META-INF/advisor/lib.effects");
        Files.createDirectories(known.getParent());
        Files.writeString(known, "lib.Lines#pause() | NONE | | does not wait\n");
        String withLine = new Run(lib, disk).json;
        assertThat(withLine).isNotEqualTo(expected);
        attach(lib, disk);
        Run run = new Run(jar(lib, "lib.jar"), disk);
        assertThat(run.json).isEqualTo(withLine);
        assertThat(run.taken).hasSize(1);
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        attach(lib, disk);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at += 1 + whole.length / 15) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            assertUnfit(request(lib, disk), "as before");
        }
        Files.write(file(), new byte[0]);
        assertUnfit(request(lib, disk), "as before");
    }

    /** Only who means harm writes such a file: it may be believed, but breaks nothing off. */
    @Test
    void aFileThatIsMadeUpBreaksNothingOff() throws IOException {
        attach(lib, disk);
        byte[] whole = Files.readAllBytes(file());
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole, HEADER, whole.length - HEADER));
        in.readUTF();
        for (int packages = in.readInt(); packages > 0; packages--) {
            in.readUTF();
        }
        int start = whole.length - in.available();
        Random random = new Random(28);
        int believed = 0;
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            ByteBuffer madeUp = ByteBuffer.wrap(whole.clone());
            int at = start + random.nextInt(whole.length - start - Integer.BYTES);
            switch (i % 3) {
                case 0 -> madeUp.putInt(at, MADE_UP[random.nextInt(MADE_UP.length)]);
                case 1 -> madeUp.put(at, (byte) random.nextInt());
                default -> madeUp.put(at, (byte) (madeUp.get(at) + 1));
            }
            Files.write(file(), Framed.write(out -> out.write(madeUp.array(), HEADER, whole.length - HEADER)));
            Run run = new Run(lib, disk);
            assertThat(run.json).contains("BlockingCallInCommonPool");
            believed += run.taken.size();
            refused += run.unfit.size();
        }
        // The rest speak of other methods than those that are asked for.
        assertThat(believed + refused).isBetween(55, 60);
        assertThat(believed).isGreaterThan(5);
        assertThat(refused).isGreaterThan(5);
    }

    private void assertUnfit(AnalysisRequest request, String result) throws IOException {
        String itself = new Run(request.but().cacheDirectory(Optional.empty()).build()).json;
        Run run = new Run(request);
        assertThat(run.json).isEqualTo(itself);
        assertThat(run.taken).isEmpty();
        assertThat(run.unfit).containsExactly(lib);
        assertThat(itself.equals(expected) ? "as before" : "changed").isEqualTo(result);
    }

    private Path file() {
        return lib.resolve(AttachedSummaries.FILE);
    }

    private void attach(Path module, Path... dependencies) throws IOException {
        Attachment attachment = Advisor.summarize(request(module, dependencies), module, new Steps())
                .orElseThrow();
        assertThat(attachment.methods()).isGreaterThan(4);
        Files.createDirectories(file().getParent());
        Files.write(file(), attachment.content());
    }

    private AnalysisRequest request(Path first, Path... others) {
        List<Path> classPath = new ArrayList<>(List.of(first));
        classPath.addAll(List.of(others));
        return shop.request(17, List.of(shop.base().resolve("classes")))
                .but()
                .classPath(classPath)
                .cacheDirectory(Optional.of(folder.resolve("no-cache-" + System.nanoTime())))
                .build();
    }

    private Path jar(Path classes, String name) throws IOException {
        Path jar = folder.resolve(name);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (Stream<Path> walk = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path file : walk.sorted().toList()) {
                String entry = classes.relativize(file).toString().replace('\\', '/');
                if (Files.isDirectory(file) && !entry.isEmpty()) {
                    out.putNextEntry(new ZipEntry(entry + "/"));
                } else if (Files.isRegularFile(file)) {
                    out.putNextEntry(new ZipEntry(entry));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    /** An analysis, its report and what it took over. */
    private final class Run implements Progress {
        private final String json;
        private Map<Path, Integer> taken = new TreeMap<>();
        private List<Path> unfit = List.of();

        Run(Path first, Path... others) throws IOException {
            this(request(first, others));
        }

        Run(AnalysisRequest request) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonReport.write(Sound.analyze(request, this, new Steps()), "advisor", "test", out);
            json = out.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void at(Phase phase, int done, int of) {}

        @Override
        public void tookOver(Map<Path, Integer> summaries, List<Path> notFitting) {
            taken = summaries;
            unfit = notFitting;
        }
    }
}
