package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Files that the system has in memory: fast I/O of a kind that no selector can wait for. */
public final class FileIo implements Scenario {

    private static final int READS = 400;
    private static final int BYTES = 1 << 20;

    @Override
    public String name() {
        return "file-io";
    }

    @Override
    public String summary() {
        return "I/O-bound, fast: files of 1 MB, read from the page cache";
    }

    @Override
    public String method() {
        return "FileIo#lastByte";
    }

    @Override
    public boolean boundByCores() {
        return true;
    }

    @Override
    public Bench open(Size size) throws IOException {
        int reads = size.of(READS, 4);
        int cores = Runtime.getRuntime().availableProcessors();
        Bench bench = new Bench();
        Path file = Files.createTempFile("file-io", ".bin");
        file.toFile().deleteOnExit(); // also when the run is interrupted
        bench.own(() -> Files.delete(file));
        byte[] content = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            content[i] = (byte) i;
        }
        Files.write(file, content, StandardOpenOption.WRITE); // and does not come back while this JVM goes down
        bench.tasks(reads, "reads", number -> lastByte(file) + number);

        bench.sequential();
        bench.pool(cores, " = cores", Means.PLATFORM_POOL);
        bench.virtualThreads();
        bench.add("asynchronous file channel", Model.EVENT_LOOP, Means.EVENT_LOOP, () -> asynchronously(file, reads));
        bench.pool(1, "", Means.NONE).asControl();
        return bench;
    }

    /** Reads the whole file. */
    @Shape(workload = Shape.Workload.IO_BOUND, model = Model.THREADS)
    static long lastByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes[bytes.length - 1] & 0xFF;
    }

    private static long asynchronously(Path file, int reads) throws IOException {
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(file)) {
            List<CompletableFuture<Long>> results = new ArrayList<>();
            for (int i = 0; i < reads; i++) {
                int number = i;
                results.add(read(channel).thenApply(last -> last + number));
            }
            return results.stream().mapToLong(CompletableFuture::join).sum();
        }
    }

    private static CompletableFuture<Long> read(AsynchronousFileChannel channel) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        channel.read(buffer, 0, result, new CompletionHandler<Integer, CompletableFuture<Long>>() {
            @Override
            public void completed(Integer count, CompletableFuture<Long> future) {
                if (count < 0) {
                    failed(new IOException("the file became shorter"), future);
                } else if (buffer.hasRemaining()) {
                    channel.read(buffer, buffer.position(), future, this);
                } else {
                    future.complete(buffer.get(BYTES - 1) & 0xFFL);
                }
            }

            @Override
            public void failed(Throwable thrown, CompletableFuture<Long> future) {
                future.completeExceptionally(thrown instanceof IOException io ? new UncheckedIOException(io) : thrown);
            }
        });
        return result;
    }
}
