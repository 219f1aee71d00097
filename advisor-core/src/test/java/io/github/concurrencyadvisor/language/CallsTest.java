package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Calls that the source spells out. */
class CallsTest extends FeatureTest {

    @Test
    @Feature("static methods and their overloads")
    void anOverloadIsChosenByTheArguments() {
        check("""
                class A {
                    static long go(int n) { return Leaf.file(); }
                    static long go(Object o) { return Leaf.sleep(); }
                    static long go(int... many) { return 1; }
                    long number() { return go(1); } // want number:"IO_BOUND FILE"
                    long object() { return go("x"); } // want object:"IO_BOUND SLEEP"
                    long several() { return go(1, 2); } // want several:"TRIVIAL"
                    long boxed(Integer n) { return go(n); } // want boxed:"IO_BOUND SLEEP"
                }
                """);
    }

    @Test
    @Feature("private methods")
    void aPrivateMethodIsTheOneOfItsOwnClass() {
        check("""
                class Top {
                    private long step() { return Leaf.file(); }
                    private long step(long n) { return Leaf.sleep(); }
                    long run() { return step(); } // want run:"IO_BOUND FILE"
                }
                class Low extends Top {
                    private long step() { return Leaf.sleep(); }
                    static long use(Low low) { return low.run(); } // want use:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("constructors and initialisers of instances")
    void makingAnObjectRunsItsConstructorsAndInitialisers() {
        check("""
                class Top { Top() { Leaf.file(); } }
                class Implicit extends Top { }
                class Field { long size = Leaf.file(); }
                class Block { long size; { size = Leaf.file(); } Block(int n) { this(); } Block() { } }
                class Plain { Plain() { } Plain(int n) { Leaf.sleep(); } }
                class A {
                    Object inherited() { return new Implicit(); } // want inherited:"IO_BOUND FILE"
                    Object field() { return new Field(); } // want field:"IO_BOUND FILE"
                    Object delegated() { return new Block(1); } // want delegated:"IO_BOUND FILE"
                    Object plain() { return new Plain(); } // want plain:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("calls of super")
    void aCallOfSuperGoesToTheNearestAbove() {
        check("""
                class Top { long step() { return Leaf.file(); } }
                class Middle extends Top { }
                class Low extends Middle {
                    long step() { return Leaf.sleep(); }
                    long above() { return super.step(); } // want above:"IO_BOUND FILE"
                }
                class Lowest extends Low {
                    long step() { return 1; }
                    long above() { return super.step(); } // want above:"IO_BOUND SLEEP"
                }
                """);
    }

    @Test
    @Feature("virtual calls of classes")
    void aVirtualCallIsDecidedByTheObjectWhereThatIsKnown() {
        check("""
                class Top { long step() { return Leaf.file(); } }
                class Low extends Top { long step() { return Leaf.sleep(); } }
                class Inherits extends Top { }
                class Alone { long step() { return Leaf.file(); } }
                class A {
                    long only(Alone a) { return a.step(); } // want only:"IO_BOUND FILE"
                    long any(Top t) { return t.step(); } // want any:"IO_BOUND FILE SLEEP"
                    long top() { return any(new Top()); } // want top:"IO_BOUND FILE"
                    long low() { Top t = new Low(); return t.step(); } // want low:"IO_BOUND SLEEP"
                    long inherited(Inherits i) { return i.step(); } // want inherited:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("calls of interfaces")
    void aCallOfAnInterfaceGoesToWhatImplementsIt() {
        check("""
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Sleeps implements Step { public long run() { return Leaf.sleep(); } }
                class NoStep { public long run() { return Leaf.sleep(); } }
                class A {
                    private final Step held = new Reads();
                    long field() { return held.run(); } // want field:"IO_BOUND FILE"
                    long local() { Step s = new Reads(); return s.run(); } // want local:"IO_BOUND FILE"
                    long made() { return make().run(); } // want made:"IO_BOUND FILE"
                    Step make() { return new Reads(); }
                    Step other() { return new Sleeps(); }
                    long any(Step s) { return s.run(); } // want any:"IO_BOUND FILE SLEEP"
                }
                """);
    }

    @Test
    @Feature("elements of arrays and collections")
    void anElementIsWhateverItsTypeAllows() {
        check("""
                import java.util.*;
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Sleeps implements Step { public long run() { return Leaf.sleep(); } }
                class A {
                    long array() { Step[] all = {new Reads()}; return all[0].run(); } // want array:"IO_BOUND FILE SLEEP"
                    long list() { List<Step> all = List.of(new Reads()); return all.get(0).run(); } // want list:"IO_BOUND FILE SLEEP"
                    long narrow(List<Reads> all) { return all.get(0).run(); } // want narrow:"IO_BOUND FILE"
                    Step other() { return new Sleeps(); }
                }
                """);
    }

    @Test
    @Feature("casts and instanceof")
    void aCastNarrowsWhatMayBeCalled() {
        check("""
                class Reads { public String toString() { return "" + Leaf.file(); } }
                class Sleeps { public String toString() { return "" + Leaf.sleep(); } }
                class A {
                    String cast(Object o) { return ((Reads) o).toString(); } // want cast:"IO_BOUND FILE"
                    String pattern(Object o) { return o instanceof Reads r ? r.toString() : ""; } // want pattern:"IO_BOUND FILE"
                    String byClass(Object o) { return Reads.class.cast(o).toString(); } // want byClass:"IO_BOUND FILE"
                    String tested(Object o) { return o instanceof Reads ? o.toString() : ""; }
                    String given() { return tested(new Reads()); } // want given:"IO_BOUND FILE"
                    String typed(Object o) { return o.getClass() == Reads.class ? o.toString() : ""; }
                    String other() { return typed(new Reads()); } // want other:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("bridge methods and covariant results")
    void aBridgeLeadsToTheMethodThatWasWritten() {
        check("""
                import java.util.concurrent.Callable;
                class Reads implements Callable<Long>, Comparable<Reads> {
                    public Long call() { return Leaf.file(); }
                    public int compareTo(Reads other) { return (int) Leaf.sleep(); }
                }
                abstract class Maker<T> { abstract T make(); T twice() { make(); return make(); } }
                class FileMaker extends Maker<Long> { Long make() { return Leaf.file(); } }
                class A {
                    Object call() throws Exception { Callable<?> c = new Reads(); return c.call(); } // want call:"IO_BOUND FILE"
                    int compare() { Comparable<Reads> c = new Reads(); return c.compareTo(null); } // want compare:"IO_BOUND SLEEP"
                    Object make() { return new FileMaker().twice(); } // want make:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("nested, local and anonymous classes")
    void aClassWithinAMethodIsFollowed() {
        check("""
                interface Step { long run(); }
                class A {
                    private final long base = 1;
                    class Inner implements Step { public long run() { return base + Leaf.file(); } }
                    static class Nested implements Step { public long run() { return Leaf.sleep(); } }
                    long inner() { Step s = new Inner(); return s.run(); } // want inner:"IO_BOUND FILE"
                    long nested() { Step s = new Nested(); return s.run(); } // want nested:"IO_BOUND SLEEP"
                    long local(long n) { // want local:"IO_BOUND FILE"
                        class Local implements Step { public long run() { return n + Leaf.file(); } }
                        return new Local().run();
                    }
                    long anonymous() { // want anonymous:"IO_BOUND FILE"
                        return new Step() { public long run() { return Leaf.file(); } }.run();
                    }
                }
                """);
    }
}
