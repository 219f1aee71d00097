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

    @ParameterizedTest
    @CsvSource({
        "com.acme, com/acme/A.java, true",
        "com.acme, com/acme/gen/A.java, true",
        "com.acme, com/acmeinc/A.java, false",
        "com.acme, org/com/acme/A.java, false",
        "com.acme.*, com/acme/A.java, false",
        "com.acme.*, com/acme/gen/A.java, true",
        "com.*.gen, com/acme/gen/A.java, true",
        "**.gen, com/acme/gen/deep/A.java, true",
        "shop, shop/A.java, true",
        "Shop.java, Shop.java, true",
    })
    void aPackageIsItsFolderAndThoseBelow(String pattern, String path, boolean matches) {
        assertThat(Glob.of(pattern).matches(path)).isEqualTo(matches);
    }
}
