package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits and steps that could overlap and do not: in loops, in the functions of streams, and in chains of futures. */
class OneAfterTheOtherTest {

    @TempDir
    Path folder;

    @Test
    void aWaitForWhatTheSameTurnBeginsIsReported() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.stream.*;
                class A {
                    interface Store { CompletableFuture<String> load(UUID id); CompletableFuture<Node> child(Node node, String name); }
                    interface Node { CompletableFuture<String> text(); }
                    void loop(Store store, List<UUID> ids) {
                        for (UUID id : ids) {
                            System.out.println(store.load(id).join()); // want "SequentialBlockingLoop: CompletableFuture.join waits for what A.Store.load begins, for one .*"
                        }
                    }
                    void counted(Store store, List<UUID> ids) throws Exception {
                        for (int i = 0; i < ids.size(); i++) {
                            CompletableFuture<String> loading = store.load(ids.get(i));
                            loading.get(); // want "SequentialBlockingLoop: .*"
                        }
                    }
                    void function(Store store, Map<UUID, String> names) {
                        names.keySet().forEach(id -> names.put(id, store.load(id).join())); // want "SequentialBlockingLoop: .*"
                    }
                    List<String> stream(Store store, Set<UUID> ids) {
                        return ids.stream().map(id -> store.load(id).join()).collect(Collectors.toList()); // want "SequentialBlockingLoop: .*"
                    }
                    void begunBefore(List<CompletableFuture<String>> all, Map<UUID, CompletableFuture<String>> by, List<Node> nodes) {
                        for (CompletableFuture<String> one : all) { one.join(); }
                        for (UUID id : by.keySet()) { by.get(id).join(); }
                        for (Node node : nodes) { node.text().join(); }
                    }
                    Node needsTheTurnBefore(Store store, Node root, List<String> path) {
                        Node node = root;
                        for (String name : path) { node = store.child(node, name).join(); }
                        return node;
                    }
                    String search(Store store, List<UUID> ids) {
                        for (UUID id : ids) {
                            String found = store.load(id).join();
                            if (found != null) { return found; }
                        }
                        return ids.stream().map(id -> store.load(id).join()).filter(Objects::nonNull).findFirst().get();
                    }
                    void retry(Store store, UUID id) {
                        for (int i = 0; i < 1000; i++) { store.load(id).join(); }
                    }
                    public static void main(String[] args) {
                        Store store = null;
                        for (String arg : List.of(args)) { store.load(UUID.fromString(arg)).join(); }
                    }
                }
                """);
    }

    @Test
    void whatHidesAnAsynchronousClientWaitsForOneAnswerAfterTheOther() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.function.Consumer;
                abstract class A {
                    abstract CompletableFuture<String> ask(String name);
                    abstract void tell(String name, Consumer<String> listener);
                    private final Map<String, CompletableFuture<String>> begun = new HashMap<>();
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    String asked(String name) throws Exception {
                        return ask(name).get(10, TimeUnit.SECONDS);
                    }
                    String told(String name) throws Exception {
                        CompletableFuture<String> answer = new CompletableFuture<>();
                        tell(name, answer::complete);
                        return answer.get(10, TimeUnit.SECONDS); // want "SubmitThenWaitAtOnce: CompletableFuture.get waits at once for what A.tell begins"
                    }
                    String known(String name) throws Exception {
                        return begun.get(name).get();
                    }
                    String limited(String name) throws Exception {
                        return pool.submit(name::trim).get(1, TimeUnit.SECONDS);
                    }
                    void bad(List<String> names) throws Exception {
                        for (String name : names) {
                            asked(name); // want "SequentialBlockingLoop: A.asked waits for another thread in CompletableFuture.get for one element after the other"
                        }
                        for (String name : names) {
                            told(name); // want "SequentialBlockingLoop: A.told waits for another thread in CompletableFuture.get for one element after the other"
                        }
                    }
                    void begunBefore(List<String> names) throws Exception {
                        for (String name : names) {
                            known(name);
                        }
                    }
                    void ownTask(List<String> names) throws Exception {
                        for (String name : names) {
                            limited(name);
                        }
                    }
                }
                """);
    }

    @Test
    void aWaitIsKnownByItsNameWhereItsClassIsMissing() {
        Wants.checkSourceAlone(folder, """
                import java.util.*;
                import missing.Plugin;
                class A {
                    void all(Plugin plugin, Set<UUID> ids) {
                        ids.stream().sorted().forEach(id -> {
                            Object user = plugin.storage().load(id).join(); // want "SequentialBlockingLoop: join waits for what load begins, .*"
                            plugin.users().put(id, user);
                        });
                        for (UUID id : ids) {
                            plugin.loadAsync(id).get(); // want "SequentialBlockingLoop: get waits for what Plugin.loadAsync begins, .*"
                            plugin.names().get(id);
                            plugin.futures().get(id).join();
                        }
                    }
                }
                """);
    }

    @Test
    void aStreamThatWaitsForWhatItsStepBeforeBeginsBeginsNothingEarly() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.stream.*;
                class A {
                    interface Store { CompletableFuture<String> load(UUID id); }
                    List<String> reference(Executor pool, List<UUID> ids) {
                        return ids.stream()
                                .map(id -> CompletableFuture.supplyAsync(() -> id.toString(), pool))
                                .map(CompletableFuture::join) // want "SubmitThenWaitAtOnce: CompletableFuture.join waits for what CompletableFuture.supplyAsync begins, before the stream takes the next element"
                                .collect(Collectors.toList());
                    }
                    void lambda(Store store, List<UUID> ids) {
                        ids.stream().map(store::load).filter(Objects::nonNull).forEach(loading -> {
                            System.out.println(loading.join()); // want "SubmitThenWaitAtOnce: .*Store.load begins.*"
                        });
                    }
                    List<String> collected(Store store, List<UUID> ids) {
                        List<CompletableFuture<String>> all = ids.stream().map(id -> store.load(id)).collect(Collectors.toList());
                        return all.stream().map(CompletableFuture::join).collect(Collectors.toList());
                    }
                }
                """);
    }

    @Test
    void aStepBeginsSomethingWhereItIsGivenTheElementOrNamedForIt() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    interface Item {
                        CompletableFuture<String> result();
                        CompletableFuture<String> loadAsync();
                        String name();
                    }
                    static CompletableFuture<String> load(Item item) { return item.loadAsync(); }
                    void all(List<Item> items) {
                        items.stream().map(A::load).map(CompletableFuture::join).toList(); // want "SubmitThenWaitAtOnce: .* waits for what A.load begins, before the stream takes the next element"
                        items.stream().map(Item::loadAsync).map(CompletableFuture::join).toList(); // want "SubmitThenWaitAtOnce: .* waits for what A.Item.loadAsync begins, .*"
                        items.stream().map(item -> item.loadAsync()).map(CompletableFuture::join).toList(); // want "SubmitThenWaitAtOnce: .* waits for what A.Item.loadAsync begins, .*"
                        items.stream().map(Item::result).map(CompletableFuture::join).toList();
                        items.stream().map(item -> item.result()).map(CompletableFuture::join).toList();
                        items.stream().map(Item::name).map(String::trim).toList();
                    }
                }
                """);
    }

    @Test
    void stepsThatDoNotUseWhatTheOneBeforeBroughtAreReported() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    interface Secrets { CompletableFuture<Void> reconcile(String name, Object secret); CompletableFuture<Void> rollOut(String name, Object secret); }
                    interface Orders { CompletableFuture<String> findUser(int id); CompletableFuture<String> findOrders(int id); CompletableFuture<String> findCity(String user); }
                    CompletableFuture<Void> same(Secrets secrets, String cert, String key, Object one, Object other) {
                        return secrets.reconcile(cert, one).thenCompose(done -> secrets.reconcile(key, other)); // want "SequentialBlockingLoop: A.Secrets.reconcile begins only when another call of it is done.*"
                    }
                    CompletableFuture<String> combined(Orders orders, int id) {
                        return orders.findUser(id).thenCompose(user ->
                                orders.findOrders(id).thenApply(found -> user + found)); // want "SequentialBlockingLoop: A.Orders.findOrders begins only when A.Orders.findUser is done.*"
                    }
                    CompletableFuture<String> needed(Orders orders, int id) {
                        return orders.findUser(id).thenCompose(user -> orders.findCity(user).thenApply(city -> user + city));
                    }
                    CompletableFuture<Void> ordered(Secrets secrets, String cert, String key, Object one, Object other) {
                        return secrets.rollOut(cert, one).thenCompose(done -> secrets.rollOut(key, other));
                    }
                    CompletableFuture<Void> again(Secrets secrets, String cert, Object one) {
                        return secrets.reconcile(cert, one).thenCompose(done -> secrets.reconcile(cert, one));
                    }
                }
                """);
    }

    @Test
    void lookUpsThatAreConcatenatedAreReported() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.function.Function;
                import reactor.core.publisher.*;
                class A {
                    interface Users { Mono<String> findByName(String name); Mono<Void> delete(String name); Mono<String> save(String name); }
                    Mono<List<String>> lambda(Users users, List<String> names) {
                        return Flux.fromIterable(names)
                                .concatMap(name -> users.findByName(name)) // want "SequentialBlockingLoop: Flux.concatMap asks for the next element by A.Users.findByName only .*"
                                .collectList();
                    }
                    Mono<List<String>> identity(Users users, List<String> names) {
                        return Flux.fromStream(names.stream().map(users::findByName))
                                .concatMap(Function.identity()) // want "SequentialBlockingLoop: .*findByName.*"
                                .collectList();
                    }
                    Mono<String> search(Users users, List<String> names) {
                        return Flux.fromIterable(names).concatMap(name -> users.findByName(name)).next();
                    }
                    Mono<Void> writes(Users users, List<String> names) {
                        return Flux.fromIterable(names).concatMap(users::delete).then();
                    }
                    Flux<String> saves(Users users, List<String> names) {
                        return Flux.fromIterable(names).concatMap(name -> users.save(name));
                    }
                    Flux<Character> inMemory(List<String> names) {
                        return Flux.fromIterable(names).concatMap(A::toLetters);
                    }
                    static Flux<Character> toLetters(String name) { return Flux.just(name.charAt(0)); }
                }
                """);
    }

    @Test
    void whatAnotherFutureIsWaitedForInsideOfCountsForAllKindsOfFutures() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                import reactor.core.publisher.Mono;
                class A {
                    interface Store { Mono<String> find(int id); }
                    CompletableFuture<String> begin(Store store, int id) {
                        String found = store.find(id).block(); // want "SubmitThenWaitAtOnce: Mono.block waits for what A.Store.find begins, in A.begin, which returns a future itself"
                        return CompletableFuture.completedFuture(found);
                    }
                    String sync(Store store, int id) { return store.find(id).block(); }
                }
                """);
    }

    @Test
    void loopsThatComputeAreReportedWhereTheirElementsAreWorkThemselves() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                class A {
                    void each(List<double[][]> shapes, List<String> texts) {
                        for (double[][] shape : shapes) {
                            length(shape); // want "SequentialCpuLoop: A.length loops 3 deep for one element after the other"
                        }
                        for (String text : texts) { letters(text); }
                        shapes.parallelStream().forEach(shape -> { for (double[] line : List.of(shape)) { length(new double[][] {line}); } });
                    }
                    static double length(double[][] shape) {
                        double sum = 0;
                        for (double[] a : shape) { for (double[] b : shape) { for (int i = 0; i < a.length; i++) { sum += Math.sqrt(a[i] * b[i]); } } }
                        return sum;
                    }
                    static int letters(String text) {
                        int sum = 0;
                        for (String a : text.split(",")) { for (String b : a.split("=")) { for (int i = 0; i < b.length(); i++) { sum += b.charAt(i); } } }
                        return sum;
                    }
                }
                """);
    }

    @Test
    void onlyMathThatTakesItsTimeMakesLoopsInLoopsWork() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                class A {
                    void each(List<double[][]> shapes) {
                        for (double[][] shape : shapes) { largest(shape); }
                        for (double[][] shape : shapes) {
                            viaHelper(shape); // want "SequentialCpuLoop: A.viaHelper loops 3 deep for one element after the other"
                        }
                    }
                    static double largest(double[][] shape) {
                        double most = 0;
                        for (double[] a : shape) { for (double[] b : shape) { for (int i = 0; i < a.length; i++) { most = Math.max(most, Math.abs(a[i] * b[i])); } } }
                        return most;
                    }
                    static double viaHelper(double[][] shape) {
                        double sum = 0;
                        for (double[] a : shape) { for (double[] b : shape) { for (int i = 0; i < a.length; i++) { sum += root(a[i] * b[i]); } } }
                        return sum;
                    }
                    private static double root(double number) { return Math.sqrt(number); }
                }
                """);
    }

    @Test
    void askingALibraryThatComputesMakesLoopsInLoopsWork() throws IOException {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                public class Shapes {
                    public static double area(double one, double other) { return one * other; }
                    public static double copy(double one, double other) { return one + other; }
                }
                """);
        Path lines = library.base().resolve("classes/META-INF/advisor/lib.effects");
        Files.createDirectories(lines.getParent());
        Files.writeString(lines, """
                lib.Shapes#area(*) | COMPUTE | | computes
                lib.Shapes#copy(*) | NONE | | copies
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                import java.util.*;
                class A {
                    void each(List<double[][]> shapes) {
                        for (double[][] shape : shapes) {
                            area(shape); // want "SequentialCpuLoop: A.area loops 3 deep for one element after the other"
                        }
                        for (double[][] shape : shapes) { copy(shape); }
                    }
                    static double area(double[][] shape) {
                        double sum = 0;
                        for (double[] a : shape) { for (double[] b : shape) { for (int i = 0; i < a.length; i++) { sum += a[i]; } sum += one(b[0]); } }
                        return sum;
                    }
                    static double one(double b) { return lib.Shapes.area(b, b); }
                    static double copy(double[][] shape) {
                        double sum = 0;
                        for (double[] a : shape) { for (double[] b : shape) { for (int i = 0; i < a.length; i++) { sum += a[i]; } sum += lib.Shapes.copy(b[0], 1); } }
                        return sum;
                    }
                }
                """);
    }

    @Test
    void aRequestForEachElementIsSeenInAMethodReferenceToo() {
        Wants.check(folder, """
                import java.io.*;
                import java.net.*;
                import java.util.List;
                class A {
                    void reference(List<URL> pages) {
                        pages.forEach(A::load); // want "SequentialBlockingLoop: .*"
                    }
                    void lambda(List<URL> pages) {
                        pages.forEach(page -> load(page)); // want "SequentialBlockingLoop: .*"
                    }
                    static void load(URL page) { try (InputStream in = page.openStream()) { } catch (IOException e) { } }
                }
                """);
    }

    @Test
    void whatIsNoFutureIsNotWaitedForOneAfterTheOther() {
        Wants.check(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    interface Store { CountDownLatch load(UUID id); }
                    void latches(Store store, List<UUID> ids) throws InterruptedException {
                        for (UUID id : ids) { store.load(id).await(); }
                    }
                }
                """);
    }

    @Test
    void workOnBytesIsKnownByItsNameWhereItsClassIsMissing() {
        Wants.checkSourceAlone(folder, """
                import java.util.*;
                import missing.Certificate;
                import missing.Certificates;
                import missing.Digests;
                import missing.Item;
                import missing.Store;
                class A {
                    void each(Collection<Item> items, Map<String, byte[]> files, Store store) {
                        items.forEach(item -> {
                            byte[] content = item.content;
                            Certificate parsed = Certificates.parse(item.name, content); // want "SequentialCpuLoop: Certificates.parse works through an array of bytes for one element after the other"
                            store.put(parsed, content);
                        });
                        for (byte[] file : files.values()) {
                            Digests.hash(file);
                            store.create(file);
                        }
                        byte[] first = files.get("first");
                        Certificate one = Certificates.parse("one", first);
                    }
                }
                """);
    }

    @Test
    void aLoopThatMayEndWithWhatATurnBringsIsNone() {
        Wants.check(folder, """
                import java.io.*;
                import java.net.*;
                import java.util.List;
                class A {
                    boolean first(List<URL> mirrors) {
                        boolean found = false;
                        for (int i = 0; i < mirrors.size() && !found; i++) {
                            try { load(mirrors.get(i)); found = true; } catch (IOException e) { }
                        }
                        for (URL mirror : mirrors) {
                            try { load(mirror); break; } catch (IOException e) { }
                        }
                        for (URL mirror : mirrors) {
                            try { return load(mirror); } catch (IOException e) { }
                        }
                        return found;
                    }
                    static boolean load(URL url) throws IOException { try (InputStream in = url.openStream()) { return true; } }
                }
                """);
    }

    @Test
    void aStageIsKnownByItsNameWhereItsClassIsMissing() {
        Wants.checkSourceAlone(folder, """
                import missing.Store;
                class A {
                    Object address(Store store, int order) {
                        return store.customer(order).thenApply(customer -> store.address(customer).join()); // want "BlockingWaitInAsyncStage: join waits for another thread in a stage that thenApply is given, as its name says: its class was not found"
                    }
                    Object later(Store store, int order) {
                        return store.customer(order).thenCompose(customer -> store.address(customer));
                    }
                }
                """);
    }

    @Test
    void whatIsDoneInAStageIsDoneInTheStagesThatItBegins() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    void after(CompletableFuture<String> one, CompletableFuture<String> other, CompletableFuture<Void> closing) {
                        CompletableFuture.allOf(one, other).whenComplete((done, thrown) ->
                                closing.whenComplete((closed, failed) -> System.out.println(one.join() + other.join())));
                    }
                }
                """);
    }

    @Test
    void aTaskThatEntersAForkJoinPoolIsWaitedForThere() {
        Wants.check(folder, """
                import java.util.List;
                import java.util.concurrent.ForkJoinPool;
                class A {
                    static final ForkJoinPool POOL = new ForkJoinPool(4);
                    static long sum(List<int[]> rows) {
                        return POOL.submit(() -> rows.parallelStream().mapToLong(row -> { long s = 0; for (int n : row) { s += n; } return s; }).sum()).join();
                    }
                }
                """);
    }

    @Test
    void whatACollectorCallsIsCalledForEachElement() {
        Wants.checkBothWays(folder, """
                import java.net.URI;
                import java.net.http.*;
                import java.util.*;
                import java.util.stream.*;
                class A {
                    private final HttpClient client = HttpClient.newHttpClient();
                    Map<URI, String> all(List<URI> pages) {
                        return pages.stream().collect(Collectors.toMap(page -> page, page -> load(page))); // want "SequentialBlockingLoop: A.load waits for the network .* for one element after the other"
                    }
                    Map<String, List<String>> grouped(List<URI> pages) {
                        return pages.stream().collect(Collectors.groupingBy(URI::getHost, Collectors.mapping(page -> load(page), Collectors.toList()))); // want "SequentialBlockingLoop: A.load waits for the network .*"
                    }
                    Map<URI, String> atOnce(List<URI> pages) {
                        return pages.parallelStream().collect(Collectors.toMap(page -> page, page -> load(page)));
                    }
                    Collector<URI, ?, Map<URI, String>> later() {
                        return Collectors.toMap(page -> page, page -> load(page));
                    }
                    String load(URI page) {
                        try {
                            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body();
                        } catch (Exception e) {
                            return "";
                        }
                    }
                }
                """);
    }

    @Test
    void aLibraryThatBeginsSomethingAndWaitsForItIsAskedOneAfterTheOther() {
        Path library = folder.resolve("library");
        Compiled.in(library, """
                package com.acme.feeds;
                import java.util.concurrent.CompletableFuture;
                public class Reader {
                    public String read(String address) throws Exception { return readAsync(address).get(); }
                    public CompletableFuture<String> readAsync(String address) { return new CompletableFuture<>(); }
                }
                """);
        Compiled project = Compiled.in(folder.resolve("project"), List.of(library.resolve("classes")), """
                import com.acme.feeds.Reader;
                import java.util.*;
                class Feeds {
                    List<String> all(Reader reader, List<String> addresses) throws Exception {
                        List<String> items = new ArrayList<>();
                        for (String address : addresses) {
                            items.add(reader.read(address));
                        }
                        return items;
                    }
                    String one(Reader reader, String address) throws Exception { return reader.read(address); }
                }
                """);
        assertThat(project.analyze().findings())
                .extracting(Finding::rule, finding -> finding.at().line())
                .containsExactly(tuple("SequentialBlockingLoop", 7));
    }
}
