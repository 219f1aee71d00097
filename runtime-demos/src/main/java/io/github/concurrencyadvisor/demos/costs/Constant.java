package io.github.concurrencyadvisor.demos.costs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is measured of a machine: one number each, the unit being the end of its name.
 *
 * <p>Times are by the clock on the wall, and of each the first decile of rounds in which everything is measured once, in an order
 * that is new every round: others who use the machine only ever make them longer. No constant is less than zero.
 */
public enum Constant {

    /** {@link Spin} steps that one core does in a millisecond. Makes the grid's milliseconds; no formula uses it. */
    SPIN_STEPS_PER_MILLI("speed of one core", "steps/ms"),

    /** How many times as fast as one thread a pool of as many threads as cores does the same 10 computations of a millisecond a core. */
    EFFECTIVE_PARALLELISM("parallelism of all cores", "times"),

    /** Starting a platform thread that does nothing, until it has run: 200 one after the other, none waited for. */
    PLATFORM_THREAD_START_MICROS("start of a platform thread", "µs"),

    /** The same while the cores compute: what 16 tasks of 2 ms take a thread each beyond their computing. The thread that
     * starts others, and waits for each to come up, then has to wait for a core. */
    PLATFORM_THREAD_START_BUSY_MICROS("the same while the cores compute", "µs"),

    /** Starting a virtual thread that does nothing, until it has run: 2,000 one after the other. From Java 21. */
    VIRTUAL_THREAD_START_MICROS("start of a virtual thread", "µs"),

    /** Handing a task to a pool whose threads are awake and running it: 2,000 tasks that do nothing. */
    POOL_HAND_OVER_MICROS("hand-over to a busy pool", "µs"),

    /** Handing a task to a thread that has to be woken: 64 tasks that wait, given to 64 threads, against one. */
    POOL_WAKE_UP_MICROS("hand-over to a sleeping thread", "µs"),

    /** Setting a timer of a loop and running its task: 2,000 tasks that do nothing. */
    LOOP_HAND_OVER_MICROS("hand-over to a loop", "µs"),

    /** From one platform thread to another and back, halved: two semaphores, 200 times. No formula uses it. */
    PLATFORM_SWITCH_MICROS("switch between platform threads", "µs"),

    /** The same for virtual threads. From Java 21; no formula uses it. */
    VIRTUAL_SWITCH_MICROS("switch between virtual threads", "µs"),

    /** How much later than asked a sleep of 5 ms ends, in a platform thread. */
    PLATFORM_TIMER_SLACK_MICROS("lateness of a sleep", "µs"),

    /** How much longer than 5 ms it takes to start a virtual thread that sleeps so long, and to wait for it. From Java 21. */
    VIRTUAL_TIMER_SLACK_MICROS("lateness of a virtual thread that sleeps", "µs"),

    /** How much longer than 5 ms it takes to open a loop with one timer of 5 ms, to run it and to close it. */
    LOOP_TIMER_SLACK_MICROS("lateness of a loop with a timer", "µs"),

    /** One task that does nothing, given to a pool and waited for. */
    POOL_RUN_MICROS("one empty task on a pool", "µs"),

    /** The same on a virtual thread. From Java 21. */
    VIRTUAL_RUN_MICROS("one empty task on a virtual thread", "µs"),

    /** Opening a loop, one task that does nothing, and closing it. */
    LOOP_RUN_MICROS("one empty task on a loop", "µs"),

    /** One task that does nothing, given to a pool of worker JVMs that have nothing else to do, and waited for. */
    WORKER_RUN_MICROS("one empty task on a worker JVM", "µs"),

    /** What a task costs a worker beside its computing: 100 tasks that do nothing a worker, as many workers as cores. */
    WORKER_ROUND_TRIP_MICROS("round trip to a worker JVM", "µs"),

    /** The same while the cores compute: tasks of 0.1 ms. Who waits for a message is then asleep and has to be woken. */
    WORKER_ROUND_TRIP_BUSY_MICROS("the same while the cores compute", "µs"),

    /** What each 1024 bytes add to it: tasks of 256 KB against tasks without payload. */
    WORKER_ROUND_TRIP_MICROS_PER_KB("payload to a worker JVM", "µs/KB"),

    /** From nothing to the first answer of a worker JVM, one after the other. */
    WORKER_START_MILLIS("start of a worker JVM", "ms"),

    /** Growth of the resident set of a fresh JVM by a platform thread that waits: from 100 to 1,000 of them. Linux. */
    PLATFORM_THREAD_KB("memory of a platform thread", "KB"),

    /** The same by a virtual thread: from 1,000 to 10,000. Linux, from Java 21. */
    VIRTUAL_THREAD_KB("memory of a virtual thread", "KB"),

    /** Resident set of a worker JVM that has answered once. Linux. */
    WORKER_JVM_KB("memory of a worker JVM", "KB");

    private static final Pattern WORD_END = Pattern.compile("_(.)");

    private final String words;
    private final String unit;

    Constant(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    /** What it is, for people: lower case. */
    public String words() {
        return words;
    }

    /** What it is counted in. */
    public String unit() {
        return unit;
    }

    /** Whether it takes Java 21 to measure it. */
    boolean ofVirtualThreads() {
        return name().startsWith("VIRTUAL_");
    }

    /** Its name in a profile file, such as {@code poolRunMicros}. */
    String jsonName() {
        return WORD_END.matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    static Optional<Constant> ofJsonName(String name) {
        return Arrays.stream(values())
                .filter(constant -> constant.jsonName().equals(name))
                .findFirst();
    }
}
