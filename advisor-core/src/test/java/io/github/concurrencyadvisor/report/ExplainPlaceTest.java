package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.MethodSelector;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a place, above all of one where nothing is reported. */
class ExplainPlaceTest {

    private static final String HANDLER = """
            package shop;

            import io.netty.channel.ChannelHandlerContext;
            import io.netty.channel.ChannelInboundHandlerAdapter;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.concurrent.CompletableFuture;
            import java.util.concurrent.ExecutorService;

            class Handler extends ChannelInboundHandlerAdapter {
                private final ExecutorService pool;

                Handler(ExecutorService pool) {
                    this.pool = pool;
                }

                @Override
                public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
                    context.write(page());
                    // advisor:allow BlockingCallOnEventLoop because the answer is on a RAM disk
                    context.write(Files.readString(Path.of("answer")));
                    pool.execute(this::audit);
                    context.write(message.toString().strip());
                }

                private String page() throws Exception {
                    Thread.sleep(100);
                    return "";
                }

                private void audit() {
                    try {
                        Thread.sleep(200);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                void tool() throws Exception {
                    Thread.sleep(300);
                    java.util.Arrays.sort(new int[9]);
                }

                public static void main(String[] args) throws Exception {
                    Thread.sleep(400);
                    CompletableFuture<String> ready = CompletableFuture.completedFuture("");
                    if (ready.isDone()) {
                        ready.get();
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void printsTheExampleOfTheDocumentation() throws IOException {
        String text = String.join("\n", explained("Files.readString", request -> request))
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> "    [INFO] " + line + "\n")
                .reduce("", String::concat);
        Golden.check(
                Path.of("../docs/living-with-findings.md"),
                "-Dadvisor.at=src/shop/Handler.java:21\n\n",
                text,
                "\nOf each call");
    }

    @Test
    void whatIsReportedNeedsNoReason() {
        assertThat(explained("context.write(page())", request -> request))
                .contains("found here:")
                .anyMatch(line ->
                        line.startsWith("    BlockingCallOnEventLoop (error): Handler.page sleeps in Thread.sleep"))
                .doesNotContain("why nothing is reported here:");
    }

    @Test
    void aLineFurtherDownThePathNamesTheFinding() {
        assertThat(explained("Thread.sleep(100)", request -> request))
                .contains(
                        "found elsewhere, by way of this line:",
                        "why nothing is reported here:",
                        "    Thread.sleep: an event loop should not wait; what was found says so, here or where the work begins")
                .anyMatch(line -> line.startsWith("    src/shop/Handler.java:19:23 BlockingCallOnEventLoop (error): "));
    }

    @Test
    void workThatIsHandedOverCountsElsewhere() {
        assertThat(explained("pool.execute", request -> request))
                .anyMatch(line -> line.startsWith("    ExecutorService.execute: it hands Handler.audit over to ")
                        && line.endsWith(": what that does counts there and not here"));
    }

    @Test
    void whatDoesNotWaitIsSaidNotTo() {
        assertThat(explained("message.toString().strip()", request -> request))
                .contains("    String.strip: it neither waits nor computes, as far as is known");
    }

    @Test
    void littleComputingIsSaidToBeToo() {
        assertThat(explained("Arrays.sort", request -> request))
                .contains(
                        "    Arrays.sort: it computes, but one loop or one such call alone is too little to be reported");
    }

    @Test
    void whereNoCarrierIsKnownNothingSpeaksAgainstAWait() {
        assertThat(explained("Thread.sleep(300)", request -> request))
                .contains("    Thread.sleep: no place is known that runs this on a thread which should not wait");
    }

    @Test
    void aCarrierThatMayWaitIsNamed() {
        assertThat(explained("Thread.sleep(400)", request -> request))
                .contains(
                        "        on the main thread, because the program starts here",
                        "    Thread.sleep: the main thread may wait");
    }

    @Test
    void aFutureThatIsDoneIsNotWaitedFor() {
        assertThat(explained("ready.get()", request -> request))
                .contains("    CompletableFuture.get: what it would wait for is done by then, as the code shows");
    }

    @Test
    void aSettingThatKeepsAFindingBackIsNamed() {
        assertThat(explained(
                        "context.write(page())",
                        request -> request.rules(Map.of("BlockingCallOnEventLoop", Optional.empty()))))
                .contains("        not reported: the rule is switched off");
        assertThat(explained("context.write(page())", request -> request.baseline(Baseline.parse("b.txt", """
                                # advisor baseline 1
                                BlockingCallOnEventLoop | shop.Handler#channelRead(io.netty.channel.ChannelHandlerContext,\
                                java.lang.Object) | java.lang.Thread#sleep(long)
                                """))))
                .contains("        not reported: it is in the baseline");
    }

    @Test
    void aFindingThatIsNotSureEnoughIsNamed() {
        Compiled written = Compiled.writtenIn(folder, HANDLER);
        AnalysisRequest request = written.request(17, List.of())
                .but()
                .minConfidence(Confidence.HIGH)
                .build();

        assertThat(texts(request, lineOf("context.write(page())")))
                .contains("        not reported: its confidence is medium, and asked for is high");
    }

    private List<String> explained(String code, UnaryOperator<AnalysisRequest.Builder> setting) {
        Compiled compiled = Compiled.in(folder, HANDLER);
        AnalysisRequest request = compiled.request(17, List.of(folder.resolve("classes")));
        return texts(
                setting.apply(request.but().minConfidence(Confidence.MEDIUM)).build(), lineOf(code));
    }

    private static int lineOf(String code) {
        return (int) HANDLER.substring(0, HANDLER.indexOf(code)).lines().count();
    }

    private static List<String> texts(AnalysisRequest request, int line) {
        return ExplainReport.render(Advisor.explain(request, MethodSelector.at("shop/Handler.java:" + line))).stream()
                .map(ConsoleReport.Line::text)
                .toList();
    }
}
