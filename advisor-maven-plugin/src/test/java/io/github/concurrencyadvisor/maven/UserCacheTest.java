package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCacheTest {

    @ParameterizedTest(name = "{0}, {1}={2}")
    @CsvSource({
        "Linux,      '',             '',        /home/ann/.cache/concurrency-advisor",
        "Linux,      XDG_CACHE_HOME, /tmp/c,    /tmp/c/concurrency-advisor",
        "Linux,      XDG_CACHE_HOME, relative,  /home/ann/.cache/concurrency-advisor",
        "Mac OS X,   XDG_CACHE_HOME, /tmp/c,    /home/ann/Library/Caches/concurrency-advisor",
        "Windows 11, LOCALAPPDATA,   /tmp/l,    /tmp/l/concurrency-advisor",
        "Windows 11, '',             '',        /home/ann/AppData/Local/concurrency-advisor",
    })
    void liesWhereTheSystemHasIt(String os, String variable, String value, String expected) {
        Properties system = new Properties();
        system.setProperty("os.name", os);
        system.setProperty("user.home", "/home/ann");
        assertThat(UserCache.folder(system, Map.of(variable, value)).toString().replace('\\', '/'))
                .isEqualTo(expected);
    }
}
