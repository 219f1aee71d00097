package io.github.concurrencyadvisor.demos.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is a barrier: it answers nobody until it is told to.
 *
 * <p>It prints its port. Told {@code expect N} it prints {@code all} once N connections have sent a byte; told {@code answer}
 * it sends each a byte. It ends with its standard input.
 */
final class WaitingServer {

    private static final int BACKLOG = 4096;

    private final NioLoop loop;
    private final List<SocketChannel> asking = new ArrayList<>();
    private int expected = Integer.MAX_VALUE;

    private WaitingServer(NioLoop loop) {
        this.loop = loop;
    }

    public static void main(String[] args) throws IOException {
        try (NioLoop loop = new NioLoop();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            WaitingServer barrier = new WaitingServer(loop);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            server.configureBlocking(false);
            loop.register(server, SelectionKey.OP_ACCEPT, key -> barrier.accept(server));
            Thread commands = new Thread(barrier::obey, "commands");
            commands.setDaemon(true);
            commands.start();
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            loop.run();
        }
    }

    /** Reads what the parent says, until the parent is gone. */
    private void obey() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line;
                loop.execute(() -> obey(command));
            }
        } catch (IOException e) {
            // as good as the end of it
        }
        Runtime.getRuntime().halt(0);
    }

    private void obey(String command) {
        if (command.equals("answer")) {
            asking.forEach(WaitingServer::answer);
            asking.clear();
            expected = Integer.MAX_VALUE;
        } else {
            expected = Integer.parseInt(command.substring("expect ".length()));
            tellIfAll();
        }
    }

    private void accept(ServerSocketChannel server) throws IOException {
        for (SocketChannel next = server.accept(); next != null; next = server.accept()) {
            SocketChannel connection = next;
            connection.configureBlocking(false);
            ByteBuffer request = ByteBuffer.allocate(1);
            loop.register(connection, SelectionKey.OP_READ, key -> read(connection, request));
        }
    }

    private void read(SocketChannel connection, ByteBuffer request) {
        try {
            int count = connection.read(request.clear());
            if (count < 0) {
                connection.close();
            } else if (count > 0) {
                asking.add(connection);
                tellIfAll();
            }
        } catch (IOException e) {
            close(connection);
        }
    }

    private void tellIfAll() {
        if (asking.size() == expected) {
            System.out.println("all");
        }
    }

    private static void answer(SocketChannel connection) {
        try {
            connection.write(ByteBuffer.allocate(1)); // one byte into an empty buffer
        } catch (IOException e) {
            close(connection);
        }
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
