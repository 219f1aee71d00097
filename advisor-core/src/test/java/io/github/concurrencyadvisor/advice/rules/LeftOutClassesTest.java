package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of the project that are not there, as where one file of it is looked at alone. */
class LeftOutClassesTest {

    @TempDir
    Path folder;

    @Test
    void aRepositoryThatIsNotThereAsksADatabase() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.*;
                import com.acme.store.OrderRepository;
                import com.acme.store.StockDao;
                import java.util.*;
                import reactor.core.publisher.*;
                class Orders {
                    private final OrderRepository orders;
                    private final StockDao stock;
                    Orders(OrderRepository orders, StockDao stock) { this.orders = orders; this.stock = stock; }
                    Mono<String> find(long id) {
                        Optional<String> found = orders.findById(id); // want "BlockingWaitInAsyncStage: OrderRepository.findById waits for the database before Orders.find returns its Mono, as its name says: its class was not found"
                        return Mono.justOrEmpty(found);
                    }
                    Mono<String> chained(long id) { return orders.findById(id).map(Mono::just).orElse(Mono.empty()); } // want "BlockingWaitInAsyncStage: OrderRepository.findById .*"
                    Mono<Integer> step(Mono<Long> id) {
                        return id.map(each -> stock.getCount(each)); // want "BlockingCallOnEventLoop: StockDao.getCount waits for the database on an event loop.*"
                    }
                    String label(long id) { return orders.getLabel(); }
                }
                """);
    }

    @Test
    void oneWhoseResultComesLaterDoesNotWait() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import com.acme.store.ReactiveStockRepository;
                import reactor.core.publisher.*;
                class Orders {
                    private OrderRepository orders;
                    private ReactiveStockRepository stock;
                    Mono<String> returned(long id) { return orders.findById(id); }
                    Mono<String> mapped(long id) { return orders.findById(id).map(order -> order.toString()); }
                    Mono<String> declared(long id) { Mono<String> found = orders.findById(id); return found.map(String::trim); }
                    Mono<Void> chained(long id) { return orders.findById(id).flatMap(order -> orders.save(order)).then(); }
                    Mono<String> inside(Mono<Long> id) { return id.flatMap(each -> orders.findById(each)); }
                    Mono<String> given(long id) { return Mono.from(orders.findById(id)); }
                    Mono<Long> reactive() { var count = stock.count(); return Mono.from(count); }
                }
                """);
    }

    @Test
    void aRoutersHandlerIsCalledOnTheLoop() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import io.vertx.core.Handler;
                import io.vertx.ext.web.RoutingContext;
                import java.util.List;
                class OrdersHandler implements Handler<RoutingContext> {
                    private OrderRepository orders;
                    @Override
                    public void handle(RoutingContext context) {
                        List<String> all = orders.findAll(); // want "BlockingCallOnEventLoop: OrderRepository.findAll waits for the database on an event loop.*"
                        context.end(all.toString());
                    }
                }
                class OffHandler implements Handler<RoutingContext> {
                    private OrderRepository orders;
                    @Override
                    public void handle(RoutingContext context) {
                        context.vertx().executeBlocking(() -> { List<String> all = orders.findAll(); return all; });
                    }
                }
                """, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import java.util.List;
                class CommandHandler {
                    private OrderRepository orders;
                    public void handle(String command) { List<String> all = orders.findAll(); }
                }
                """);
    }

    @Test
    void aListenerThatComesWithAnExecutorIsCalledThere() {
        Wants.checkSourceAlone(folder, """
                package com.acme.lead;
                import java.util.concurrent.ExecutorService;
                import org.apache.curator.framework.recipes.leader.LeaderLatch;
                import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
                class Leader {
                    void join(LeaderLatch latch, ExecutorService pool) {
                        latch.addListener(new OnPool(), pool);
                        latch.addListener(new OnLoop());
                    }
                }
                class OnPool implements LeaderLatchListener {
                    @Override public void isLeader() { sleep(); }
                    @Override public void notLeader() {}
                    private void sleep() {
                        try { Thread.sleep(1000); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
                    }
                }
                class OnLoop implements LeaderLatchListener {
                    @Override public void isLeader() {
                        try {
                            Thread.sleep(1000); // want "BlockingCallOnEventLoop: Thread.sleep sleeps on an event loop.*"
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    @Override public void notLeader() {}
                }
                """);
    }

    @Test
    void aGameServersThreadRunsItsPlugins() {
        Wants.checkSourceAlone(folder, """
                package com.acme.plugin;
                import java.net.Socket;
                import org.bukkit.command.Command;
                import org.bukkit.command.CommandExecutor;
                import org.bukkit.command.CommandSender;
                class PasteCommand implements CommandExecutor {
                    @Override
                    public boolean onCommand(CommandSender sender, Command command, String label, String[] args) {
                        upload(); // want "BlockingCallOnEventLoop: PasteCommand.upload waits for the network .* on an event loop, .*the server's main thread.*"
                        return true;
                    }
                    static void upload() {
                        try { new Socket("example.org", 80).close(); } catch (java.io.IOException e) { throw new IllegalStateException(e); }
                    }
                }
                """, """
                package com.acme.plugin;
                import org.bukkit.event.Listener;
                import org.bukkit.event.player.AsyncPlayerPreLoginEvent;
                import org.bukkit.event.player.PlayerJoinEvent;
                class JoinListener implements Listener {
                    public void onJoin(PlayerJoinEvent event) { PasteCommand.upload(); } // want "BlockingCallOnEventLoop: .* on an event loop, .*"
                    public void onAsyncLogin(AsyncPlayerPreLoginEvent event) { PasteCommand.upload(); }
                }
                """);
    }

    @Test
    void aChatBotsListenersAreCalledByOneThread() {
        Wants.checkSourceAlone(folder, """
                package com.acme.bot;
                import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
                import net.dv8tion.jda.api.hooks.ListenerAdapter;
                import net.dv8tion.jda.api.hooks.SubscribeEvent;
                class Replies extends ListenerAdapter {
                    @Override
                    public void onMessageReceived(MessageReceivedEvent event) {
                        Pins.nap(); // want "BlockingCallOnEventLoop: Pins.nap sleeps .* on an event loop, which runs Replies.onMessageReceived because it overrides ListenerAdapter.onMessageReceived"
                    }
                }
                class Pins {
                    @SubscribeEvent
                    public void pinned(MessageReceivedEvent event) {
                        nap(); // want "BlockingCallOnEventLoop: Pins.nap sleeps in Thread.sleep on an event loop, which runs Pins.pinned because it is annotated @SubscribeEvent"
                    }
                    static void nap() { try { Thread.sleep(5000); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } }
                }
                """);
    }

    @Test
    void aGeneratedStubThatBlocksAsksAnotherMachine() {
        Wants.checkSourceAlone(folder, """
                package com.acme.rpc;
                import com.acme.rpc.OrdersGrpc.OrdersBlockingStub;
                import java.util.*;
                class Orders {
                    private OrdersBlockingStub stub;
                    List<String> find(List<String> ids) { // want find:"IO_BOUND COMPUTE NETWORK"
                        List<String> found = new ArrayList<>();
                        for (String id : ids) {
                            String order = stub.find(id); // want "SequentialBlockingLoop: .*find waits for the network for one element after the other.*"
                            found.add(order);
                        }
                        return found;
                    }
                    void patient() { stub = stub.withWaitForReady(); } // want patient:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void aMethodThatIsHandedOnIsJudgedByItsNameAsWell() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import java.util.*;
                import reactor.core.publisher.*;
                import reactor.core.scheduler.Schedulers;
                class Orders {
                    private OrderRepository orders;
                    Mono<String> step(Mono<Long> id) { return id.map(orders::findById); } // want "BlockingCallOnEventLoop: OrderRepository.findById waits for the database on an event loop.*"
                    Mono<String> moved(Mono<Long> id) { return id.publishOn(Schedulers.boundedElastic()).map(orders::findById); }
                    Mono<String> later(Mono<Long> id) { return id.flatMap(orders::findById); }
                    List<Mono<String>> each(List<Long> ids) { return ids.stream().map(orders::findById).toList(); }
                }
                """);
    }

    /** Two guesses are too many. */
    @Test
    void oneOfSeveralThatAsksADatabaseByItsNameAloneIsHardlyKnown() {
        Compiled orders = Compiled.writtenIn(folder, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import reactor.core.publisher.Mono;
                abstract class Orders {
                    Mono<String> find(Mono<Long> id) { return id.map(each -> one(each)); }
                    abstract String one(long id);
                }
                class Stored extends Orders {
                    private OrderRepository orders;
                    String one(long id) { String found = orders.findById(id); return found; }
                }
                class Fixed extends Orders {
                    String one(long id) { return "one"; }
                }
                """);

        assertThat(orders.analyzeSourceAlone().findings())
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LOW);
    }

    @Test
    void aClassOfAnotherDomainIsNotGuessed() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import org.other.PluginRepository;
                import reactor.core.publisher.*;
                class Plugins {
                    private PluginRepository plugins;
                    Mono<String> find(String id) { String found = plugins.findById(id); return Mono.justOrEmpty(found); }
                }
                """);
    }

    @Test
    void aChainThatBeginsWithAMissingClassIsWhatItIsUsedAs() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.users.UserLookup;
                import reactor.core.publisher.Mono;
                import reactor.core.scheduler.Schedulers;
                class Login {
                    private UserLookup users;
                    Mono<String> check(String name) {
                        return users.byName(name).filter(user -> nap()).map(user -> name); // want "BlockingCallOnEventLoop: Login.nap sleeps .*"
                    }
                    void watch(String name) {
                        users.byName(name).doOnNext(user -> nap()).subscribe(); // want "BlockingCallOnEventLoop: Login.nap sleeps .*"
                    }
                    Mono<String> moved(String name) {
                        return users.byName(name).publishOn(Schedulers.boundedElastic()).filter(user -> nap()).map(user -> name);
                    }
                    static boolean nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return true; }
                }
                """);
    }

    @Test
    void aChainThatIsGivenAsASourceIsOneOfTheImportedTypesOfSources() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import com.other.users.UserSearch;
                import java.util.function.Supplier;
                import reactor.core.publisher.Flux;
                class Orders {
                    private OrderRepository orders;
                    private UserSearch users;
                    Flux<String> all() {
                        return Flux.defer(() -> {
                            return users.all().distinct().map(user -> {
                                String found = orders.findById(user); // want "BlockingCallOnEventLoop: OrderRepository.findById waits for the database on an event loop.*"
                                return found;
                            });
                        });
                    }
                    Supplier<Object> any() {
                        return () -> users.all().distinct().map(user -> {
                            String found = orders.findById(user);
                            return found;
                        });
                    }
                }
                """);
    }

    @Test
    void aFunctionIsCalledByAMissingMethodThatNeedsItForWhatItReturns() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.base.Resource;
                import com.acme.store.OrderRepository;
                import com.other.Lazy;
                import reactor.core.publisher.Mono;
                class Orders extends Resource {
                    private OrderRepository orders;
                    String found(long id) { return handled(() -> orders.findById(id)); } // want found:"IO_BOUND DATABASE UNKNOWN"
                    Mono<String> step(Mono<String> names) {
                        return names.map(name -> handled(() -> nap(name))); // want "BlockingCallOnEventLoop: .* sleeps in Thread.sleep on an event loop.*"
                    }
                    Mono<String> later(Mono<String> names) { return names.flatMap(name -> handledLater(() -> nap(name))); }
                    Mono<String> kept(Mono<String> names) {
                        return names.map(name -> {
                            onClose(() -> nap(name));
                            forEach(one -> nap(one));
                            return name;
                        });
                    }
                    Mono<Object> ofOthers(Mono<String> names) { return names.map(name -> Lazy.of(() -> nap(name))); }
                    static String nap(String name) { try { Thread.sleep(100); } catch (InterruptedException e) { } return name; }
                }
                """);
    }

    @Test
    void aFutureOfALeftOutClassIsTheProjectsOwn() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.Segments;
                import com.other.Client;
                import java.util.concurrent.CompletableFuture;
                class A {
                    private Segments segments;
                    private Client client;
                    private CompletableFuture<String> opened;
                    String own(String name) {
                        String trimmed = name.trim();
                        segments.open(trimmed).join(); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits at once for what Segments.open begins"
                        return trimmed;
                    }
                    String ofOthers(String name) {
                        String trimmed = name.trim();
                        client.send(trimmed).join();
                        return trimmed;
                    }
                }
                """);
    }

    @Test
    void aLibraryThatWasMovedIsKnownByItsOldName() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.shaded.io.netty.channel.ChannelHandlerContext;
                import com.acme.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
                import java.util.concurrent.*;
                class Requests extends ChannelInboundHandlerAdapter {
                    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(10);
                    public void channelRead(ChannelHandlerContext channel, Object message) throws Exception {
                        queue.put(message); // want "BlockingCallOnEventLoop: BlockingQueue.put waits for another thread on an event loop, .*"
                    }
                }
                """);
    }

    @Test
    void aCallOnSomethingUnknownMeansTheOnlyMethodOfItsName() {
        Wants.checkSourceAlone(folder, """
                package com.acme.ui;
                import com.acme.missing.State;
                import java.nio.file.*;
                import javafx.fxml.FXML;
                class Context {
                    void reloadEverything(Path from) throws Exception { Files.readAllBytes(from); }
                    void reload(Path from) throws Exception { Files.readAllBytes(from); }
                    void reloadTwice(Path from) throws Exception { Files.readAllBytes(from); }
                    void reloadTwice(String from) { }
                }
                class View {
                    private State state;
                    @FXML
                    void pressed(Path from) {
                        state.context().reloadEverything(from); // want "BlockingCallOnEventLoop: Context.reloadEverything waits for the file system in Files.readAllBytes on the user interface's thread, .*, if reloadEverything in line 15 means Context.reloadEverything, the only method of that name"
                        state.context().reload(from);
                        state.context().reloadTwice(from);
                    }
                }
                """);
    }
}
