package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the code shows that a future is done before it is waited for, and where it only looks so. */
class VoidWaitsTest {

    private static final Set<String> WAITS = Set.of("get", "join");

    @TempDir
    Path folder;

    @Test
    void aFutureIsDoneThatTheMethodHasAsked() {
        checkDone("""
                import java.util.concurrent.*;
                class A {
                    Object asked(CompletableFuture<String> f) { return f.isDone() ? f.join() : null; } // done
                    Object other(CompletableFuture<String> f, CompletableFuture<String> g) {
                        return g.isDone() ? f.join() : null;
                    }
                    Object asking(CompletableFuture<String> f) { return ready(f, f) ? f.join() : null; } // done
                    Object askingAnother(CompletableFuture<String> f, CompletableFuture<String> g) {
                        if (ready(g, f)) {
                            g.join(); // done
                            return f.join();
                        }
                        return unasked(f) ? f.join() : null;
                    }
                    private static boolean ready(CompletableFuture<String> f, CompletableFuture<String> g) { return f.isDone(); }
                    private static boolean unasked(CompletableFuture<String> f) { return f.hashCode() > 0; }
                }
                """);
    }

    @Test
    void aFutureIsDoneInWhatRunsWhenItOrAllAre() {
        checkDone("""
                import java.util.concurrent.*;
                class A {
                    void all(CompletableFuture<String> f, CompletableFuture<String> g) {
                        CompletableFuture.allOf(f, g).thenAccept(all -> {
                            f.join(); // done
                        });
                        g.thenAccept(text -> {
                            f.join();
                        });
                        g.thenAccept(text -> {
                            g.join(); // done
                        });
                        g.thenRun(() -> {
                            f.join();
                        });
                    }
                    void any(CompletableFuture<String> f, CompletableFuture<String> g) {
                        CompletableFuture.anyOf(f, g).thenAccept(first -> {
                            f.join();
                        });
                    }
                }
                """);
    }

    @Test
    void aFutureIsDoneThatFailedOrThatAnAccessorHandsOutAgain() {
        checkDone("""
                import java.util.concurrent.*;
                class A {
                    private CompletableFuture<String> kept;
                    private CompletableFuture<String> getKept() { return kept; }
                    private CompletableFuture<String> make(String name) { return kept; }
                    Object failed(CompletableFuture<String> f) { return f.isCompletedExceptionally() ? f.join() : null; } // done
                    Object checked(CompletionStage<String> stage) {
                        CompletableFuture<String> f = stage.toCompletableFuture();
                        if (!f.isDone()) throw new IllegalStateException();
                        return f.join(); // done
                    }
                    Object accessor() { return getKept().isDone() ? getKept().join() : null; } // done
                    Object maker() { return make("a").isDone() ? make("a").join() : null; }
                }
                """);
    }

    @Test
    void aFutureIsDoneInEachStageThatFollowsItHoweverManyAreBetween() {
        checkDone("""
                import java.util.concurrent.*;
                class A {
                    void chain(CompletionStage<String> f, CompletableFuture<String> g) {
                        f.thenCompose(text -> g).thenAccept(text -> {
                            f.toCompletableFuture().join(); // done
                        });
                        f.thenCompose(text -> g).thenAccept(text -> {
                            g.join();
                        });
                        f.thenAccept(text -> g.thenRun(() -> {
                            f.toCompletableFuture().join(); // done
                        }));
                    }
                    void asked(CompletableFuture<String> f, CompletableFuture<String> g) {
                        if (f.isDone()) g.thenRun(() -> {
                            f.join();
                        });
                    }
                }
                """);
    }

    @Test
    void allAreDoneInWhatFollowsWhatWasGivenThemAll() {
        checkDone("""
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    static CompletableFuture<Void> waitForAll(List<CompletableFuture<String>> all) { return null; }
                    void byHelper(List<CompletableFuture<String>> all, List<CompletableFuture<String>> others) {
                        waitForAll(all).thenAccept(done -> {
                            all.get(0).join(); // done
                        });
                        waitForAll(all).thenAccept(done -> {
                            others.get(0).join();
                        });
                    }
                    void elements(
                            Map<String, CompletableFuture<String>> all, Map<String, CompletableFuture<String>> others,
                            List<CompletableFuture<String>> list) {
                        waitForAll(list).thenAccept(done -> {
                            list.forEach(future -> {
                                future.join(); // done
                            });
                        });
                        waitForAll(new ArrayList<>(all.values())).thenAccept(done -> {
                            all.entrySet().forEach(entry -> {
                                entry.getValue().join(); // done
                            });
                            all.values().forEach(future -> {
                                future.join(); // done
                            });
                            list.forEach(future -> {
                                future.join();
                            });
                            others.values().forEach(other -> {
                                other.join();
                            });
                        });
                    }
                    void either(List<CompletableFuture<String>> all, CompletableFuture<String> f, boolean some) {
                        CompletableFuture<Void> first = some
                                ? CompletableFuture.allOf(all.toArray(new CompletableFuture[0]))
                                : CompletableFuture.allOf(f);
                        first.thenRun(() -> {
                            f.join(); // done
                        });
                    }
                    void waitedBefore(List<CompletableFuture<String>> all, CompletableFuture<String> f) {
                        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
                        all.forEach(one -> {
                            one.join(); // done
                        });
                    }
                    void begunBefore(List<CompletableFuture<String>> all, CompletableFuture<String> f) {
                        CompletableFuture.allOf(f).thenRun(() -> { });
                        all.forEach(one -> {
                            one.join();
                        });
                    }
                    void byExecutor(ExecutorService pool, List<CompletableFuture<String>> all) {
                        CompletableFuture.supplyAsync(() -> "a", pool).thenAccept(text -> {
                            try { pool.submit(() -> "b").get(); } catch (Exception e) { }
                        });
                    }
                }
                """);
    }

    @Test
    void aHelperThatOnlyWaitsForWhatItIsGivenIsAWaitForThat() {
        Wants.check(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    static boolean isCompleted(CompletionStage<?> stage) {
                        CompletableFuture<?> f = stage.toCompletableFuture();
                        return f.isDone() && !f.isCompletedExceptionally();
                    }
                    static <T> T await(CompletableFuture<T> f) throws Exception {
                        return Objects.requireNonNull(f, "none").get();
                    }
                    static <T> T join(CompletionStage<T> stage) {
                        try {
                            return await(stage.toCompletableFuture());
                        } catch (Exception e) {
                            throw new CompletionException(e);
                        }
                    }
                    Object asked(CompletionStage<String> stage) { return isCompleted(stage) ? join(stage) : null; } // want asked:"TRIVIAL"
                    Object other(CompletionStage<String> stage, CompletionStage<String> another) { // want other:"IO_BOUND AWAIT"
                        return isCompleted(another) ? join(stage) : null;
                    }
                    Object not(CompletionStage<String> stage) { return join(stage); } // want not:"IO_BOUND AWAIT"
                    static String saved(CompletableFuture<String> f) throws Exception {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("x"), f.join());
                        return f.join();
                    }
                    Object writes(CompletableFuture<String> f) throws Exception { // want writes:"IO_BOUND FILE AWAIT"
                        return f.isDone() ? saved(f) : null;
                    }
                }
                """);
    }

    @Test
    void aWaitIsNoneForRoomWithoutEndOrOnAFieldThatHoldsNothing() {
        Wants.check(folder, """
                import java.net.*;
                import java.util.concurrent.*;
                class A {
                    private final BlockingQueue<String> endless = new LinkedBlockingQueue<>();
                    private final BlockingQueue<String> bounded = new LinkedBlockingQueue<>(10);
                    private final BlockingQueue<String> given;
                    volatile CountDownLatch forTests = null;
                    protected volatile CountDownLatch forAll = null;
                    private CountDownLatch set = null;
                    A(BlockingQueue<String> given) { this.given = given; }
                    void set() { set = new CountDownLatch(1); }
                    void endless() throws Exception { endless.put("a"); } // want endless:"TRIVIAL"
                    String takes() throws Exception { return endless.take(); } // want takes:"IO_BOUND AWAIT"
                    void bounded() throws Exception { bounded.put("a"); } // want bounded:"IO_BOUND AWAIT"
                    void given() throws Exception { given.put("a"); } // want given:"IO_BOUND AWAIT"
                    void nothing() throws Exception { if (forTests != null) forTests.await(); } // want nothing:"TRIVIAL"
                    void others() throws Exception { if (forAll != null) forAll.await(); } // want others:"IO_BOUND AWAIT"
                    void later() throws Exception { if (set != null) set.await(); } // want later:"IO_BOUND AWAIT"
                    String named(InetSocketAddress at) { return at.isUnresolved() ? at.getHostName() : ""; } // want named:"TRIVIAL"
                    String looked(InetSocketAddress at) { return at.getHostName(); } // want looked:"IO_BOUND NETWORK"
                }
                """);
    }

    @Test
    void aFutureIsDoneThatItsListenerIsHanded() {
        checkDone("""
                import io.netty.util.concurrent.*;
                import java.util.List;
                class A {
                    void listens(Future<String> f, Future<String> other) {
                        f.addListener(done -> {
                            done.get(); // done
                        });
                        f.addListener(done -> {
                            other.get();
                        });
                    }
                    void each(List<Future<String>> all) {
                        all.forEach(one -> {
                            try { one.get(); } catch (Exception e) { }
                        });
                    }
                }
                """);
    }

    @Test
    void aWaitThatIsHandedOverIsNoneForWhatIsDone() {
        Wants.check(folder, """
                import java.util.concurrent.*;
                import java.util.concurrent.locks.LockSupport;
                import java.util.function.Function;
                class A {
                    static <T> T asked(CompletableFuture<T> f, Function<CompletableFuture<T>, T> how) {
                        note(null);
                        return f.isDone() ? how.apply(f) : null;
                    }
                    static <T> T askedLater(CompletableFuture<T> f, Function<CompletableFuture<T>, T> how) {
                        note(null);
                        T got = how.apply(f);
                        if (f.isDone()) note(f);
                        return got;
                    }
                    static void note(Object o) { }
                    String done(CompletableFuture<String> f) { return asked(f, CompletableFuture::join); } // want done:"TRIVIAL"
                    String waits(CompletableFuture<String> f) { return askedLater(f, CompletableFuture::join); } // want waits:"IO_BOUND AWAIT"
                    void parks() { note(this); LockSupport.park(); } // want parks:"IO_BOUND AWAIT"
                }
                """);
    }

    /** Compares the lines whose wait is found to be for what is done with those that say so. */
    private void checkDone(String source) {
        List<String> lines = source.lines().toList();
        Set<Integer> expected = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).endsWith("// done"))
                .mapToObj(line -> line + 1)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> found = new TreeSet<>();
        Compiled.in(folder, source)
                .effects((effects, classes) -> classes.forEach(type -> type.methods()
                        .forEach(method -> method.calls().stream()
                                .filter(call -> WAITS.contains(call.target().name()) && effects.isDone(method, call))
                                .forEach(call -> found.add(call.line())))));
        assertThat(found).isEqualTo(expected);
    }
}
