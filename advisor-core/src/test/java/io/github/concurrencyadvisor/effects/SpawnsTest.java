package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where work is handed to a carrier: what runs first there, and what it does. */
class SpawnsTest {

    @TempDir
    Path folder;

    @Test
    void anAsyncMethodIsHandedOverByEachCallOfAnotherObject() {
        assertThat(spawns("""
                import org.springframework.scheduling.annotation.Async;
                class Mailer {
                    @Async public void send() { nap(); }
                    void sendHere() { send(); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Shop {
                    void order(Mailer mailer) { mailer.send(); }
                }
                """))
                .containsExactly(
                        "send runs Mailer.send on PLATFORM_POOL: SLEEP (is annotated @Async)",
                        "order runs Mailer.send on PLATFORM_POOL: SLEEP (Mailer.send, which is annotated @Async,)");
    }

    @Test
    void aTaskIsALambdaAReferenceOrAnObject() {
        assertThat(spawns("""
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void lambda() { pool.execute(() -> nap()); }
                    void reference() { pool.execute(A::nap); }
                    void object() { pool.execute(new Job()); }
                    void inherited() { pool.execute(new Special()); }
                    void library() { pool.execute(new FutureTask<>(() -> { nap(); return 1; })); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Job implements Runnable {
                    public void run() { step(); }
                    void step() { A.nap(); }
                }
                class Special extends Job { void step() { new java.io.File("x").length(); } }
                """))
                .containsExactly(
                        "lambda runs A.lambda on PLATFORM_POOL: SLEEP (ExecutorService.execute)",
                        "reference runs A.nap on PLATFORM_POOL: SLEEP (ExecutorService.execute)",
                        "object runs Job.run on PLATFORM_POOL: SLEEP (ExecutorService.execute)",
                        "inherited runs Job.run on PLATFORM_POOL: FILE (ExecutorService.execute)");
    }

    @Test
    void aTaskThatIsGivenIsHandedOverByWhoeverKnowsIt() {
        assertThat(spawns("""
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void start(Runnable task) { pool.execute(task); }
                    void wrapped(Runnable task) { pool.execute(() -> task.run()); }
                    void nap() { start(() -> sleep()); }
                    void file() { wrapped(() -> new java.io.File("x").length()); }
                    static void sleep() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """))
                .anyMatch(spawn -> spawn.startsWith("nap runs A.nap on PLATFORM_POOL: SLEEP"))
                .anyMatch(spawn -> spawn.startsWith("file runs A.file on PLATFORM_POOL: FILE"));
    }

    @Test
    void aNameSaysWhatRunsAFunctionWhereNothingElseDoes() {
        assertThat(spawns("""
                class Ui {
                    void runOnFx(Runnable task) { Later.keep(task); }
                }
                class Later {
                    static Runnable kept;
                    static void keep(Runnable task) { kept = task; }
                }
                class A {
                    void show(Ui ui, Runnable given) {
                        ui.runOnFx(() -> new java.io.File("x").length());
                        ui.runOnFx(given);
                    }
                }
                """)).containsExactly("show runs A.show on UI_THREAD: FILE (Ui.runOnFx), believed");
    }

    /** Each site as a sentence: where it is, what it runs on what carrier, the effects there, and why. */
    private List<String> spawns(String... sources) {
        List<String> told = new ArrayList<>();
        Compiled.in(folder, sources)
                .effects((effects, classes) ->
                        effects.spawns().stream().map(SpawnsTest::told).forEach(told::add));
        return told;
    }

    private static String told(Spawn spawn) {
        String effects = spawn.effects().keySet().stream().map(Enum::name).collect(Collectors.joining(" "));
        return spawn.in().name() + " runs "
                + spawn.entry().display().replaceFirst("lambda\\$(\\w+)\\$.*", "$1") + " on " + spawn.carrier()
                + ": " + effects + " (" + spawn.because() + ")" + (spawn.believed() ? ", believed" : "");
    }
}
