package io.github.concurrencyadvisor.demos.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentSetTest {

    @Test
    void isReadFromItsLine() {
        assertThat(ResidentSet.parse(List.of("VmPeak:\t  99 kB", "VmRSS:\t  12345 kB")))
                .hasValue(12345);
        assertThat(ResidentSet.parse(List.of("Name:\tjava"))).isEmpty();
    }
}
