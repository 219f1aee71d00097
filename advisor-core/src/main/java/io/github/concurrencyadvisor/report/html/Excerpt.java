package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Code around a place, the line marked and in it the name of what is called. */
final class Excerpt {

    /** A longer line is cut: generated code has lines of any length. */
    private static final int LONGEST = 240;

    private Excerpt() {}

    /**
     * Writes the lines around a place.
     *
     * @param called what is called there; null where nothing is
     * @return whether there was any line to write
     */
    static boolean write(
            Markup page, SourceLines sources, Position at, @Nullable MethodId called, int before, int after) {
        SortedMap<Integer, String> lines = sources.around(at, before, after);
        if (lines.isEmpty()) {
            return false;
        }
        int indent = indent(lines);
        page.open("pre", "class", "code", "tabindex", "0").open("code");
        lines.forEach((number, text) -> {
            boolean here = number == at.line();
            String line = text.isBlank() ? "" : text.substring(Math.min(indent, text.length()));
            page.open("span", "class", here ? "line here" : "line");
            page.element("span", String.valueOf(number), "class", "number").text(" ");
            if (here) {
                marked(page, line, at.column() - 1 - indent, called);
            } else {
                page.code(cut(line));
            }
            page.close().lineEnd();
        });
        page.close().close();
        return true;
    }

    /** How many characters of blank space all lines begin with. */
    private static int indent(SortedMap<Integer, String> lines) {
        return lines.values().stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
    }

    private static void marked(Markup page, String line, int column, @Nullable MethodId called) {
        String name = called == null ? "" : nameInCode(called);
        int start = name.isEmpty() ? -1 : find(line, name, Math.max(0, column));
        if (start < 0 || start + name.length() > LONGEST) {
            page.code(cut(line));
            return;
        }
        int end = start + name.length();
        page.code(line.substring(0, start))
                .open("mark")
                .code(line.substring(start, end))
                .close();
        page.code(cut(line).substring(Math.min(end, cut(line).length())));
    }

    /** What stands in the code for a call of the method. */
    private static String nameInCode(MethodId called) {
        if (called.isConstructor()) {
            String type = called.simpleClassName();
            return type.substring(type.lastIndexOf('.') + 1);
        }
        return called.isLambdaBody() ? "" : called.name();
    }

    /** The name as a word of its own, at or behind the column, else anywhere in the line; -1 where it is not there. */
    private static int find(String line, String name, int column) {
        for (int from : new int[] {column, 0}) {
            for (int at = line.indexOf(name, from); at >= 0; at = line.indexOf(name, at + 1)) {
                int end = at + name.length();
                boolean begins = at == 0 || !Character.isJavaIdentifierPart(line.charAt(at - 1));
                boolean ends = end == line.length() || !Character.isJavaIdentifierPart(line.charAt(end));
                if (begins && ends) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
