package io.github.concurrencyadvisor.demos.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Slow I/O, many connections: a hundred requests under way at once, without a thread for each.
 *
 * <p>The client of the JDK waits for all its sockets with one selector. The server, in the same JVM, is a loop too: a timer
 * answers each request a unit after it came.
 */
public final class HttpAsync implements Demo {

    private static final int REQUESTS = 100;

    @Override
    public String name() {
        return "http-async";
    }

    @Override
    public String summary() {
        return "slow I/O, many connections: a hundred requests by HttpClient.sendAsync";
    }

    @Override
    public void run(Stage stage) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        ExecutorService callbacks = Executors.newSingleThreadExecutor();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), REQUESTS);
        try {
            server.createContext("/", exchange -> {
                var unused = timer.schedule(
                        () -> {
                            byte[] body = exchange.getRequestURI().getPath().getBytes(UTF_8);
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                            return body.length;
                        },
                        stage.unit().toMillis(),
                        TimeUnit.MILLISECONDS);
            });
            server.start();
            String base = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort() + "/";
            HttpClient client = HttpClient.newBuilder().executor(callbacks).build();
            List<CompletableFuture<String>> answers = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> client.sendAsync(
                                    HttpRequest.newBuilder(URI.create(base + i)).build(), BodyHandlers.ofString())
                            .thenApply(response -> response.body()))
                    .toList();
            long asAsked = IntStream.range(0, REQUESTS)
                    .filter(i -> answers.get(i).join().equals("/" + i))
                    .count();
            stage.say(asAsked + " of " + REQUESTS + " answers, each a wait of " + stage.length(1)
                    + ", by one thread for callbacks and one that selects");
        } finally {
            server.stop(0);
            timer.shutdownNow();
            callbacks.shutdownNow();
        }
    }
}
