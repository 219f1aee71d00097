package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Methods that interfaces bring along. */
class InterfaceMethodsTest extends FeatureTest {

    @Test
    @Feature("default methods")
    void aDefaultMethodIsInheritedUnlessAClassHasIt() {
        check("""
                interface Step { default long run() { return Leaf.file(); } }
                class Inherits implements Step { }
                class Has { public long run() { return Leaf.sleep(); } }
                class HasAbove extends Has implements Step { }
                class Bare { }
                class Below extends Bare implements Step { }
                class A {
                    long inherited(Inherits i) { return i.run(); } // want inherited:"IO_BOUND FILE"
                    long byInterface() { Step s = new HasAbove(); return s.run(); } // want byInterface:"IO_BOUND SLEEP"
                    long byClass() { Has h = new HasAbove(); return h.run(); } // want byClass:"IO_BOUND SLEEP"
                    long below() { Step s = new Below(); return s.run(); } // want below:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("default methods")
    void theMostSpecificDefaultMethodWins() {
        check("""
                interface Far { default long run() { return Leaf.sleep(); } }
                interface Near extends Far { default long run() { return Leaf.file(); } }
                abstract class Part implements Far { abstract long step(); long all() { return run(); } }
                class Whole extends Part implements Near { long step() { return 1; } }
                class Other extends Whole implements Far { }
                class A {
                    long far() { Far f = new Whole(); return f.run(); } // want far:"IO_BOUND FILE"
                    long all() { return new Whole().all(); } // want all:"IO_BOUND FILE"
                    long again() { return new Other().run(); } // want again:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("calls of super")
    void aQualifiedSuperNamesItsInterface() {
        check("""
                interface One { default long run() { return Leaf.file(); } }
                interface Two { default long run() { return Leaf.sleep(); } }
                interface Both extends One, Two { default long run() { return One.super.run(); } }
                class Uses implements Both { public long run() { return Both.super.run(); } }
                class A { long both() { return new Uses().run(); } } // want both:"IO_BOUND FILE"
                """);
    }

    @Test
    @Feature("static and private methods of interfaces")
    void anInterfacesOwnMethodsAreCalledDirectly() {
        check("""
                interface Step {
                    static long now() { return Leaf.file(); }
                    private long mine() { return Leaf.file(); }
                    private static long ours() { return Leaf.sleep(); }
                    default long run() { return mine(); }
                    default long other() { return ours(); }
                }
                class Runs implements Step { public long mine() { return Leaf.sleep(); } }
                class A {
                    long now() { return Step.now(); } // want now:"IO_BOUND FILE"
                    long run() { return new Runs().run(); } // want run:"IO_BOUND FILE"
                    long other(Step s) { return s.other(); } // want other:"IO_BOUND SLEEP"
                }
                """);
    }
}
