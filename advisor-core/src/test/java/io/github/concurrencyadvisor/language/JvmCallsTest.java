package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Calls that the JVM or its libraries make by themselves. */
class JvmCallsTest extends FeatureTest {

    @Test
    @Feature(value = "class initialisers", classes = Handling.NOT_COUNTED, source = Handling.NOT_COUNTED)
    void aClassIsInitialisedOnce() {
        check("""
                class Top { static long read = Leaf.file(); }
                class Low extends Top { static long changes; static void go() { } static { Leaf.sleep(); } }
                interface Kept { Object THING = Leaf.file(); default void run() { } static void stat() { } }
                class Keeps implements Kept { }
                class A {
                    long field() { return Top.read; } // want field:"TRIVIAL"
                    void assign() { Low.changes = 1; } // want assign:"TRIVIAL"
                    void call() { Low.go(); } // want call:"TRIVIAL"
                    Object make() { return new Low(); } // want make:"TRIVIAL"
                    Object constant() { return Kept.THING; } // want constant:"TRIVIAL"
                    void ofInterface() { Kept.stat(); new Keeps().run(); } // want ofInterface:"TRIVIAL"
                    Object byName() throws Exception { return Class.forName("Low"); } // want byName:"TRIVIAL"
                    Object byAnyName(String name) throws Exception { return Class.forName(name); } // want byAnyName:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature(value = "threads, their start and end", classes = Handling.NOT_COUNTED, source = Handling.NOT_COUNTED)
    void whatRunsOnAnotherThreadIsNoEffectOfWhoStartsIt() {
        check("""
                class Reads extends Thread { @Override public void run() { Leaf.file(); } }
                class A {
                    void runnable() { new Thread(() -> Leaf.file()).start(); } // want runnable:"TRIVIAL"
                    void subclass() { new Reads().start(); } // want subclass:"TRIVIAL"
                    void failing(Thread t) { t.setUncaughtExceptionHandler((x, e) -> Leaf.file()); } // want failing:"TRIVIAL"
                    void hook() { Runtime.getRuntime().addShutdownHook(new Thread(() -> Leaf.file())); } // want hook:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("threads run by a plain call")
    void aThreadsRunMethodIsAMethod() {
        check("""
                class Reads extends Thread { @Override public void run() { Leaf.file(); } }
                class A {
                    void here() { new Reads().run(); } // want here:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature(value = "finalizers and cleaners", classes = Handling.NOT_COUNTED, source = Handling.NOT_COUNTED)
    void theCollectorsThreadsRunFinalizers() {
        check("""
                class Reads { @Override protected void finalize() { Leaf.file(); } }
                class A {
                    void make() { new Reads(); } // want make:"TRIVIAL"
                    Object clean(java.lang.ref.Cleaner c) { return c.register(this, () -> Leaf.file()); } // want clean:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature(value = "services", classes = Handling.NOT_COUNTED, source = Handling.NOT_COUNTED)
    void findingAServiceIsNotCounted() {
        check("""
                import java.util.ServiceLoader;
                interface Step { long run(); }
                class A {
                    Object find() { return ServiceLoader.load(Step.class).findFirst(); } // want find:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature(value = "native methods", classes = Handling.UNKNOWN, source = Handling.UNKNOWN)
    void aNativeMethodIsUnknown() {
        check("""
                class A {
                    static native int go();
                    int call() { return go(); } // want call:"UNKNOWN UNKNOWN"
                }
                """);
    }
}
