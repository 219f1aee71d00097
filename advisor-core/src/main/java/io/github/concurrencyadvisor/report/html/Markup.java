package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.report.Printable;
import java.util.ArrayDeque;
import java.util.Set;

/**
 * HTML as it is written, which is also well-formed XML but for the content of scripts and styles. Text and attributes are
 * escaped here and nowhere else. Not thread-safe.
 */
final class Markup {

    /** Elements that stand in running text, so that no line end may come between. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "output", "small", "span", "strong",
            "tspan");

    private final StringBuilder out = new StringBuilder();
    private final ArrayDeque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names and values in turn. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no content by its nature, or an empty one of SVG. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A text, with what is not harmless shown instead of done. */
    Markup text(String text) {
        escape(Printable.of(text));
        return this;
    }

    /** A line of code: like a text, but a tab stays one. */
    Markup code(String line) {
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            text(line.substring(from, tab));
            out.append('\t');
            from = tab + 1;
        }
        return text(line.substring(from));
    }

    /** A line end in preformatted text. */
    Markup lineEnd() {
        out.append('\n');
        return this;
    }

    /** An element whose content is none of HTML: a script or style of our own, or data in which no angle bracket is left. */
    Markup raw(String tag, String content, String... attributes) {
        if (content.contains("</") || content.contains("<!--")) {
            throw new IllegalArgumentException("this would end the element " + tag + " or begin a comment in it");
        }
        start(tag, attributes);
        out.append('>').append(content).append("</").append(tag).append('>');
        return this;
    }

    private void start(String tag, String... attributes) {
        if (!INLINE.contains(tag) && out.length() > 0) {
            out.append('\n');
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(Printable.of(attributes[i + 1]));
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** The whole, once every element has ended. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return out.toString();
    }
}
