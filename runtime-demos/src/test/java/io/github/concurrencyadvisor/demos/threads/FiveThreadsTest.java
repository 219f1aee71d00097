package io.github.concurrencyadvisor.demos.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class FiveThreadsTest {

    private static final Pattern LINE = Pattern.compile("I am Worker (\\d), I slept for (\\d+) ms");

    @Test
    void platformThreadsFinishInTheOrderOfTheirSleep() throws Exception {
        assertFiveWorkers(new FiveThreads(), "All Threads are queued, let's see when they finish!");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsFinishInTheOrderOfTheirSleep() throws Exception {
        assertFiveWorkers(new FiveVirtualThreads(), "All Virtual Threads are queued, let's see when they finish!");
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void saysWhatVirtualThreadsNeed() throws Exception {
        assertThat(Rehearsal.of(new FiveVirtualThreads(), Duration.ofMillis(1)))
                .singleElement()
                .asString()
                .startsWith("virtual threads need Java 21 or later");
    }

    /** A machine that stalls for a whole unit can wake two sleepers in the wrong order, but hardly three times running. */
    private static void assertFiveWorkers(Demo demo, String first) throws Exception {
        boolean inOrder = false;
        for (int attempt = 0; attempt < 3 && !inOrder; attempt++) {
            inOrder = fiveWorkersFinishInOrder(demo, first);
        }
        assertThat(inOrder).isTrue();
    }

    private static boolean fiveWorkersFinishInOrder(Demo demo, String first) throws Exception {
        List<String> lines = Rehearsal.of(demo, Duration.ofMillis(100));
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo(first);
        List<Matcher> workers = lines.stream().skip(1).map(LINE::matcher).toList();
        assertThat(workers).allMatch(Matcher::matches);
        assertThat(workers.stream().map(line -> line.group(1))).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
        List<Integer> slept =
                workers.stream().map(line -> Integer.valueOf(line.group(2))).toList();
        return slept.equals(slept.stream().sorted().toList());
    }
}
