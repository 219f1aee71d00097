package io.github.concurrencyadvisor.demos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Runs a demo on a stage of its own and hands back what was said. */
public final class Rehearsal {

    private Rehearsal() {}

    /** The lines of one run; also checks that nothing is left behind. */
    public static List<String> of(Demo demo, Duration unit) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
            demo.run(new Stage(out, unit, new Random(7)));
        }
        assertNoChildProcess();
        return bytes.toString(UTF_8).lines().toList();
    }

    /** Every process that this JVM started has ended. */
    public static void assertNoChildProcess() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }
}
