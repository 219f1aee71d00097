package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virtual threads are good for and what not, by release; from source alone, since not every JDK has them. */
class VirtualThreadRulesTest {

    private static final String SLEEPS_IN_MONITOR = """
            import java.util.concurrent.*;
            class A {
                private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                void start() { tasks.execute(() -> nap()); }
                synchronized void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
            }
            """;

    private static final String WAITS_IN_INITIALISER = """
            import java.util.concurrent.*;
            class A {
                private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                void start() { tasks.execute(() -> Config.get()); }
            }
            class Config {
                static { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                static void get() { }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aMonitorPinsUpTo23() {
        assertThat(found(23, SLEEPS_IN_MONITOR)).containsExactly("PinnedVirtualThread:5");
        assertThat(found(24, SLEEPS_IN_MONITOR)).isEmpty();
    }

    @Test
    void aMonitorMayPinWhateverCallsALibraryUpTo23() {
        String library = """
                import java.io.*;
                class A {
                    private final InputStream in;
                    private int count;
                    A(InputStream in) { this.in = in; }
                    public synchronized int read() throws IOException {
                        return in.read();
                    }
                    public synchronized int next() { return count++; }
                    public int free() throws IOException { return in.read(); }
                }
                """;
        assertThat(found(21, library)).containsExactly("PinnedVirtualThread:7");
        assertThat(found(17, library)).isEmpty();
        assertThat(found(24, library)).isEmpty();
    }

    @Test
    void aLibrarysMonitorMattersOnlyAroundAWaitNearbyThatBeginsOrEndsNothing() {
        String library = """
                import java.io.*;
                import java.net.*;
                class A {
                    private final Socket socket = new Socket();
                    private final Writer out;
                    A(Writer out) { this.out = out; }
                    synchronized void renew() { resolve(); }
                    private synchronized void resolve() {
                        try { InetAddress.getByName("example.org"); } catch (UnknownHostException e) { }
                    }
                    synchronized void start() { lookUp(); }
                    synchronized void far() { one(); }
                    private void one() { two(); }
                    private void two() { lookUp(); }
                    private void lookUp() {
                        try { InetAddress.getByName("example.org"); } catch (UnknownHostException e) { }
                    }
                    synchronized void release(Closeable some) throws IOException { some.close(); }
                    synchronized void say(String text) throws IOException { out.write(text); }
                    synchronized void say(char letter) throws IOException { out.write(letter); }
                }
                """;
        assertThat(found(21, library)).containsExactly("PinnedVirtualThread:9", "PinnedVirtualThread:19");
    }

    @Test
    void aClassInitialiserPinsOnEveryRelease() {
        assertThat(found(21, WAITS_IN_INITIALISER)).containsExactly("PinnedVirtualThread:4");
        assertThat(found(25, WAITS_IN_INITIALISER)).containsExactly("PinnedVirtualThread:4");
    }

    @Test
    void aMonitorThatEnclosesNoWaitOrRunsElsewhereDoesNotPin() {
        assertThat(found(21, """
                import java.util.concurrent.*;
                class A {
                    private int count;
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void start() {
                        tasks.execute(() -> { add(); nap(); });
                        pool.execute(() -> guarded());
                    }
                    synchronized void add() { count++; }
                    synchronized void guarded() { nap(); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """)).isEmpty();
    }

    @Test
    void workThatAlsoWaitsForTheNetworkMayReadFiles() {
        assertThat(found(21, """
                import java.io.*;
                import java.net.URL;
                import java.nio.file.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    void start(URL url, Path path) { tasks.execute(() -> copy(url, path)); }
                    static void copy(URL url, Path path) {
                        try { Files.copy(url.openStream(), path); } catch (IOException e) { }
                    }
                }
                """)).isEmpty();
    }

    @Test
    void aStreamUnderAMonitorIsReportedOnceForAllOverloadsButAWaitEachTime() {
        assertThat(found(21, """
                import java.io.*;
                import java.net.*;
                class A {
                    private final Writer out;
                    A(Writer out) { this.out = out; }
                    synchronized void say(String text) throws IOException { out.write(text); }
                    synchronized void say(char letter) throws IOException { out.write(letter); }
                    synchronized void find(String name) throws IOException { InetAddress.getByName(name); }
                    synchronized void find(int name) throws IOException { InetAddress.getByName("host" + name); }
                }
                """))
                .containsExactly("PinnedVirtualThread:6", "PinnedVirtualThread:8", "PinnedVirtualThread:9");
    }

    @Test
    void aMonitorThatAPoolOfPlatformThreadsEntersPinsNothing() {
        assertThat(found(21, """
                import java.net.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void start(String name) { pool.execute(() -> find(name)); }
                    private synchronized void find(String name) {
                        try { InetAddress.getByName(name); } catch (UnknownHostException e) { }
                    }
                }
                """)).doesNotContain("PinnedVirtualThread:7");
    }

    @Test
    void aTaskThatWaitsBesideWhatComputesByItsNameGivesWay() {
        String source = """
                import java.util.concurrent.*;
                import missing.Documents;
                class A {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    void start(Documents documents, String text, CountDownLatch begin) {
                        tasks.execute(() -> work(documents, text, begin));
                    }
                    static void work(Documents documents, String text, CountDownLatch begin) {
                        %s
                        documents.parse(text);
                    }
                }
                """;
        assertThat(found(21, source.formatted(""))).containsExactly("CpuBoundWorkOnVirtualThread:6");
        assertThat(found(22, source.formatted("try { begin.await(); } catch (InterruptedException e) { }")))
                .isEmpty();
    }

    @Test
    void aTaskThatOnlyDeletesAFileGainsNothing() {
        Wants.checkSourceAlone(folder, """
                import java.io.*;
                import java.nio.file.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    void one(Path path) {
                        tasks.execute(() -> delete(path)); // want "FileWorkOnVirtualThread: what .*execute is given waits for the file system .*"
                    }
                    static void delete(Path path) { try { Files.delete(path); } catch (IOException e) { } }
                }
                """);
    }

    @Test
    void aPoolOfPlatformThreadsMayKeepThemAndItsCaches() {
        assertThat(found(21, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[4096]);
                    static final ThreadLocal<String> USER = new ThreadLocal<>();
                    final ExecutorService pool = Executors.newFixedThreadPool(4, Executors.defaultThreadFactory());
                    void start() {
                        pool.execute(() -> BUFFER.get());
                        tasks.execute(() -> USER.get());
                    }
                }
                """)).isEmpty();
    }

    /** What is found of virtual threads; that a sleep under a lock is another matter is for other tests. */
    private List<String> found(int release, String source) {
        return Sound.analyze(Compiled.writtenIn(folder.resolve("at" + release), source)
                        .request(release, List.of()))
                .findings()
                .stream()
                .filter(finding -> !finding.rule().equals("SleepUnderLock"))
                .map(VirtualThreadRulesTest::told)
                .toList();
    }

    @Test
    void aFieldThatKeepsSomethingCostlyForEachThreadIsANoteWhereItIsMade() {
        String source = """
                import java.nio.ByteBuffer;
                import java.text.SimpleDateFormat;
                import java.util.*;
                class Formats {
                    static final ThreadLocal<SimpleDateFormat> DAY = new ThreadLocal<SimpleDateFormat>() {
                        @Override protected SimpleDateFormat initialValue() { return new SimpleDateFormat("yyyy"); }
                    };
                    static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(() -> ByteBuffer.allocate(2048));
                    static final ThreadLocal<StringBuilder> TEXT = ThreadLocal.withInitial(StringBuilder::new);
                    static final ThreadLocal<Boolean> RUNNING = ThreadLocal.withInitial(() -> false);
                    static final ThreadLocal<List<String>> NAMES = ThreadLocal.withInitial(ArrayList::new);
                    static final ThreadLocal<String> USER = new ThreadLocal<>();
                }
                """;
        assertThat(caches(source, 21))
                .containsExactly(
                        "5 a SimpleDateFormat is kept for each thread, and a virtual thread that comes here makes one of its own for a single task",
                        "8 a ByteBuffer is kept for each thread, and a virtual thread that comes here makes one of its own for a single task",
                        "9 a StringBuilder is kept for each thread, and a virtual thread that comes here makes one of its own for a single task");
        assertThat(caches(source, 17)).isEmpty();
    }

    /** What is found with the classes, which source alone has to find as well. */
    private List<String> caches(String source, int release) {
        Path base = folder.resolve("caches" + release);
        Compiled compiled = Compiled.in(base, source);
        List<String> found = caches(compiled.request(release, List.of(base.resolve("classes"))));
        assertThat(caches(compiled.request(release, List.of()))).isEqualTo(found);
        return found;
    }

    private static List<String> caches(AnalysisRequest request) {
        return Sound.analyze(request).findings().stream()
                .filter(finding -> finding.rule().equals("ThreadLocalCacheOnVirtualThread"))
                .map(finding -> finding.at().line() + " " + finding.message())
                .toList();
    }

    private static String told(Finding finding) {
        return finding.rule() + ":" + finding.at().line();
    }
}
