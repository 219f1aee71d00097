package io.github.concurrencyadvisor.demos.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.pool.ProcessPool.Task;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessPoolTest {

    @TempDir
    static Path folder;

    private final List<Incident> incidents = new CopyOnWriteArrayList<>();
    private final List<String> output = new CopyOnWriteArrayList<>();

    @AfterEach
    void noProcessIsLeft() {
        Rehearsal.assertNoChildProcess();
    }

    private ProcessPool.Settings settings(int workers) {
        return ProcessPool.Settings.of(workers).withIncidents(incidents::add).withOutput(output::add);
    }

    @Test
    void runsInAnotherProcess() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            long pid = pool.submit(() -> ProcessHandle.current().pid()).get();
            assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
            assertThat(pool.workers()).extracting(ProcessHandle::pid).containsExactly(pid);
        }
        assertThat(incidents).isEmpty();
    }

    @Test
    void aThousandTasksOnTwoWorkers() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(2))) {
            List<Task<Integer>> tasks = IntStream.range(0, 1000)
                    .mapToObj(i -> (Task<Integer>) () -> i * i)
                    .toList();
            List<Future<Integer>> futures = pool.invokeAll(tasks);
            for (int i = 0; i < 1000; i++) {
                assertThat(futures.get(i).get()).isEqualTo(i * i);
            }
        }
        assertThat(incidents).isEmpty();
    }

    @Test
    void mapKeepsTheOrderWhateverTheChunks() throws Exception {
        List<Integer> values = IntStream.range(0, 100).boxed().toList();
        List<Integer> squares = values.stream().map(x -> x * x).toList();
        try (Pool pool = new Pool(settings(2))) {
            assertThat(pool.map(x -> x * x, List.of(1, 2, 3))).containsExactly(1, 4, 9);
            assertThat(pool.map(x -> x * x, List.<Integer>of())).isEmpty();
            for (int chunk : new int[] {1, 7, 100, 1000}) {
                assertThat(pool.map(x -> x * x, values, chunk)).isEqualTo(squares);
            }
        }
    }

    @Test
    void theDemoPrintsTheArticlesLine() throws Exception {
        assertThat(Rehearsal.of(new PoolMap(), Duration.ofMillis(1))).first().isEqualTo("[1, 4, 9]");
    }

    @Test
    void aResultOf16Megabytes() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            byte[] sent = new byte[16 << 20];
            sent[sent.length - 1] = 7;
            byte[] result = pool.submit(() -> sent.clone()).get();
            assertThat(result).isEqualTo(sent);
        }
    }

    @Test
    void anExceptionComesWithItsRemoteStackTrace() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            Future<Integer> future = pool.submit(() -> failing());
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessage("on purpose")
                    .satisfies(cause -> {
                        assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("failing");
                        assertThat(cause.getSuppressed())
                                .singleElement(InstanceOfAssertFactories.THROWABLE)
                                .isInstanceOf(RemoteTrace.class)
                                .hasMessageContaining("in worker 1 (process ")
                                .hasMessageContaining("ProcessPoolTest.failing");
                    });
            assertThat(pool.submit(() -> 1).get()).as("the worker lives on").isOne();
        }
        assertThat(incidents).isEmpty();
    }

    @Test
    void anErrorAndAnExceptionThatDoesNotTravel() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            assertThatThrownBy(() -> pool.submit(() -> deep(0)).get()).hasCauseInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> pool.submit(() -> {
                                throw new Untravelled();
                            })
                            .get())
                    .hasCauseInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("Untravelled: holds the thread worker-tasks");
        }
        assertThat(incidents).isEmpty();
    }

    @Test
    void aTaskThatDoesNotSerialiseReachesNoWorker() throws Exception {
        Object held = new Object();
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            assertThatThrownBy(() -> pool.submit(() -> held.hashCode()).get())
                    .hasCauseInstanceOf(NotSerializableException.class);
            ExecutorService plain = pool;
            assertThatThrownBy(() -> plain.submit(() -> 1).get()).hasCauseInstanceOf(NotSerializableException.class);
            assertThatThrownBy(() -> plain.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void aResultThatDoesNotSerialiseIsAFailureOfTheTask() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            assertThatThrownBy(() -> pool.submit(() -> new Object()).get())
                    .hasCauseInstanceOf(NotSerializableException.class)
                    .hasMessageContaining("the result does not serialise: java.lang.Object");
            assertThat(pool.submit(() -> 1).get()).isOne();
        }
    }

    @Test
    void aWorkerKilledMidTaskIsReportedAndReplaced() throws Exception {
        Path trace = Files.createTempFile(folder, "killed", "");
        String file = trace.toString();
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            Future<Integer> future = pool.submit(() -> markAndSleep(file));
            ProcessHandle worker = ProcessHandle.of(awaitPid(trace)).orElseThrow();
            assertThat(worker.destroyForcibly()).isTrue();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .havingCause()
                    .asInstanceOf(InstanceOfAssertFactories.type(WorkerDiedException.class))
                    .satisfies(died -> assertThat(died.begun()).isTrue())
                    .satisfies(died -> assertThat(died).hasMessageContaining("had begun and is not run again"));
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isNotEqualTo(worker.pid());
        }
        assertThat(Files.readAllLines(trace)).as("run once").hasSize(1);
        assertThat(incidents).singleElement().asString().contains("died with exit code", "had begun and fails");
    }

    @Test
    void aWorkerKilledWhileIdleCostsNoTask() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            long first = pool.submit(() -> ProcessHandle.current().pid()).get();
            ProcessHandle handle = ProcessHandle.of(first).orElseThrow();
            handle.destroyForcibly();
            handle.onExit().get();
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isNotEqualTo(first);
        }
        assertThat(incidents).singleElement().asString().contains("had not begun and goes to the replacement");
    }

    @Test
    void aTaskThatEndsTheJvm() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            Future<?> future = pool.submit(() -> {
                System.err.println("good-bye");
                System.exit(3);
            });
            assertThatThrownBy(future::get)
                    .hasCauseInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("died with exit code 3; its last words: good-bye");
            assertThat(pool.submit(() -> 1).get()).isOne();
        }
    }

    @Test
    void whatATaskPrintsIsNotTheProtocol() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            assertThat(pool.submit(() -> {
                                System.out.println("hello from a task");
                                return 1;
                            })
                            .get())
                    .isOne();
        }
        assertThat(output).contains("hello from a task");
    }

    @Test
    void aWorkerThatWritesRubbishIsReplaced() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            Future<Integer> future = pool.submit(() -> rubbish());
            assertThatThrownBy(future::get)
                    .hasCauseInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("not a frame: \"rubbish");
            assertThat(pool.submit(() -> 1).get()).isOne();
        }
        assertThat(incidents).hasSize(1);
    }

    @Test
    void aTaskBeyondItsLimitLosesItsWorker() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1).withTaskLimit(Duration.ofMillis(300)))) {
            Future<Integer> future = pool.submit(() -> sleepForEver());
            assertThatThrownBy(future::get)
                    .hasCauseInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("hung: its task took more than 300 ms");
        }
        assertThat(incidents).hasSize(1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aStoppedWorkerIsNoticedByItsSilence() throws Exception {
        Path trace = Files.createTempFile(folder, "stopped", "");
        String file = trace.toString();
        try (ProcessPool pool = new ProcessPool(settings(1).withSilence(Duration.ofSeconds(2)))) {
            Future<Integer> future = pool.submit(() -> markAndSleep(file));
            long pid = awaitPid(trace);
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
            assertThatThrownBy(future::get)
                    .hasCauseInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("hung: no sign of life for 2000 ms");
            assertThat(pool.submit(() -> 1).get()).isOne();
        }
    }

    @Test
    void cancelEndsARunningTaskAndDropsAQueuedOne() throws Exception {
        Path trace = Files.createTempFile(folder, "cancelled", "");
        Path never = folder.resolve("never");
        String file = trace.toString();
        String neverFile = never.toString();
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            Future<Integer> running = pool.submit(() -> markAndSleep(file));
            long pid = awaitPid(trace);
            Future<Integer> queued = pool.submit(() -> markAndSleep(neverFile));
            assertThat(queued.cancel(false)).isTrue();
            assertThat(running.cancel(true)).isTrue();
            assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isNotEqualTo(pid);
        }
        assertThat(never).doesNotExist();
        assertThat(incidents).singleElement().asString().contains("its task was cancelled", "is cancelled");
    }

    @Test
    void aCancelAtAnyMomentLeavesAPoolThatWorks() throws Exception {
        Random random = new Random(7);
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            for (int i = 0; i < 15; i++) {
                Future<Integer> endless = pool.submit(() -> sleepForEver());
                LockSupport.parkNanos(random.nextInt(500_000));
                assertThat(endless.cancel(true)).isTrue();
            }
            assertThat(pool.submit(() -> 1).get()).isOne();
        }
    }

    @Test
    void aShutdownAtAnyMomentEndsAnEndlessTask() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            ProcessPool pool = new ProcessPool(settings(1));
            Future<Integer> endless = pool.submit(() -> sleepForEver());
            Thread.sleep(random.nextInt(150));
            List<Runnable> left = pool.shutdownNow();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(left.isEmpty()).as("handed back, or ended").isEqualTo(endless.isDone());
        }
    }

    @Test
    void anInterruptRejectsNothingThatThereIsRoomFor() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(1))) {
            Thread.currentThread().interrupt();
            Future<Integer> accepted = pool.submit(() -> 1);
            assertThat(Thread.interrupted()).as("still pending").isTrue();
            assertThat(accepted.get()).isOne();
        }
    }

    @Test
    void submitWaitsWhileTheQueueIsFull() throws Exception {
        Path trace = Files.createTempFile(folder, "full", "");
        String file = trace.toString();
        ProcessPool pool = new ProcessPool(settings(1).withQueueCapacity(1));
        try {
            Future<Integer> running = pool.submit(() -> markAndSleep(file));
            awaitPid(trace);
            Future<Integer> queued = pool.submit(() -> 2);
            List<Throwable> thrown = new CopyOnWriteArrayList<>();
            Thread third = new Thread(() -> {
                try {
                    Future<Integer> never = pool.submit(() -> 3);
                    thrown.add(new AssertionError("was accepted: " + never));
                } catch (RejectedExecutionException e) {
                    thrown.add(e);
                }
            });
            third.start();
            while (third.getState() != Thread.State.WAITING) {
                Thread.sleep(5);
            }
            third.interrupt();
            third.join();
            assertThat(thrown)
                    .singleElement(InstanceOfAssertFactories.THROWABLE)
                    .hasMessageContaining("interrupted while waiting for room");
            assertThat(running.isDone()).isFalse();
            assertThat(queued.isDone()).isFalse();
        } finally {
            assertThat(pool.shutdownNow()).hasSize(1);
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shutdownFinishesWhatIsQueued() throws Exception {
        ProcessPool pool = new ProcessPool(settings(2).withQueueCapacity(100));
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            futures.add(pool.submit(() -> number));
        }
        pool.shutdown();
        assertThatThrownBy(() -> pool.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(futures.get(i).get()).isEqualTo(i);
        }
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void shutdownNowUnderLoadLosesNothingSilently() throws Exception {
        ProcessPool pool = new ProcessPool(settings(2).withQueueCapacity(100));
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            futures.add(pool.submit(() -> {
                Thread.sleep(10);
                return 1;
            }));
        }
        futures.get(0).get();
        List<Runnable> left = pool.shutdownNow();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        Rehearsal.assertNoChildProcess();
        long done = futures.stream().filter(Future::isDone).count();
        assertThat(done + left.size()).isEqualTo(40);
        for (Runnable task : left) {
            task.run(); // what was handed back can still be run, here
        }
        assertThat(futures).allMatch(Future::isDone);
    }

    @Test
    void workersThatDoNotStartFailTheirTasksWithTheReason() throws Exception {
        ProcessPool.Settings broken = settings(1).withJvmOptions(List.of("-XX:+NoSuchOption"));
        try (ProcessPool pool = new ProcessPool(broken)) {
            assertThatThrownBy(() -> pool.submit(() -> 1).get())
                    .hasCauseInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("has not run");
        }
        assertThat(incidents).isNotEmpty().allMatch(incident -> incident.what().contains("NoSuchOption"));
    }

    @Test
    void aListenerThatThrowsCostsNothing() throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        try (ProcessPool pool = new ProcessPool(settings(1).withIncidents(incident -> {
            throw new IllegalStateException("listener");
        }))) {
            Future<?> dies = pool.submit(() -> System.exit(3));
            assertThatThrownBy(dies::get).hasCauseInstanceOf(WorkerDiedException.class);
            assertThat(pool.submit(() -> 1).get()).isOne();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).singleElement(InstanceOfAssertFactories.THROWABLE).hasMessage("listener");
    }

    @Test
    void invokeAnyGivesTheFirstAndEndsTheRest() throws Exception {
        try (ProcessPool pool = new ProcessPool(settings(2))) {
            List<Task<Integer>> tasks = List.of(() -> sleepForEver(), () -> 5);
            assertThat(pool.invokeAny(tasks)).isEqualTo(5);
            List<Task<Integer>> hopeless = List.of(() -> sleepForEver());
            assertThatThrownBy(() -> pool.invokeAny(hopeless, 100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            List<Task<Integer>> failing = List.of(() -> failing(), () -> failing());
            assertThatThrownBy(() -> pool.invokeAny(failing)).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private static int failing() {
        throw new IllegalStateException("on purpose");
    }

    private static int deep(int n) {
        return n < 0 ? 0 : deep(n + 1) + 1;
    }

    private static int sleepForEver() throws InterruptedException {
        Thread.sleep(3_600_000);
        return 0;
    }

    private static int markAndSleep(String file) throws Exception {
        Files.writeString(
                Path.of(file),
                ProcessHandle.current().pid() + "\n",
                StandardOpenOption.APPEND,
                StandardOpenOption.CREATE);
        return sleepForEver();
    }

    private static long awaitPid(Path file) throws Exception {
        while (Files.readAllLines(file).isEmpty() || !Files.readString(file).endsWith("\n")) {
            Thread.sleep(5);
        }
        return Long.parseLong(Files.readAllLines(file).get(0));
    }

    private static int rubbish() throws IOException, InterruptedException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write("rubbish of some length".getBytes(UTF_8));
            out.flush();
            return sleepForEver();
        }
    }

    /** An exception with something in it that does not serialise. */
    private static final class Untravelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Thread held = Thread.currentThread();

        @Override
        public String getMessage() {
            return "holds the thread " + held.getName();
        }
    }
}
