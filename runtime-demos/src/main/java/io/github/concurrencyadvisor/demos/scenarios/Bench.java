package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Contender;
import io.github.concurrencyadvisor.demos.measure.Latencies;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The contenders of a scenario, ready to run, and what they stand on. The first added is what gains are measured against. */
public final class Bench implements AutoCloseable {

    private final List<Contender> contenders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final Latencies latencies = new Latencies();
    private OptionalInt control = OptionalInt.empty();
    private Run.Numbered task = number -> number;
    private int tasks;
    private int most = Integer.MAX_VALUE;

    /** What is to be done, before any way of doing it is added: the task, once for each number below {@code count}. */
    Bench tasks(int count, String unit, Run.Numbered numbered) {
        tasks = count;
        task = numbered;
        return note(count + " " + unit);
    }

    /** More threads than this wait for something else than their tasks: a connection. */
    Bench served(int atOnce) {
        most = atOnce;
        return this;
    }

    Bench sequential() {
        return add(
                "one after the other",
                Model.SEQUENTIAL,
                Means.NONE,
                Way.sequential(),
                () -> Run.sequentially(tasks, task));
    }

    /** A pool of so many platform threads; {@code of} says what their number is, possibly nothing. */
    Bench pool(int threads, String of, Means means) {
        ExecutorService pool = ownThreads(Executors.newFixedThreadPool(threads));
        return add(
                "pool of " + threads + of,
                Model.THREADS,
                means,
                Way.pool(Math.min(threads, most)),
                () -> Run.on(pool, tasks, task));
    }

    /** A virtual thread for each task, where there are any. */
    Bench virtualThreads() {
        if (VirtualThreads.available()) {
            ExecutorService virtual = ownThreads(VirtualThreads.executor());
            add(
                    "virtual threads",
                    Model.EVENT_LOOP,
                    Means.VIRTUAL_THREADS,
                    Way.virtualThreads(),
                    () -> Run.on(virtual, tasks, task));
        }
        return this;
    }

    /** The same, of which so many at once may go on. */
    Bench virtualThreads(int permits) {
        if (VirtualThreads.available()) {
            ExecutorService virtual = ownThreads(VirtualThreads.executor());
            Semaphore semaphore = new Semaphore(permits);
            add(
                    "virtual threads, " + permits + " permits",
                    Model.EVENT_LOOP,
                    Means.VIRTUAL_THREADS,
                    Way.virtualThreads(permits),
                    () -> Run.on(virtual, tasks, Run.within(semaphore, task)));
        }
        return this;
    }

    /** Any other way. */
    Bench add(String name, Model model, Means means, Way way, Contender.Work work) {
        return add(new Contender(name, model, means, Optional.of(way), work));
    }

    /** One of which nothing tells the cost. */
    Bench add(String name, Model model, Means means, Contender.Work work) {
        return add(new Contender(name, model, means, Optional.empty(), work));
    }

    private Bench add(Contender contender) {
        contenders.add(contender);
        return this;
    }

    /** The contender added last does what the first does in one thread more: it must measure the same. */
    Bench asControl() {
        control = OptionalInt.of(contenders.size() - 1);
        return this;
    }

    /** Something that the reader of the result should know. */
    Bench note(String note) {
        notes.add(note);
        return this;
    }

    /** Ends this when the bench is closed, last opened first. */
    <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    /** Ends the threads when the bench is closed. */
    <T extends ExecutorService> T ownThreads(T threads) {
        owned.push(threads::shutdownNow);
        return threads;
    }

    public List<Contender> contenders() {
        return List.copyOf(contenders);
    }

    /** The contender that stands for these means; the first of several. */
    public OptionalInt standingFor(Means means) {
        for (int i = 0; i < contenders.size(); i++) {
            if (contenders.get(i).means() == means) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The contender, if there is one, that must measure the same as the first. */
    public OptionalInt control() {
        return control;
    }

    /** How many tasks one run does. */
    public int tasks() {
        return tasks;
    }

    /** Where contenders note their requests. */
    public Latencies latencies() {
        return latencies;
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** What one task takes by itself, from up to so many of them one after the other in this thread; best when all is warm. */
    public Cost cost(int probes) throws Exception {
        return Cost.of(task, Math.min(tasks, probes));
    }

    /** Ends all; what fails does not keep the rest from being ended. */
    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (AutoCloseable resource : owned) {
            try {
                resource.close();
            } catch (Exception e) {
                failed = failed == null ? new IOException("not all of the bench could be ended", e) : failed;
                failed.addSuppressed(e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
