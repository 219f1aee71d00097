package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.List;

/** An object kept for each thread, where each task has a thread of its own. */
public final class ThreadLocalCacheOnVirtualThread implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A virtual thread uses an object that is kept for each thread.", """
                A cache for each thread pays where a few threads run many tasks. A virtual thread runs one task: it makes the object, uses it
                once and drops it, and with 100,000 threads there are 100,000 of them on the heap.""", """
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Frames {
                    private static final int SIZE = 64 * 1024;
                    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[SIZE]);
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

                    void send(String text) {
                        tasks.execute(() -> fill(text));
                    }

                    private static void fill(String text) {
                        byte[] buffer = BUFFER.get();
                        buffer[0] = (byte) text.length();
                    }
                }
                """, """
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Frames {
                    private static final int SIZE = 64 * 1024;
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

                    void send(String text) {
                        tasks.execute(() -> fill(text));
                    }

                    private static void fill(String text) {
                        byte[] buffer = new byte[SIZE];
                        buffer[0] = (byte) text.length();
                    }
                }
                """, """
                Only ThreadLocal.withInitial is known to keep a cache; subclasses that override initialValue are not seen. A cheap object,
                or one that the task uses often, does little harm.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            if (!SiteCalls.runsOn(effects, method, Carrier.VIRTUAL_THREAD)) {
                continue;
            }
            for (Call call : method.calls()) {
                boolean fetches = !call.target().returnType().equals("V");
                if (fetches && call.receiver() != null && effects.isPerThread(method, call.receiver())) {
                    findings.add(
                            new CodePlace(method, call)
                                    .finding(
                                            this,
                                            severity(),
                                            Confidence.MEDIUM,
                                            call.target().display() + " makes an object for each thread, on "
                                                    + Carrier.VIRTUAL_THREAD.phrase() + " that runs one task",
                                            List.of(),
                                            "make it in the task or share one that is immutable; keep costly ones in a bounded pool of objects"));
                }
            }
        }
        return findings;
    }
}
