package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Lambdas and method references. */
class FunctionsTest extends FeatureTest {

    @Test
    @Feature("lambdas")
    void aLambdaRunsWhereItIsCalled() {
        check("""
                import java.util.function.*;
                class A {
                    long call() { LongSupplier s = () -> Leaf.file(); return s.getAsLong(); } // want call:"IO_BOUND FILE"
                    LongSupplier only() { return () -> Leaf.file(); } // want only:"TRIVIAL"
                    Integer boxed() { Function<Integer, Integer> f = n -> n + (int) Leaf.file(); return f.apply(1); } // want boxed:"IO_BOUND FILE"
                    long made() { return Lambdas.from(new Reads()).getAsLong(); } // want made:"IO_BOUND FILE"
                }
                class Reads { long run() { return Leaf.file(); } }
                class Lambdas { static LongSupplier from(Reads r) { return () -> r.run(); } }
                """);
    }

    @Test
    @Feature("lambdas")
    void aLambdaOfAnIntersectionTypeRunsWhereItIsCalled() {
        check("""
                import java.io.Serializable;
                class A {
                    long call() { // want call:"IO_BOUND FILE"
                        Runnable r = (Runnable & Serializable) () -> Leaf.file();
                        r.run();
                        return 1;
                    }
                }
                """);
    }

    @Test
    @Feature(value = "functions kept in arrays and collections", classes = Handling.UNKNOWN, source = Handling.UNKNOWN)
    void aFunctionFromAnArrayIsNotKnown() {
        check("""
                import java.util.*;
                class A {
                    void array() { Runnable[] all = {() -> Leaf.file()}; all[0].run(); } // want array:"UNKNOWN UNKNOWN"
                    void map(Map<String, Runnable> all) { all.get("x").run(); } // want map:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    @Feature(
            value = "functions of unknown origin handed to the JDK",
            classes = Handling.UNKNOWN,
            source = Handling.UNKNOWN)
    void whatTheJdkCallsOutOfACollectionIsNotKnown() {
        check("""
                import java.util.*;
                import java.util.function.Consumer;
                class A {
                    void each(List<String> all, Map<String, Consumer<String>> by) { all.forEach(by.get("x")); } // want each:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    @Feature("method references of all kinds")
    void aReferenceRunsTheMethodItNames() {
        check("""
                import java.util.function.*;
                interface Named { default long size() { return Leaf.file(); } }
                class Top { static long stat() { return Leaf.file(); } protected long prot() { return Leaf.file(); } long version() { return Leaf.file(); } }
                class Thing extends Top implements Named {
                    Thing() { }
                    Thing(int n) { Leaf.file(); }
                    private long priv() { return Leaf.file(); }
                    static long of(int a, long b) { return Leaf.file(); }
                    long byDefault() { LongSupplier s = this::size; return s.getAsLong(); } // want byDefault:"IO_BOUND FILE"
                    long byPrivate() { LongSupplier s = this::priv; return s.getAsLong(); } // want byPrivate:"IO_BOUND FILE"
                    long byProtected() { LongSupplier s = super::prot; return s.getAsLong(); } // want byProtected:"IO_BOUND FILE"
                    static long byStatic() { LongSupplier s = Thing::stat; return s.getAsLong(); } // want byStatic:"IO_BOUND FILE"
                    static long byPrimitives() { ToLongBiFunction<Integer, Long> f = Thing::of; return f.applyAsLong(1, 2L); } // want byPrimitives:"IO_BOUND FILE"
                    static Object byConstructor() { IntFunction<Thing> f = Thing::new; return f.apply(1); } // want byConstructor:"IO_BOUND FILE"
                    static Object byOther() { Supplier<Thing> s = Thing::new; return s.get(); } // want byOther:"TRIVIAL"
                    static long byInherited(Thing t) { LongSupplier s = t::version; return s.getAsLong(); } // want byInherited:"IO_BOUND FILE"
                    static long byUnbound(Thing t) { ToLongFunction<Thing> f = Thing::version; return f.applyAsLong(t); } // want byUnbound:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("functions handed to the JDK")
    void theJdkRunsAFunctionHereOrElsewhere() {
        check("""
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.stream.*;
                class A {
                    long each(List<String> all) { all.forEach(x -> Leaf.file()); return 1; } // want each:"IO_BOUND FILE"
                    long sum(List<String> all) { return all.stream().mapToLong(x -> Leaf.file()).sum(); } // want sum:"IO_BOUND FILE"
                    long absent(Map<String, Long> all) { return all.computeIfAbsent("x", x -> Leaf.file()); } // want absent:"IO_BOUND FILE"
                    Object later(ExecutorService pool) { return pool.submit(() -> Leaf.sleep()); } // want later:"TRIVIAL"
                }
                """);
    }
}
