package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.steps.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLimitTest {

    private final Steps steps = new Steps();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final TimeLimit limit = new TimeLimit(steps, Duration.ofNanos(10), clock::get);

    @TempDir
    private Path folder;

    @Test
    void aStepThatTakesTooLongIsStoppedAndThenGivenUp() throws Exception {
        String result = steps.run(() -> "outer", () -> {
            assertThatThrownBy(() -> steps.runUnlessStopped(() -> "long", () -> {
                        lookAfter(0);
                        lookAfter(9);
                        steps.check();
                        lookAfter(1);
                        assertGivenUp(10, "long");
                        steps.check();
                        return "";
                    }))
                    .isInstanceOf(Steps.Stopped.class);
            return "went on";
        });
        assertThat(result).isEqualTo("went on");
    }

    @Test
    void aStepThatTheAnalysisNeedsIsGivenUpAtOnceUnlessInnerStepsEnd() {
        steps.run(() -> "reading A.java", () -> {
            lookAfter(0);
            steps.run(() -> "inner", () -> "");
            lookAfter(10);
            lookAfter(9);
            assertGivenUp(1, "reading A.java");
            return "";
        });
    }

    @Test
    void anAnalysisThatHangsEndsWithTheNameOfTheFile() throws Exception {
        Path source = Files.createDirectories(folder.resolve("src/a")).resolve("A.java");
        Files.writeString(source, "package a;\nclass A {}\n");
        AnalysisRequest request = AnalysisRequest.in(folder)
                .sourceRoots(List.of(folder.resolve("src")))
                .build();
        CountDownLatch never = new CountDownLatch(1);
        TimeLimit real = new TimeLimit(steps, Duration.ofMillis(50), System::nanoTime);
        assertThatThrownBy(() -> real.hold(() -> Advisor.analyze(
                        request,
                        (phase, done, of) -> {
                            if (of > 0) {
                                await(never);
                            }
                        },
                        steps)))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The analysis was given up: reading src/a/A.java took longer than 0 s; ");
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> limit.hold(() -> {
                    throw new IllegalStateException("a fault");
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("a fault");
    }

    private void lookAfter(long nanos) {
        clock.addAndGet(nanos);
        try {
            limit.look();
        } catch (MojoExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void assertGivenUp(long nanos, String step) {
        clock.addAndGet(nanos);
        assertThatThrownBy(limit::look)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("The analysis was given up: " + step + " took longer than ");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
