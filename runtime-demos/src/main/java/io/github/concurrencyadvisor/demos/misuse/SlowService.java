package io.github.concurrencyadvisor.demos.misuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A service on a port of this machine that answers every question after the same time, however many are asked at once.
 *
 * <p>It is one event loop on a thread of its own, so that what is measured is the client's way of waiting.
 */
final class SlowService implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int LONGEST_QUESTION = 256; // bytes
    private static final int PATIENCE_MILLIS = 10_000;

    private final Duration delay;
    private final NioLoop loop;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> connections = new HashSet<>(); // the loop's
    private final Thread thread;

    private SlowService(Duration delay) throws IOException {
        this.delay = delay;
        this.loop = new NioLoop();
        this.server = ServerSocketChannel.open();
        this.thread = new Thread(this::serve, "slow-service");
    }

    /** Listens when it returns. */
    static SlowService start(Duration delay) throws IOException {
        SlowService service = new SlowService(delay);
        service.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        service.server.configureBlocking(false);
        service.loop.register(service.server, SelectionKey.OP_ACCEPT, key -> service.accept());
        service.thread.start();
        return service;
    }

    Duration delay() {
        return delay;
    }

    /** Asks over a connection of its own and blocks until the answer is there. */
    String ask(String question) {
        return ask(port(), question);
    }

    /** The same for who knows no more than the port. */
    static String ask(int port, String question) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((question + "\n").getBytes(UTF_8));
            String answer = answers.readLine();
            if (answer == null) {
                throw new EOFException("the service has ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** Ends its thread and all connections: whoever still waits for an answer gets an exception. */
    @Override
    public void close() {
        loop.stop();
    }

    private void serve() {
        try (loop;
                server) {
            loop.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(SlowService::end);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
            SocketChannel connection = client;
            connections.add(connection);
            connection.configureBlocking(false);
            ByteBuffer question = ByteBuffer.allocate(LONGEST_QUESTION);
            loop.register(connection, SelectionKey.OP_READ, key -> read(key, connection, question));
        }
    }

    private void read(SelectionKey key, SocketChannel connection, ByteBuffer question) {
        try {
            if (connection.read(question) < 0 || !question.hasRemaining()) {
                forget(connection);
            } else if (question.get(question.position() - 1) == '\n') {
                key.cancel();
                loop.after(delay, () -> answer(connection, question.flip()));
            }
        } catch (IOException e) {
            forget(connection); // the client is gone
        }
    }

    /** Sends the question back: so little goes into an empty buffer at once. */
    private void answer(SocketChannel connection, ByteBuffer answer) {
        try {
            connection.write(answer);
        } catch (IOException e) {
            // the client is gone
        }
        forget(connection);
    }

    private void forget(SocketChannel connection) {
        connections.remove(connection);
        end(connection);
    }

    private static void end(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            return; // as closed as it will be
        }
    }
}
