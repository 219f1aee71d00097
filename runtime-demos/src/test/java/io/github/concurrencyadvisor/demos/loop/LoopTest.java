package io.github.concurrencyadvisor.demos.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(30)
class LoopTest {

    @Test
    void timersRunInTheOrderOfTheirTimesAndTiesInTheOrderSet() throws Exception {
        List<String> ran = new ArrayList<>();
        try (NioLoop loop = new NioLoop()) {
            loop.after(Duration.ofMillis(900), () -> ran.add("late")); // apart by more than a busy machine stalls
            loop.after(Duration.ofMillis(300), () -> {
                ran.add("early");
                loop.after(Duration.ofMillis(1), () -> ran.add("from a timer"));
            });
            loop.after(Duration.ZERO, () -> ran.add("first"));
            loop.after(Duration.ZERO, () -> ran.add("second"));
            loop.run();
        }
        assertThat(ran).containsExactly("first", "second", "early", "from a timer", "late");
    }

    @Test
    void aTaskFromAnotherThreadWakesTheLoop() throws Exception {
        List<Thread> ranIn = new ArrayList<>();
        try (NioLoop loop = new NioLoop()) {
            loop.after(Duration.ofHours(1), () -> {});
            Thread other = new Thread(() -> loop.execute(() -> {
                ranIn.add(Thread.currentThread());
                loop.stop();
            }));
            other.start();
            loop.run();
            other.join();
        }
        assertThat(ranIn).containsExactly(Thread.currentThread());
    }

    @Test
    void aChannelIsReadWhenItIsReady() throws Exception {
        Pipe pipe = Pipe.open();
        List<String> read = new ArrayList<>();
        try (NioLoop loop = new NioLoop();
                Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            source.configureBlocking(false);
            loop.register(source, SelectionKey.OP_READ, key -> {
                ByteBuffer buffer = ByteBuffer.allocate(16);
                source.read(buffer);
                read.add(UTF_8.decode(buffer.flip()).toString());
                key.cancel();
                loop.stop();
            });
            loop.after(Duration.ofMillis(5), () -> write(sink));
            loop.run();
        }
        assertThat(read).containsExactly("ready");
    }

    @Test
    void theSeriesRunToTheirEndOnNio() throws Exception {
        assertTwoSeries(new AsyncioOnNio());
    }

    @Test
    void theSeriesRunToTheirEndOnNetty() throws Exception {
        assertTwoSeries(new AsyncioOnNetty());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("EventLoopGroup"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void theSeriesRunToTheirEndOnVirtualThreads() throws Exception {
        assertTwoSeries(new AsyncioOnVirtualThreads());
    }

    private static void assertTwoSeries(Demo demo) throws Exception {
        List<String> lines = Rehearsal.of(demo, Duration.ofMillis(10));
        assertThat(lines).allMatch(line -> line.matches("Loop: [12] Time: \\d{4}-\\d\\d-\\d\\d [\\d:]{8}\\.\\d{6}"));
        assertThat(lines).filteredOn(line -> line.startsWith("Loop: 1")).hasSizeGreaterThan(1);
        assertThat(lines).filteredOn(line -> line.startsWith("Loop: 2")).hasSizeGreaterThan(1);
    }

    private static void write(Pipe.SinkChannel sink) {
        try {
            sink.write(ByteBuffer.wrap("ready".getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
