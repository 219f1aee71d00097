package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field holds what is assigned to it, as far as all who may assign it are looked at. */
class FieldWritesTest {

    @TempDir
    Path folder;

    @Test
    void eachFieldHoldsWhatIsAssignedToItself() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class Two {
                    private final Reader one;
                    private final Reader other;
                    Two(Reader one, Reader other) { this.one = one; this.other = other; }
                    int one() throws IOException { return one.read(); }
                    int other() throws IOException { return other.read(); }
                }
                class A {
                    int memory(Reader in) throws IOException { return new Two(new StringReader("x"), in).one(); } // want memory:"TRIVIAL"
                    int given(Reader in) throws IOException { return new Two(new StringReader("x"), in).other(); } // want given:"IO_BOUND STREAM"
                }
                """);
    }

    @Test
    void aFieldIsThatOfTheClassThatDeclaresIt() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class Base {
                    protected Reader in = new StringReader("x");
                    protected Reader file;
                    Base() throws IOException { file = new FileReader("x"); }
                }
                class Derived extends Base {
                    Derived() throws IOException { }
                    int memory() throws IOException { return in.read(); } // want memory:"TRIVIAL"
                    int file() throws IOException { return file.read(); } // want file:"IO_BOUND FILE"
                }
                class Hiding extends Base {
                    private Reader in = new FileReader("x");
                    Hiding() throws IOException { }
                    int own() throws IOException { return in.read(); } // want own:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    void ofALibrarysFieldsThoseAreKnownThatNobodyElseAssigns() {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                import java.io.*;
                public class Held {
                    private Reader own = new StringReader("x");
                    public final Reader fixed = new StringReader("x");
                    protected Reader open = new StringReader("x");
                    public int own() throws IOException { return own.read(); }
                    public int fixed() throws IOException { return fixed.read(); }
                    public int open() throws IOException { return open.read(); }
                }
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                import java.io.*;
                class A {
                    int own(lib.Held held) throws IOException { return held.own(); } // want own:"TRIVIAL"
                    int fixed(lib.Held held) throws IOException { return held.fixed(); } // want fixed:"TRIVIAL"
                    int open(lib.Held held) throws IOException { return held.open(); } // want open:"IO_BOUND STREAM"
                }
                """);
    }
}
