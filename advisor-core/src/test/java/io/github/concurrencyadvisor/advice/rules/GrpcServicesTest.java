package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which thread runs the services of a gRPC server, by the executor that the server is built with. */
class GrpcServicesTest {

    private static final String WANT = " // want \"BlockingCallOnEventLoop: .*\"";

    private static final String SERVICE = """
            class Greeter extends GreeterGrpc.GreeterImplBase {
                @Override public void greet(Ask ask, StreamObserver<Reply> replies) {
                    nap();%s
                    replies.onCompleted();
                }
                @Override public StreamObserver<Ask> chat(StreamObserver<Reply> replies) {
                    nap();%s
                    return null;
                }
                public void close() { nap(); }
                static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aPoolRunsThemByDefault() {
        check("default", "Server start() { return ServerBuilder.forPort(1).addService(new Greeter()).build(); }", "");
        check("unknown", "", "");
    }

    @Test
    void aDirectExecutorLeavesThemOnTheLoop() {
        check(
                "before",
                "Server start() { return ServerBuilder.forPort(1).directExecutor().addService(new Greeter()).build(); }",
                WANT);
        check(
                "after",
                "Server start() { return ServerBuilder.forPort(1).addService(new Greeter()).directExecutor().build(); }",
                WANT);
        check("netty", """
                Server start() {
                    return NettyServerBuilder.forPort(1).directExecutor().addService(new Greeter()).build();
                }
                """, WANT);
        check("variable", """
                void start() {
                    ServerBuilder<?> builder = ServerBuilder.forPort(1);
                    builder.addService(ServerInterceptors.intercept(new Greeter(), new Auth()));
                    builder.directExecutor();
                }
                """, WANT);
    }

    @Test
    void soDoesAnExecutorThatRunsWhatItIsGivenThereAndThen() {
        check("guava", """
                Server start() {
                    return ServerBuilder.forPort(1).executor(MoreExecutors.directExecutor()).addService(new Greeter()).build();
                }
                """, WANT);
        check("reference", """
                Server start() {
                    return ServerBuilder.forPort(1).executor(Runnable::run).addService(new Greeter()).build();
                }
                """, WANT);
    }

    @Test
    void anExecutorOfItsOwnRunsThem() {
        check("pool", """
                Server start() {
                    ExecutorService pool = Executors.newFixedThreadPool(64);
                    return ServerBuilder.forPort(1).executor(pool).addService(new Greeter()).build();
                }
                """, "");
        check("given", """
                Server start(Executor pool) {
                    return ServerBuilder.forPort(1).executor(pool).addService(new Greeter()).build();
                }
                """, "");
        check("virtual", """
                Server start() {
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    return ServerBuilder.forPort(1).executor(threads).addService(new Greeter()).build();
                }
                """, "");
    }

    @Test
    void virtualThreadsRunThemIfTheExecutorMakesSome() {
        String service = """
                package p;
                import io.grpc.*;
                import io.grpc.stub.StreamObserver;
                import java.util.concurrent.*;
                class Greeter extends GreeterGrpc.GreeterImplBase {
                    private final ThreadLocal<byte[]> buffer = ThreadLocal.withInitial(() -> new byte[1 << 20]);
                    static void start(ExecutorService threads) {
                        ServerBuilder.forPort(1).executor(%s).addService(new Greeter()).build();
                    }
                    @Override public void greet(Ask ask, StreamObserver<Reply> replies) {
                        buffer.get()[0] = 1;
                    }
                }
                """;

        assertThat(rules("virtual", service.formatted("Executors.newVirtualThreadPerTaskExecutor()")))
                .containsExactly("ThreadLocalCacheOnVirtualThread");
        assertThat(rules("given", service.formatted("threads"))).isEmpty();
    }

    private List<String> rules(String name, String source) {
        Compiled alone = Compiled.writtenIn(folder.resolve(name), source);
        return Sound.analyze(alone.request(21, List.of())).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    /** What is called in this process is called by the thread of the client. */
    @Test
    void aDirectServerInThisProcessHasNoLoop() {
        check("process", """
                Server start() {
                    return InProcessServerBuilder.forName("a").directExecutor().addService(new Greeter()).build();
                }
                """, "");
    }

    @Test
    void aServiceThatComesFromElsewhereGoesByWhatAllServersDo() {
        check("injected", """
                Server start(Greeter greeter) { return ServerBuilder.forPort(1).directExecutor().addService(greeter).build(); }
                """, WANT);
        check("list", """
                void start(java.util.List<BindableService> services) {
                    ServerBuilder<?> builder = ServerBuilder.forPort(1).directExecutor();
                    for (BindableService service : services) { builder.addService(service); }
                }
                """, WANT);
        check("both", """
                void start(BindableService one, BindableService other) {
                    ServerBuilder.forPort(1).directExecutor().addService(one).build();
                    ServerBuilder.forPort(2).addService(other).build();
                }
                """, "");
    }

    @Test
    void interceptorsAndTheirListenersRunWithTheServices() {
        String interceptor = """
                package p;
                import io.grpc.*;
                class Setup {
                    Server start() { return ServerBuilder.forPort(1)%s.intercept(new Auth()).build(); }
                }
                class Auth implements ServerInterceptor {
                    @Override public <A, B> ServerCall.Listener<A> interceptCall(
                            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
                        nap();%s
                        return new Heard<A>();
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Heard<A> extends ServerCall.Listener<A> {
                    @Override public void onMessage(A message) { Auth.nap(); }%s
                }
                """;
        Wants.checkSourceAlone(folder.resolve("direct"), interceptor.formatted(".directExecutor()", WANT, WANT));
        Wants.checkSourceAlone(folder.resolve("pool"), interceptor.formatted("", "", ""));
    }

    @Test
    void aGeneratedBaseThatIsThereMakesNoDifference() {
        String generated = """
                package p;
                import io.grpc.*;
                import io.grpc.stub.StreamObserver;
                final class GreeterGrpc {
                    abstract static class GreeterImplBase implements BindableService {
                        public void greet(Ask ask, StreamObserver<Reply> replies) { }
                        public StreamObserver<Ask> chat(StreamObserver<Reply> replies) { return null; }
                    }
                }
                class Ask { }
                class Reply { }
                class Setup {
                    Server start() { return ServerBuilder.forPort(1)%s.addService(new Greeter()).build(); }
                }
                """ + SERVICE;
        Wants.checkSourceAlone(folder.resolve("direct"), generated.formatted(".directExecutor()", WANT, WANT));
        Wants.checkSourceAlone(folder.resolve("pool"), generated.formatted("", "", ""));
    }

    private void check(String name, String setup, String want) {
        String head = """
                package p;
                import com.acme.greet.Ask;
                import com.acme.greet.GreeterGrpc;
                import com.acme.greet.Reply;
                import com.google.common.util.concurrent.MoreExecutors;
                import io.grpc.BindableService;
                import io.grpc.Server;
                import io.grpc.ServerBuilder;
                import io.grpc.ServerInterceptors;
                import io.grpc.inprocess.InProcessServerBuilder;
                import io.grpc.netty.NettyServerBuilder;
                import io.grpc.stub.StreamObserver;
                import java.util.concurrent.Executor;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                class Setup {
                    %s
                }
                """.formatted(setup);
        Wants.checkSourceAlone(folder.resolve(name), head + SERVICE.formatted(want, want));
    }
}
