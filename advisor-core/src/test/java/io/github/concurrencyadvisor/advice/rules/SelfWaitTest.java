package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that wait for tasks of their own pool, by way of helpers, latches and several futures at once. */
class SelfWaitTest {

    @TempDir
    Path folder;

    @Test
    void aTaskMayWaitByWayOfAHelperALatchOrAllOfSeveral() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService few = Executors.newFixedThreadPool(2);
                    private final ExecutorService other = Executors.newFixedThreadPool(2);
                    void start(List<String> parts) {
                        few.execute(() -> byHelper(parts));
                        few.execute(() -> byLatch(parts));
                        few.execute(() -> byAll(parts));
                        few.execute(() -> elsewhere(parts));
                        few.execute(() -> notForLong(parts));
                    }
                    private int byHelper(List<String> parts) {
                        try {
                            Future<Integer> handed = handed(few, parts);
                            Future<Integer> mine = mine(parts);
                            int before = parts.size();
                            return before + handed.get() + mine.get(); // want "PoolSelfWait: Future.get waits for what ExecutorService.submit hands to the pool that runs A.byHelper itself"
                        } catch (InterruptedException | ExecutionException e) { return 0; }
                    }
                    private Future<Integer> mine(List<String> parts) { return few.submit(() -> parts.size()); }
                    private Future<Integer> handed(ExecutorService pool, List<String> parts) { return other.submit(() -> parts.size()); }
                    private void byLatch(List<String> parts) {
                        CountDownLatch done = new CountDownLatch(parts.size());
                        for (String part : parts) {
                            few.execute(() -> done.countDown());
                        }
                        try {
                            done.await(); // want "PoolSelfWait: CountDownLatch.await waits for what ExecutorService.execute hands to the pool that runs A.byLatch itself"
                        } catch (InterruptedException e) { }
                    }
                    private void byAll(List<String> parts) {
                        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> parts.size(), few);
                        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> parts.hashCode(), few);
                        parts.size();
                        CompletableFuture.allOf(one, two).join(); // want "PoolSelfWait: CompletableFuture.join waits for what CompletableFuture.supplyAsync hands to the pool that runs A.byAll itself"
                    }
                    private void elsewhere(List<String> parts) {
                        CountDownLatch done = new CountDownLatch(parts.size());
                        for (String part : parts) {
                            other.execute(() -> done.countDown());
                        }
                        try { done.await(); } catch (InterruptedException e) { }
                    }
                    private void notForLong(List<String> parts) {
                        CountDownLatch done = new CountDownLatch(1);
                        few.execute(() -> done.countDown());
                        try { done.await(1, TimeUnit.SECONDS); } catch (InterruptedException e) { }
                    }
                }
                """);
    }

    @Test
    void aTaskMayWaitForSomethingElseThanItHandsOver() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService few = Executors.newFixedThreadPool(2);
                    private final ExecutorService other = Executors.newFixedThreadPool(2);
                    void start(List<String> parts, Future<Integer> given, List<CompletableFuture<Integer>> all) {
                        few.execute(() -> forGiven(parts, given));
                        few.execute(() -> forOthersLatch(parts));
                        few.execute(() -> forOneOfOthers(parts, all));
                        few.execute(() -> forWhatIsDone(parts));
                        few.execute(() -> byHelper(parts));
                        few.execute(() -> forEach(parts));
                    }
                    private void forGiven(List<String> parts, Future<Integer> given) {
                        few.execute(() -> parts.size());
                        try { given.get(); } catch (InterruptedException | ExecutionException e) { }
                    }
                    private void forOthersLatch(List<String> parts) {
                        CountDownLatch done = new CountDownLatch(1);
                        few.execute(() -> parts.size());
                        other.execute(() -> done.countDown());
                        try { done.await(); } catch (InterruptedException e) { }
                    }
                    private void forOneOfOthers(List<String> parts, List<CompletableFuture<Integer>> all) {
                        CompletableFuture.supplyAsync(() -> parts.size(), few);
                        all.get(0).join();
                    }
                    private void forWhatIsDone(List<String> parts) {
                        CompletableFuture.supplyAsync(() -> parts.size(), few);
                        CompletableFuture.completedFuture(parts).join();
                    }
                    private void byHelper(List<String> parts) {
                        try {
                            Future<Integer> beside = beside(parts);
                            Future<Integer> made = made(parts);
                            parts.size();
                            beside.get();
                            made.get(); // want "PoolSelfWait: Future.get waits for what ExecutorService.submit hands to the pool that runs A.byHelper itself"
                        } catch (InterruptedException | ExecutionException e) { }
                    }
                    private Future<Integer> beside(List<String> parts) {
                        few.submit(() -> parts.hashCode());
                        return other.submit(() -> parts.size());
                    }
                    private Future<Integer> made(List<String> parts) { return few.submit(task(parts)); }
                    private static Callable<Integer> task(List<String> parts) { return () -> parts.size(); }
                    private void forEach(List<String> parts) {
                        List<CompletableFuture<Integer>> begun = new ArrayList<>();
                        for (String part : parts) {
                            begun.add(CompletableFuture.supplyAsync(() -> part.length(), few));
                        }
                        for (CompletableFuture<Integer> one : begun) {
                            one.join(); // want "PoolSelfWait: CompletableFuture.join waits for what CompletableFuture.supplyAsync hands to the pool that runs A.forEach itself"
                        }
                    }
                }
                """);
    }

    @Test
    void aPoolMayBeALocalVariableOfTheMethodThatHandsItTasks() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    void same(List<String> parts) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        for (String part : parts) {
                            pool.submit(() -> {
                                Future<Integer> length = pool.submit(() -> part.length());
                                int hash = part.hashCode();
                                return hash + length.get(); // want "PoolSelfWait: Future.get waits for what ExecutorService.submit hands to the pool that runs A.same itself"
                            });
                        }
                        pool.shutdown();
                    }
                    void another(List<String> parts) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        ExecutorService inner = Executors.newFixedThreadPool(2);
                        for (String part : parts) {
                            pool.submit(() -> {
                                Future<Integer> length = inner.submit(() -> part.length());
                                int hash = part.hashCode();
                                return hash + length.get();
                            });
                        }
                        pool.shutdown();
                        inner.shutdown();
                    }
                }
                """);
    }

    @Test
    void anExecutorThatIsGivenMayBeAsSmall() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService given;
                    private final ExecutorService other;
                    A(ExecutorService given, ExecutorService other) {
                        this.given = given;
                        this.other = other;
                    }
                    void start(String text) {
                        given.submit(() -> same(text));
                        given.submit(() -> another(text));
                    }
                    private String same(String text) throws Exception {
                        Future<String> inner = given.submit(() -> text);
                        text.strip();
                        return inner.get(); // want "PoolSelfWait: Future.get waits for what ExecutorService.submit hands to the executor that runs A.same itself"
                    }
                    private String another(String text) throws Exception {
                        Future<String> inner = other.submit(() -> text);
                        text.strip();
                        return inner.get();
                    }
                }
                """);
    }

    @Test
    void aTaskNeedsTheMonitorOfItsOwnObjectAlone() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(3);
                    private final List<String> found = new ArrayList<>();
                    private static final Object NOTHING = new Object();
                    private synchronized void add(String text) {
                        for (String one : text.split("")) { for (String two : text.split(one)) { found.add(two); } }
                    }
                    private void byTheWay(String text) { add(text); }
                    synchronized long count(List<String> texts) {
                        return texts.parallelStream().filter(text -> { byTheWay(text); return true; }).count(); // want "PoolSelfWait: A.count holds the monitor that A.add needs on another thread, and waits for it"
                    }
                    synchronized void later(String text) {
                        pool.execute(() -> add(text));
                    }
                    synchronized void ofOthers(List<A> others) {
                        others.parallelStream().forEach(other -> other.add("some text"));
                    }
                    void free(List<String> texts) {
                        texts.parallelStream().forEach(this::add);
                    }
                }
                class B {
                    private final ExecutorService pool = Executors.newFixedThreadPool(3);
                    private int count;
                    synchronized int grow(int most) throws Exception {
                        Future<?> grown = pool.submit(this::add); // want "PoolSelfWait: B.grow holds the monitor that B.add needs .*"
                        count = Math.min(count, most);
                        grown.get(); // want "UntimedWait: .*"
                        return count;
                    }
                    private synchronized void add() { count++; }
                    synchronized void ofAnother(B other) throws Exception {
                        Future<?> grown = pool.submit(other::add);
                        count = Math.min(count, 9);
                        grown.get(); // want "UntimedWait: .*"
                    }
                    synchronized void forAnother(Future<?> other) throws Exception {
                        pool.submit(this::add);
                        other.get(); // want "UntimedWait: .*"
                    }
                    synchronized void forAMoment() throws Exception {
                        Future<?> grown = pool.submit(this::add);
                        count = Math.min(count, 9);
                        grown.get(1, TimeUnit.SECONDS);
                    }
                }
                """);
    }

    @Test
    void aTaskOfAnotherKindOfObjectMayHaveAnotherPool() {
        String itself = "String again(String query) throws Exception { return pool.submit(() -> ask(query)).get(); }";
        assertThat(severitiesOfAsking(itself)).containsExactly("ERROR ask");
        assertThat(severitiesOfAsking("")).containsExactly("INFO ask");
    }

    /** What is found of an object that asks several of its kind on a pool and waits for all of them. */
    private List<String> severitiesOfAsking(String further) {
        return Compiled.in(folder.resolve("x" + further.length()), """
                import java.util.*;
                import java.util.concurrent.*;
                interface Source { String ask(String query) throws Exception; }
                class One implements Source {
                    @Override public String ask(String query) { return query; }
                }
                class All implements Source {
                    private final List<Source> sources;
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    All(List<Source> sources) { this.sources = sources; }
                    @Override public String ask(String query) throws Exception {
                        List<Future<String>> answers = new ArrayList<>();
                        for (Source source : sources) { answers.add(pool.submit(() -> source.ask(query))); }
                        StringBuilder all = new StringBuilder();
                        for (Future<String> answer : answers) { all.append(answer.get()); }
                        return all.toString();
                    }
                    %s
                }
                """.formatted(further)).analyze().findings().stream()
                .filter(finding -> finding.rule().equals("PoolSelfWait"))
                .map(finding -> finding.severity() + " " + finding.method().name())
                .toList();
    }
}
