package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the name of a class says of the thread that runs its methods, where it has to do with a toolkit. */
class NamedCarriersTest {

    private static final String TOOLKIT = """
            package javafx.scene;
            public class Label {
                public static Label of() { return new Label(); }
            }
            """;

    private static final String LISTENER = """
            package javafx.scene;
            public interface Listener { }
            """;

    @TempDir
    Path folder;

    @Test
    void whatOthersCallIsPublicAndNoProperty() {
        assertThat(called("""
                package com.acme;
                public abstract class OrdersViewModel {
                    private javafx.scene.Label label;
                    public OrdersViewModel() { }
                    public void reload() { }
                    public void getaway() { }
                    public void setup() { }
                    public String getName() { return ""; }
                    public boolean isOpen() { return true; }
                    public boolean hasAny() { return true; }
                    public void setName(String name) { }
                    public Object nameProperty() { return this; }
                    public String toString() { return ""; }
                    public boolean equals(Object other) { return other == this; }
                    public int hashCode() { return 1; }
                    public static void main() { }
                    public abstract void open();
                    protected void guarded() { }
                    void own() { }
                    private void hidden() { }
                    public void runs() { Runnable task = () -> own(); task.run(); }
                }
                """))
                .containsExactlyInAnyOrder(
                        "OrdersViewModel.reload on UI_THREAD",
                        "OrdersViewModel.getaway on UI_THREAD",
                        "OrdersViewModel.setup on UI_THREAD",
                        "OrdersViewModel.runs on UI_THREAD");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # the class                                                                             | its toolkit runs it
            public class OpenAction { javafx.scene.Label label; public void execute() { } }         | true
            public class OpenAction { public void execute() { javafx.scene.Label.of(); } }          | true
            public class OpenAction { public void execute() { } void show(javafx.scene.Label l) { } } | true
            public class OpenAction extends javafx.scene.Label { public void execute() { } }        | true
            public class OpenAction implements javafx.scene.Listener { public void execute() { } }  | true
            public class OpenAction { public void execute() { } }                                   | false
            public class OpenAction { public void perform() { javafx.scene.Label.of(); } }          | false
            public class OpenMenu { public void execute() { javafx.scene.Label.of(); } }            | false
            """)
    void aNameIsBelievedInClassesThatUseTheToolkit(String type, boolean called) {
        assertThat(called("package com.acme;\n" + type + "\n")).hasSize(called ? 1 : 0);
    }

    @Test
    void aNestedClassUsesWhatTheOneAroundItDoes() {
        assertThat(called("""
                package com.acme;
                public class Window {
                    private javafx.scene.Label label;
                    public static class OpenAction { public void execute() { } }
                }
                """)).containsExactly("Window.OpenAction.execute on UI_THREAD");
    }

    private List<String> called(String source) {
        List<String> called = new ArrayList<>();
        Compiled.in(folder, TOOLKIT, LISTENER, source)
                .effects((effects, classes) -> effects.spawns().stream()
                        .filter(spawn -> spawn.call() == null)
                        .map(spawn -> spawn.entry().display() + " on " + spawn.carrier())
                        .forEach(called::add));
        return called;
    }
}
