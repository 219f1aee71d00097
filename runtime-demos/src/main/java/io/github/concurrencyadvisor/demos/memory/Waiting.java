package io.github.concurrencyadvisor.demos.memory;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A way to wait for the answer of many connections at once. Each sends one byte and waits for one byte. */
enum Waiting {
    THREADS("thread per connection", Model.THREADS) {
        @Override
        int on(InetSocketAddress server, int connections) throws Exception {
            return blocking(Executors.newCachedThreadPool(), server, connections);
        }
    },
    VIRTUAL("virtual threads", Model.EVENT_LOOP) {
        @Override
        int on(InetSocketAddress server, int connections) throws Exception {
            return blocking(VirtualThreads.executor(), server, connections);
        }

        @Override
        boolean available() {
            return VirtualThreads.available();
        }
    },
    SELECTOR("selector loop", Model.EVENT_LOOP) {
        @Override
        int on(InetSocketAddress server, int connections) throws Exception {
            return selecting(server, connections);
        }
    },
    NETTY("Netty loop", Model.EVENT_LOOP) {
        @Override
        int on(InetSocketAddress server, int connections) throws Exception {
            return netty(server, connections);
        }
    };

    private final String title;
    private final Model model;

    Waiting(String title, Model model) {
        this.title = title;
        this.model = model;
    }

    String title() {
        return title;
    }

    Model model() {
        return model;
    }

    boolean available() {
        return true;
    }

    /** Asks on so many connections at once; returns how many were answered, when all are. */
    abstract int on(InetSocketAddress server, int connections) throws Exception;

    static List<Waiting> here() {
        return Arrays.stream(values()).filter(Waiting::available).toList();
    }

    private static int blocking(ExecutorService threads, InetSocketAddress server, int connections)
            throws InterruptedException, ExecutionException {
        try {
            List<Future<Integer>> answers = new ArrayList<>(connections);
            for (int i = 0; i < connections; i++) {
                answers.add(threads.submit(() -> ask(server)));
            }
            int answered = 0;
            for (Future<Integer> answer : answers) {
                answered += answer.get();
            }
            return answered;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int ask(InetSocketAddress server) throws IOException {
        try (java.nio.channels.SocketChannel channel = java.nio.channels.SocketChannel.open(server)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.write(one);
            one.clear();
            if (channel.read(one) < 1) {
                throw new EOFException("the server closed a connection");
            }
            return 1;
        }
    }

    private static int selecting(InetSocketAddress server, int connections) throws IOException {
        int[] answered = {0};
        List<java.nio.channels.SocketChannel> channels = new ArrayList<>(connections);
        try (NioLoop loop = new NioLoop()) {
            for (int i = 0; i < connections; i++) {
                java.nio.channels.SocketChannel channel = java.nio.channels.SocketChannel.open(server);
                channels.add(channel);
                channel.configureBlocking(false);
                channel.write(ByteBuffer.allocate(1));
                ByteBuffer answer = ByteBuffer.allocate(1);
                loop.register(channel, SelectionKey.OP_READ, key -> {
                    if (channel.read(answer) < 1) {
                        throw new EOFException("the server closed a connection");
                    }
                    key.cancel();
                    if (++answered[0] == connections) {
                        loop.stop();
                    }
                });
            }
            loop.run();
        } finally {
            for (java.nio.channels.SocketChannel channel : channels) {
                channel.close();
            }
        }
        return answered[0];
    }

    private static int netty(InetSocketAddress server, int connections)
            throws InterruptedException, ExecutionException {
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            List<CompletableFuture<Integer>> answers = new ArrayList<>(connections);
            for (int i = 0; i < connections; i++) {
                CompletableFuture<Integer> answer = new CompletableFuture<>();
                answers.add(answer);
                var unused = new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .handler(new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline().addLast(new Asking(answer));
                            }
                        })
                        .connect(server)
                        .sync();
            }
            int answered = 0;
            for (CompletableFuture<Integer> answer : answers) {
                answered += answer.get();
            }
            return answered;
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    private static final class Asking extends ChannelInboundHandlerAdapter {

        private final CompletableFuture<Integer> answer;

        Asking(CompletableFuture<Integer> answer) {
            this.answer = answer;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var unused = context.writeAndFlush(context.alloc().buffer(1).writeByte(0));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ((ByteBuf) message).release();
            answer.complete(1);
            var unused = context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            answer.completeExceptionally(new EOFException("the server closed a connection"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.completeExceptionally(cause);
        }
    }
}
