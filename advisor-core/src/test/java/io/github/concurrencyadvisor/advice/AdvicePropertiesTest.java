package io.github.concurrencyadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Platform.Framework;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Speed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of every advice. */
class AdvicePropertiesTest {

    /** Final APIs that a text may name, and the first release that has them. */
    private static final List<Since> APIS = List.of(
            new Since("irtual thread", 21),
            new Since("sendAsync", 11),
            new Since("HttpClient.", 11),
            new Since("onExit", 9));

    /** Not final in any release so far. */
    private static final List<String> PREVIEWS =
            List.of("StructuredTaskScope", "structured concurrency", "StableValue", "LazyConstant", "Vector API");

    @Property(seed = "28")
    void namesNothingNewerThanTheRelease(
            @ForAll WorkloadKind kind,
            @ForAll Speed speed,
            @ForAll Set<Effect> effects,
            @ForAll Demand demand,
            @ForAll Set<Framework> frameworks,
            @ForAll @IntRange(min = 8, max = 30) int release) {
        String text = advise(kind, speed, effects, demand, frameworks, release).realisation();

        assertThat(APIS.stream().filter(api -> release < api.release()).map(Since::name))
                .noneMatch(text::contains);
        assertThat(PREVIEWS).noneMatch(text::contains);
    }

    @Property(seed = "28")
    void speaksInShortSentences(
            @ForAll WorkloadKind kind,
            @ForAll Speed speed,
            @ForAll Set<Effect> effects,
            @ForAll Demand demand,
            @ForAll Set<Framework> frameworks,
            @ForAll @IntRange(min = 8, max = 30) int release) {
        Recommendation advice = advise(kind, speed, effects, demand, frameworks, release);

        assertThat(advice.realisation().split("\\s+")).as(advice.realisation()).hasSizeLessThanOrEqualTo(25);
        for (String text : List.of(advice.realisation(), advice.why())) {
            assertThat(text).doesNotContain("  ").isEqualTo(text.strip()).doesNotEndWith(".");
            assertThat(startsLikeASentence(text)).as(text).isFalse();
        }
        assertThat(advice.why()).isNotEmpty();
    }

    @Property(seed = "28")
    void theModelIsAMatterOfTheWorkAlone(
            @ForAll WorkloadKind kind,
            @ForAll Speed speed,
            @ForAll Set<Effect> effects,
            @ForAll Demand demand,
            @ForAll Set<Framework> frameworks,
            @ForAll @IntRange(min = 8, max = 30) int release) {
        Recommendation advice = advise(kind, speed, effects, demand, frameworks, release);

        assertThat(advice.model())
                .isEqualTo(advise(kind, speed, Set.of(), Demand.UNKNOWN, Set.of(), 8)
                        .model());
        assertThat(advice.model() == Model.SEQUENTIAL).isEqualTo(kind == WorkloadKind.TRIVIAL);
        assertThat(advice.model() == Model.PROCESSES).isEqualTo(kind == WorkloadKind.CPU_BOUND);
        assertThat(advice.model() == Model.UNDECIDED).isEqualTo(advice.why().contains("missing: "));
    }

    @Property(seed = "28")
    void whatIsDecidedIsRealised(
            @ForAll WorkloadKind kind,
            @ForAll Speed speed,
            @ForAll Set<Effect> effects,
            @ForAll Demand demand,
            @ForAll Set<Framework> frameworks,
            @ForAll @IntRange(min = 8, max = 30) int release) {
        Recommendation advice = advise(kind, speed, effects, demand, frameworks, release);

        switch (advice.model()) {
            case SEQUENTIAL -> assertThat(advice.realisation()).isEmpty();
            case THREADS, PROCESSES, EVENT_LOOP ->
                assertThat(advice.realisation()).isNotEmpty();
            case UNDECIDED -> {}
        }
        assertThat(advice.means() == Means.NONE).isEqualTo(advice.realisation().isEmpty());
        assertThat(advice.means() == Means.VIRTUAL_THREADS)
                .isEqualTo(advice.realisation().startsWith("a virtual thread per task"));
        if (kind == WorkloadKind.MIXED) {
            assertThat(advice.realisation()).containsAnyOf("computing on N = cores", "computing side on N = cores");
        }
    }

    @Property(seed = "28")
    void filesAreNeverLeftToVirtualThreads(
            @ForAll WorkloadKind kind,
            @ForAll Speed speed,
            @ForAll Set<Effect> effects,
            @ForAll Demand demand,
            @ForAll @IntRange(min = 21, max = 30) int release) {
        effects.add(Effect.FILE);
        String text = advise(kind, speed, effects, demand, Set.of(), release).realisation();

        if (text.contains("virtual thread")) {
            assertThat(text).contains("a platform pool for the files");
        }
    }

    @Property(seed = "28")
    void theSameQuestionHasTheSameAnswer(
            @ForAll WorkloadKind kind,
            @ForAll Speed speed,
            @ForAll Set<Effect> effects,
            @ForAll Demand demand,
            @ForAll Set<Framework> frameworks,
            @ForAll @IntRange(min = 8, max = 30) int release) {
        assertThat(advise(kind, speed, effects, demand, frameworks, release))
                .isEqualTo(advise(kind, speed, effects, demand, frameworks, release));
    }

    private static Recommendation advise(
            WorkloadKind kind,
            Speed speed,
            Set<Effect> effects,
            Demand demand,
            Set<Framework> frameworks,
            int release) {
        Workload workload = AdviceTest.workload(kind, speed, List.copyOf(effects));
        return Advice.recommend(workload, demand, new Platform(release, frameworks));
    }

    /** A capital letter opens a sentence, unless its word is a name: {@code I/O-bound}, {@code HttpClient.sendAsync}, NIO. */
    private static boolean startsLikeASentence(String text) {
        String word = text.split(" ", 2)[0];
        return !word.isEmpty()
                && Character.isUpperCase(word.charAt(0))
                && word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT))
                && !word.matches(".*\\W.+");
    }

    private record Since(String name, int release) {}
}
