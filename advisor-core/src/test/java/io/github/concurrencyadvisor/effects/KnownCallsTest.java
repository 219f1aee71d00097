package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import io.github.concurrencyadvisor.testing.Wants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of calls whose code is not read: by a line, by a declaration, or not at all. */
class KnownCallsTest {

    @TempDir
    Path folder;

    @Test
    void anAbstractMethodMayAnnounceAWaitByWhatItThrows() {
        Wants.checkBothWays(folder, """
                import java.io.IOException;
                import java.sql.SQLException;
                interface Store {
                    String read() throws IOException;
                    String missing() throws java.io.FileNotFoundException;
                    String query() throws SQLException;
                    String await() throws InterruptedException;
                    String parse() throws java.text.ParseException;
                    String plain();
                }
                interface Step { String run() throws IOException; }
                class A {
                    String read(Store s) throws IOException { return s.read(); } // want read:"IO_BOUND STREAM"
                    String missing(Store s) throws IOException { return s.missing(); } // want missing:"IO_BOUND STREAM"
                    String query(Store s) throws SQLException { return s.query(); } // want query:"IO_BOUND DATABASE"
                    String await(Store s) throws InterruptedException { return s.await(); } // want await:"IO_BOUND AWAIT"
                    String parse(Store s) throws java.text.ParseException { return s.parse(); } // want parse:"UNKNOWN UNKNOWN"
                    String plain(Store s) { return s.plain(); } // want plain:"UNKNOWN UNKNOWN"
                    String step(Step s) throws IOException { return s.run(); } // want step:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void aCallThatAnAnnotationHandsOverIsKnownNotToWaitWhoeverImplementsIt() {
        Wants.check(folder, """
                import org.springframework.scheduling.annotation.Async;
                abstract class Mail {
                    @Async abstract void send();
                    abstract void sendAll();
                    void sendHere() { send(); } // want sendHere:"UNKNOWN UNKNOWN"
                }
                class Shop {
                    void order(Mail mail) { mail.send(); } // want order:"TRIVIAL"
                    void orderAll(Mail mail) { mail.sendAll(); } // want orderAll:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void aLineOfTheUserSpeaksInPlaceOfTheProjectsCode() throws IOException {
        Compiled compiled = Compiled.in(folder, """
                package p;
                import java.util.function.*;
                class Jobs {
                    String load(String key) { return key; }
                    void each(Runnable task) { Object kept = task; }
                    void later(Runnable task) { task.run(); }
                    int reads(java.io.Reader in) { return 1; }
                }
                """, """
                package p;
                class Use {
                    private final Jobs jobs = new Jobs();
                    String load() { return jobs.load("x"); }
                    void each() { jobs.each(() -> nap()); }
                    void later() { jobs.later(() -> nap()); }
                    int file() throws Exception { return jobs.reads(new java.io.FileReader("x")); }
                    int memory() { return jobs.reads(new java.io.StringReader("x")); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
        Path lines = folder.resolve("mine.effects");
        Files.writeString(lines, """
                p.Jobs#load(String) | DATABASE | | asks a database
                p.Jobs#each(Runnable) | NONE | | calls it
                p.Jobs#later(Runnable:PLATFORM_POOL) | NONE | | hands it over
                p.Jobs#reads(Reader) | STREAM(0) | | reads it
                """);
        Analysis analysis = Sound.analyze(compiled.request(17, List.of(folder.resolve("classes")))
                .but()
                .knownApis(List.of(lines))
                .build());

        assertThat(analysis.methods())
                .filteredOn(verdict -> !verdict.method().isConstructor())
                .extracting(verdict -> verdict.method().display() + " "
                        + verdict.workload().kind() + " " + verdict.workload().effects())
                .contains(
                        "Jobs.load IO_BOUND [DATABASE]",
                        "Jobs.each UNKNOWN [UNKNOWN]",
                        "Jobs.later TRIVIAL []",
                        "Jobs.reads IO_BOUND [STREAM]",
                        "Use.load IO_BOUND [DATABASE]",
                        "Use.each IO_BOUND [SLEEP]",
                        "Use.later TRIVIAL []",
                        "Use.file IO_BOUND [FILE]",
                        "Use.memory TRIVIAL []");
    }

    @Test
    void aLinesFunctionMayBeALambdaAnObjectOrGiven() throws IOException {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                import java.util.concurrent.Executor;
                public class Lists {
                    public static void each(Runnable task) { }
                    public static void run(Executor by, Runnable task) { }
                    public static void object(Object task) { }
                    public static int read(java.io.Reader in) { return 1; }
                }
                """);
        Path lines = library.base().resolve("classes/META-INF/advisor/lib.effects");
        Files.createDirectories(lines.getParent());
        Files.writeString(lines, """
                lib.Lists#each(Runnable) | NONE | | calls it
                lib.Lists#run(Executor,Runnable:by(0)) | NONE | | runs on the executor
                lib.Lists#object(Object) | NONE | | calls it
                lib.Lists#read(Reader) | STREAM(0) | | reads it
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                import java.util.concurrent.*;
                class Naps implements Runnable { public void run() { A.nap(); } }
                class A {
                    void lambda() { lib.Lists.each(() -> nap()); } // want lambda:"IO_BOUND SLEEP"
                    void object() { lib.Lists.each(new Naps()); } // want object:"IO_BOUND SLEEP"
                    void given(Runnable task) { lib.Lists.each(task); } // want given:"UNKNOWN UNKNOWN"
                    void passed() { given(() -> nap()); } // want passed:"IO_BOUND SLEEP"
                    void passedQuick() { given(() -> { }); } // want passedQuick:"TRIVIAL"
                    void on(ExecutorService pool) { lib.Lists.run(pool, () -> nap()); } // want on:"TRIVIAL"
                    void common() { lib.Lists.run(ForkJoinPool.commonPool(), () -> nap()); } // want common:"TRIVIAL" "BlockingCallInCommonPool: .*"
                    void asObject(String s) { lib.Lists.object((Runnable) () -> nap()); } // want asObject:"IO_BOUND SLEEP"
                    void text() { lib.Lists.object("x"); } // want text:"TRIVIAL"
                    int file() throws Exception { return lib.Lists.read(new java.io.FileReader("x")); } // want file:"IO_BOUND FILE"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void functionsThatAreGivenEachOtherAreFollowedOnlySoFar() throws IOException {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                public interface Step { void run(Step next); }
                """);
        Path lines = library.base().resolve("classes/META-INF/advisor/lib.effects");
        Files.createDirectories(lines.getParent());
        Files.writeString(lines, "lib.Step#run(Step) | NONE | | calls the next\n");
        Wants.checkAgainst(folder.resolve("project"), library, """
                class A {
                    void first(lib.Step step, java.util.List<lib.Step> steps) { step.run(steps.get(0)); } // want first:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void aFrameworksClassRunsWhatItsSubclassImplements() {
        Wants.checkBothWays(folder, """
                import java.nio.file.*;
                import java.util.concurrent.*;
                class Reads extends RecursiveTask<byte[]> {
                    protected byte[] compute() {
                        try { return Files.readAllBytes(Path.of("x")); } catch (java.io.IOException e) { return null; }
                    }
                }
                class A {
                    byte[] here() { return new Reads().invoke(); } // want here:"IO_BOUND FILE AWAIT"
                    Object other(ForkJoinTask<?> task) { return task.invoke(); } // want other:"IO_BOUND AWAIT UNKNOWN"
                }
                """);
    }
}
