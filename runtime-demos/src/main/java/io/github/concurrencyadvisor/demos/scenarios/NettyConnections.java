package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Latencies;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Open connections to a {@link LoopbackServer} on one Netty event loop. */
final class NettyConnections implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();

    NettyConnections(InetSocketAddress server, int count, Latencies latencies) throws InterruptedException {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Asking(latencies));
                    }
                });
        for (int i = 0; i < count; i++) {
            channels.add(bootstrap.connect(server).sync().channel());
        }
    }

    /** So many requests on every connection, one after the other on each. Returns the sum of the answers. */
    long askAll(int requests) throws InterruptedException, ExecutionException {
        List<CompletableFuture<Long>> sums = new ArrayList<>();
        for (Channel channel : channels) {
            CompletableFuture<Long> sum = new CompletableFuture<>();
            sums.add(sum);
            channel.eventLoop()
                    .execute(() -> channel.pipeline().get(Asking.class).begin(channel, requests, sum));
        }
        long total = 0;
        for (CompletableFuture<Long> sum : sums) {
            total += sum.get();
        }
        return total;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** The state of one connection; touched by the loop only. */
    private static final class Asking extends ChannelInboundHandlerAdapter {

        private final Latencies latencies;
        private CompletableFuture<Long> result = new CompletableFuture<>();
        private long wanted;
        private int requests;
        private int asked;
        private long sum;
        private long partial;
        private int bytes;

        Asking(Latencies latencies) {
            this.latencies = latencies;
        }

        void begin(Channel channel, int count, CompletableFuture<Long> whenDone) {
            result = whenDone;
            requests = count;
            asked = 1;
            wanted = latencies.begun();
            sum = 0;
            send(channel);
        }

        private void send(Channel channel) {
            var unused = channel.writeAndFlush(
                            channel.alloc().buffer(LoopbackServer.FRAME).writeLong(asked))
                    .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf buffer = (ByteBuf) message;
            try {
                while (buffer.isReadable()) {
                    partial = partial << Byte.SIZE | buffer.readUnsignedByte();
                    bytes++;
                }
            } finally {
                buffer.release();
            }
            if (bytes < LoopbackServer.FRAME) {
                return;
            }
            sum += partial;
            wanted = latencies.answered(wanted);
            partial = 0;
            bytes = 0;
            if (asked < requests) {
                asked++;
                send(context.channel());
            } else {
                result.complete(sum);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            result.completeExceptionally(new IOException("the server closed a connection"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            result.completeExceptionally(cause);
        }
    }
}
