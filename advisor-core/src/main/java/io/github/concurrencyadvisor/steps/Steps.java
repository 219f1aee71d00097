package io.github.concurrencyadvisor.steps;

import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that the threads of one analysis are at. Thread-safe. */
public final class Steps {

    /** Of the advisor's own frames so many tell where it broke off. */
    private static final int SHOWN_FRAMES = 3;

    private final Map<Thread, Step> running = new ConcurrentHashMap<>();
    private final Set<Problem> faults = new ConcurrentSkipListSet<>();
    private volatile boolean anyStopped;

    /** Thrown in the middle of a step that was stopped, and caught by whoever knows how to go on without it. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Stopped(String name) {
            super(name, null, false, false);
        }
    }

    /** One step of one thread. */
    public final class Step {
        private final Supplier<String> name;
        private final boolean canBeStopped;
        private final AtomicInteger innerSteps = new AtomicInteger();
        private volatile boolean stopped;

        private Step(Supplier<String> name, boolean canBeStopped) {
            this.name = name;
            this.canBeStopped = canBeStopped;
        }

        /** What is done, for a reader: {@code following the calls of Orders.find}. */
        public String name() {
            return name.get();
        }

        /** Whether the analysis can go on without it. */
        public boolean canBeStopped() {
            return canBeStopped;
        }

        /** How many steps within it have ended: as long as that grows, it gets on. */
        public int innerSteps() {
            return innerSteps.get();
        }

        /** Makes it end the next time it asks, if it can be stopped. */
        public void stop() {
            stopped = canBeStopped;
            anyStopped |= canBeStopped;
        }
    }

    /** The innermost step of each thread that is at one, in no order. */
    public List<Step> running() {
        return new ArrayList<>(running.values());
    }

    /** Does the work as a step that the analysis cannot go on without. */
    public <R> R run(Supplier<String> name, Supplier<R> work) {
        return run(name, false, work);
    }

    /**
     * Does the work as a step that may be stopped.
     *
     * @throws Stopped if it was
     */
    public <R> R runUnlessStopped(Supplier<String> name, Supplier<R> work) {
        return run(name, true, work);
    }

    /**
     * Does the work as a step that the analysis can go on without, should the advisor itself fail at it.
     *
     * @param at where in the code what is worked at stands
     * @param instead what there is without it
     */
    public <R> R runDespiteFaults(Supplier<String> name, Position at, Supplier<R> work, Supplier<R> instead) {
        try {
            return run(name, work);
        } catch (Stopped notAFault) {
            throw notAFault;
        } catch (RuntimeException | StackOverflowError fault) {
            failed(name.get(), at, fault);
            return instead.get();
        }
    }

    /** Notes a fault of the advisor's own at a step without which the analysis goes on. */
    public void failed(String name, Position at, Throwable fault) {
        String ours = Steps.class.getPackageName().replaceFirst("[^.]+$", "");
        String where = Stream.of(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(ours))
                .limit(SHOWN_FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(", "));
        faults.add(new Problem(
                Problem.Kind.FAULT,
                at,
                name + " failed, which no input should bring about, and was left out: please report this line (" + fault
                        + (where.isEmpty() ? "" : " in " + where) + ")"));
    }

    /** What the advisor itself failed at, by place. */
    public List<Problem> faults() {
        return List.copyOf(faults);
    }

    private <R> R run(Supplier<String> name, boolean canBeStopped, Supplier<R> work) {
        Thread thread = Thread.currentThread();
        Step outer = running.get(thread);
        running.put(thread, new Step(name, canBeStopped));
        try {
            return work.get();
        } finally {
            if (outer == null) {
                running.remove(thread);
            } else {
                outer.innerSteps.incrementAndGet();
                running.put(thread, outer);
            }
        }
    }

    /**
     * Asked again and again in work that may take long; costs next to nothing.
     *
     * @throws Stopped if the step that this thread is at was stopped
     */
    public void check() {
        if (anyStopped) {
            Step step = running.get(Thread.currentThread());
            if (step != null && step.stopped) {
                throw new Stopped(step.name());
            }
        }
    }
}
