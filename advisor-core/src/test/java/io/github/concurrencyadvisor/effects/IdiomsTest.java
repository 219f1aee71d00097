package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdiomsTest {

    @TempDir
    Path folder;

    @Test
    void aNameSaysWhatACallDoesWhereItsClassIsMissingOnly() {
        Compiled compiled = Compiled.in(folder, """
                import java.util.concurrent.CompletableFuture;
                class Own { Own join() { return this; } }
                class A {
                    Object own(Own own) { return own.join(); }
                    Object jdk(CompletableFuture<String> f) { return f.join(); }
                }
                """);
        compiled.effects((effects, classes) -> assertThat(classes.stream()
                        .flatMap(type -> type.methods().stream())
                        .flatMap(method -> method.calls().stream())
                        .filter(call -> call.target().name().equals("join"))
                        .map(call -> effects.byName(call) == null ? "nothing" : "known"))
                .containsExactlyInAnyOrder("nothing", "known"));
    }
}
