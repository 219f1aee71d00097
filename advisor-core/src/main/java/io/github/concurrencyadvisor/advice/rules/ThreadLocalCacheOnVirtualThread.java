package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object kept for each thread, where each task has a thread of its own. */
public final class ThreadLocalCacheOnVirtualThread implements Rule {

    /** The first release that has virtual threads. */
    private static final int VIRTUAL_THREADS = 21;

    /** Classes of the JDK whose objects are kept for what it costs to make them. */
    private static final Pattern COSTLY = Pattern.compile(
            "\\w*Format|\\w+Buffer|StringBuilder|Charset(De|En)coder|MessageDigest|Mac|Cipher|Signature|(De|In)flater"
                    + "|\\w*DocumentBuilder|SAXParser|Transformer|ByteArrayOutputStream|StringWriter");

    private static final String INSTEAD =
            "make it in the task or share one that is immutable; keep costly ones in a bounded pool of objects";

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
                Uses are followed for ThreadLocal.withInitial alone. A cheap object, or one that the task uses often, does little harm. From
                Java 21 on a field that keeps a format, a buffer, a builder, a codec or a digest for each thread is a note where it is made,
                whatever runs the code: a library does not know who calls it.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            if (platform.release() >= VIRTUAL_THREADS) {
                caches(effects, method).forEach(findings::add);
            }
            if (!SiteCalls.runsOn(effects, method, Carrier.VIRTUAL_THREAD)) {
                continue;
            }
            for (Call call : method.calls()) {
                boolean fetches = !call.target().returnType().equals("V");
                if (fetches && call.receiver() != null && effects.isPerThread(method, call.receiver())) {
                    findings.add(new CodePlace(method, call)
                            .finding(
                                    this,
                                    severity(),
                                    Confidence.MEDIUM,
                                    call.target().display() + " makes an object for each thread, on "
                                            + Carrier.VIRTUAL_THREAD.phrase() + " that runs one task",
                                    List.of(),
                                    INSTEAD));
                }
            }
        }
        return findings;
    }

    /** The costly objects that the method lets a field keep for each thread. */
    private List<Finding> caches(Effects effects, MethodFacts method) {
        List<Finding> caches = new ArrayList<>();
        for (Call call : method.calls()) {
            String cached = isKept(method, call) ? cached(effects, method, call) : null;
            if (cached != null) {
                caches.add(new CodePlace(method, call)
                        .finding(
                                this,
                                Severity.INFO,
                                Confidence.MEDIUM,
                                "a " + cached + " is kept for each thread, and " + Carrier.VIRTUAL_THREAD.phrase()
                                        + " that comes here makes one of its own for a single task",
                                List.of(),
                                INSTEAD));
            }
        }
        return caches;
    }

    private static boolean isKept(MethodFacts method, Call call) {
        return method.fieldWrites().stream()
                .flatMap(write -> write.value().alternatives().stream())
                .anyMatch(value -> value.equals(new Value.Result(call.index()))
                        || (value instanceof Value.Created created && created.call() == call.index()));
    }

    /** The simple name of the costly class that each thread gets an object of from what the call makes; null where it is none. */
    private static @Nullable String cached(Effects effects, MethodFacts method, Call call) {
        if (call.kind() == Call.Kind.CONSTRUCTOR) {
            return returned(initialValue(effects, call.target().owner()));
        }
        if (!(call.argument(0) instanceof Value.Function function)
                || !effects.isPerThread(method, new Value.Result(call.index()))) {
            return null;
        }
        MethodId body = function.body();
        return body.isConstructor() ? costly(body.owner()) : returned(effects.method(body));
    }

    /** What makes an object for each thread in a class of the project that extends ThreadLocal; null where it is none. */
    private static @Nullable MethodFacts initialValue(Effects effects, String owner) {
        MethodFacts own = effects.isOwn(owner)
                ? effects.method(new MethodId(owner, "initialValue", "()Ljava/lang/Object;"))
                : null;
        // the compiler's bridge calls the one that is written
        return own != null && own.isSynthetic() && !own.calls().isEmpty()
                ? effects.method(own.calls().get(0).target())
                : own;
    }

    /** The simple name of the costly class that the method returns an object of; null where it does not. */
    private static @Nullable String returned(@Nullable MethodFacts method) {
        if (method == null) {
            return null;
        }
        for (Value value : method.returned()) {
            String type = "";
            if (value instanceof Value.Created created) {
                type = created.type();
            } else if (value instanceof Value.Result result) {
                type = type(method.calls().get(result.call()).target().returnType());
            }
            String name = costly(type);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static String type(String descriptor) {
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private static @Nullable String costly(String type) {
        if (type.equals("[B") || type.equals("[C")) {
            return "buffer";
        }
        String name = type.substring(type.lastIndexOf('/') + 1);
        return type.startsWith("java") && COSTLY.matcher(name).matches() ? name : null;
    }
}
