package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Code that callers outside of the project may extend. */
class OpenWorldTest extends FeatureTest {

    @Test
    @Feature("parameters and public fields of a library")
    void aParameterOrAPublicFieldMayHoldEverySubtype() {
        check("""
                public class Step {
                    public Step next;
                    public void run() { Leaf.file(); }
                    public static void entry(Step s) { s.run(); } // want entry:"IO_BOUND FILE SLEEP"
                    public void onField() { next.run(); } // want onField:"IO_BOUND FILE SLEEP"
                    public static Step low() { return new Low(); }
                }
                class Low extends Step { public void run() { Leaf.sleep(); } }
                class Apart { public void run() { try { Thread.currentThread().join(); } catch (InterruptedException e) { } } }
                """);
    }

    @Test
    @Feature(
            value = "interfaces that nothing in the project implements",
            classes = Handling.UNKNOWN,
            source = Handling.UNKNOWN)
    void whatOnlyOthersImplementIsUnknown() {
        check("""
                public interface Plugin { void run(); }
                class A { void use(Plugin p) { p.run(); } } // want use:"UNKNOWN UNKNOWN"
                """);
    }

    @Test
    @Feature(value = "classes that others could combine", classes = Handling.NOT_COUNTED, source = Handling.NOT_COUNTED)
    void aClassThatOnlyHasTheSameMethodIsNoTarget() {
        check("""
                public interface Step { void run(); }
                class Quick implements Step { public void run() { } }
                class SameMethod { public void run() { Leaf.sleep(); } }
                class A { void use(Step s) { s.run(); } } // want use:"TRIVIAL"
                """);
    }
}
