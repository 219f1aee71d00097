package io.github.concurrencyadvisor.demos.gil;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Counts the slices of work during which another slice was in progress, in any thread of any process that maps the same file.
 *
 * <p>The numbers live in the mapped file and are changed atomically, which memory shared between processes allows as memory
 * shared between threads does.
 */
final class OverlapMeter {

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int IN_PROGRESS = 0;
    private static final int ARRIVED = 64; // a cache line of its own
    private static final int SIZE = 128;

    private final MappedByteBuffer shared;

    private OverlapMeter(MappedByteBuffer shared) {
        this.shared = shared;
    }

    static OverlapMeter open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new OverlapMeter(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
        }
    }

    /** Waits until so many have called this. */
    void meet(int expected) {
        add(ARRIVED, 1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while ((int) INT.getVolatile(shared, ARRIVED) < expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "only " + INT.getVolatile(shared, ARRIVED) + " of " + expected + " came");
            }
            Thread.onSpinWait(); // who sleeps here would begin late
        }
    }

    /** Computes for so many nanoseconds; true if another slice was in progress at its begin or end. */
    boolean slice(long nanos) {
        int before = add(IN_PROGRESS, 1);
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        int atEnd = add(IN_PROGRESS, -1);
        return before > 0 || atEnd > 1;
    }

    private int add(int index, int delta) {
        return (int) INT.getAndAdd(shared, index, delta);
    }
}
