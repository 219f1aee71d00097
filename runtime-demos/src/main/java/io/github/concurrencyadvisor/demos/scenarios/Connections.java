package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import io.github.concurrencyadvisor.demos.measure.Latencies;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Open connections to a {@link LoopbackServer}, used by blocking threads or by one loop: not both at once. */
final class Connections implements AutoCloseable {

    private final List<SocketChannel> channels = new ArrayList<>();
    private final Latencies latencies;

    Connections(InetSocketAddress server, int count, Latencies latencies) throws IOException {
        this.latencies = latencies;
        try {
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(server);
                channels.add(channel);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** So many requests, one after the other, on one connection. Returns the sum of the answers. */
    long ask(int connection, int requests) throws IOException {
        SocketChannel channel = channels.get(connection);
        ByteBuffer frame = ByteBuffer.allocate(LoopbackServer.FRAME);
        long sum = 0;
        long wanted = latencies.begun();
        for (int i = 1; i <= requests; i++) {
            frame.clear().putLong(i).flip();
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
            frame.clear();
            while (frame.hasRemaining()) {
                if (channel.read(frame) < 0) {
                    throw new EOFException("the server closed connection " + connection);
                }
            }
            sum += frame.flip().getLong();
            wanted = latencies.answered(wanted);
        }
        return sum;
    }

    /** The same on all connections at once, by one thread that never waits for any single one of them. */
    long askAllOnLoop(int requests) throws IOException {
        long[] sum = {0};
        int[] open = {channels.size()};
        try (NioLoop loop = new NioLoop()) {
            for (SocketChannel channel : channels) {
                channel.configureBlocking(false);
                ByteBuffer frame = ByteBuffer.allocate(LoopbackServer.FRAME);
                int[] asked = {1};
                long[] wanted = {latencies.begun()};
                loop.register(channel, SelectionKey.OP_READ, key -> {
                    if (channel.read(frame) < 0) {
                        throw new EOFException("the server closed a connection");
                    }
                    if (frame.hasRemaining()) {
                        return;
                    }
                    sum[0] += frame.flip().getLong();
                    wanted[0] = latencies.answered(wanted[0]);
                    if (asked[0] < requests) {
                        send(channel, frame, ++asked[0]);
                    } else {
                        key.cancel();
                        if (--open[0] == 0) {
                            loop.stop();
                        }
                    }
                });
                send(channel, frame, 1);
            }
            loop.run();
        }
        for (SocketChannel channel : channels) {
            channel.configureBlocking(true);
        }
        return sum[0];
    }

    /** Sends a number and leaves the frame ready for the answer. */
    private static void send(SocketChannel channel, ByteBuffer frame, int number) throws IOException {
        frame.clear().putLong(number).flip();
        while (frame.hasRemaining()) {
            channel.write(frame); // eight bytes into an empty buffer: once
        }
        frame.clear();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
