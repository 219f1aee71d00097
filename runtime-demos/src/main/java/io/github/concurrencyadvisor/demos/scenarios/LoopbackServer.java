package io.github.concurrencyadvisor.demos.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import io.github.concurrencyadvisor.demos.processes.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/**
 * A server in a JVM of its own, so that it takes nothing from the heap and the threads of what is measured.
 *
 * <p>A request is 8 bytes, the answer the same 8 bytes after a delay. It is one event loop, and ends when its standard input
 * closes.
 */
final class LoopbackServer implements AutoCloseable {

    static final int FRAME = Long.BYTES;

    private static final int BACKLOG = 4096;

    private final Process process;
    private final Thread reaper;
    private final InetSocketAddress address;

    private LoopbackServer(Process process, Thread reaper, InetSocketAddress address) {
        this.process = process;
        this.reaper = reaper;
        this.address = address;
    }

    /** Starts the server; returns when it listens. */
    static LoopbackServer start(Duration delay) throws IOException {
        Process process = new ProcessBuilder(ChildJvm.command(
                        LoopbackServer.class, List.of("-XX:+UseSerialGC"), List.of(Long.toString(delay.toNanos()))))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reaper = new Thread(process::destroyForcibly, "server-reaper");
        Runtime.getRuntime().addShutdownHook(reaper);
        // The reader is closed with the process; the server writes this one line and no more.
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        if (port == null) {
            process.destroyForcibly();
            throw new IOException("the loopback server ended before it listened");
        }
        return new LoopbackServer(
                process, reaper, new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException e) {
            return; // this JVM is going down
        }
    }

    /** What runs in the server's JVM. The argument is the delay in nanoseconds. */
    public static void main(String[] args) throws IOException {
        endWithParent();
        Duration delay = Duration.ofNanos(Long.parseLong(args[0]));
        try (NioLoop loop = new NioLoop();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            server.configureBlocking(false);
            loop.register(server, SelectionKey.OP_ACCEPT, key -> accept(server, loop, delay));
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            loop.run();
        }
    }

    private static void accept(ServerSocketChannel server, NioLoop loop, Duration delay) throws IOException {
        SocketChannel connection = server.accept();
        if (connection == null) {
            return;
        }
        connection.configureBlocking(false);
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer request = ByteBuffer.allocate(FRAME);
        loop.register(connection, SelectionKey.OP_READ, key -> {
            try {
                read(connection, request, loop, delay);
            } catch (IOException e) {
                connection.close(); // the client is gone
            }
        });
    }

    private static void read(SocketChannel connection, ByteBuffer request, NioLoop loop, Duration delay)
            throws IOException {
        int count = connection.read(request);
        if (count < 0) {
            connection.close();
        } else if (!request.hasRemaining()) {
            long number = request.flip().getLong();
            request.clear();
            if (delay.isZero()) {
                answer(connection, number);
            } else {
                loop.after(delay, () -> answer(connection, number));
            }
        }
    }

    private static void answer(SocketChannel connection, long number) {
        ByteBuffer answer = ByteBuffer.allocate(FRAME).putLong(number).flip();
        try {
            while (answer.hasRemaining()) {
                connection.write(answer); // eight bytes into an empty buffer: once
            }
        } catch (IOException e) {
            close(connection);
        }
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            return; // as closed as it will be
        }
    }

    private static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // the parent sends nothing
                        }
                    } catch (IOException e) {
                        // as good as closed
                    }
                    Runtime.getRuntime().halt(0);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
