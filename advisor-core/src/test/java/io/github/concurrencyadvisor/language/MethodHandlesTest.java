package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Method handles and the fields that are reached past the language. */
class MethodHandlesTest extends FeatureTest {

    @Test
    @Feature("method handles found by a constant name")
    void aHandleOfAKnownClassAndNameIsThatMethod() {
        check("""
                import static java.lang.invoke.MethodType.methodType;
                import java.lang.invoke.*;
                class Top { public long above() { return Leaf.file(); } public long both() { return Leaf.file(); } }
                class Target extends Top {
                    static long stat(long n) { return Leaf.file(); }
                    public long both() { return Leaf.sleep(); }
                    Target() { }
                    Target(int n) { Leaf.file(); }
                }
                class A {
                    long stat() throws Throwable { // want stat:"IO_BOUND FILE"
                        MethodHandle m = MethodHandles.lookup().findStatic(Target.class, "stat", methodType(long.class, long.class));
                        return (long) m.invokeExact(1L);
                    }
                    Object widened() throws Throwable { return MethodHandles.lookup().findStatic(Target.class, "stat", methodType(long.class, long.class)).invoke(1); } // want widened:"IO_BOUND FILE"
                    Object listed() throws Throwable { return MethodHandles.lookup().findStatic(Target.class, "stat", methodType(long.class, long.class)).invokeWithArguments(1L); } // want listed:"IO_BOUND FILE"
                    Object above() throws Throwable { return MethodHandles.lookup().findVirtual(Target.class, "above", methodType(long.class)).invoke(new Target()); } // want above:"IO_BOUND FILE"
                    Object both() throws Throwable { return MethodHandles.lookup().findVirtual(Top.class, "both", methodType(long.class)).invoke(new Target()); } // want both:"IO_BOUND SLEEP"
                    Object made() throws Throwable { return MethodHandles.lookup().findConstructor(Target.class, methodType(void.class, int.class)).invoke(1); } // want made:"IO_BOUND FILE"
                    Object bound() throws Throwable { return MethodHandles.lookup().bind(new Target(), "above", methodType(long.class)).invoke(); } // want bound:"IO_BOUND FILE"
                    Object unreflected() throws Throwable { return MethodHandles.lookup().unreflect(Target.class.getMethod("above")).invoke(new Target()); } // want unreflected:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("method handles found by a constant name")
    void aSpecialHandleIsTheMethodAbove() {
        check("""
                import static java.lang.invoke.MethodType.methodType;
                import java.lang.invoke.*;
                class Top { long run() { return Leaf.file(); } }
                class Low extends Top {
                    long run() { return Leaf.sleep(); }
                    Object above() throws Throwable { return MethodHandles.lookup().findSpecial(Top.class, "run", methodType(long.class), Low.class).invoke(this); } // want above:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("method handles found by a constant name")
    void aHandleOfADefaultMethodIsWhatTheObjectMakesOfIt() {
        check("""
                import static java.lang.invoke.MethodType.methodType;
                import java.lang.invoke.*;
                interface Step { default long run() { return Leaf.file(); } }
                class Has { public long run() { return Leaf.sleep(); } }
                class Inherits implements Step { }
                class Mixed extends Has implements Step { }
                class A {
                    Object inherited() throws Throwable { return MethodHandles.lookup().findVirtual(Step.class, "run", methodType(long.class)).invoke(new Inherits()); } // want inherited:"IO_BOUND FILE"
                    Object mixed() throws Throwable { return MethodHandles.lookup().findVirtual(Step.class, "run", methodType(long.class)).invoke(new Mixed()); } // want mixed:"IO_BOUND SLEEP"
                }
                """);
    }

    @Test
    @Feature("fields read and written by name")
    void aHandleOfAFieldGivesWhatTheFieldMayHold() {
        check("""
                import java.lang.invoke.*;
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Quick implements Step { public long run() { return 1; } }
                class Holder { Step step = new Quick(); static Step fixed = new Quick(); }
                class A {
                    long read(Holder h) throws Throwable { return ((Step) MethodHandles.lookup().findGetter(Holder.class, "step", Step.class).invoke(h)).run(); } // want read:"IO_BOUND FILE"
                    long readStatic() throws Throwable { return ((Step) MethodHandles.lookup().findStaticGetter(Holder.class, "fixed", Step.class).invoke()).run(); } // want readStatic:"IO_BOUND FILE"
                    Step other() { return new Reads(); }
                }
                """);
    }

    @Test
    @Feature(value = "method handles that only the run knows", classes = Handling.UNKNOWN, source = Handling.UNKNOWN)
    void aHandleThatCannotBeFollowedIsUnknown() {
        check("""
                import java.lang.invoke.*;
                class Target { static void go() { Leaf.file(); } }
                class A {
                    Object given(MethodHandle m) throws Throwable { return m.invoke(); } // want given:"UNKNOWN UNKNOWN"
                    void exact(MethodHandle m) throws Throwable { m.invokeExact(); } // want exact:"UNKNOWN UNKNOWN"
                    Object named(String name) throws Throwable { return MethodHandles.lookup().findStatic(Target.class, name, MethodType.methodType(void.class)).invoke(); } // want named:"UNKNOWN UNKNOWN"
                    Object combined(MethodHandle m) throws Throwable { return MethodHandles.dropArguments(m, 0, int.class).invoke(1); } // want combined:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    @Feature("fields changed by Unsafe, updaters and variable handles")
    void aFieldThatIsChangedPastTheLanguageMayHoldAnything() {
        check("""
                import java.lang.invoke.*;
                import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Quick implements Step { public long run() { return 1; } }
                class Updated {
                    private static final AtomicReferenceFieldUpdater<Updated, Step> STEP = AtomicReferenceFieldUpdater.newUpdater(Updated.class, Step.class, "step");
                    private volatile Step step = null;
                    void set() { STEP.compareAndSet(this, null, new Reads()); }
                    long run() { return step.run(); } // want run:"IO_BOUND FILE"
                }
                class Handled {
                    private static final VarHandle STEP = find();
                    private Step step = new Quick();
                    private Step other = new Quick();
                    static VarHandle find() { try { return MethodHandles.lookup().findVarHandle(Handled.class, "step", Step.class); } catch (Exception e) { return null; } }
                    void set() { STEP.setRelease(this, new Reads()); }
                    long run() { return step.run(); } // want run:"IO_BOUND FILE"
                    long other() { return other.run(); } // want other:"TRIVIAL"
                    long got() { return ((Step) STEP.getAcquire(this)).run(); } // want got:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("fields changed by Unsafe, updaters and variable handles")
    void aFieldThatUnsafeChangesMayHoldAnything() {
        check("""
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Quick implements Step { public long run() { return 1; } }
                class Holder { Step step = new Quick(); long run() { return step.run(); } } // want run:"IO_BOUND FILE"
                class A {
                    void put(sun.misc.Unsafe u, Holder h) throws Exception {
                        u.putObject(h, u.objectFieldOffset(Holder.class.getDeclaredField("step")), new Reads());
                    }
                    long get(sun.misc.Unsafe u, Holder h, long at) { return ((Step) u.getObjectVolatile(h, at)).run(); } // want get:"IO_BOUND FILE"
                    long swap(sun.misc.Unsafe u, Holder h, long at) { return ((Step) u.getAndSetObject(h, at, null)).run(); } // want swap:"IO_BOUND FILE"
                }
                """);
    }
}
