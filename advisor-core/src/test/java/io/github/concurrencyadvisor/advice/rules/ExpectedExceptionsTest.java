package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the exceptions say that are caught or declared around calls of classes that are not there. */
class ExpectedExceptionsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsCaughtSaysWhatAMissingClassDoes() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.Gateway;
                import com.other.GatewayException;
                import com.other.UnirestException;
                import java.io.*;
                import java.sql.SQLException;
                import java.util.concurrent.*;
                import reactor.core.publisher.*;
                class Orders {
                    private Gateway gateway;
                    Mono<String> io(Mono<Long> id) {
                        return id.map(each -> {
                            try {
                                return gateway.ask(each); // want "BlockingCallOnEventLoop: Gateway.ask waits for the network on an event loop, .*, as the IOException caught there says: its class was not found"
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> client(Mono<Long> id) {
                        return id.map(each -> {
                            try {
                                return gateway.route(each).header("a", "b").send().getBody(); // want "BlockingCallOnEventLoop: send waits for the network on an event loop, .*, as the UnirestException caught there says: .*"
                            } catch (UnirestException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> file(Mono<File> id) {
                        return id.map(each -> {
                            try {
                                return gateway.load(each); // want "BlockingCallOnEventLoop: Gateway.load waits for the file system on an event loop, .*"
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> future(Mono<Long> id) {
                        return id.map(each -> {
                            try {
                                return gateway.begin(each).get(); // want "BlockingCallOnEventLoop: get waits for another thread on an event loop, .*, as the InterruptedException caught there says: .*"
                            } catch (InterruptedException | ExecutionException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> declared(Mono<Long> id) {
                        return id.map(each -> quietly(each)); // want "BlockingCallOnEventLoop: Orders.quietly waits for the database in Gateway.rows on an event loop, .*, as the SQLException declared there says: .*"
                    }
                    private String quietly(long id) {
                        try { return rows(id); } catch (SQLException e) { return ""; }
                    }
                    private String rows(long id) throws SQLException { return gateway.rows(id); }
                    Mono<String> own(Mono<Long> id) {
                        return id.map(each -> {
                            try { return gateway.ask(each); } catch (GatewayException e) { return ""; }
                        });
                    }
                }
                """);
    }

    @Test
    void whatElseMayThrowItClearsTheMissingClass() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.Gateway;
                import com.other.Texts;
                import java.io.*;
                import reactor.core.publisher.*;
                class Orders {
                    private Gateway gateway;
                    Mono<String> known(Mono<StringReader> in) {
                        return in.map(each -> {
                            try { gateway.note("reading"); return "" + each.read(); } catch (IOException e) { return ""; }
                        });
                    }
                    Mono<String> thrown(Mono<Long> id) {
                        return id.map(each -> {
                            try {
                                if (each < 0) { throw new FileNotFoundException(gateway.ask(each)); }
                                return "";
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> computed(Mono<String> text) {
                        return text.map(each -> {
                            try { gateway.note(each); return Texts.parseAll(each); } catch (IOException e) { return ""; }
                        });
                    }
                    Mono<String> looked(Mono<String> text) {
                        return text.map(each -> {
                            try { return gateway.getName(); } catch (IOException e) { return ""; }
                        });
                    }
                    Mono<String> given(Mono<InputStream> stream) {
                        return stream.map(each -> {
                            try { return Texts.all(each); } catch (IOException e) { return ""; }
                        });
                    }
                    Mono<String> anyOf(Mono<Long> id) {
                        return id.map(each -> {
                            try {
                                gateway.open(each);
                                gateway.turn(each);
                                gateway.shut(each);
                                return "";
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> inner(Mono<Long> id) {
                        return id.map(each -> {
                            try {
                                try (Reader in = new StringReader("")) {
                                    return "" + in.read();
                                } catch (EOFException e) {
                                    return gateway.ask(each);
                                }
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> around(Mono<Long> id) {
                        return id.map(each -> {
                            String found = gateway.ask(each);
                            try { return "" + new StringReader(found).read(); } catch (IOException e) { return ""; }
                        });
                    }
                }
                """);
    }

    /** Which is where a guess from the code around ends. */
    @Test
    void aMissedChanceIsSeenByExceptionsOnlyWhereTheyStand() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.Gateway;
                import java.io.*;
                import java.util.*;
                class Orders {
                    private Gateway gateway;
                    List<String> all(List<Long> ids) throws IOException {
                        List<String> found = new ArrayList<>();
                        for (long id : ids) { found.add(gateway.ask(id)); } // want "SequentialBlockingLoop: Gateway.ask waits for the network for one element after the other, as the IOException declared there says: .*"
                        return found;
                    }
                    List<String> elsewhere(List<Long> ids) throws IOException {
                        List<String> found = new ArrayList<>();
                        for (long id : ids) { found.add(one(id)); }
                        return found;
                    }
                    private String one(long id) throws IOException { return gateway.ask(id); }
                }
                """);
    }

    @Test
    void whatOpensAStreamIsSuspectedRatherThanWhatClosesOrReadsIt() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.Gateway;
                import com.other.Texts;
                import java.io.*;
                import java.util.*;
                import reactor.core.publisher.*;
                class Orders {
                    private Gateway gateway;
                    Mono<String> opened(Mono<Long> id) {
                        return id.map(each -> {
                            try (InputStream in = gateway.open(each)) { // want "BlockingCallOnEventLoop: Gateway.open waits for the network on an event loop, .*, as the IOException caught there says: .*"
                                return Texts.decodeAll(in);
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> asked(Mono<Long> id) {
                        return id.map(each -> {
                            try (InputStream in = gateway.getStream()) {
                                return Texts.decodeAll(in);
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    Mono<String> given(Mono<InputStream> streams) {
                        return streams.map(each -> {
                            try (InputStream in = each) {
                                gateway.note("closing");
                                return "";
                            } catch (IOException e) {
                                return "";
                            }
                        });
                    }
                    void all(List<String> names, StringBuilder all) {
                        for (String name : names) {
                            try (InputStream in = gateway.open(name)) { // want "SequentialBlockingLoop: Gateway.open waits for the network for one element after the other, as the IOException caught there says: .*"
                                all.append(Texts.decodeAll(in));
                            } catch (IOException e) {
                                all.append(e.getMessage());
                            }
                        }
                    }
                    void elsewhere(List<String> names, StringBuilder all) {
                        for (String name : names) {
                            all.append(one(name));
                        }
                    }
                    private String one(String name) {
                        try (InputStream in = gateway.open(name)) {
                            return Texts.decodeAll(in);
                        } catch (IOException e) {
                            return "";
                        }
                    }
                }
                """);
    }
}
