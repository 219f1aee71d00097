package io.github.concurrencyadvisor.demos.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void theShapesSpanWhatTheyPromise() {
        List<Work> shapes = Grid.shapes(false);
        assertThat(shapes).hasSize(24).doesNotHaveDuplicates();
        assertThat(shapes).extracting(Work::tasks).contains(8, 512).allMatch(n -> n >= 8 && n <= 512);
        assertThat(shapes).extracting(Work::cpuMillis).contains(0.02, 4.0).allMatch(c -> c >= 0.02 && c <= 4);
        assertThat(shapes).extracting(Work::waitMillis).contains(0.0, 50.0).allMatch(w -> w >= 0 && w <= 50);
        assertThat(Grid.shapes(true)).hasSize(8).allMatch(shapes::contains);
        assertThat(Grid.ways(2)).hasSize(VirtualThreads.available() ? 8 : 7).doesNotHaveDuplicates();
    }

    @Test
    void everyCombinationIsRunOrCounted() throws Exception {
        List<Work> shapes = List.of(Work.of(8, 0.1, 1), Work.of(64, 0.1, 10));
        List<String> progress = new ArrayList<>();
        Profile profile = Profiles.simpleBut(Constant.SPIN_STEPS_PER_MILLI, 1000);
        GridResult grid =
                Grid.run(profile, shapes, Duration.ZERO, new Random(7), (what, done, of) -> progress.add(what));
        Rehearsal.assertNoChildProcess();
        int ways = Grid.ways(2).size();
        // of 64 waits of 10 ms, one after the other and two at a time take longer than a quarter of a second
        assertThat(grid.leftOut()).isEqualTo(3);
        assertThat(grid.cells()).hasSize(2 * ways - 3);
        assertThat(grid.control()).hasSize(2);
        assertThat(grid.rounds()).isEqualTo(3);
        assertThat(progress).hasSize(4);
        assertThat(grid.shapes()).isEqualTo(shapes);
        for (GridResult.Cell cell : grid.cells()) {
            assertThat(cell.predicted())
                    .isEqualTo(
                            CostModel.millis(profile, cell.work(), cell.way()).orElseThrow());
        }
    }

    /** Two shapes; in the first the model chooses what is half as long again as the best, in the second the best. */
    private static GridResult example() {
        Work first = Work.of(8, 1, 0);
        Work second = Work.of(8, 1, 5);
        return new GridResult(
                List.of(
                        new GridResult.Cell(first, Way.pool(2), 15, 10),
                        new GridResult.Cell(first, Way.loop(), 12, 15),
                        new GridResult.Cell(second, Way.pool(2), 22, 20),
                        new GridResult.Cell(second, Way.loop(), 9, 10)),
                12,
                List.of(1.02, 0.9),
                5,
                OptionalDouble.of(0.25));
    }

    @Test
    void errorsAndRegretsAreCountedByHand() {
        GridResult grid = example();
        List<Work> shapes = grid.shapes();
        assertThat(shapes).hasSize(2);
        assertThat(grid.best(shapes.get(0)).way()).isEqualTo(Way.pool(2));
        assertThat(grid.chosen(shapes.get(0)).way()).isEqualTo(Way.loop());
        assertThat(grid.regret(shapes.get(0))).isCloseTo(1.5, within(1e-9));
        assertThat(grid.regret(shapes.get(1))).isEqualTo(1);
        assertThat(grid.goodChoices()).isEqualTo(0.5);
        assertThat(grid.meanRegret()).isCloseTo(Math.sqrt(1.5), within(1e-9));
        assertThat(grid.worstRegret()).isCloseTo(1.5, within(1e-9));
        // errors 0.5, 0.2, 0.1 and 0.1
        assertThat(grid.medianError()).isCloseTo(0.1, within(1e-9));
        assertThat(grid.p90Error()).isCloseTo(0.2, within(1e-9));
        assertThat(grid.medianControlError()).isCloseTo(0.02, within(1e-9));
    }

    @Test
    void theTableShowsEveryShapeAndWhatTheyAmountTo() {
        assertThat(CostText.lines(example()))
                .contains(
                        "    8  1.00    0  *    10.0  +50%  >    15.0  -20%     1.50",
                        "    8  1.00    5       20.0  +10% *>    10.0  -10%     1.00",
                        "error of the prediction       median 10 %, nine of ten within 20 %, over 4 combinations, 5 rounds",
                        "left out as too slow to win   12",
                        "others took of the machine    25 %: too much for the errors to be the model's alone");
    }

    @Test
    void theTableOfConstantsSaysWhatIsAbsent() {
        List<String> lines = CostText.lines(Profiles.withoutVirtualThreads());
        assertThat(lines).filteredOn(line -> line.contains("need Java 21")).hasSize(5);
        assertThat(lines).anyMatch(line -> line.matches(" +one empty task on a pool +1000 µs"));
        assertThat(lines).last().asString().startsWith("the machine was quiet");
    }
}
