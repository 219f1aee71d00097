package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a method does to its parameters, and to what they hold, is decided by who knows the argument. */
class UsesTest {

    @TempDir
    Path folder;

    @Test
    void aConstructorThatReadsItsFieldReadsWhatItWasGiven() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class Filled {
                    private final Reader in;
                    private Reader own = new StringReader("x");
                    Filled(Reader in) throws IOException { this.in = in; fill(); } // want <init>:"IO_BOUND STREAM"
                    Filled() throws IOException { this.in = new StringReader("y"); fill(); }
                    private void fill() throws IOException { in.read(); own.read(); } // want fill:"IO_BOUND STREAM"
                }
                class A {
                    Object memory() throws IOException { return new Filled(new StringReader("x")); } // want memory:"TRIVIAL"
                    Object given(Reader in) throws IOException { return new Filled(in); } // want given:"IO_BOUND STREAM"
                    Object none() throws IOException { return new Filled(); } // want none:"TRIVIAL"
                }
                """);
    }

    @Test
    void aUseIsFollowedAsDeepAsAnObjectHoldsAnother() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class One {
                    private final Reader in;
                    One(Reader in) { this.in = in; }
                    int read() throws IOException { return in.read(); }
                }
                class Two {
                    private final One one;
                    Two(One one) { this.one = one; }
                    int read() throws IOException { return one.read(); }
                }
                class Three {
                    private final Two two;
                    Three(Two two) { this.two = two; }
                    int read() throws IOException { return two.read(); }
                }
                class Four {
                    private final Three three;
                    Four(Three three) { this.three = three; }
                    int read() throws IOException { return three.read(); }
                }
                class A {
                    int near() throws IOException { return new Three(new Two(new One(new StringReader("x")))).read(); } // want near:"CPU_BOUND"|"TRIVIAL"
                    int far() throws IOException { return new Four(new Three(new Two(new One(new StringReader("x"))))).read(); } // want far:"IO_BOUND STREAM"
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # parameters that are read | where all are in memory
                    24                         | CPU_BOUND
                    25                         | IO_BOUND STREAM
                    """)
    void moreUsesThanAreKeptCountAsUsesOfAnything(int parameters, String verdict) {
        Wants.check(folder, """
                import java.io.*;
                class A {
                    static int all(%s) throws IOException { return %s; }
                    int memory() throws IOException { // want memory:"%s"
                        return all(%s);
                    }
                }
                """.formatted(
                        each(parameters, "Reader r%d", ", "),
                        each(parameters, "r%d.read()", " + "),
                        verdict,
                        each(parameters, "new StringReader(\"%d\")", ", ")));
    }

    private static String each(int number, String format, String between) {
        return IntStream.range(0, number).mapToObj(i -> format.formatted(i)).collect(Collectors.joining(between));
    }

    @Test
    void aFunctionThatIsHandedOnIsHandedOverByTheLastOfThem() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    static void start(Runnable task) { CompletableFuture.runAsync(() -> task.run()); } // want "BlockingCallInCommonPool: .*"
                    static void through(Runnable task) { start(task); }
                    void nap() { through(() -> sleep()); } // want nap:"TRIVIAL" "BlockingCallInCommonPool: A.sleep sleeps .*"
                    static void sleep() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }
}
