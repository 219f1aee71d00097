package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Contender;
import io.github.concurrencyadvisor.demos.measure.Model;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** The contenders of a scenario, ready to run, and what they stand on. */
public final class Bench implements AutoCloseable {

    private final List<Contender> contenders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private int advised = -1;

    /** Adds a contender. The first is the sequential one. */
    Bench add(String name, Model model, Contender.Work work) {
        contenders.add(new Contender(name, model, work));
        return this;
    }

    /** Adds the contender that the advice, on this JVM, names. */
    Bench advise(String name, Model model, Contender.Work work) {
        advised = contenders.size();
        return add(name, model, work);
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

    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The index of the advised contender. */
    public int advised() {
        if (advised < 0) {
            throw new IllegalStateException("no contender is the advised one");
        }
        return advised;
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
