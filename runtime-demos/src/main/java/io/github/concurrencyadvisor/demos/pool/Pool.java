package io.github.concurrencyadvisor.demos.pool;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * One function over many values, in several processes: {@code new Pool(5).map(x -> x * x, List.of(1, 2, 3))}.
 *
 * <p>Values travel in chunks, since a round trip costs more than a small function does. Results come in the order of the
 * values, whichever process is first.
 */
public final class Pool implements AutoCloseable {

    /** A function that can travel. */
    @FunctionalInterface
    public interface Mapper<A, R> extends Function<A, R>, Serializable {}

    private static final int CHUNKS_PER_WORKER = 4;

    private final ProcessPool processes;
    private final int workers;

    public Pool(int workers) {
        this(ProcessPool.Settings.of(workers));
    }

    public Pool(ProcessPool.Settings settings) {
        this.processes = new ProcessPool(settings);
        this.workers = settings.workers();
    }

    /** Chunks such that each worker gets about four: few enough to be cheap, enough to even out. */
    public <A, R> List<R> map(Mapper<A, R> function, List<A> values) throws InterruptedException, ExecutionException {
        int chunks = workers * CHUNKS_PER_WORKER;
        return map(function, values, Math.max(1, (values.size() + chunks - 1) / chunks));
    }

    /**
     * The results in the order of the values.
     *
     * @throws ExecutionException with what the function threw; chunks that have not begun are then dropped
     */
    public <A, R> List<R> map(Mapper<A, R> function, List<A> values, int chunkSize)
            throws InterruptedException, ExecutionException {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("a chunk of " + chunkSize);
        }
        Deque<Future<ArrayList<R>>> chunks = new ArrayDeque<>();
        List<R> results = new ArrayList<>(values.size());
        try {
            for (int from = 0; from < values.size(); from += chunkSize) {
                int to = Math.min(values.size(), from + chunkSize);
                chunks.add(processes.submit(new Chunk<>(function, new ArrayList<>(values.subList(from, to)))));
                while (!chunks.isEmpty() && chunks.peek().isDone()) {
                    results.addAll(chunks.remove().get()); // a failure is seen before the rest is sent
                }
            }
            while (!chunks.isEmpty()) {
                results.addAll(chunks.remove().get());
            }
            return results;
        } finally {
            chunks.forEach(chunk -> chunk.cancel(false));
        }
    }

    /** The worker processes as they are now. */
    public List<ProcessHandle> workers() {
        return processes.workers();
    }

    @Override
    public void close() {
        processes.close();
    }

    private record Chunk<A, R>(Mapper<A, R> function, ArrayList<A> values) implements ProcessPool.Task<ArrayList<R>> {
        @Override
        public ArrayList<R> call() {
            ArrayList<R> results = new ArrayList<>(values.size());
            for (A value : values) {
                results.add(function.apply(value));
            }
            return results;
        }
    }
}
