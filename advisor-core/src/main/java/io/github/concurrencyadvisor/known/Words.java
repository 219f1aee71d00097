package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that cells of several columns are made of. */
final class Words {
    /** Index of the last argument that a line can point to. */
    private static final int LAST_ARGUMENT = 9;

    private Words() {}

    /** The argument's index in {@code word(this)} or {@code word(2)}, -1 for the receiver; null for anything else. */
    static @Nullable Integer argument(String text, String word) {
        int length = word.length();
        if (!text.startsWith(word) || text.length() < length + 3 || text.charAt(length) != '(' || !text.endsWith(")")) {
            return null;
        }
        String inner = text.substring(length + 1, text.length() - 1);
        if (inner.equals("this")) {
            return -1;
        }
        boolean isDigit = inner.length() == 1 && inner.charAt(0) >= '0' && inner.charAt(0) <= '9';
        return isDigit ? (Integer) (inner.charAt(0) - '0') : null;
    }

    /** What stands between the brackets of {@code word(a,b)}; empty for anything else. */
    static List<String> inner(String text, String word) {
        boolean matches = text.startsWith(word) && text.startsWith("(", word.length()) && text.endsWith(")");
        return matches ? split(text.substring(word.length() + 1, text.length() - 1), ',') : List.of();
    }

    /** {@code 0} for the argument at that index, {@code =16} for the number, {@code many} for as many as are asked for. */
    static Amount amount(String text) throws BadLine {
        if (text.equals("many")) {
            return Amount.Endless.MANY;
        }
        boolean isGiven = !text.startsWith("=");
        Long number = whole(isGiven ? text : text.substring(1));
        if (number == null || (isGiven && number > LAST_ARGUMENT)) {
            throw new BadLine(
                    "cannot read '" + text + "'; write 0 for the first argument, =16 for the number 16, many");
        }
        return isGiven ? new Amount.Given(number.intValue()) : new Amount.Fixed(number);
    }

    static @Nullable Long whole(String digits) {
        try {
            long number = Long.parseLong(digits);
            return number < 0 ? null : (Long) number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable Effect effect(String name) {
        for (Effect effect : Effect.values()) {
            if (effect.name().equals(name)) {
                return effect;
            }
        }
        return null;
    }

    static @Nullable Carrier carrier(String name) {
        for (Carrier carrier : Carrier.values()) {
            if (carrier.name().equals(name)) {
                return carrier;
            }
        }
        return null;
    }

    static BadLine unknownCarrier(String name) {
        return new BadLine("unknown carrier '" + name + "'; use one of " + List.of(Carrier.values()));
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end).strip());
            start = end + 1;
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
