package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to write instead, by what the release has, what is waited for, and where. */
class AdviceWordsTest {

    private static final String PARTS = """
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            class A {
                private final ScheduledExecutorService scheduler;
                private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                A(ScheduledExecutorService scheduler) { this.scheduler = scheduler; }
                static void net() { try { new URL("http://a").openStream().close(); } catch (IOException e) { } }
                static void file() { try { Files.readString(Path.of("a")); } catch (IOException e) { } }
                void work(List<URL> pages, Runnable task) throws Exception {
                    WORK
                }
                private void endless() {
                    while (true) { try { queue.take(); } catch (InterruptedException e) { } }
                }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # code | release | what is advised
            CompletableFuture.runAsync(() -> file());  | 17 | a fixed pool of platform threads made for files
            CompletableFuture.runAsync(() -> file());  | 21 | a fixed pool of platform threads made for files
            CompletableFuture.runAsync(() -> net());   | 20 | a pool of its own, sized for its waits
            CompletableFuture.runAsync(() -> net());   | 21 | Executors.newVirtualThreadPerTaskExecutor(), bounded by a Semaphore
            CompletableFuture.runAsync(task);          | 20 | pass an executor of its own, sized for its waits
            CompletableFuture.runAsync(task);          | 21 | such as Executors.newVirtualThreadPerTaskExecutor()
            Object p = new ThreadPoolExecutor(2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());                 | 17 | make the core 8 as well
            Object p = new ThreadPoolExecutor(2, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); | 17 | make the core as large as is wanted
            scheduler.execute(this::endless);          | 20 | a thread or an executor of its own
            scheduler.execute(this::endless);          | 21 | a thread of its own, a virtual one where it only waits
            Executors.newFixedThreadPool(4).execute(task); | 18 | hand the task to a pool that is kept
            ExecutorService p = Executors.newFixedThreadPool(4); p.execute(task); p.execute(task); | 18 | call shutdown in a finally block
            ExecutorService p = Executors.newFixedThreadPool(4); p.execute(task); p.execute(task); | 19 | make it in a try with resources
            for (URL page : pages) { page.openConnection().getContentLength(); } | 20 | start all with a client that does not wait
            for (URL page : pages) { page.openConnection().getContentLength(); } | 21 | start all on Executors.newVirtualThreadPerTaskExecutor()
            for (URL page : pages) { new Thread(() -> page.getHost()).start(); } | 20 | hand the items to a pool of a fixed size
            for (URL page : pages) { new Thread(() -> page.getHost()).start(); } | 21 | use a virtual thread for each item
            """)
    void theReleaseDecidesWhatIsAdvised(String work, int release, String words) {
        assertThat(advice(PARTS.replace("WORK", work), release)).anyMatch(advice -> advice.contains(words));
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # rule whose example it is      | release | what is advised
            UnboundedPoolForBlockingWork    | 20      | with a bounded queue
            UnboundedPoolForBlockingWork    | 21      | or virtual threads bounded by a Semaphore
            UndersizedPoolForSlowIo         | 20      | cores times one plus waiting by computing time
            UndersizedPoolForSlowIo         | 21      | use virtual threads, bounded by a Semaphore
            """)
    void theReleaseDecidesWhatIsAdvisedOfPools(String rule, int release, String words) {
        String bad = Rules.all().stream()
                .filter(one -> one.name().equals(rule))
                .findFirst()
                .orElseThrow()
                .doc()
                .bad();
        assertThat(advice(bad, release)).anyMatch(advice -> advice.contains(words));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # what it returns                    | how that is made                     | what is advised
            reactor.core.publisher.Mono<Object>  | reactor.core.publisher.Mono.just(1)  | Mono.fromCallable
            reactor.core.publisher.Flux<Object>  | reactor.core.publisher.Flux.just(1)  | Mono.fromCallable
            CompletableFuture<Object>            | CompletableFuture.completedFuture(1) | hand it to an executor and return that future
            io.vertx.core.Future<Object>         | io.vertx.core.Future.succeededFuture(1) | vertx.executeBlocking
            """)
    void whatAMethodReturnsDecidesHowItIsMoved(String type, String made, String words) {
        assertThat(advice("""
                        import java.util.concurrent.*;
                        class A {
                            private java.sql.PreparedStatement query;
                            %s work() throws Exception { query.executeQuery(); return %s; }
                        }
                        """.formatted(type, made), 17))
                .singleElement()
                .asString()
                .contains(words);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # what computes | which calls it | severity
            hash(m)         | loop           | ERROR
            cube(9)         | loop           | INFO
            hash(m)         | ui             | WARNING
            cube(9)         | ui             | INFO
            """)
    void whoWaitsForWhatComputesDecidesHowMuchItMatters(String work, String where, Severity severity) {
        String handler = where.equals("loop")
                ? "class H extends io.netty.channel.ChannelInboundHandlerAdapter {"
                        + " @Override public void channelRead(io.netty.channel.ChannelHandlerContext c, Object m) throws Exception {"
                : "class H implements java.awt.event.ActionListener {"
                        + " @Override public void actionPerformed(java.awt.event.ActionEvent m) {";
        assertThat(Compiled.in(folder, handler + " A." + work + "; } }\n", """
                        import javax.crypto.SecretKeyFactory;
                        import javax.crypto.spec.PBEKeySpec;
                        class A {
                            static byte[] hash(Object o) {
                                try {
                                    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                            .generateSecret(new PBEKeySpec(null, null, 600_000, 256)).getEncoded();
                                } catch (java.security.GeneralSecurityException e) {
                                    return null;
                                }
                            }
                            static int cube(int n) {
                                int sum = 0;
                                for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) for (int c = 0; c < n; c++) sum += a ^ b ^ c;
                                return sum;
                            }
                        }
                        """)
                        .analyze()
                        .findings())
                .filteredOn(finding -> finding.rule().equals("CpuBoundWorkOnEventLoop"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(severity);
    }

    private List<String> advice(String source, int release) {
        Compiled compiled = Compiled.in(folder, source);
        return Sound.analyze(compiled.request(release, List.of(folder.resolve("classes")))).findings().stream()
                .map(Finding::advice)
                .toList();
    }
}
