package io.github.concurrencyadvisor.demos.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class MisuseTest {

    static List<Misuse> misuses() {
        return Misuses.all();
    }

    /** Throws if the bad way and the good one do not come to the same. */
    @ParameterizedTest
    @MethodSource("misuses")
    void bothWaysDoTheSameWorkAndNothingIsLeft(Misuse misuse) throws Exception {
        Harm harm = Rehearsal.leavingNothing(() -> misuse.measure(Effort.TINY));
        boolean canRun = misuse.harmsOn(17) || VirtualThreads.available();
        assertThat(harm.isMeasured()).isEqualTo(canRun);
        assertThat(harm.note()).isNotBlank();
        assertThat(harm.figures()).allSatisfy(figure -> {
            assertThat(figure.metric()).isNotBlank();
            assertThat(figure.bad()).isGreaterThanOrEqualTo(0);
            assertThat(figure.good()).isGreaterThanOrEqualTo(0);
        });
        if (!canRun) {
            assertThat(harm.note()).contains("need Java 21");
        }
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void oneThatIsInterruptedEndsAndLeavesNothing(Misuse misuse) throws Exception {
        Rehearsal.leavingNothing(() -> {
            Thread measuring = new Thread(() -> {
                try {
                    misuse.measure(Effort.USUAL);
                } catch (Exception e) {
                    return; // as it should, unless it was done before
                }
            });
            measuring.start();
            Thread.sleep(50); // anywhere
            measuring.interrupt();
            measuring.join(20_000);
            assertThat(measuring.isAlive()).isFalse();
            return null;
        });
    }

    @Test
    void theServiceAnswersWhatItIsAskedAndEndsWhoeverWaits() throws Exception {
        Rehearsal.leavingNothing(() -> {
            try (SlowService service = SlowService.start(Duration.ofMillis(1))) {
                assertThat(service.ask("how are you")).isEqualTo("how are you");
                assertThat(SlowService.ask(service.port(), "again")).isEqualTo("again");
            }
            return null;
        });
    }

    @Test
    void tasksThatWaitForTheirOwnPoolNeverEnd() throws Exception {
        List<String> orders = Answers.questions(20);
        try (SlowService service = SlowService.start(Duration.ofMillis(20))) {
            assertThat(NestedSubmit.bad(service, orders)).hasSizeLessThan(orders.size());
            assertThat(NestedSubmit.good(service, orders))
                    .hasSize(orders.size())
                    .first()
                    .isEqualTo("question 0" + "tax of question 0");
        }
    }

    @Test
    void aPoolWithoutBoundHasMoreThreadsThanOneOfFifty() throws Exception {
        Harm.Figure threads =
                new UnboundedPool().measure(Effort.USUAL).figures().get(0);
        assertThat(threads.metric()).isEqualTo("threads at once");
        assertThat(threads.bad()).isGreaterThan(threads.good());
    }

    @Test
    void onlyWhoNeedsNoConnectionInTimeGetsOne() throws Exception {
        assumeTrue(VirtualThreads.available());
        Harm.Figure failed =
                new FloodedDatabase().measure(Effort.USUAL).figures().get(0);
        assertThat(failed.bad()).isPositive();
        assertThat(failed.good()).isZero();
    }

    @Test
    void everyMisuseIsInTheList() throws Exception {
        assertThat(Misuses.all()).extracting(Misuse::name).doesNotHaveDuplicates();
        List<Class<?>> onDisk = new ArrayList<>();
        Path folder = Path.of(Misuse.class.getResource("Misuse.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Class<?> type = name.endsWith(".class") && !name.startsWith("package-info")
                        ? Class.forName(
                                Misuse.class.getPackageName() + "." + name.replace(".class", ""),
                                false, // one of them is there to show what initialising may cost
                                Misuse.class.getClassLoader())
                        : Object.class;
                if (Misuse.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    onDisk.add(type);
                }
            }
        }
        assertThat(Misuses.all()).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(List.copyOf(onDisk));
    }

    @Test
    void aFactorIsHowManyTimesAsMuch() {
        assertThat(new Harm.Figure("time", "ms", 30, 10).factor()).isEqualTo(3);
        assertThat(new Harm.Figure("failures", "", 30, 0).factor()).isInfinite();
    }
}
