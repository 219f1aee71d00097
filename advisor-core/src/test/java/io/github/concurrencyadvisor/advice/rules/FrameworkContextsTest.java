package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import io.github.concurrencyadvisor.testing.Wants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which thread each framework runs a project's code on: where it must not wait, and where it may. */
class FrameworkContextsTest {

    @TempDir
    Path folder;

    @Test
    void nettyHandlersRunOnTheLoopUnlessGivenWithAnExecutor() {
        Wants.check(folder, """
                package p;
                import io.netty.channel.*;
                import io.netty.util.concurrent.*;
                class Setup extends ChannelInitializer<Channel> {
                    private final EventExecutorGroup workers = new DefaultEventExecutorGroup(16);
                    @Override protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new OnLoop());
                        channel.pipeline().addLast(workers, "slow", new Moved());
                        channel.pipeline().addLast(workers, new MovedToo());
                    }
                }
                class OnLoop extends ChannelInboundHandlerAdapter {
                    @Override public void channelRead(ChannelHandlerContext c, Object m) throws Exception {
                        Thread.sleep(100); // want "BlockingCallOnEventLoop: .*"
                    }
                }
                class Moved extends ChannelInboundHandlerAdapter {
                    @Override public void channelRead(ChannelHandlerContext c, Object m) throws Exception {
                        Thread.sleep(100);
                    }
                }
                class MovedToo extends ChannelInboundHandlerAdapter {
                    @Override public void channelRead(ChannelHandlerContext c, Object m) throws Exception {
                        Thread.sleep(100);
                    }
                }
                """);
    }

    @Test
    void verticlesRunOnTheLoopUnlessDeployedAsWorkers() {
        Wants.check(folder, """
                package p;
                import io.vertx.core.*;
                class Setup {
                    void deploy(Vertx vertx) {
                        vertx.deployVerticle(new OnLoop());
                        vertx.deployVerticle(new Worker(), new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
                        DeploymentOptions light = new DeploymentOptions().setInstances(2).setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
                        vertx.deployVerticle(() -> new Light(), light);
                    }
                }
                class OnLoop extends AbstractVerticle {
                    @Override public void start() throws Exception {
                        Thread.sleep(100); // want "BlockingCallOnEventLoop: .*"
                        vertx.eventBus().consumer("a", message -> nap()); // want "BlockingCallOnEventLoop: .*"
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Worker extends AbstractVerticle {
                    @Override public void start() throws Exception {
                        Thread.sleep(100);
                        vertx.eventBus().consumer("a", message -> nap());
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Light extends AbstractVerticle {
                    @Override public void start() throws Exception { Thread.sleep(100); }
                }
                """);
    }

    @Test
    void olderVerticlesAreDeployedByNameToo() {
        Wants.checkSourceAlone(folder, """
                package p;
                import io.vertx.core.*;
                class Setup {
                    void deploy(Vertx vertx) {
                        vertx.deployVerticle(OnLoop.class.getName());
                        vertx.deployVerticle(Worker.class.getName(), new DeploymentOptions().setWorker(true));
                        vertx.deployVerticle("p.Named", new DeploymentOptions().setInstances(2).setWorker(true));
                        vertx.deployVerticle(Made::new, new DeploymentOptions().setWorker(true));
                    }
                }
                class OnLoop extends AbstractVerticle {
                    @Override public void start() throws Exception { Thread.sleep(100); } // want "BlockingCallOnEventLoop: .*"
                }
                class Worker extends AbstractVerticle {
                    @Override public void start() throws Exception { Thread.sleep(100); }
                }
                class Named extends AbstractVerticle {
                    @Override public void start() throws Exception { Thread.sleep(100); }
                }
                class Made extends AbstractVerticle {
                    @Override public void start() throws Exception { Thread.sleep(100); }
                }
                """);
    }

    @Test
    void reactorRunsStepsWhereTheSchedulersSay() {
        Wants.check(folder, """
                package p;
                import java.util.concurrent.*;
                import reactor.core.publisher.*;
                import reactor.core.scheduler.*;
                class A {
                    private final Scheduler own = Schedulers.fromExecutor(Executors.newFixedThreadPool(64));
                    private final Scheduler service = Schedulers.fromExecutorService(Executors.newFixedThreadPool(8), "own");
                    Flux<Integer> parallel(Flux<Integer> in) {
                        return in.publishOn(Schedulers.parallel()).map(A::nap); // want "BlockingCallOnEventLoop: .*"
                    }
                    Flux<Integer> single(Flux<Integer> in) {
                        return in.publishOn(Schedulers.single()).map(A::nap); // want "BlockingCallOnEventLoop: .*"
                    }
                    Flux<Integer> elastic(Flux<Integer> in) { return in.publishOn(Schedulers.boundedElastic()).map(A::nap); }
                    Flux<Integer> executor(Flux<Integer> in) { return in.publishOn(own).map(A::nap); }
                    Flux<Integer> executorService(Flux<Integer> in) { return in.publishOn(service).map(A::nap); }
                    Mono<Integer> below() { return Mono.fromCallable(() -> nap(1)).map(A::nap).subscribeOn(Schedulers.boundedElastic()); }
                    Mono<Integer> back(Mono<Integer> in) {
                        return in.publishOn(Schedulers.boundedElastic()).map(A::nap).publishOn(Schedulers.parallel()).map(A::nap); // want "BlockingCallOnEventLoop: .*"
                    }
                    static int nap(int n) { try { Thread.sleep(100); } catch (InterruptedException e) { } return n; }
                }
                """);
    }

    @Test
    void rxJavaRunsStepsWhereTheSchedulersSay() {
        for (String packages : new String[] {"io.reactivex.rxjava3.core", "io.reactivex"}) {
            Wants.checkSourceAlone(folder.resolve(packages), """
                    package p;
                    import java.util.concurrent.*;
                    import PACKAGE.Flowable;
                    import PACKAGE.Single;
                    import SCHEDULERS;
                    class A {
                        private final ExecutorService pool = Executors.newFixedThreadPool(64);
                        void shut() { pool.shutdown(); }
                        Flowable<Integer> computing(Flowable<Integer> in) {
                            return in.observeOn(Schedulers.computation()).map(n -> nap(n)); // want "BlockingCallOnEventLoop: .*"
                        }
                        Flowable<Integer> io(Flowable<Integer> in) { return in.observeOn(Schedulers.io()).map(n -> nap(n)); }
                        Flowable<Integer> own(Flowable<Integer> in) { return in.observeOn(Schedulers.from(pool)).map(n -> nap(n)); }
                        Single<Integer> source() { return Single.fromCallable(() -> nap(1)).subscribeOn(Schedulers.io()); }
                        static int nap(int n) { try { Thread.sleep(100); } catch (InterruptedException e) { } return n; }
                    }
                    """.replace("PACKAGE", packages)
                    .replace("SCHEDULERS", packages.replace(".core", "") + ".schedulers.Schedulers"));
        }
    }

    @Test
    void mutinyRunsStepsWhereTheExecutorsSay() {
        Wants.checkSourceAlone(folder, """
                package p;
                import java.util.concurrent.*;
                import io.smallrye.mutiny.Uni;
                import io.smallrye.mutiny.infrastructure.Infrastructure;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(64);
                    void shut() { pool.shutdown(); }
                    Uni<Integer> stays(Uni<Integer> in) {
                        return in.map(n -> nap(n)); // want "BlockingCallOnEventLoop: .*"
                    }
                    Uni<Integer> moved(Uni<Integer> in) { return in.emitOn(pool).map(n -> nap(n)); }
                    Uni<Integer> source() {
                        return Uni.createFrom().item(() -> nap(1)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
                    }
                    static int nap(int n) { try { Thread.sleep(100); } catch (InterruptedException e) { } return n; }
                }
                """);
    }

    @Test
    void quarkusRestGoesByTheSignatureAndTheAnnotations() {
        Wants.checkSourceAlone(folder, """
                package p;
                import io.smallrye.common.annotation.*;
                import io.smallrye.mutiny.Uni;
                import jakarta.transaction.Transactional;
                import jakarta.ws.rs.*;
                @Path("/a")
                class A {
                    @GET String value() { return nap(); }
                    @GET Uni<String> later() { return Uni.createFrom().item(nap()); } // want "BlockingCallOnEventLoop: .*"
                    @GET @Blocking Uni<String> worker() { return Uni.createFrom().item(nap()); }
                    @GET @Transactional Uni<String> transaction() { return Uni.createFrom().item(nap()); }
                    @GET @RunOnVirtualThread String virtual() { return nap(); }
                    @GET @NonBlocking String loop() { return nap(); } // want "BlockingCallOnEventLoop: .*"
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """);
    }

    @Test
    void jaxRsRunsOnTheRequestsThreadOutsideQuarkus() {
        Wants.check(folder, """
                package p;
                import jakarta.ws.rs.*;
                import java.util.concurrent.*;
                @Path("/a")
                class A {
                    @GET public String value() { return nap(); }
                    @GET @Path("/b") public CompletionStage<String> later() { return CompletableFuture.completedFuture(nap()); }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """);
    }

    /** Its classes are there from Java 21 on only, so that the source is looked at alone. */
    @Test
    void forksOfStructuredConcurrencyRunOnVirtualThreads() {
        Compiled alone = Compiled.writtenIn(folder, """
                package p;
                import java.util.concurrent.StructuredTaskScope;
                class A {
                    private final ThreadLocal<byte[]> buffer = ThreadLocal.withInitial(() -> new byte[1 << 20]);
                    void waits() throws Exception {
                        try (var scope = new StructuredTaskScope.ShutdownOnFailure()) {
                            scope.fork(() -> buffer.get().length);
                            scope.join();
                        }
                    }
                    void waits(StructuredTaskScope<Integer> scope) throws Exception {
                        scope.fork(() -> buffer.get().length);
                        scope.fork(() -> nap());
                        scope.join();
                    }
                    int here() { return buffer.get().length; }
                    static int nap() throws InterruptedException { Thread.sleep(100); return 1; }
                }
                """);

        assertThat(Sound.analyze(alone.request(21, List.of())).findings())
                .extracting(finding -> finding.rule() + ":" + finding.at().line())
                .containsExactly("ThreadLocalCacheOnVirtualThread:7", "ThreadLocalCacheOnVirtualThread:12");
    }

    @Test
    void micronautGoesByTheAnnotations() {
        Wants.checkSourceAlone(folder, """
                package p;
                import io.micronaut.http.annotation.*;
                import io.micronaut.scheduling.TaskExecutors;
                import io.micronaut.scheduling.annotation.ExecuteOn;
                @Controller("/a")
                class A {
                    @Get String loop() { return nap(); } // want "BlockingCallOnEventLoop: .*"
                    @Get @ExecuteOn(TaskExecutors.BLOCKING) String moved() { return nap(); }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """);
    }

    @Test
    void springGoesByWhatServes() {
        Wants.check(folder, """
                package p;
                import org.springframework.web.bind.annotation.*;
                import reactor.core.publisher.Mono;
                @RestController
                class A {
                    @GetMapping("/a") String value() { return nap(); }
                    @GetMapping("/b") Mono<String> later() { return Mono.just(nap()); } // want "BlockingCallOnEventLoop: .*"
                    @GetMapping("/c") Mono<String> moved() {
                        return Mono.fromCallable(() -> nap()).subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
                    }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """);
    }

    @Test
    void springMayServeOnVirtualThreads() throws IOException {
        String handler = """
                package p;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class A {
                    private final ThreadLocal<byte[]> buffer = ThreadLocal.withInitial(() -> new byte[1 << 20]);
                    @GetMapping("/a") int value() {
                        return buffer.get().length;%s
                    }
                }
                """;
        String want = " // want \"ThreadLocalCacheOnVirtualThread: .*\"";
        Wants.check(folder.resolve("off"), handler.formatted(""));
        settings("properties", "application.properties", "server.port=1\nspring.threads.virtual.enabled=true\n");
        Wants.check(folder.resolve("properties"), handler.formatted(want));
        settings(
                "yml",
                "application.yml",
                "spring:\n  main:\n    x: 1\n  threads:\n    virtual:\n      enabled: true # all\n");
        Wants.check(folder.resolve("yml"), handler.formatted(want));
        settings("no", "application.yml", "spring:\n  threads:\n    virtual:\n      enabled: false\n");
        Wants.check(folder.resolve("no"), handler.formatted(""));
    }

    private void settings(String project, String file, String text) throws IOException {
        Path resources = folder.resolve(project).resolve("resources");
        Files.createDirectories(resources);
        Files.writeString(resources.resolve(file), text);
    }

    @Test
    void servletsMayWaitButNotTheirListenersOfAsynchronousStreams() {
        Wants.checkSourceAlone(folder, """
                package p;
                import jakarta.servlet.*;
                import jakarta.servlet.http.*;
                class A extends HttpServlet {
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        nap();
                        AsyncContext later = request.startAsync();
                        later.start(() -> nap());
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Reads implements ReadListener {
                    @Override public void onDataAvailable() { A.nap(); } // want "BlockingCallOnEventLoop: .*"
                    @Override public void onAllDataRead() { }
                    @Override public void onError(Throwable error) { }
                }
                class Writes implements WriteListener {
                    @Override public void onWritePossible() { A.nap(); } // want "BlockingCallOnEventLoop: .*"
                    @Override public void onError(Throwable error) { }
                }
                """);
    }

    @Test
    void grpcCallsBackOnItsExecutorButTransportsOnTheLoop() {
        Wants.checkSourceAlone(folder, """
                package p;
                import io.grpc.*;
                import io.grpc.stub.StreamObserver;
                class Answers implements StreamObserver<String> {
                    @Override public void onNext(String value) { nap(); }
                    @Override public void onError(Throwable error) { }
                    @Override public void onCompleted() { }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Filter extends ServerTransportFilter {
                    @Override public void transportTerminated(Attributes attributes) { Answers.nap(); } // want "BlockingCallOnEventLoop: .*"
                }
                """);
    }

    @Test
    void theOneThreadOfAKafkaProducerMustNotWait() {
        Wants.checkSourceAlone(folder, """
                package p;
                import java.time.Duration;
                import org.apache.kafka.clients.consumer.*;
                import org.apache.kafka.clients.producer.*;
                class A {
                    void send(Producer<String, String> producer, ProducerRecord<String, String> one) {
                        producer.send(one, (metadata, failure) -> nap()); // want "BlockingCallOnEventLoop: .*"
                    }
                    void poll(Consumer<String, String> consumer) {
                        for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofSeconds(1))) { nap(); }
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void armeriaCallsServicesOnTheLoopUnlessTheyAreDeclaredToBlock() {
        Wants.checkSourceAlone(folder, """
                package p;
                import com.linecorp.armeria.common.*;
                import com.linecorp.armeria.server.*;
                import com.linecorp.armeria.server.annotation.*;
                class A {
                    @Get("/a") String loop() { return nap(); } // want "BlockingCallOnEventLoop: .*"
                    @Blocking @Get("/b") String moved() { return nap(); }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                class Service extends AbstractHttpService {
                    @Override protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
                        context.blockingTaskExecutor().execute(() -> A.nap());
                        A.nap(); // want "BlockingCallOnEventLoop: .*"
                        return null;
                    }
                }
                """);
    }

    @Test
    void helidonServesOnVirtualThreadsSinceFour() {
        Wants.checkSourceAlone(folder, """
                package p;
                import io.helidon.webserver.http.*;
                class A implements Handler {
                    @Override public void handle(ServerRequest request, ServerResponse response) { nap(); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void helidonServedOnTheLoopBefore() {
        Wants.checkSourceAlone(folder, """
                package p;
                import io.helidon.webserver.*;
                class A implements Handler {
                    @Override public void accept(ServerRequest request, ServerResponse response) { nap(); } // want "BlockingCallOnEventLoop: .*"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void workersOfUserInterfacesMayWait() {
        Wants.checkSourceAlone(folder, """
                package p;
                import javafx.application.Platform;
                import javafx.concurrent.*;
                import javax.swing.SwingWorker;
                class Load extends SwingWorker<String, Void> {
                    @Override protected String doInBackground() throws Exception { Thread.sleep(100); return ""; }
                    @Override protected void done() { try { Thread.sleep(100); } catch (InterruptedException e) { } } // want "BlockingCallOnEventLoop: .*"
                }
                class Fetch extends Task<String> {
                    @Override protected String call() throws Exception { Thread.sleep(100); return ""; }
                    @Override protected void succeeded() { Platform.runLater(() -> nap()); nap(); } // want "BlockingCallOnEventLoop: .*runLater.*" "BlockingCallOnEventLoop: .*overrides.*"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void forkJoinTasksMustNotWaitInTheCommonPool() {
        Wants.check(folder, """
                package p;
                import java.util.*;
                import java.util.concurrent.*;
                class Sum extends RecursiveTask<Integer> {
                    @Override protected Integer compute() {
                        nap();
                        return 1;
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Use {
                    private final ForkJoinPool own = new ForkJoinPool(16);
                    void common() { ForkJoinPool.commonPool().execute(() -> Sum.nap()); } // want "BlockingCallInCommonPool: .*"
                    void own() { own.execute(new Sum()); }
                    void streams(List<String> names) {
                        names.parallelStream().forEach(n -> Sum.nap()); // want "BlockingCallInCommonPool: .*"
                        own.submit(() -> names.parallelStream().forEach(n -> Sum.nap()));
                    }
                    void inMethod(List<String> names) { own.submit(() -> each(names)); }
                    private void each(List<String> names) { names.parallelStream().forEach(n -> Sum.nap()); }
                }
                """);
    }

    @Test
    void stagesRunWhereTheyAreSent() {
        Wants.check(folder, """
                package p;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(64);
                    void shut() { pool.shutdown(); }
                    void stages(CompletableFuture<String> f) {
                        f.thenApplyAsync(s -> nap(s)); // want "BlockingCallInCommonPool: .*"
                        f.thenApplyAsync(s -> nap(s), pool);
                        f.completeOnTimeout("", 1, TimeUnit.SECONDS).thenAcceptAsync(s -> nap(s), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)); // want "BlockingCallInCommonPool: .*"
                    }
                    static String nap(String s) { try { Thread.sleep(100); } catch (InterruptedException e) { } return s; }
                }
                """);
    }

    @Test
    void threadsOfOnesOwnMayWait() {
        Wants.checkSourceAlone(folder, """
                package p;
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
                    void shut() { timer.shutdown(); }
                    void start() {
                        new Thread(() -> nap()).start();
                        Thread.startVirtualThread(() -> nap());
                        timer.scheduleAtFixedRate(() -> nap(), 1, 1, TimeUnit.SECONDS);
                        new Timer().schedule(new TimerTask() { public void run() { nap(); } }, 100);
                        Thread.ofVirtual().start(() -> nap());
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void theOneThreadOfACoordinationClientMustNotWait() {
        Wants.checkSourceAlone(folder, """
                package p;
                import org.apache.zookeeper.*;
                class A implements Watcher {
                    @Override public void process(WatchedEvent event) { nap(); } // want "BlockingCallOnEventLoop: .*"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
        Wants.checkSourceAlone(folder.resolve("ledgers"), """
                package p;
                import org.apache.bookkeeper.client.*;
                class Added implements AsyncCallback.AddCallback {
                    @Override public void addComplete(int rc, LedgerHandle ledger, long entry, Object context) { nap(); } // want "BlockingCallOnEventLoop: .*"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Use {
                    void add(LedgerHandle ledger, byte[] data) throws Exception {
                        ledger.asyncAddEntry(data, (rc, handle, entry, context) -> Added.nap(), null); // want "BlockingCallOnEventLoop: .*"
                        ledger.addEntry(data);
                    }
                }
                """);
    }
}
