package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which missing classes something is believed by their names, and where the code around shows that a result comes later. */
class BeliefsTest {

    @TempDir
    Path folder;

    @Test
    void aProjectIsWhatSharesItsDomain() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                class A {
                    private com.acme.store.OrderRepository own;
                    private com.other.store.OrderRepository ofOthers;
                    private com.acme.OrderRepository above;
                    String own(long id) { String found = own.findById(id); return found; } // want own:"IO_BOUND DATABASE"
                    String above(long id) { String found = above.findById(id); return found; } // want above:"IO_BOUND DATABASE"
                    String others(long id) { String found = ofOthers.findById(id); return found; } // want others:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void anInterfaceThatNobodyImplementsIsBelievedInTheProjectOnly() {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package com.acme.store;
                public interface StockRepository { String findById(long id); }
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                package com.acme.web;
                interface OrderRepository { String findById(long id); }
                """, """
                package com.acme.web;
                class A {
                    String own(OrderRepository orders) { return orders.findById(1); } // want own:"IO_BOUND DATABASE"
                    String library(com.acme.store.StockRepository stock) { return stock.findById(1); } // want library:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void oneOfSeveralThatAreGivenAsLaterComesLater() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.*;
                import com.acme.store.OrderRepository;
                import reactor.core.publisher.*;
                class A {
                    private OrderRepository orders;
                    Mono<Void> both(long id) { return Mono.when(orders.deleteById(id), orders.deleteAll()); }
                    Mono<Void> first(long id) {
                        String found = orders.findById(id); // want "BlockingWaitInAsyncStage: OrderRepository.findById waits .*"
                        return Mono.when(orders.deleteById(found), orders.deleteAll());
                    }
                }
                """);
    }

    @Test
    void aWaitByItsNameIsAlsoThatOfCallers() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.store.Store;
                import reactor.core.publisher.Mono;
                class A {
                    private Store store;
                    void clean() { store.batch("clean").join(); } // want clean:"IO_BOUND AWAIT UNKNOWN"
                    void cleanAndGo() { clean(); } // want cleanAndGo:"IO_BOUND AWAIT UNKNOWN"
                    String joined() { return store.join("one", "other"); } // want joined:"UNKNOWN UNKNOWN"
                    String taken() { return store.batch("take").get(); } // want taken:"UNKNOWN UNKNOWN"
                    Mono<String> step(Mono<String> names) {
                        return names.doOnNext(name -> clean()); // want "BlockingCallOnEventLoop: A.clean waits for another thread in join on an event loop.*, as its name says: its class was not found"
                    }
                }
                """);
    }

    @Test
    void whatAFunctionReturnsComesLaterWhereItsTakerGoesOnWithIt() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.*;
                import com.acme.store.OrderRepository;
                import com.acme.users.UserLookup;
                import reactor.core.publisher.*;
                class A {
                    private OrderRepository orders;
                    private UserLookup users;
                    Mono<String> chained(String name) { return users.byName(name).flatMap(user -> orders.findById(user)); }
                    Mono<String> mapped(String name) {
                        return users.byName(name).map(user -> orders.findById(user)); // want "BlockingCallOnEventLoop: OrderRepository.findById .*"
                    }
                    Mono<String> both(String name) {
                        return users.byName(name)
                            .map(user -> orders.findById(user)) // want "BlockingCallOnEventLoop: OrderRepository.findById .*"
                            .flatMap(order -> Mono.just(order));
                    }
                }
                """);
    }

    @Test
    void whatAFunctionWrapsAsLaterDoesNotWaitWhereItIsGiven() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.store.OrderRepository;
                import reactor.core.publisher.*;
                class A {
                    Mono<Mono<String>> wrapped(Mono<Long> id, OrderRepository orders) {
                        return id.map(each -> Mono.from(orders.findById(each)));
                    }
                }
                """);
    }
}
