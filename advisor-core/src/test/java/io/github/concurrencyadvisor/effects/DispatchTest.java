package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call runs where several targets are possible, and how sure it is that one of them is meant. */
class DispatchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # targets | what is done to their parameter
                    7         | TRIVIAL
                    8         | IO_BOUND STREAM
                    """)
    void ofManyTargetsNoneIsHeldAgainstWhatItIsGiven(int targets, String verdict) {
        StringBuilder source = new StringBuilder("""
                import java.io.*;
                public interface Step { int on(Reader in) throws IOException; int more(); }
                class Use {
                    Step[] all;
                    int memory() throws IOException { return all[0].on(new StringReader("x")); } // want memory:"%s"
                }
                """.formatted(verdict));
        for (int i = 0; i < targets; i++) {
            source.append("""
                    class Step%d implements Step {
                        static final Step ONE = new Step%d();
                        public int on(Reader in) throws IOException { return in.read(); }
                        public int more() { return 1; }
                    }
                    """.formatted(i, i));
        }
        Wants.check(folder, source.toString());
    }

    @Test
    void whatALibraryImplementsSaysLittleOfTypesThatAreForLambdas() {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                public interface Task { long run(); }
                """, """
                package lib;
                public class FileTask implements Task {
                    public long run() { return new java.io.File("x").length(); }
                }
                """, """
                package lib;
                public interface Hook { long run(); }
                """, """
                package lib;
                public interface Store { long load(); long save(); }
                """, """
                package lib;
                public class FileStore implements Store {
                    public long load() { return new java.io.File("x").length(); }
                    public long save() { return 1; }
                }
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                class A {
                    long task(lib.Task task) { return task.run(); } // want task:"IO_BOUND FILE"
                    long hook(lib.Hook hook) { return hook.run(); } // want hook:"IO_BOUND FILE"
                    long store(lib.Store store) { return store.load(); } // want store:"IO_BOUND FILE"
                    long own(Own own) { return own.run(); } // want own:"IO_BOUND FILE"
                    Object made() { return new OwnHook(); }
                    Object madeToo() { return new OwnStep(); }
                }
                class Caller {
                    lib.Task[] tasks;
                    lib.Hook[] hooks;
                    lib.Store[] stores;
                    Own[] owns;
                    long task() { return new A().task(tasks[0]); } // want task:"TRIVIAL FILE"
                    long hook() { return new A().hook(hooks[0]); } // want hook:"IO_BOUND FILE"
                    long store() { return new A().store(stores[0]); } // want store:"IO_BOUND FILE"
                    long own() { return new A().own(owns[0]); } // want own:"IO_BOUND FILE"
                }
                interface Own { long run(); }
                class OwnStep implements Own { public long run() { return new java.io.File("x").length(); } }
                class OwnHook implements lib.Hook { public long run() { return new java.io.File("x").length(); } }
                """);
        Wants.checkAgainst(folder.resolve("both"), library, """
                class A {
                    lib.Task[] tasks;
                    long task(lib.Task task) { return task.run(); } // want task:"IO_BOUND FILE"
                    long next() { return task(tasks[0]); } // want next:"TRIVIAL FILE"
                    Object made() { return new OwnTask(); }
                }
                class OwnTask implements lib.Task { public long run() { return new java.io.File("x").length(); } }
                """);
    }

    @Test
    void aFunctionRunsWhereACollectionOfTheProjectMayTakeIt() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                class Names extends ArrayList<String> {
                    Names own() { return new Names(); }
                }
                class A {
                    void each(List<String> names) { names.forEach(name -> nap()); } // want each:"IO_BOUND SLEEP"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aMethodReferenceRunsOnWhatItIsGivenOrBoundTo() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.util.function.*;
                abstract class Step {
                    abstract long size();
                    long sum(Step other) { return other.size(); }
                }
                class Quick extends Step { long size() { return 1; } }
                class Disk extends Step {
                    Disk() { new File("x").length(); }
                    long size() { return new File("x").length(); }
                }
                class A {
                    static long got(LongSupplier how) { return how.getAsLong(); }
                    static Object made(Supplier<Step> maker) { return maker.get(); }
                    long quick() { ToLongFunction<Step> how = Step::size; return how.applyAsLong(new Quick()); } // want quick:"TRIVIAL"
                    long disk(Disk disk) { ToLongFunction<Step> how = Step::size; return how.applyAsLong(disk); } // want disk:"IO_BOUND FILE"
                    long boundQuick() { Step step = new Quick(); return got(step::size); } // want boundQuick:"TRIVIAL"
                    long boundDisk(Disk step) { return got(step::size); } // want boundDisk:"IO_BOUND FILE"
                    long boundTo(Disk step) { ToLongFunction<Step> how = step::sum; return how.applyAsLong(new Quick()); } // want boundTo:"TRIVIAL"
                    Object constructor() { return made(Disk::new); } // want constructor:"IO_BOUND FILE"
                    Object plain() { return made(Quick::new); } // want plain:"TRIVIAL"
                }
                """);
    }

    @Test
    void whatReflectionRunsIsDecidedByTheReceiverWhereThatIsKnown() {
        Wants.checkBothWays(folder, """
                import java.io.File;
                import java.lang.invoke.*;
                abstract class Step {
                    abstract long size();
                    static long file() { return new File("x").length(); }
                }
                class Quick extends Step { long size() { return 1; } }
                class Disk extends Step { long size() { return new File("x").length(); } }
                class A {
                    Object[] made() { return new Object[] {new Quick(), new Disk()}; }
                    static Object on(Step step) throws Exception { return Step.class.getMethod("size").invoke(step); } // want on:"IO_BOUND FILE"
                    static Object isStatic() throws Exception { return Step.class.getMethod("file").invoke(null); } // want isStatic:"IO_BOUND FILE"
                    Object quick() throws Exception { return Step.class.getMethod("size").invoke(new Quick()); } // want quick:"TRIVIAL"
                    Object passed() throws Exception { return on(new Quick()); } // want passed:"TRIVIAL"
                    static MethodHandle bound(Step step) throws Exception {
                        return MethodHandles.lookup().findVirtual(Step.class, "size", MethodType.methodType(long.class)).bindTo(step);
                    }
                    static Object boundTo(Step other) throws Throwable { return bound(new Disk()).invoke(); } // want boundTo:"IO_BOUND FILE"
                    Object others() throws Throwable { return boundTo(new Quick()); } // want others:"IO_BOUND FILE"
                }
                """);
    }

    @Test
    void loopsOfALambdaMultiplyWithThoseOfTheMethodThatItStandsIn() {
        Wants.check(folder, """
                import java.util.function.LongSupplier;
                class A {
                    static long with(LongSupplier how) { return how.getAsLong(); }
                    static long sum(int[] all) { long s = 0; for (int one : all) s += one; return s; }
                    long near(int[] all, int n) { // want near:"CPU_BOUND COMPUTE"
                        long s = 0;
                        for (int i = 0; i < n; i++) {
                            s += with(() -> { long t = 0; for (int one : all) t += one; return t; });
                        }
                        return s;
                    }
                }
                """);
    }
}
