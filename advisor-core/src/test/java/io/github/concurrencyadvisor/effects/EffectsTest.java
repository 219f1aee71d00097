package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What methods do, in small sources: each test is one behaviour of the effect analysis. */
class EffectsTest {

    @TempDir
    Path folder;

    @Test
    void anEffectReachesEveryCaller() {
        Wants.check(folder, """
                import java.io.IOException;
                import java.nio.file.Files;
                import java.nio.file.Path;
                class A {
                    int top(Path p) throws IOException { return middle(p); } // want top:"IO_BOUND FILE"
                    int middle(Path p) throws IOException { return read(p).length(); } // want middle:"IO_BOUND FILE"
                    String read(Path p) throws IOException { return Files.readString(p); } // want read:"IO_BOUND FILE"
                    int other(int x) { return x + 1; } // want other:"TRIVIAL"
                }
                """);
    }

    @Test
    void recursionEndsAndKeepsTheEffect() {
        Wants.check(folder, """
                class A {
                    void ping(int n) throws InterruptedException { if (n > 0) pong(n - 1); } // want ping:"IO_BOUND SLEEP"
                    void pong(int n) throws InterruptedException { Thread.sleep(50); ping(n); } // want pong:"IO_BOUND SLEEP"
                }
                """);
    }

    @Test
    void aLambdaIsTheEffectOfWhoCallsItNotOfWhoHandsItOver() {
        Wants.check(folder, """
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                class A {
                    void here(List<String> names) { names.forEach(n -> nap()); } // want here:"IO_BOUND SLEEP"
                    void elsewhere(ExecutorService pool) { pool.execute(() -> nap()); } // want elsewhere:"TRIVIAL"
                    void reference(List<String> names) { names.forEach(this::nap); } // want reference:"IO_BOUND SLEEP"
                    void nap(String name) { nap(); }
                    void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aFunctionalParameterIsKnownWhereTheArgumentIs() {
        Wants.check(folder, """
                import java.util.function.Supplier;
                class A {
                    static <T> T twice(Supplier<T> s) { s.get(); return s.get(); } // want twice:"UNKNOWN UNKNOWN"
                    static <T> T again(Supplier<T> s) { return twice(s); }
                    int quick() { return again(() -> 1); } // want quick:"TRIVIAL"
                    String slow() { return again(() -> A.nap()); } // want slow:"IO_BOUND SLEEP"
                    static String nap() { try { Thread.sleep(9); } catch (InterruptedException e) { } return ""; }
                }
                """);
    }

    @Test
    void aStreamIsWhatItWraps() {
        Wants.check(folder, """
                import java.io.*;
                import java.net.Socket;
                class A {
                    int memory() throws IOException { // want memory:"CPU_BOUND"
                        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(new byte[8]))).read();
                    }
                    int network(Socket s) throws IOException { // want network:"IO_BOUND NETWORK"
                        return new BufferedReader(new InputStreamReader(s.getInputStream())).read();
                    }
                    int file(String name) throws IOException { // want file:"IO_BOUND FILE"
                        try (InputStream in = new BufferedInputStream(new FileInputStream(name))) { return in.read(); }
                    }
                    int given(InputStream in) throws IOException { return in.read(); } // want given:"IO_BOUND STREAM"
                    int memoryGiven() throws IOException { return given(new ByteArrayInputStream(new byte[1])); } // want memoryGiven:"TRIVIAL"
                    int networkGiven(Socket s) throws IOException { return given(s.getInputStream()); } // want networkGiven:"IO_BOUND NETWORK"
                }
                """);
    }

    @Test
    void aStreamIsFollowedThroughTheObjectThatHoldsIt() {
        Wants.check(folder, """
                import java.io.*;
                class Cursor {
                    private final Reader source;
                    Cursor(String text) { this(new StringReader(text)); }
                    Cursor(Reader source) { this.source = source; }
                    int next() throws IOException { return source.read(); } // want next:"IO_BOUND STREAM"
                }
                class Words {
                    private final Cursor cursor;
                    Words(String text) { cursor = new Cursor(text); }
                    int first() throws IOException { return cursor.next(); } // want first:"TRIVIAL"
                    static int inFile(File f) throws IOException { return new Cursor(new FileReader(f)).next(); } // want inFile:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    void aCallOfAnInterfaceGoesToTheClassThatIsThere() {
        Wants.check(folder, """
                import java.io.File;
                interface Source { long size(); }
                class Memory implements Source { public long size() { return 7; } }
                class Disk implements Source { public long size() { return new File("x").length(); } }
                class Use {
                    long memory() { Source s = new Memory(); return s.size(); } // want memory:"TRIVIAL"
                    long disk() { Source s = new Disk(); return s.size(); } // want disk:"IO_BOUND FILE"
                    long any(Source s) { return s.size(); } // want any:"IO_BOUND FILE"
                    long given() { return any(new Memory()); } // want given:"TRIVIAL"
                }
                """);
    }

    @Test
    void aTemplateMethodIsDecidedByTheReceiver() {
        Wants.check(folder, """
                import java.io.File;
                abstract class Job {
                    final long run() { return step() + 1; } // want run:"IO_BOUND FILE"
                    abstract long step();
                }
                class Quick extends Job { long step() { return 1; } }
                class Disk extends Job { long step() { return new File("x").length(); } }
                class Use {
                    long quick() { return new Quick().run(); } // want quick:"TRIVIAL"
                    long narrow(Quick q) { return q.run(); } // want narrow:"TRIVIAL"
                    long disk(Disk d) { return d.run(); } // want disk:"IO_BOUND FILE"
                    Disk make() { return new Disk(); }
                }
                """);
    }

    @Test
    void aGuessDecidesWhereItIsMadeAndForTheNextCaller() {
        Wants.check(folder, """
                import java.io.File;
                public interface Source { long size(); }
                class Memory implements Source { public long size() { return 7; } }
                class Disk implements Source { public long size() { return new File("x").length(); } }
                class Use {
                    Source[] all = {new Memory(), new Disk()};
                    long first() { return any(all[0]); } // want first:"IO_BOUND FILE"
                    long any(Source s) { return s.size(); } // want any:"IO_BOUND FILE"
                    long second() { return first(); } // want second:"TRIVIAL FILE"
                }
                """);
    }

    @Test
    void aLambdaStandsBesideTheOneClassThatImplementsItsInterface() {
        Wants.check(folder, """
                import java.io.File;
                class A {
                    interface Step { long run(); }
                    static class Quick implements Step { public long run() { return 1; } }
                    Step quick() { return new Quick(); }
                    long once(Step s) { return s.run(); } // want once:"TRIVIAL"
                    long disk() { return once(() -> new File("x").length()); } // want disk:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    void oneOfManyTargetsIsTooLittleForAVerdict() {
        Wants.check(folder, """
                import java.io.File;
                public interface Source { long size(); }
                class Disk implements Source { public long size() { return new File("x").length(); } }
                class One implements Source { public long size() { return 1; } }
                class Two implements Source { public long size() { return 2; } }
                class Three implements Source { public long size() { return 3; } }
                class Four implements Source { public long size() { return 4; } }
                class Use {
                    Source[] all = {new Disk(), new One(), new Two(), new Three(), new Four()};
                    long any(Source s) { return s.size(); } // want any:"TRIVIAL FILE"
                }
                """);
    }

    @Test
    void aClassOfWhichThereAreNoObjectsIsNoTarget() {
        String sources = """
                import java.io.File;
                public interface Source { long size(); }
                class Memory implements Source { public long size() { return 7; } }
                class Disk implements Source { public long size() { return new File("x").length(); } }
                class Named implements Source { public long size() { return new File("x").length(); } }
                class Use {
                    Source memory() { return new Memory(); }
                    long any(Source s) { return s.size(); } // want any:"TRIVIAL%s"
                    Object named() throws Exception { return Class.forName(%s); }
                }
                """;
        Wants.check(folder.resolve("none"), sources.formatted("", "\"Other\""));
        Wants.checkSourceAlone(folder.resolve("source"), sources.formatted("", "\"Other\""));
        Wants.check(
                folder.resolve("named"), sources.replace("TRIVIAL", "IO_BOUND").formatted(" FILE", "\"Named\""));
    }

    @Test
    void computingIsLoopsAndKnownComputeCalls() {
        Wants.check(folder, """
                import java.security.*;
                class A {
                    long sum(int[] xs) { long s = 0; for (int x : xs) s += x; return s; } // want sum:"CPU_BOUND COMPUTE"
                    int four() { int s = 0; for (int i = 0; i < 4; i++) s += i; return s; } // want four:"CPU_BOUND"
                    byte[] digest(byte[] b) throws Exception { return MessageDigest.getInstance("SHA-256").digest(b); } // want digest:"CPU_BOUND COMPUTE"
                    int plain(int a, int b) { return a * b; } // want plain:"TRIVIAL"
                }
                """);
    }

    @Test
    void loggingAndEntropyDecideNothing() {
        Wants.check(folder, """
                import java.util.UUID;
                import java.util.logging.Logger;
                class A {
                    private static final Logger LOG = Logger.getLogger("a");
                    String name() { LOG.info("naming"); return UUID.randomUUID().toString(); } // want name:"TRIVIAL"
                }
                """);
    }

    @Test
    void waitingForAnotherThreadIsWaiting() {
        Wants.check(folder, """
                import java.util.concurrent.*;
                class A {
                    Object take(BlockingQueue<Object> q) throws InterruptedException { return q.take(); } // want take:"IO_BOUND AWAIT"
                    Object poll(BlockingQueue<Object> q) { return q.poll(); } // want poll:"TRIVIAL"
                    Object get(Future<Object> f) throws Exception { return f.get(); } // want get:"IO_BOUND AWAIT"
                    CompletableFuture<String> later(CompletableFuture<Integer> f) { return f.thenApply(String::valueOf); } // want later:"TRIVIAL"
                }
                """);
    }

    @Test
    void anAnonymousClassRunsWhereItIsCalled() {
        Wants.check(folder, """
                import java.util.concurrent.Callable;
                class A {
                    String run(Callable<String> c) throws Exception { return c.call(); }
                    String file(String name) throws Exception { // want file:"IO_BOUND FILE"
                        return run(new Callable<String>() {
                            public String call() throws Exception { return java.nio.file.Files.readString(java.nio.file.Path.of(name)); }
                        });
                    }
                    String quick() throws Exception { // want quick:"TRIVIAL"
                        return run(new Callable<String>() { public String call() { return "x"; } });
                    }
                }
                """);
    }

    @Test
    void whatReflectionCallsIsUnknown() {
        Wants.check(folder, """
                import java.lang.reflect.Method;
                class A {
                    Object call(Method m, Object on) throws Exception { return m.invoke(on); } // want call:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void objectsThatAreMadeOfEachOtherAreFollowedToAnEnd() {
        Wants.check(folder, """
                import java.io.*;
                class Link {
                    final Link next;
                    final InputStream in;
                    Link(Link other) { this.next = new Link(other.next); this.in = other.next.in; }
                    Link twin() { return new Link(new Link(this.next)); }
                    int read() throws IOException { return next.next.in.read(); } // want read:"IO_BOUND STREAM"
                    int far() throws IOException { return twin().twin().read(); } // want far:"IO_BOUND STREAM"
                }
                """);
    }

    @Test
    void whatReadsAProjectsOwnClassIsItsCodeAndNoLineOfData() {
        Wants.check(folder, """
                package org.slf4j;
                class LoggerFactory {
                    static String getLogger(String name) throws java.io.IOException { // want getLogger:"IO_BOUND FILE"
                        return java.nio.file.Files.readString(java.nio.file.Path.of(name));
                    }
                }
                """);
    }

    @Test
    void aStreamClassThatHandsOnToItsSuperclassReadsWhatThatWraps() {
        Wants.check(folder, """
                import java.io.*;
                class Counting extends BufferedReader {
                    int count;
                    Counting(Reader in) { super(in); }
                    @Override public int read() throws IOException { count++; return super.read(); } // want read:"IO_BOUND STREAM"
                }
                class Given {
                    final Counting in;
                    Given(Reader in) { this.in = new Counting(in); }
                    int next() throws IOException { return in.read(); } // want next:"IO_BOUND STREAM"
                }
                class Parser {
                    final Given given;
                    Parser(Reader in) { given = new Given(new Counting(in)); }
                    int next() throws IOException { return given.next(); } // want next:"IO_BOUND STREAM"
                }
                class Memory {
                    int next() throws IOException { return new Counting(new StringReader("x")).read(); } // want next:"TRIVIAL"
                }
                """);
    }
}
