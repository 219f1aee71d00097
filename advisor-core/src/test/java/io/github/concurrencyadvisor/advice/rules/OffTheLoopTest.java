package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to do about work on an event loop, and how much it matters. The class path has several frameworks. */
class OffTheLoopTest {

    @TempDir
    Path folder;

    @Test
    void adviceNamesTheFrameworkOfThePlace() {
        List<Finding> findings = Compiled.in(folder, """
                import io.netty.channel.*;
                import io.vertx.core.*;
                import java.nio.file.*;
                import reactor.core.publisher.Mono;
                class A {
                    Mono<String> reactor(Mono<Path> at) { return at.map(A::read); }
                    void vertx(Vertx vertx, Path at) { vertx.runOnContext(any -> read(at)); }
                    static String read(Path at) { try { return Files.readString(at); } catch (java.io.IOException e) { return ""; } }
                }
                class B extends SimpleChannelInboundHandler<Path> {
                    @Override protected void channelRead0(ChannelHandlerContext c, Path at) { c.write(A.read(at)); }
                }
                """).analyze().findings();

        assertThat(findings)
                .extracting(
                        finding -> finding.method().name(),
                        finding -> finding.advice().replaceAll(".*(boundedElastic|executeBlocking|executor).*", "$1"))
                .contains(
                        tuple("reactor", "boundedElastic"),
                        tuple("vertx", "executeBlocking"),
                        tuple("channelRead0", "executor"));
    }

    @Test
    void adviceForWorkThatComputesNamesWhereItIsRightToCompute() {
        List<Finding> findings = Compiled.in(folder, """
                import io.netty.channel.*;
                import io.vertx.core.*;
                import java.nio.file.*;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;
                import javax.swing.SwingUtilities;
                import reactor.core.publisher.Mono;
                class A {
                    Mono<byte[]> reactor(Mono<String> at) { return at.map(A::hash); }
                    void vertx(Vertx vertx, String at) { vertx.runOnContext(any -> hash(at)); }
                    void screen(String at) { SwingUtilities.invokeLater(() -> hash(at)); }
                    void screenWaits() { SwingUtilities.invokeLater(() -> nap()); }
                    static byte[] hash(String at) {
                        try {
                            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                .generateSecret(new PBEKeySpec(at.toCharArray(), new byte[16], 600_000, 256)).getEncoded();
                        } catch (java.security.GeneralSecurityException e) { return null; }
                    }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                class B extends SimpleChannelInboundHandler<String> {
                    @Override protected void channelRead0(ChannelHandlerContext c, String at) { c.write(A.hash(at)); }
                }
                """).analyze().findings();

        assertThat(findings)
                .extracting(
                        finding -> finding.method().name(),
                        finding -> finding.advice()
                                .replaceAll(
                                        ".*(Schedulers.parallel|executeBlocking|fixed pool|background task).*", "$1"))
                .containsExactlyInAnyOrder(
                        tuple("reactor", "Schedulers.parallel"),
                        tuple("vertx", "executeBlocking"),
                        tuple("channelRead0", "fixed pool"),
                        tuple("screen", "background task"),
                        tuple("screenWaits", "background task"));
    }

    @Test
    void whereThePlaceNamesNoFrameworkTheClassPathDoes() {
        List<Finding> findings = Compiled.in(folder, """
                import reactor.core.scheduler.Schedulers;
                class A {
                    static void parallel() { Schedulers.parallel().schedule(() -> nap()); }
                    static String nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return ""; }
                }
                """).analyze().findings();

        assertThat(findings)
                .extracting(finding -> finding.method().name(), Finding::advice)
                .contains(tuple(
                        "parallel",
                        "wrap it in Mono.fromCallable and add subscribeOn(Schedulers.boundedElastic()), or use a reactive"
                                + " client"));
    }

    @Test
    void oneQuestionToTheFileSystemMattersLessThanOneForEachOfMany() {
        List<Finding> findings = Compiled.in(folder, """
                import java.nio.file.*;
                import java.util.*;
                import reactor.core.publisher.Mono;
                class A {
                    Mono<Boolean> one(Mono<Path> at) { return at.map(file -> Files.exists(file)); }
                    Mono<Integer> many(Mono<List<Path>> at) { return at.map(files -> count(files)); }
                    Mono<Boolean> before(Path at) { boolean there = Files.exists(at); return Mono.just(there); }
                    static int count(List<Path> files) {
                        int count = 0;
                        for (Path file : files) { count += Files.isDirectory(file) ? 1 : 0; }
                        return count;
                    }
                }
                """).analyze().findings();

        assertThat(findings)
                .extracting(finding -> finding.method().name(), Finding::severity)
                .contains(tuple("one", Severity.INFO), tuple("many", Severity.WARNING), tuple("before", Severity.INFO));
    }
}
