package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What findings say on each release: nothing that it does not have, and nothing that it has mended. */
class ReleasesTest {

    private static final List<Integer> RELEASES = List.of(8, 11, 17, 21, 24, 25);

    /** The first release in which each is final. What is a preview in all releases so far is advised in none. */
    private static final Map<String, Integer> FINAL_SINCE = Map.ofEntries(
            Map.entry("newVirtualThreadPerTaskExecutor", 21),
            Map.entry("ofVirtual", 21),
            Map.entry("startVirtualThread", 21),
            Map.entry("virtual thread", 21),
            Map.entry("try-with-resources around the executor", 19),
            Map.entry("ExecutorService.close", 19),
            Map.entry("StructuredTaskScope", Integer.MAX_VALUE),
            Map.entry("StableValue", Integer.MAX_VALUE),
            Map.entry("ScopedValue", 25),
            Map.entry("mapConcurrent", 24),
            Map.entry("java.net.http", 11),
            Map.entry("HttpClient.sendAsync", 11),
            Map.entry("readString", 11),
            Map.entry("onExit", 9),
            Map.entry("orTimeout", 9),
            Map.entry("completeOnTimeout", 9),
            Map.entry("delayedExecutor", 9),
            Map.entry("Redirect.DISCARD", 9));

    @TempDir
    Path folder;

    static Stream<Arguments> everyRuleOnEveryRelease() {
        return Rules.all().stream().flatMap(rule -> RELEASES.stream().map(release -> Arguments.of(rule, release)));
    }

    /** In the words of the framework whose types the code uses, also where others are on the class path too. */
    @Test
    void adviceNamesTheLibraryThatTheCodeUses() {
        assertThat(advice("""
                class A extends io.netty.channel.ChannelInboundHandlerAdapter {
                    @Override public void channelRead(io.netty.channel.ChannelHandlerContext c, Object m) throws Exception {
                        Thread.sleep(100);
                    }
                }
                """))
                .singleElement()
                .asString()
                .contains("an executor of its own")
                .doesNotContain("Schedulers");
        assertThat(advice("""
                class A {
                    reactor.core.publisher.Mono<String> a(reactor.core.publisher.Mono<String> in) { return in.map(s -> nap(s)); }
                    static String nap(String s) { try { Thread.sleep(100); } catch (InterruptedException e) { } return s; }
                }
                """))
                .singleElement()
                .asString()
                .contains("Schedulers.boundedElastic()")
                .doesNotContain("executeBlocking");
        assertThat(advice("""
                class A {
                    void a(io.vertx.core.Vertx vertx) { vertx.setTimer(100, id -> nap()); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """)).singleElement().asString().contains("vertx.executeBlocking");
    }

    private List<String> advice(String source) {
        return Compiled.in(folder, source).analyze().findings().stream()
                .map(Finding::advice)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyRuleOnEveryRelease")
    void adviceUsesWhatTheReleaseHas(Rule rule, int release) {
        Compiled example = Compiled.writtenIn(folder, rule.doc().bad());
        List<Finding> findings =
                Sound.analyze(example.request(release, List.of())).findings();
        for (Finding finding : findings) {
            FINAL_SINCE.forEach((name, since) -> {
                if (release < since) {
                    assertThat(finding.advice())
                            .as("%s on %d", finding.rule(), release)
                            .doesNotContain(name);
                }
            });
            // Since then a monitor does no harm of its own: how long it is held may, but not what kind of lock it is.
            if (release >= 24) {
                assertThat(finding.message() + " " + finding.advice())
                        .as("%s on %d", finding.rule(), release)
                        .doesNotContain("synchronized")
                        .doesNotContain("ReentrantLock");
            }
        }
    }
}
