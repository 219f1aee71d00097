package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a value is, followed through constructors, fields and results: here streams, of which each is what it reads. */
class ValueFlowTest {

    @TempDir
    Path folder;

    @Test
    void constructorsHandWhatTheyAreGivenToEachOther() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class Base {
                    private final Reader in;
                    Base(int size, Reader in) { this.in = in; }
                    int read() throws IOException { return in.read(); }
                }
                class Derived extends Base {
                    Derived(Reader in, int size) { super(size, in); }
                    Derived(Reader in) { this(in, 1); }
                    Derived(String text) { this(new StringReader(text)); }
                }
                class A {
                    int memory() throws IOException { return new Derived(new StringReader("x")).read(); } // want memory:"TRIVIAL"
                    int text() throws IOException { return new Derived("x").read(); } // want text:"TRIVIAL"
                    int given(Reader in) throws IOException { return new Derived(in, 2).read(); } // want given:"IO_BOUND STREAM"
                    int file(File f) throws IOException { return new Derived(new FileReader(f)).read(); } // want file:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    void aResultIsWhatTheMethodReturns() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class Holder {
                    private final Reader in;
                    Holder(Reader in) { this.in = in; }
                    Reader in() { return in; }
                    Holder self() { return this; }
                    static Reader same(int size, Reader in) { return in; }
                    static Reader either(boolean memory, Reader in) { return memory ? new StringReader("x") : in; }
                    static Reader made() { return new StringReader("x"); }
                    static Reader again(Reader in, int n) { return n == 0 ? in : again(in, n - 1); }
                }
                class A {
                    int same() throws IOException { return Holder.same(1, new StringReader("x")).read(); } // want same:"TRIVIAL"
                    int sameGiven(Reader in) throws IOException { return Holder.same(1, in).read(); } // want sameGiven:"IO_BOUND STREAM"
                    int made() throws IOException { return Holder.made().read(); } // want made:"TRIVIAL"
                    int either() throws IOException { return Holder.either(true, new StringReader("y")).read(); } // want either:"TRIVIAL"
                    int eitherGiven(Reader in) throws IOException { return Holder.either(true, in).read(); } // want eitherGiven:"IO_BOUND STREAM"
                    int held() throws IOException { return new Holder(new StringReader("x")).in().read(); } // want held:"TRIVIAL"
                    int heldGiven(Reader in) throws IOException { return new Holder(in).self().in().read(); } // want heldGiven:"IO_BOUND STREAM"
                    int heldBySelf() throws IOException { return new Holder(new StringReader("x")).self().in().read(); } // want heldBySelf:"TRIVIAL"
                }
                """);
    }

    @Test
    void aFieldHoldsWhatAnyCodeAssignsToIt() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class A {
                    private Reader own = new StringReader("x");
                    private Reader set = new StringReader("x");
                    private Reader both = new StringReader("x");
                    private static Reader shared = new StringReader("x");
                    private Reader unset;
                    void set(Reader in) { set = in; }
                    void setBoth() throws IOException { both = new FileReader("y"); }
                    int own() throws IOException { return own.read(); } // want own:"TRIVIAL"
                    int set() throws IOException { return set.read(); } // want set:"IO_BOUND STREAM"
                    int both() throws IOException { return both.read(); } // want both:"IO_BOUND FILE"
                    static int shared() throws IOException { return shared.read(); } // want shared:"TRIVIAL"
                    int unset() throws IOException { return unset.read(); } // want unset:"IO_BOUND STREAM"
                }
                """);
    }

    @Test
    void aFieldThatIsFoundByItsNameMayHoldAnything() {
        Wants.check(folder, """
                import java.io.*;
                class A {
                    private Reader named = new StringReader("x");
                    private Reader other = new StringReader("x");
                    void fill(Reader in) throws Exception { A.class.getDeclaredField("named").set(this, in); }
                    int named() throws IOException { return named.read(); } // want named:"IO_BOUND STREAM"
                    int other() throws IOException { return other.read(); } // want other:"TRIVIAL"
                }
                """);
    }

    @Test
    void aProxyRunsItsHandlerWhateverIsCalledOnIt() {
        Wants.check(folder, """
                import java.io.File;
                import java.lang.reflect.*;
                interface Store { long size(); long more(); }
                class Slow implements InvocationHandler {
                    public Object invoke(Object proxy, Method method, Object[] arguments) { return new File("x").length(); }
                }
                class Quick implements InvocationHandler {
                    public Object invoke(Object proxy, Method method, Object[] arguments) { return 1L; }
                }
                class A {
                    static Store made(InvocationHandler handler) {
                        return (Store) Proxy.newProxyInstance(A.class.getClassLoader(), new Class<?>[] {Store.class}, handler);
                    }
                    long slow() { // want slow:"IO_BOUND FILE"
                        Store store = (Store) Proxy.newProxyInstance(null, new Class<?>[] {Store.class}, new Slow());
                        return store.size();
                    }
                    long quick() { // want quick:"TRIVIAL"
                        Store store = (Store) Proxy.newProxyInstance(null, null, new Quick());
                        return store.more();
                    }
                }
                """);
    }

    @Test
    void aStreamClassOfALibraryReadsWhatItIsMadeOf() {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                import java.io.*;
                public class Counting extends FilterReader {
                    public Counting(int size, Reader in) { super(in); }
                    public static Counting of(Reader in) { return new Counting(1, in); }
                }
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                import java.io.*;
                class A {
                    int memory() throws IOException { return new lib.Counting(1, new StringReader("x")).read(); } // want memory:"TRIVIAL"
                    int factory() throws IOException { return lib.Counting.of(new StringReader("x")).read(); } // want factory:"TRIVIAL"
                    int given(Reader in) throws IOException { return new lib.Counting(1, in).read(); } // want given:"IO_BOUND STREAM"
                }
                """);
    }
}
