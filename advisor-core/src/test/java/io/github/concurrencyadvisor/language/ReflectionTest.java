package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Methods, constructors and fields that are found by their names. */
class ReflectionTest extends FeatureTest {

    @Test
    @Feature("methods called by a constant name")
    void aMethodOfAKnownClassAndNameIsThatMethod() {
        check("""
                import java.lang.reflect.Method;
                class Target {
                    public static long stat() { return Leaf.file(); }
                    public long inst(String s) { return Leaf.file(); }
                    private long other() { return Leaf.sleep(); }
                }
                class A {
                    Object stat() throws Exception { return Target.class.getDeclaredMethod("stat").invoke(null); } // want stat:"IO_BOUND FILE"
                    Object inst() throws Exception { return Target.class.getMethod("inst", String.class).invoke(new Target(), "x"); } // want inst:"IO_BOUND FILE"
                    Object local() throws Exception { // want local:"IO_BOUND SLEEP"
                        Method m = Target.class.getDeclaredMethod("other");
                        m.setAccessible(true);
                        return m.invoke(new Target());
                    }
                    Object named() throws Exception { return Class.forName("Target").getMethod("stat").invoke(null); } // want named:"IO_BOUND FILE"
                    Object ofJdk() throws Exception { return Thread.class.getMethod("sleep", long.class).invoke(null, 5L); } // want ofJdk:"IO_BOUND SLEEP"
                }
                """);
    }

    @Test
    @Feature("methods called by a constant name")
    void aVirtualMethodIsThatOfTheObject() {
        check("""
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Sleeps implements Step { public long run() { return Leaf.sleep(); } }
                class A {
                    Object made() throws Exception { return Step.class.getMethod("run").invoke(new Reads()); } // want made:"IO_BOUND FILE"
                    Object given(Object o) throws Exception { return Step.class.getMethod("run").invoke(o); } // want given:"IO_BOUND FILE SLEEP"
                    Object other() { return new Sleeps(); }
                }
                """);
    }

    @Test
    @Feature("names that come from a condition, a field or a helper")
    void aNameIsFollowedToItsConstants() {
        check("""
                import java.lang.reflect.Method;
                class Reads { public static void go() { Leaf.file(); } }
                class Sleeps { public static void go() { Leaf.sleep(); } }
                class A {
                    private static final String NAME = "Reads";
                    private static final Method GO = find();
                    private String held;
                    private static Method find() { try { return Reads.class.getMethod("go"); } catch (Exception e) { throw new AssertionError(e); } }
                    A() { held = "Reads"; }
                    Object either(boolean b) throws Exception { return Class.forName(b ? "Reads" : "Sleeps").getMethod("go").invoke(null); } // want either:"IO_BOUND FILE SLEEP"
                    Object constant() throws Exception { return Class.forName(NAME).getMethod("go").invoke(null); } // want constant:"IO_BOUND FILE"
                    Object field() throws Exception { return Class.forName(held).getMethod("go").invoke(null); } // want field:"IO_BOUND FILE"
                    Object helper() throws Exception { return GO.invoke(null); } // want helper:"IO_BOUND FILE"
                    Object loaded() throws Exception { return A.class.getClassLoader().loadClass("Reads").getMethod("go").invoke(null); } // want loaded:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature("objects made by the name of their class")
    void anObjectOfANamedClassIsOfThatClass() {
        check("""
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Sleeps implements Step { public long run() { return Leaf.sleep(); } }
                class Built { Built() { Leaf.file(); } Built(String s) { Leaf.file(); } }
                class A {
                    Object old() throws Exception { return Built.class.newInstance(); } // want old:"IO_BOUND FILE"
                    Object made() throws Exception { return Built.class.getDeclaredConstructor(String.class).newInstance("x"); } // want made:"IO_BOUND FILE"
                    long used() throws Exception { return ((Step) Class.forName("Reads").getDeclaredConstructor().newInstance()).run(); } // want used:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    @Feature(value = "names that only the run knows", classes = Handling.UNKNOWN, source = Handling.UNKNOWN)
    void whatCannotBeFollowedIsUnknown() {
        check("""
                import java.lang.reflect.*;
                class Target { public static void go() { Leaf.file(); } }
                class A {
                    Object method(String name) throws Exception { return Target.class.getMethod(name).invoke(null); } // want method:"UNKNOWN UNKNOWN"
                    Object type(String name) throws Exception { return Class.forName(name).getMethod("go").invoke(null); } // want type:"UNKNOWN UNKNOWN"
                    Object caller() throws Exception { return type("Target"); } // want caller:"UNKNOWN UNKNOWN"
                    Object joined(int n) throws Exception { return Class.forName("Tar" + n).getMethod("go").invoke(null); } // want joined:"UNKNOWN UNKNOWN"
                    Object property() throws Exception { return Class.forName(System.getProperty("t")).getMethod("go").invoke(null); } // want property:"UNKNOWN UNKNOWN"
                    Object absent() throws Exception { return Class.forName("not.There").getMethod("go").invoke(null); } // want absent:"UNKNOWN UNKNOWN"
                    void wrong() throws Exception { ((Runnable) Class.forName("Target").newInstance()).run(); } // want wrong:"UNKNOWN UNKNOWN"
                    Object made(Class<?> c) throws Exception { return c.getDeclaredConstructor().newInstance(); } // want made:"UNKNOWN UNKNOWN"
                    Object old(Class<?> c) throws Exception { return c.newInstance(); } // want old:"UNKNOWN UNKNOWN"
                    Object any(Method m) throws Exception { return m.invoke(null); } // want any:"UNKNOWN UNKNOWN"
                    Object first() throws Exception { return Target.class.getMethods()[0].invoke(null); } // want first:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    @Feature(value = "classes of a class loader of its own", classes = Handling.UNKNOWN, source = Handling.UNKNOWN)
    void aClassThatIsNotThereIsUnknown() {
        check("""
                import java.net.*;
                class A {
                    Object make(URL[] jars) throws Exception { // want make:"UNKNOWN UNKNOWN"
                        return new URLClassLoader(jars).loadClass("lib.Thing").getDeclaredConstructor().newInstance();
                    }
                }
                """);
    }

    @Test
    @Feature("fields read and written by name")
    void aFieldThatIsLookedUpByNameMayHoldAnything() {
        check("""
                import java.lang.reflect.Field;
                interface Step { long run(); }
                class Reads implements Step { public long run() { return Leaf.file(); } }
                class Quick implements Step { public long run() { return 1; } }
                class Holder { private Step step = new Quick(); public Step open = new Quick(); Step kept = new Quick(); }
                class A {
                    long read(Holder h) throws Exception { Field f = Holder.class.getDeclaredField("step"); return ((Step) f.get(h)).run(); } // want read:"IO_BOUND FILE"
                    void write(Holder h) throws Exception { Holder.class.getField("open").set(h, new Reads()); }
                    long written(Holder h) { return h.open.run(); } // want written:"IO_BOUND FILE"
                    long kept(Holder h) { return h.kept.run(); } // want kept:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("dynamic proxies")
    void aProxyRunsItsHandler() {
        check("""
                import java.lang.reflect.*;
                interface Step { long run(); }
                class Quick implements Step { public long run() { return 1; } }
                class Handler implements InvocationHandler {
                    public Object invoke(Object proxy, Method m, Object[] arguments) { return Leaf.file(); }
                }
                class A {
                    Step make() { return (Step) Proxy.newProxyInstance(null, new Class<?>[] {Step.class}, new Handler()); }
                    long run() { return make().run(); } // want run:"IO_BOUND FILE"
                    long lambda() { // want lambda:"IO_BOUND FILE"
                        Step s = (Step) Proxy.newProxyInstance(null, new Class<?>[] {Step.class}, (p, m, a) -> Leaf.file());
                        return s.run();
                    }
                }
                """);
    }

    @Test
    @Feature(value = "proxies that hand on what they are asked", classes = Handling.UNKNOWN, source = Handling.UNKNOWN)
    void whatAHandlerHandsOnIsUnknown() {
        check("""
                import java.lang.reflect.*;
                interface Step { long run(); }
                class Quick implements Step { public long run() { return 1; } }
                class Handler implements InvocationHandler {
                    private final Object on;
                    Handler(Object on) { this.on = on; }
                    public Object invoke(Object proxy, Method m, Object[] arguments) throws Exception { return m.invoke(on, arguments); }
                    static Object around(Object on) { return Proxy.newProxyInstance(null, on.getClass().getInterfaces(), new Handler(on)); }
                }
                class A {
                    long run() { return ((Step) Handler.around(new Quick())).run(); } // want run:"UNKNOWN UNKNOWN"
                    long any(InvocationHandler h) { return ((Step) Proxy.newProxyInstance(null, null, h)).run(); } // want any:"UNKNOWN UNKNOWN"
                }
                """);
    }
}
