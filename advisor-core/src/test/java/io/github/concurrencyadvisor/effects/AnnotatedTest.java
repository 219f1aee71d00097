package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What annotations say of methods, read from class files and from source alone. */
class AnnotatedTest {

    @TempDir
    Path folder;

    private void check(String... sources) {
        Wants.check(folder.resolve("compiled"), sources);
        Wants.checkSourceAlone(folder.resolve("source"), sources);
    }

    @Test
    void aPromiseWinsOverTheUnknown() {
        check("""
                import org.jetbrains.annotations.*;
                interface Clock {
                    @NonBlocking long now();
                    @Blocking long exact();
                    long later();
                }
                """, """
                class A {
                    long promised(Clock c) { return c.now(); } // want promised:"TRIVIAL"
                    long waits(Clock c) { return c.exact(); } // want waits:"IO_BOUND AWAIT"
                    long unknown(Clock c) { return c.later(); } // want unknown:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void whatTheCodeShowsStandsAndAPromiseDecidesTheRest() {
        check("""
                import java.io.*;
                import java.lang.reflect.Method;
                import java.nio.file.*;
                import org.jetbrains.annotations.*;
                class A {
                    @NonBlocking String broken(Path p) throws IOException { return Files.readString(p); } // want broken:"IO_BOUND FILE"
                    @Blocking String load(Path p) throws IOException { return Files.readString(p); } // want load:"IO_BOUND FILE"
                    @NonBlocking int fast(InputStream in) throws IOException { return in.read(); } // want fast:"TRIVIAL"
                    @Blocking Object slow(Runnable task) { task.run(); return this; } // want slow:"IO_BOUND AWAIT"
                    @NonBlocking Object quick(Runnable task) { task.run(); return this; } // want quick:"TRIVIAL"
                    Object open(Runnable task) { task.run(); return this; } // want open:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void annotationsOfTypesAndOfWhatIsOverriddenCount() {
        check("""
                import io.smallrye.common.annotation.NonBlocking;
                @NonBlocking
                abstract class Base {
                    abstract void step(Runnable task);
                }
                """, """
                class Derived extends Base {
                    @Override void step(Runnable task) { task.run(); } // want step:"TRIVIAL"
                    void further(Runnable task) { task.run(); } // want further:"TRIVIAL"
                    private void own(Runnable task) { task.run(); } // want own:"UNKNOWN UNKNOWN"
                    static void shared(Runnable task) { task.run(); } // want shared:"UNKNOWN UNKNOWN"
                }
                """, """
                import io.smallrye.common.annotation.*;
                interface Role {
                    @Blocking void play(Runnable task);
                }
                """, """
                class Actor extends Derived implements Role {
                    public void play(Runnable task) { task.run(); } // want play:"IO_BOUND AWAIT"
                }
                """);
    }

    @Test
    void aTypeParameterDoesNotHideWhatIsOverridden() {
        check("""
                import io.smallrye.common.annotation.*;
                interface Role<T> {
                    @Blocking void play(T part, Runnable task);
                    @Blocking void play(T part, int times);
                    @Blocking void rest(T part, Runnable task);
                }
                """, """
                class Actor implements Role<String> {
                    public void play(String part, Runnable task) { task.run(); } // want play:"UNKNOWN UNKNOWN"
                    public void play(String part, int times) { }
                    public void rest(String part, Runnable task) { task.run(); } // want rest:"IO_BOUND AWAIT"
                    public void rest(String part, Runnable task, int times) { task.run(); } // want rest:"UNKNOWN UNKNOWN"
                    public void sleep(String part, Runnable task) { task.run(); } // want sleep:"UNKNOWN UNKNOWN"
                }
                """, """
                import io.smallrye.common.annotation.*;
                abstract class Part<T extends CharSequence> implements Role<T> {
                    @NonBlocking public void rest(T part, Runnable task) { }
                }
                """, """
                abstract class Solo extends Part<String> {
                    @Override public void rest(String part, Runnable task) { task.run(); } // want rest:"TRIVIAL"
                }
                """);
    }

    @Test
    void aLineMayBeForAnnotationsWithAnElementThatIsTrueOnly() {
        check("""
                package io.quarkus.vertx;
                public @interface ConsumeEvent {
                    String value() default "";
                    boolean blocking() default false;
                    boolean local() default false;
                }
                """, """
                package shop;
                import io.quarkus.vertx.ConsumeEvent;
                class Orders {
                    @ConsumeEvent("orders") public void onLoop(String order) {
                        nap(); // want "BlockingCallOnEventLoop: Orders.nap sleeps .*"
                    }
                    @ConsumeEvent(value = "orders", blocking = false, local = true) public void stillOnLoop(String order) {
                        nap(); // want "BlockingCallOnEventLoop: Orders.nap sleeps .*"
                    }
                    @ConsumeEvent(value = "orders", blocking = true) public void onWorker(String order) {
                        nap();
                    }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """);
    }

    @Test
    void aLineMayBeForResultsThatComeLaterOnly() {
        check("""
                package later;
                public class Uni<T> { }
                """, """
                package rest;
                import jakarta.ws.rs.*;
                import later.Uni;
                class Resource {
                    @GET public String atOnce() { return nap(); }
                    @GET public Uni<String> later(int times) {
                        nap(); // want "BlockingCallOnEventLoop: Resource.nap sleeps .*"
                        return new Uni<>();
                    }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """);
        Wants.check(folder.resolve("unnamed"), """
                import jakarta.ws.rs.*;
                class Resource {
                    @GET public Uni later(int times) {
                        try { Thread.sleep(100); } catch (InterruptedException e) { } // want "BlockingCallOnEventLoop: .*"
                        return new Uni();
                    }
                }
                class Uni { }
                """);
    }

    @Test
    void micronautsContractsAreReadAsWell() {
        check("""
                import io.micronaut.core.annotation.*;
                interface Store {
                    @Blocking String find(String key);
                    @NonBlocking String cached(String key);
                }
                """, """
                class A {
                    String find(Store s) { return s.find("k"); } // want find:"IO_BOUND AWAIT"
                    String cached(Store s) { return s.cached("k"); } // want cached:"TRIVIAL"
                }
                """);
    }

    @Test
    void aCallOfAnAsyncMethodOfAnotherObjectDoesNotWait() {
        check("""
                import org.springframework.scheduling.annotation.Async;
                class Mailer {
                    @Async public void send() { nap(); } // want send:"IO_BOUND SLEEP"
                    void sendHere() { send(); } // want sendHere:"IO_BOUND SLEEP"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """, """
                class Fast extends Mailer {
                    @Override public void send() { } // want send:"TRIVIAL"
                }
                """, """
                class Shop {
                    private final Mailer mailer;
                    Shop(Mailer mailer) { this.mailer = mailer; }
                    void order() { mailer.send(); } // want order:"TRIVIAL"
                    void orderHere() { mailer.sendHere(); } // want orderHere:"IO_BOUND SLEEP"
                    void each(java.util.List<Mailer> all) { all.forEach(Mailer::send); } // want each:"TRIVIAL"
                }
                """);
    }

    @Test
    void anAsyncMethodIsFoundBehindAnInterface() {
        check("""
                interface Mail { void send(); }
                """, """
                import org.springframework.scheduling.annotation.Async;
                @Async
                class Mailer implements Mail {
                    public void send() { try { Thread.sleep(100); } catch (InterruptedException e) { } } // want send:"IO_BOUND SLEEP"
                }
                """, """
                class Shop {
                    void order(Mail mail) { mail.send(); } // want order:"TRIVIAL"
                    void made() { new Mailer().send(); } // want made:"TRIVIAL"
                }
                """);
    }

    @Test
    void anAnnotationChoosesWhatRunsAHandler() {
        check("""
                import io.smallrye.common.annotation.*;
                import jakarta.ws.rs.*;
                class Resource {
                    @GET public String blocking() { return nap(); }
                    @GET @NonBlocking public String onTheLoop() {
                        return nap(); // want "BlockingCallOnEventLoop: Resource.nap sleeps .*is annotated @NonBlocking"
                    }
                    @NonBlocking public String notAHandler() { return nap(); }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """, """
                import io.smallrye.common.annotation.*;
                import jakarta.ws.rs.*;
                @NonBlocking
                class OnLoop {
                    @GET @Blocking public String moved() { return Resource.nap(); }
                    @GET public String stays() {
                        return Resource.nap(); // want "BlockingCallOnEventLoop: .*which runs OnLoop.stays because it is annotated @NonBlocking"
                    }
                }
                """);
    }

    @Test
    void annotationsOfADependencyCount() {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                public interface Clock {
                    @org.jetbrains.annotations.NonBlocking long now();
                    long later();
                }
                """, """
                package lib;
                import org.springframework.scheduling.annotation.Async;
                public class Sender {
                    @Async public void send() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
        Wants.checkAgainst(folder.resolve("project"), library, """
                class A {
                    long promised(lib.Clock c) { return c.now(); } // want promised:"TRIVIAL"
                    long unknown(lib.Clock c) { return c.later(); } // want unknown:"UNKNOWN UNKNOWN"
                    void send(lib.Sender s) { s.send(); } // want send:"TRIVIAL"
                }
                """);
    }
}
