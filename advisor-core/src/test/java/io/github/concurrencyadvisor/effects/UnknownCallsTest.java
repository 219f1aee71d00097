package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why nothing is known of a call, and whether a line of known APIs would help. */
class UnknownCallsTest {

    @TempDir
    Path folder;

    @Test
    void eachUnknownCallHasItsReason() {
        Path library = Compiled.in(folder.resolve("library"), """
                package lib;
                public class Missing { public void act() { } }
                """).base().resolve("classes");
        Map<String, String> unknown = unknown(Compiled.in(folder.resolve("project"), List.of(library), """
                import java.lang.reflect.Method;
                interface Open { void act(); void other(); }
                class A {
                    void missing(lib.Missing m) { m.act(); }
                    void open(Open[] all) {
                        all[0].act();
                        all[1].act();
                        all[2].other();
                    }
                    void reflects(Method m) throws Exception { m.invoke(this); }
                    native void itself();
                    void through() { itself(); }
                    void known() { Math.abs(1); }
                }
                """));

        assertThat(unknown)
                .containsEntry(
                        "missing",
                        "Missing.act 1: the class path has no class lib.Missing, and no line of known APIs describes it,"
                                + " describable")
                .containsEntry(
                        "open",
                        "Open.act 2: it is abstract, and no class of the project that could run here implements it;"
                                + " Open.other 1: it is abstract, and no class of the project that could run here"
                                + " implements it")
                .containsEntry("itself", "A.itself 1: it is native code")
                .containsEntry("through", "A.itself 1: it is native code")
                .containsEntry("known", "");
        assertThat(unknown.get("reflects")).startsWith("Method.invoke 1: ").doesNotEndWith("describable");
    }

    /** By method, the calls with how often each is made and why it is unknown. */
    private static Map<String, String> unknown(Compiled compiled) {
        Map<String, String> unknown = new TreeMap<>();
        compiled.effects((effects, classes) -> effects.methods()
                .forEach(method -> unknown.put(
                        method.id().name(),
                        String.join(
                                "; ",
                                effects.unknownCalls(method).stream()
                                        .map(call -> call.called().display() + " " + call.places() + ": " + call.why()
                                                + (call.describable() ? ", describable" : ""))
                                        .toList()))));
        return unknown;
    }
}
