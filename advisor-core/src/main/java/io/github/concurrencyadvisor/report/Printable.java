package io.github.concurrencyadvisor.report;

import java.util.Locale;

/** Names and messages made safe to print: what could move a cursor, break a line or hide text is shown instead of done. */
public final class Printable {

    private Printable() {}

    /**
     * The text with control characters, line and paragraph separators, and invisible formatting characters (which can
     * reorder what a reader sees) written as escapes, {@code \n} or <code>&#92;u202E</code>, and halves of surrogate pairs
     * replaced.
     */
    public static String of(String text) {
        String whole = whole(text);
        if (isPlain(whole) || whole.codePoints().allMatch(Printable::isHarmless)) {
            return whole;
        }
        StringBuilder safe = new StringBuilder(whole.length() + 16);
        whole.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isHarmless(c)) {
                        safe.appendCodePoint(c);
                    } else {
                        safe.append(escape(c));
                    }
                }
            }
        });
        return safe.toString();
    }

    /** The text with U+FFFD for each half of a surrogate pair, which class files may hold and no encoding can write. */
    static String whole(String text) {
        if (isPlain(text) || text.codePoints().noneMatch(Printable::isHalf)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? 0xFFFD : c));
        return whole.toString();
    }

    /** Whether it is printable ASCII, as nearly every name is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Whether the character prints as itself and does nothing else. */
    public static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isNoCharacter(codePoint);
        };
    }

    /** The character as Java and JSON write it in ASCII: four hexadecimal digits for each UTF-16 unit. */
    public static String escape(int codePoint) {
        StringBuilder escape = new StringBuilder();
        for (char unit : Character.toChars(codePoint)) {
            escape.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
        return escape.toString();
    }

    /** The last two of each plane are kept free for ever; XML does not take those of the first. */
    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE;
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
