package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeUriTest {

    @ParameterizedTest
    @CsvSource({
        "src/main/java/a/B.java,src/main/java/a/B.java",
        "größe/A B.java,gr%C3%B6%C3%9Fe/A%20B.java",
        "a:b/50%?#.java,a%3Ab/50%25%3F%23.java",
        "😀.java,%F0%9F%98%80.java",
    })
    void encodesWhatAPathDoesNotTake(String path, String uri) {
        assertThat(RelativeUri.of(path)).isEqualTo(uri);
    }

    // below a folder, since two slashes at the beginning would be read as a host
    @Property(tries = 500, seed = "28")
    void isReadAsThePath(@ForAll String path) {
        URI uri = URI.create("base:/folder/" + RelativeUri.of(path));

        assertThat(uri.getPath()).isEqualTo("/folder/" + Printable.whole(path));
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
    }
}
