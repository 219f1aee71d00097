package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is behind a stream class of the project that the JDK reads or writes. */
class StreamClassesTest {

    @TempDir
    Path folder;

    @Test
    void theJdkReadsWhatTheProjectsStreamReads() {
        Wants.check(folder, """
                import java.io.*;
                import java.net.Socket;
                class Zeros extends InputStream {
                    public int read() { return 0; }
                }
                class Remote extends InputStream {
                    private final Socket socket;
                    Remote(Socket socket) { this.socket = socket; }
                    public int read() throws IOException { return socket.getInputStream().read(); }
                }
                class A {
                    int zeros() throws IOException { return new BufferedInputStream(new Zeros()).read(); } // want zeros:"TRIVIAL"
                    int remote(Socket s) throws IOException { return new BufferedInputStream(new Remote(s)).read(); } // want remote:"IO_BOUND NETWORK"
                }
                """);
    }

    @Test
    void onlyReadsAndWritesOfItsObjectsAreTransfers() {
        Wants.check(folder, """
                import java.io.*;
                class Counted extends InputStream {
                    public int read() { return 0; }
                    static int read(File file) { return (int) file.length(); }
                    int size(File file) { return (int) file.length(); }
                }
                class A {
                    int counted() throws IOException { return new BufferedInputStream(new Counted()).read(); } // want counted:"TRIVIAL"
                }
                """);
    }

    @Test
    void aFunctionGetsItsArgumentsAfterWhatItCaptured() {
        Wants.check(folder, """
                import java.io.*;
                class A {
                    interface Step { int on(Reader in, Reader other) throws IOException; }
                    int memory(Reader outside) throws IOException { // want memory:"CPU_BOUND"
                        int more = outside.hashCode();
                        Step step = (in, other) -> in.read() + more;
                        return step.on(new StringReader("x"), outside);
                    }
                    int given(Reader outside) throws IOException { // want given:"IO_BOUND STREAM"
                        int more = outside.hashCode();
                        Step step = (in, other) -> other.read() + more;
                        return step.on(new StringReader("x"), outside);
                    }
                }
                """);
    }

    @Test
    void whatIsWrappedTooOftenIsNotFollowed() {
        Wants.check(folder, """
                import java.io.*;
                import java.util.function.IntSupplier;
                class A {
                    int five() throws IOException { // want five:"CPU_BOUND"
                        return new BufferedReader(new BufferedReader(new BufferedReader(new BufferedReader(new StringReader("x"))))).read();
                    }
                    int many() throws IOException { // want many:"IO_BOUND STREAM"
                        return new BufferedReader(new BufferedReader(new BufferedReader(new BufferedReader(
                                new BufferedReader(new BufferedReader(new BufferedReader(new BufferedReader(new StringReader("x"))))))))).read();
                    }
                    int few(int x) { // want few:"TRIVIAL"
                        IntSupplier a = () -> x;
                        IntSupplier b = () -> a.getAsInt();
                        return b.getAsInt();
                    }
                    int functions(int x) { // want functions:"UNKNOWN UNKNOWN"
                        IntSupplier a = () -> x;
                        IntSupplier b = () -> a.getAsInt();
                        IntSupplier c = () -> b.getAsInt();
                        IntSupplier d = () -> c.getAsInt();
                        IntSupplier e = () -> d.getAsInt();
                        IntSupplier f = () -> e.getAsInt();
                        IntSupplier g = () -> f.getAsInt();
                        IntSupplier h = () -> g.getAsInt();
                        return h.getAsInt();
                    }
                }
                """);
    }

    @Test
    void aUrlOfTheClassPathAsksNobody() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.net.*;
                class A {
                    int opened() throws IOException { return A.class.getResource("x").openStream().read(); } // want opened:"TRIVIAL"
                    Object image() throws IOException { // want image:"CPU_BOUND COMPUTE"
                        return javax.imageio.ImageIO.read(getClass().getClassLoader().getResource("x"));
                    }
                    int given(URL url) throws IOException { return url.openStream().read(); } // want given:"IO_BOUND NETWORK"
                    Object made(String where) throws IOException { // want made:"MIXED COMPUTE NETWORK"
                        return javax.imageio.ImageIO.read(new URL(where));
                    }
                }
                """);
    }

    @Test
    void whatAUrlStandsForIsSaidByWhoMadeIt() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.net.*;
                import java.util.Enumeration;
                class A {
                    private final URL kept;
                    A(URL kept) { this.kept = kept; }
                    private static int load(URL url) throws IOException { // want load:"IO_BOUND NETWORK"
                        return url == null ? 0 : url.openStream().read();
                    }
                    private static InputStream open(URI uri) throws IOException { // want open:"IO_BOUND NETWORK"
                        return uri.toURL().openStream();
                    }
                    int keeps() throws IOException { return kept.openStream().read(); } // want keeps:"IO_BOUND NETWORK"
                    int own() throws IOException { return load(A.class.getResource("x")); } // want own:"TRIVIAL"
                    int held() throws IOException { return new A(A.class.getResource("x")).keeps(); } // want held:"TRIVIAL"
                    int far(String where) throws IOException { return load(new URL(where)); } // want far:"IO_BOUND NETWORK"
                    int file(File file) throws IOException { return open(file.toURI()).read(); } // want file:"IO_BOUND FILE"
                    int first() throws IOException { // want first:"CPU_BOUND"
                        Enumeration<URL> urls = A.class.getClassLoader().getResources("x");
                        return urls.hasMoreElements() ? load(urls.nextElement()) : 0;
                    }
                }
                """);
    }

    @Test
    void whatAConstructorWrapsIsNotWhatAMethodIsGiven() {
        Wants.check(folder, """
                import java.io.*;
                class Blocks extends OutputStream {
                    private final DataOutputStream out;
                    Blocks(OutputStream out) {
                        this.out = out instanceof DataOutputStream data ? data : new DataOutputStream(out);
                    }
                    @Override public void write(int b) throws IOException { out.writeInt(b); } // want write:"IO_BOUND STREAM"
                    @Override public void flush() throws IOException { out.writeInt(0); } // want flush:"IO_BOUND STREAM"
                    void copy(OutputStream other) throws IOException { out.writeInt(0); } // want copy:"IO_BOUND STREAM"
                }
                """);
    }
}
