package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which carrier runs a step of a pipeline, by what moves the pipeline above, below or around it. */
class PipelineTest {

    @TempDir
    Path folder;

    @Test
    void theNearestMoveAboveAStepDecides() {
        assertThat(steps("""
                Mono<?> stays(Mono<?> m) { return m.map(x -> x); }
                Mono<?> above(Mono<?> m) { return m.publishOn(elastic).map(x -> x); }
                Mono<?> nearer(Mono<?> m) { return m.publishOn(elastic).filter(x -> true).publishOn(parallel).map(x -> x); }
                Mono<?> below(Mono<?> m) { return m.map(x -> x).publishOn(elastic); }
                Mono<?> other(Mono<?> m, Mono<?> n) { n.publishOn(elastic); return m.map(x -> x); }
                Mono<?> given(Mono<?> m, Scheduler s) { return m.publishOn(s).map(x -> x); }
                """))
                .containsEntry("stays", "EVENT_LOOP")
                .containsEntry("above", "PLATFORM_POOL")
                .containsEntry("nearer", "PLATFORM_POOL COMPUTE_LOOP")
                .containsEntry("below", "EVENT_LOOP")
                .containsEntry("other", "EVENT_LOOP")
                .containsEntry("given", "UNKNOWN");
    }

    @Test
    void theSourceIsMovedWhereverThatStands() {
        assertThat(steps("""
                Mono<?> above(Mono<?> m) { return m.subscribeOn(elastic).map(x -> x); }
                Mono<?> below(Mono<?> m) { return m.map(x -> x).filter(x -> true).subscribeOn(elastic); }
                Mono<?> both(Mono<?> m) { return m.subscribeOn(elastic).publishOn(parallel).map(x -> x); }
                Mono<?> first(Mono<?> m) { return m.subscribeOn(elastic).map(x -> x).subscribeOn(parallel); }
                """))
                .containsEntry("above", "PLATFORM_POOL")
                .containsEntry("below", "PLATFORM_POOL PLATFORM_POOL")
                .containsEntry("both", "COMPUTE_LOOP")
                .containsEntry("first", "PLATFORM_POOL");
    }

    @Test
    void aPipelineIsFollowedToTheFieldOrTheMethodThatItComesFrom() {
        assertThat(steps("""
                private final Mono<String> moved = Mono.just("a").subscribeOn(elastic);
                private final Mono<String> remembered = Mono.just("a").subscribeOn(elastic).cache();
                private Mono<String> either = Mono.just("a").subscribeOn(elastic);
                void set(Mono<String> m) { either = m; }
                private Mono<String> source() { return moved.filter(x -> true); }
                Mono<?> field() { return moved.map(x -> x); }
                Mono<?> kept() { return remembered.map(x -> x); }
                Mono<?> several() { return either.map(x -> x); }
                Mono<?> method() { return source().map(x -> x); }
                """))
                .containsEntry("field", "PLATFORM_POOL")
                .containsEntry("kept", "EVENT_LOOP")
                .containsEntry("several", "EVENT_LOOP")
                .containsEntry("method", "PLATFORM_POOL");
    }

    @Test
    void aPipelineInAStepRunsWhereTheStepDoes() {
        assertThat(steps("""
                Mono<?> inside(Mono<?> m) { return m.publishOn(elastic).flatMap(x -> Mono.just(x).map(y -> y)); }
                Mono<?> insideMoved(Mono<?> m) { return m.flatMap(x -> Mono.just(x).map(y -> y)).subscribeOn(elastic); }
                Mono<?> dropped(Mono<?> m) { return m.publishOn(elastic).map(x -> { Mono.just(x).map(y -> y); return x; }); }
                """))
                .containsEntry("inside", "PLATFORM_POOL PLATFORM_POOL")
                .containsEntry("insideMoved", "PLATFORM_POOL PLATFORM_POOL")
                .containsEntry("dropped", "PLATFORM_POOL EVENT_LOOP");
    }

    @Test
    void theClassMovesWhatItsMethodHandsItWhereAllItsCallersDo() {
        assertThat(steps("""
                private Mono<?> moved(Mono<?> m) { return m.map(x -> x); }
                Mono<?> mover(Mono<?> m) { return moved(m).filter(x -> true).subscribeOn(elastic); }
                private Mono<?> partly(Mono<?> m) { return m.map(x -> x); }
                Mono<?> partlyMover(Mono<?> m) { return partly(m).subscribeOn(elastic); }
                Mono<?> partlyOther(Mono<?> m) { return partly(m); }
                private Mono<?> uncalled(Mono<?> m) { return m.map(x -> x); }
                """))
                .containsEntry("moved", "PLATFORM_POOL")
                .containsEntry("partly", "EVENT_LOOP")
                .containsEntry("uncalled", "EVENT_LOOP");
    }

    /** By the method that a pipeline stands in, the carriers of its steps in the order of the code. */
    private Map<String, String> steps(String members) {
        Map<String, String> carriers = new TreeMap<>();
        Compiled.in(folder, """
                import reactor.core.publisher.*;
                import reactor.core.scheduler.*;
                class A {
                    private static final Scheduler elastic = Schedulers.boundedElastic();
                    private static final Scheduler parallel = Schedulers.parallel();
                    %s
                }
                """.formatted(members))
                .effects((effects, classes) -> effects.spawns()
                        .forEach(spawn -> carriers.merge(
                                spawn.in().name().replaceFirst("lambda\\$(\\w+)\\$.*", "$1"),
                                spawn.carrier().name(),
                                (first, then) -> first + " " + then)));
        return carriers;
    }
}
