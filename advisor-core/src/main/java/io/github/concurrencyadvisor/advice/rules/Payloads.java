package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Elements;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Locale;

/**
 * Work on the bytes of one of many elements by a helper whose code is not there: what such a helper is called says that it only
 * computes, and that it has to look at every byte.
 */
final class Payloads {

    /** A digest or an encoding is not among them: it goes through the bytes once, in less time than handing them over takes. */
    private static final List<String> WORKS = List.of(
            "parse",
            "compress",
            "decompress",
            "deflate",
            "inflate",
            "gzip",
            "gunzip",
            "encrypt",
            "decrypt",
            "sign",
            "verify",
            "deserialize",
            "render");

    private Payloads() {}

    static boolean works(Effects effects, MethodFacts in, Call call) {
        boolean isMissingHelper = call.kind() == Call.Kind.STATIC
                && call.unresolved() == null
                && effects.known(call) == null
                && effects.isMissing(call.target().owner());
        if (!isMissingHelper
                || !isNamedForIt(call)
                || call.target().returnType().equals("V")) {
            return false;
        }
        Elements elements = effects.elements();
        List<String> types = call.target().parameterTypes();
        for (int index = 0; index < types.size(); index++) {
            boolean ofElement = elements.isForEach(in, call)
                    || (elements.isBodyOfEach(in) && call.argument(index) == Value.Special.UNKNOWN);
            if (types.get(index).equals("[B") && ofElement) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedForIt(Call call) {
        String name = call.target().name().toLowerCase(Locale.ROOT);
        return WORKS.stream().anyMatch(name::startsWith);
    }
}
