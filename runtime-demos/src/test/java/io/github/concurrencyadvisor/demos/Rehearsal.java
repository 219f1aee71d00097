package io.github.concurrencyadvisor.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Runs a demo on a stage of its own and hands back what was said. */
public final class Rehearsal {

    private Rehearsal() {}

    /** The lines of one run; also checks that nothing is left behind. */
    public static List<String> of(Demo demo, Duration unit) throws Exception {
        return leavingNothing(() -> {
            List<String> lines = new CopyOnWriteArrayList<>();
            demo.run(new Stage(lines::add, unit, new Random(7)));
            return lines;
        });
    }

    /** What the work comes to; also checks that it leaves no process and no thread behind. */
    public static <T> T leavingNothing(Callable<T> work) throws Exception {
        Set<Thread> before = threads();
        T result = work.call();
        assertNoChildProcess();
        assertNoThreadBut(before);
        return result;
    }

    /** Every thread that would keep the JVM alive has ended, or does so presently: Netty's helper lingers for a second. */
    private static void assertNoThreadBut(Set<Thread> before) throws InterruptedException {
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as("%s has ended", thread).isFalse();
            }
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    /** Every process that this JVM started has ended. */
    public static void assertNoChildProcess() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }
}
