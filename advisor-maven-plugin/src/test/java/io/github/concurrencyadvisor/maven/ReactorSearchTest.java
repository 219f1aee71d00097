package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReactorSearchTest {

    private final ReactorSearch search = new ReactorSearch(3, new TreeMap<>());

    @Test
    void theLastModuleKnowsThatNoneHasTheAnswer() {
        assertThat(search.notIn("a", List.of("one"))).isEmpty();
        assertThat(search.notIn("c", List.of())).isEmpty();
        assertThat(search.notIn("b", List.of("two", "three"))).contains(List.of("one", "two", "three"));
    }

    @Test
    void oneAnswerIsEnough() {
        assertThat(search.notIn("a", List.of("one"))).isEmpty();
        search.answeredIn("b");
        assertThat(search.notIn("c", List.of("two"))).isEmpty();
    }
}
