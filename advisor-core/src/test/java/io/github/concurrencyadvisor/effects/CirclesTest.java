package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that call each other in a circle: what one of them does, all do, whichever comes first. */
class CirclesTest {

    private static final String NAP =
            "static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }";

    @TempDir
    Path folder;

    @Test
    void whatTheLastOfACircleDoesReachesTheFirst() {
        Wants.check(folder, """
                class A {
                    void a(int n) { nap(); if (n > 0) { b(n - 1); } } // want a:"IO_BOUND SLEEP"
                    void b(int n) { c(n); } // want b:"IO_BOUND SLEEP"
                    void c(int n) { d(n); } // want c:"IO_BOUND SLEEP"
                    void d(int n) { a(n); } // want d:"IO_BOUND SLEEP"
                    %s
                }
                """.formatted(NAP));
    }

    @Test
    void circlesThatMeetGiveEachOtherWhatTheyDo() {
        Wants.check(folder, """
                import java.io.IOException;
                import java.nio.file.*;
                class A {
                    void left(int n, Path at) throws IOException { if (n > 0) { middle(n, at); } } // want left:"IO_BOUND FILE SLEEP"
                    void middle(int n, Path at) throws IOException { left(n - 1, at); right(n - 1, at); nap(); } // want middle:"IO_BOUND FILE SLEEP"
                    void right(int n, Path at) throws IOException { Files.delete(at); middle(n - 1, at); } // want right:"IO_BOUND FILE SLEEP"
                    void into(Path at) throws IOException { left(3, at); } // want into:"IO_BOUND FILE SLEEP"
                    %s
                }
                """.formatted(NAP));
    }

    @Test
    void whatACircleDoesToAParameterIsHeldAgainstWhatItIsGiven() {
        Wants.check(folder, """
                class A {
                    void even(int n, Runnable task) { if (n == 0) { task.run(); } else { odd(n - 1, task); } }
                    void odd(int n, Runnable task) { if (n > 0) { even(n - 1, task); } }
                    void waits() { odd(3, () -> nap()); } // want waits:"IO_BOUND SLEEP"
                    void computes() { odd(3, () -> Integer.toString(3)); } // want computes:"TRIVIAL"
                    %s
                }
                """.formatted(NAP));
    }

    @Test
    void thePathAroundACircleIsTheShortest() {
        Analysis analysis = Compiled.in(folder, """
                class A {
                    void a(int n) { if (n > 0) { b(n - 1); } }
                    void b(int n) { c(n); }
                    void c(int n) { a(n); d(n); nap(); }
                    void d(int n) { a(n); nap(); }
                    %s
                }
                """.formatted(NAP)).analyze();

        assertThat(hops(analysis, "a")).isEqualTo(4);
        assertThat(hops(analysis, "b")).isEqualTo(3);
        assertThat(hops(analysis, "c")).isEqualTo(2);
        assertThat(hops(analysis, "d")).isEqualTo(2);
    }

    private static int hops(Analysis analysis, String method) {
        MethodVerdict verdict = analysis.methods().stream()
                .filter(one -> one.method().name().equals(method))
                .findFirst()
                .orElseThrow();
        return verdict.workload().witness().size();
    }
}
