package io.github.concurrencyadvisor.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "**/x/*.java, x/A.java, true",
        "**/x/*.java, a/b/x/A.java, true",
        "**/x/*.java, x/y/A.java, false",
        "**/*Test.java, a/MyTest.java, true",
        "**/*Test.java, a/Tests.java, false",
        "a/, a/b/C.java, true",
        "a/**, b/C.java, false",
        "?.java, A.java, true",
        "?.java, AB.java, false",
        "a\\b\\*.java, a/b/C.java, true",
        "*.java, a/B.java, false",
    })
    void matchesAsMavenDoes(String pattern, String path, boolean matches) {
        assertThat(Glob.of(pattern).matches(path)).isEqualTo(matches);
    }
}
