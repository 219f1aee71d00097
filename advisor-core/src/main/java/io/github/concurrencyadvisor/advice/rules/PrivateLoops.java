package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Event loops that a class has for itself and only gives tasks: nobody else is served by them. */
final class PrivateLoops {

    /** What is asked of any executor. Whoever asks for more, a loop for a channel above all, shares it. */
    private static final Set<String> OF_ANY_EXECUTOR = Set.of(
            "execute",
            "submit",
            "schedule",
            "scheduleAtFixedRate",
            "scheduleWithFixedDelay",
            "shutdown",
            "shutdownNow",
            "shutdownGracefully",
            "awaitTermination",
            "isShutdown",
            "isTerminated");

    private PrivateLoops() {}

    /** Whether the site's task is given to such a loop. */
    static boolean runs(Effects effects, Spawn site) {
        Call handing = site.call();
        MethodFacts in = effects.method(site.in());
        return handing != null
                && in != null
                && OF_ANY_EXECUTOR.contains(handing.target().name())
                && handing.receiver() instanceof Value.FieldRead loop
                && effects.isPrivate(loop)
                && effects.methodsOf(loop.owner()).allMatch(method -> isOnlyGivenTasks(method, loop));
    }

    private static boolean isOnlyGivenTasks(MethodFacts method, Value.FieldRead loop) {
        for (Call call : method.calls()) {
            boolean handsOut = call.arguments().stream().anyMatch(argument -> isIt(argument, loop));
            boolean asksForMore = isIt(call.receiver(), loop)
                    && !OF_ANY_EXECUTOR.contains(call.target().name());
            if (handsOut || asksForMore) {
                return false;
            }
        }
        return method.returned().stream().noneMatch(value -> isIt(value, loop))
                && method.fieldWrites().stream().allMatch(write -> isMadeHere(write, loop));
    }

    /** Whether the write has nothing to do with the loop, or fills its field with what a call made. */
    private static boolean isMadeHere(FieldWrite write, Value.FieldRead loop) {
        boolean fills = write.owner().equals(loop.owner()) && write.name().equals(loop.name());
        return fills
                ? write.value().alternatives().stream()
                        .allMatch(value -> value instanceof Value.Result
                                || value instanceof Value.Created
                                || value instanceof Value.Constant)
                : !isIt(write.value(), loop);
    }

    private static boolean isIt(@Nullable Value value, Value.FieldRead loop) {
        return value != null && value.alternatives().contains(loop);
    }
}
