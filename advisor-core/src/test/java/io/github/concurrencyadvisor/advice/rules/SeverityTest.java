package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The severity follows the wait: what each costs where others queue behind it. */
class SeverityTest {

    private static final String IMPORTS = """
            import java.io.*;
            import java.net.*;
            import java.net.http.*;
            import java.nio.file.*;
            import java.nio.file.Path;
            import java.security.*;
            import java.sql.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            import java.util.stream.*;
            """;

    private static final String FIELDS = """
                private final Lock lock = new ReentrantLock();
                private final CountDownLatch latch = new CountDownLatch(1);
                private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                private final SecureRandom random = new SecureRandom();
                void work(CompletableFuture<String> f, List<CompletableFuture<String>> all, Connection db, Socket socket,
                        HttpClient http, HttpRequest request, Process process, Path path, File file) throws Exception {
                    WORK
                }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1} on a loop, {2} in the common pool")
    @CsvSource(delimiter = '|', textBlock = """
            Files.readString(path);                                       | WARNING | WARNING
            new FileInputStream(file).read();                             | WARNING | WARNING
            http.send(request, HttpResponse.BodyHandlers.ofString());     | ERROR   | WARNING
            new URL("http://a").openStream().read();                      | ERROR   | WARNING
            socket.getInputStream().read();                               | ERROR   | WARNING
            InetAddress.getByName("host");                                | WARNING | WARNING
            db.createStatement().executeQuery("select 1");                | ERROR   | WARNING
            process.waitFor();                                            | ERROR   | WARNING
            Thread.sleep(100);                                            | ERROR   | WARNING
            latch.await();                                                | ERROR   | WARNING
            queue.take();                                                 | ERROR   | WARNING
            f.join();                                                     | ERROR   | WARNING
            f.get(30, TimeUnit.SECONDS);                                  | ERROR   | WARNING
            queue.poll(10, TimeUnit.SECONDS);                             | ERROR   | WARNING
            f.get(100, TimeUnit.MICROSECONDS);                            | -       | -
            queue.poll(50, TimeUnit.MICROSECONDS);                        | -       | -
            latch.await(0, TimeUnit.SECONDS);                             | -       | -
            Thread.sleep(0);                                              | -       | -
            queue.poll();                                                 | -       | -
            f.getNow("");                                                 | -       | -
            if (f.isDone()) { f.get(); }                                  | -       | -
            if (f.isDone()) { f.join(); }                                 | -       | -
            CompletableFuture.completedFuture("").join();                 | -       | -
            CompletableFuture.completedFuture("").get();                  | -       | -
            lock.lock();                                                  | -       | -
            random.nextInt();                                             | -       | -
            UUID.randomUUID();                                            | -       | -
            System.out.println(path);                                     | -       | -
            new ByteArrayInputStream(new byte[9]).read();                 | -       | -
            new BufferedReader(new StringReader("")).readLine();          | -       | -
            new DataOutputStream(new ByteArrayOutputStream()).writeInt(1);| -       | -
            new Scanner("1 2").nextInt();                                 | -       | -
            file.getName();                                               | -       | -
            path.resolve("a").normalize();                                | -       | -
            """)
    void followsTheWait(String work, String onLoop, String inCommonPool) {
        assertThat(severity(onLoop(work), "BlockingCallOnEventLoop")).isEqualTo(onLoop);
        assertThat(severity(inCommonPool(work), "BlockingCallInCommonPool")).isEqualTo(inCommonPool);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).thenApply(done -> all.stream().map(CompletableFuture::join).collect(Collectors.toList())); | -
            CompletableFuture.allOf(f).thenRun(() -> System.out.println(f.join())); | -
            f.thenApply(s -> f.join());                                             | -
            f.whenComplete((s, failure) -> f.join());                               | -
            f.thenApply(s -> all.get(0).join());                                    | ERROR
            f.applyToEither(all.get(0), s -> f.join());                             | ERROR
            """)
    void aStageMayTakeWhatIsDone(String work, String severity) {
        assertThat(severity(wrapped("class A {", work, "}"), "BlockingWaitInAsyncStage"))
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CompletableFuture<String>            | CompletableFuture.completedFuture | Files.readString(Path.of("a"))         | INFO
            CompletableFuture<String>            | CompletableFuture.completedFuture | "" + InetAddress.getByName("host")     | WARNING
            reactor.core.publisher.Mono<String>  | reactor.core.publisher.Mono.just  | Files.readString(Path.of("a"))         | WARNING
            reactor.core.publisher.Mono<Boolean> | reactor.core.publisher.Mono.just  | new File("a").exists()                  | INFO
            reactor.core.publisher.Mono<String>  | reactor.core.publisher.Mono.just  | "" + InetAddress.getByName("host")     | WARNING
            """)
    void aFileBeforeAFutureMattersWhereAnEventLoopReadsIt(String type, String wrap, String work, String severity) {
        assertThat(severity(
                        IMPORTS + "class A { " + type + " work() throws Exception { var done = " + work + "; return "
                                + wrap + "(done); } }",
                        "BlockingWaitInAsyncStage"))
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Executors.newFixedThreadPool(64)                                                     | cube(9);          | all | WARNING
            Executors.newFixedThreadPool(63)                                                     | cube(9);          | all | -
            Executors.newCachedThreadPool()                                                      | cube(9);          | all | WARNING
            new ThreadPoolExecutor(64, 99, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10))   | cube(9);          | all | WARNING
            new ThreadPoolExecutor(4, 99, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10))    | cube(9);          | all | -
            Executors.newFixedThreadPool(64)                                                     | cube(9); latch(); | all | -
            Executors.newFixedThreadPool(64)                                                     | square(9);        | all | -
            Executors.newFixedThreadPool(64)                                                     | cube(9);          | few | -
            """)
    void aPoolOfManyMoreThreadsThanCoresIsForWorkThatWaits(String pool, String work, String starts, String severity) {
        assertThat(severity(
                        IMPORTS
                                + """
                        class A {
                            private static final ExecutorService pool = POOL;
                            void all(List<String> parts) { for (String part : parts) pool.execute(() -> all()); }
                            public static void main(String[] args) { for (int i = 0; i < 9; i++) pool.execute(() -> few()); }
                            static void all() { ALL }
                            static void few() { FEW }
                            static void latch() { try { new CountDownLatch(1).await(); } catch (InterruptedException e) { } }
                            static int square(int n) {
                                int sum = 0;
                                for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) sum += a ^ b;
                                return sum;
                            }
                            static int cube(int n) {
                                int sum = 0;
                                for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) for (int c = 0; c < n; c++) sum += a ^ b ^ c;
                                return sum;
                            }
                        }
                        """.replace("POOL", pool)
                                        .replace("ALL", starts.equals("all") ? work : "")
                                        .replace("FEW", starts.equals("few") ? work : ""),
                        "OversizedPoolForCpuWork"))
                .isEqualTo(severity);
    }

    private static String onLoop(String work) {
        return wrapped("class A {", work, """
                    static class H extends io.netty.channel.ChannelInboundHandlerAdapter {
                        private A a;
                        @Override public void channelRead(io.netty.channel.ChannelHandlerContext c, Object m) throws Exception {
                            a.work(null, null, null, null, null, null, null, null, null);
                        }
                    }
                }
                """);
    }

    private static String inCommonPool(String work) {
        return wrapped("class A {", work, """
                    void start() {
                        CompletableFuture.runAsync(() -> {
                            try { work(null, null, null, null, null, null, null, null, null); } catch (Exception e) { }
                        });
                    }
                }
                """);
    }

    private static String wrapped(String head, String work, String tail) {
        return IMPORTS + head + FIELDS.replace("WORK", work) + tail;
    }

    private String severity(String source, String rule) {
        List<String> found = Compiled.in(folder, source).analyze().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> finding.severity().name())
                .distinct()
                .toList();
        return found.isEmpty() ? "-" : String.join(" ", found);
    }
}
