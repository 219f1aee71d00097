package io.github.concurrencyadvisor.demos.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.measure.ResidentSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MemoryPerConnectionTest {

    @Test
    void everyWayHoldsAllAtOnceAndOnlyThreadsTakeAThreadEach() throws Exception {
        List<String> progress = new ArrayList<>();
        MemoryPerConnection.Result result = MemoryPerConnection.measure(100, (what, done, of) -> progress.add(what));
        Rehearsal.assertNoChildProcess();
        assertThat(result.footprints()).extracting(Footprint::name).containsExactlyElementsOf(progress);
        assertThat(progress).contains("thread per connection", "selector loop", "Netty loop");
        assertThat(result.footprints()).allSatisfy(footprint -> {
            assertThat(footprint.failure()).isEmpty();
            assertThat(footprint.connections()).isEqualTo(100);
            if (footprint.name().equals("thread per connection")) {
                assertThat(footprint.threads()).isGreaterThan(100);
            } else {
                assertThat(footprint.threads()).isLessThan(100);
            }
            if (ResidentSet.kilobytes(ProcessHandle.current()).isPresent()) {
                assertThat(footprint.kilobytes()).isPresent();
            }
        });
        assertThat(MemoryText.lines(result))
                .anyMatch(line -> line.matches("thread per connection +THREADS +100 +\\S+ +1\\d\\d"));
    }

    @Test
    void fewerWhereThereAreNotEnoughDescriptorsAndItSaysSo() throws Exception {
        MemoryPerConnection.Result result = MemoryPerConnection.measure(100, OptionalLong.of(250), Progress.SILENT);
        assertThat(result.footprints()).extracting(Footprint::connections).containsOnly(50);
        assertThat(result.notes())
                .containsExactly("only 50 connections instead of 100: there are no more file descriptors");
        assertThatThrownBy(() -> MemoryPerConnection.measure(100, OptionalLong.of(210), Progress.SILENT))
                .isInstanceOf(IOException.class)
                .hasMessage("there are file descriptors for 10 connections only");
    }

    @Test
    void aClientThatFailsIsReportedAndEndsItsServer() throws Exception {
        try (ToldJvm server = ToldJvm.start(WaitingServer.class, List.of(), List.of());
                ToldJvm client = ToldJvm.start(WaitingClient.class, List.of(), List.of("THREADS", "0"))) {
            client.takesAlong(server);
            assertThat(server.hear("")).containsOnlyDigits();
            assertThatThrownBy(() -> MemoryPerConnection.hold(server, client, 1))
                    .isInstanceOf(ToldJvm.SilentException.class)
                    .hasMessageStartingWith("failed ");
        }
        Rehearsal.assertNoChildProcess();
    }
}
