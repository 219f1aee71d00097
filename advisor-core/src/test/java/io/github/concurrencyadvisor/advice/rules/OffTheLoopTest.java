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
