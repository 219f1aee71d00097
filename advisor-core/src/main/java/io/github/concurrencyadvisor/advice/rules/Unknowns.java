package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.effects.UnknownCall;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names of methods tell of which nothing else is known. */
final class Unknowns {

    /** Reads or sets a property, looks something up or wraps it. */
    private static final Pattern LOOKS_UP = Pattern.compile(
            "(?:get|is|has|as|to|of|from|with|set|contains|equals|compare|value|name|id|uid|key|size|length"
                    + "|isEmpty|hashCode|build|builder|add|put|default|empty|instance|copy|plus|minus|<init>)"
                    + "(?:[A-Z_].*|All|s)?");

    /** Takes time on a core rather than elsewhere, or next to none. */
    private static final Pattern COMPUTES = Pattern.compile(
            "(?:parse|format|compute|calculate|encode|decode|encrypt|decrypt"
                    + "|hash|sign|verify|compress|decompress|convert|map|transform|translate|sort|filter|match|matches|merge|score"
                    + "|count|sum|reduce|evaluate|validate|render|check|apply|test|log|debug|info|warn|error|trace)(?:[A-Z_].*|s)?");

    /** Takes long on a core by what it is called: what goes through all of a text or of a block of bytes. */
    private static final Pattern COMPUTES_MUCH = Pattern.compile(
            "(?:parse|decode|encode|encrypt|decrypt|compress|decompress|unmarshal|marshal|deserialize|serialize|hash|render)"
                    + "(?:[A-Z_].*)?");

    private Unknowns() {}

    /** A call whose name says that it computes much, if nothing but computing is unknown of what the site runs; else null. */
    static @Nullable MethodId computes(Effects effects, Spawn site) {
        MethodFacts entry = effects.method(site.entry());
        Evidence compute = site.effects().get(Effect.COMPUTE);
        MethodId known = compute == null ? null : compute.trail().last().callee();
        MethodId found = known != null && COMPUTES_MUCH.matcher(known.name()).matches() ? known : null;
        for (UnknownCall unknown : entry == null ? List.<UnknownCall>of() : effects.unknownCalls(entry)) {
            MethodId called = unknown.called();
            if (COMPUTES_MUCH.matcher(called.name()).matches() && isGivenNoStream(called)) {
                found = found == null ? called : found;
            } else if (!looksUp(called) && !COMPUTES.matcher(called.name()).matches()) {
                return null;
            }
        }
        return found;
    }

    private static boolean isGivenNoStream(MethodId called) {
        return called.parameterTypes().stream()
                .noneMatch(type -> type.startsWith("Ljava/io/")
                        || type.startsWith("Ljava/nio/")
                        || type.startsWith("Ljava/net/")
                        || type.equals("Ljava/lang/Object;"));
    }

    /** Whether the method, going by its name, is over before it begins. */
    static boolean looksUp(MethodId method) {
        return LOOKS_UP.matcher(method.name()).matches();
    }

    /** Whether nothing but look-ups is unknown of what the site runs, and all else does nothing. */
    static boolean onlyLooksUp(Effects effects, Spawn site) {
        if (!site.effects().keySet().equals(Set.of(Effect.UNKNOWN))) {
            return false;
        }
        MethodFacts entry = effects.method(site.entry());
        List<MethodId> called = entry == null
                ? List.of(site.entry())
                : effects.unknownCalls(entry).stream().map(UnknownCall::called).toList();
        return !called.isEmpty() && called.stream().allMatch(Unknowns::looksUp);
    }

    static String display(MethodId method) {
        return method.owner().isEmpty() ? method.name() : method.display();
    }

    /** A call of which nothing is known and whose name does not say that it computes; null where there is none. */
    static @Nullable Evidence acts(Map<Effect, Evidence> effects) {
        Evidence unknown = effects.get(Effect.UNKNOWN);
        if (unknown == null || unknown.confidence() == Confidence.LOW) {
            return null;
        }
        MethodId callee = unknown.trail().last().callee();
        boolean acts = callee != null
                && !looksUp(callee)
                && !COMPUTES.matcher(callee.name()).matches();
        return acts ? unknown : null;
    }
}
