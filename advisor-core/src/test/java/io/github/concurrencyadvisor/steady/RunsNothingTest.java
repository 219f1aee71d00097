package io.github.concurrencyadvisor.steady;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The analysis runs nothing of what it reads, loads no class of it, starts no process and opens no connection: it is made in a
 * JVM of its own, which logs each class that it loads. Whoever opens a socket or starts a process loads the classes for it.
 */
class RunsNothingTest {

    /** What any use of the network or of processes loads, in every release from 17. */
    private static final List<String> TELLTALE = List.of(
            "java.net.InetAddress",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "sun.nio.ch.DefaultSelectorProvider", // makes each channel to the network; their classes are loaded for
            // files too
            "sun.nio.ch.NioSocketImpl",
            "sun.nio.ch.DatagramChannelImpl",
            "java.lang.ProcessImpl");

    private static final String TRAP = """
            package trap;
            import java.io.*;
            import java.nio.file.*;
            public class Trap implements Runnable, Serializable {
                static { spring(); }
                static final Object MADE = new Trap();
                static void spring() {
                    try {
                        Files.writeString(Path.of(System.getProperty("trap", "sprung")), "ran");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                public void run() { new Thread(this).start(); spring(); }
                private Object readResolve() { spring(); return this; }
                public static void main(String[] args) throws Exception {
                    new java.net.Socket("localhost", 9).close();
                    new ProcessBuilder("true").start();
                    Class.forName("trap.Trap");
                }
            }
            """;

    private static final String PROCESSOR = """
            package trap;
            import java.util.Set;
            import javax.annotation.processing.*;
            import javax.lang.model.element.TypeElement;
            @SupportedAnnotationTypes("*")
            public class Processor extends AbstractProcessor {
                static { Trap.spring(); }
                public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) { return true; }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void traps() throws IOException {
        for (String name : List.of("project", "library")) {
            Path base = folder.resolve(name);
            Compiled.in(base, TRAP, PROCESSOR);
            Path services = Files.createDirectories(base.resolve("classes/META-INF/services"));
            for (String service : List.of(
                    "javax.annotation.processing.Processor",
                    "java.nio.file.spi.FileSystemProvider",
                    "java.net.spi.URLStreamHandlerProvider",
                    "java.nio.charset.spi.CharsetProvider")) {
                Files.writeString(services.resolve(service), "trap.Processor\n");
            }
        }
    }

    @Test
    void ofWhatIsAnalysedNoClassIsLoadedAndNothingRuns() throws Exception {
        Set<String> loaded = loadedBy(Watched.class, "analyse");

        assertThat(folder.resolve("sprung")).doesNotExist();
        assertThat(loaded).contains(Advisor.class.getName(), "com.github.javaparser.JavaParser");
        assertThat(loaded).noneMatch(name -> name.startsWith("trap."));
        assertThat(loaded)
                .doesNotContainAnyElementsOf(TELLTALE)
                .noneMatch(name -> name.startsWith("java.net.http.") || name.startsWith("sun.net.www.protocol.http"));
    }

    /** Otherwise the test above could pass because it sees nothing. */
    @Test
    void theWatchSeesWhatRuns() throws Exception {
        Set<String> loaded = loadedBy(Watched.class, "run");

        assertThat(folder.resolve("sprung")).exists();
        assertThat(loaded).contains("trap.Trap", "java.net.InetAddress", "java.net.Socket", "java.lang.ProcessImpl");
    }

    private Set<String> loadedBy(Class<?> main, String what) throws Exception {
        Path log = folder.resolve("loaded.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log.getFileName() + ":none:filecount=0",
                "-Dtrap=sprung",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator))));
        command.addAll(List.of(main.getName(), what));
        Process child = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).as(() -> said()).isZero();
        return Files.readAllLines(log).stream()
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What the other JVM runs, in the folder of the test. */
    static final class Watched {

        private Watched() {}

        public static void main(String[] what) throws Exception {
            if (what[0].equals("analyse")) {
                analyse(Path.of("project"), Path.of("library"));
            } else {
                run();
            }
        }

        private static void analyse(Path project, Path library) {
            AnalysisRequest both = AnalysisRequest.in(project)
                    .sourceRoots(List.of(project.resolve("src")))
                    .classRoots(List.of(project.resolve("classes")))
                    .classPath(List.of(library.resolve("classes")))
                    .cacheDirectory(Optional.of(Path.of("cache")))
                    .build();
            check(Sound.analyze(both));
            check(Sound.analyze(both.but().classRoots(List.of()).build()));
        }

        private static void check(Analysis analysis) {
            if (analysis.methods().stream()
                    .noneMatch(each -> each.method().className().equals("trap.Trap"))) {
                throw new IllegalStateException("nothing was analysed: " + analysis.problems());
            }
        }

        private static void run() throws Exception {
            Path classes = Path.of("project", "classes").toAbsolutePath();
            try (var loader = new java.net.URLClassLoader(
                    new java.net.URL[] {classes.toUri().toURL()})) {
                Class.forName("trap.Trap", true, loader);
            }
            new Socket().close();
            InetAddress.getLoopbackAddress();
            new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version")
                    .start()
                    .waitFor();
        }
    }
}
