package io.github.concurrencyadvisor.facts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of number literals. */
final class Literals {

    private Literals() {}

    /** The value of an int or long literal without its {@code L}, in any radix; null where it is none. */
    static @Nullable Long integer(String literal) {
        String digits = literal.replace("_", "").toLowerCase(Locale.ROOT);
        if (digits.endsWith("l")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        try {
            if (digits.startsWith("0x")) {
                return Long.parseUnsignedLong(digits.substring(2), 16);
            }
            if (digits.startsWith("0b")) {
                return Long.parseUnsignedLong(digits.substring(2), 2);
            }
            if (digits.length() > 1 && digits.startsWith("0")) {
                return Long.parseUnsignedLong(digits.substring(1), 8);
            }
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
