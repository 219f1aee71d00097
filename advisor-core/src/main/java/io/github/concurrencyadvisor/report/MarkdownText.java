package io.github.concurrencyadvisor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as GitHub-flavoured Markdown, which GitLab and others read too, without HTML. What hosts make links of on their own, such
 * as {@code @name}, {@code #12} and addresses, is written as code, which they leave alone.
 */
final class MarkdownText {

    private static final String MARKUP = "\\`*_{}[]<>#|~!&$^";

    private static final String PART = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";

    /** A name of code with dots in it, perhaps with parameters. */
    private static final Pattern NAME = Pattern.compile(PART + "(\\." + PART + ")+(\\([^)]*\\))?");

    /** What a host would make a mention or a link of. */
    private static final Pattern LINK = Pattern.compile("@|#\\d|://|www\\.", Pattern.CASE_INSENSITIVE);

    /** What begins a list, a heading or a rule where it begins a line. */
    private static final Pattern BLOCK = Pattern.compile("([-+=:]|\\d+(?=[.)]))(.*)", Pattern.DOTALL);

    /** What may stand before and after a name in a sentence. */
    private static final Pattern ENDED = Pattern.compile("()(.*?)([.,;:?!]*)", Pattern.DOTALL);

    private static final Pattern ENCLOSED = Pattern.compile("(\\(?)(.*?)([).,;:?!]*)", Pattern.DOTALL);

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** A sentence of a report in one line that may begin one: names of code as code, and nothing else that is markup. */
    static String sentence(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Printable.of(text).strip().split(" ", -1)) {
            String safe = word(word);
            Matcher block = BLOCK.matcher(safe);
            if (words.isEmpty() && block.matches()) {
                safe = Character.isDigit(safe.charAt(0)) ? block.group(1) + "\\" + block.group(2) : "\\" + safe;
            }
            words.add(safe);
        }
        return String.join(" ", words);
    }

    private static String word(String word) {
        for (Pattern form : List.of(ENDED, ENCLOSED)) {
            Matcher parts = form.matcher(word);
            if (parts.matches()
                    && (NAME.matcher(parts.group(2)).matches()
                            || (form == ENCLOSED && LINK.matcher(parts.group(2)).find()))) {
                return escaped(parts.group(1)) + code(parts.group(2)) + escaped(parts.group(3));
            }
        }
        return escaped(word);
    }

    /** The text as code within a line. */
    static String code(String text) {
        String shown = Printable.of(text);
        int longest = BACKTICKS
                .matcher(shown)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        String pad = longest > 0 || shown.isBlank() || shown.startsWith(" ") ? " " : "";
        return fence + pad + shown + pad + fence;
    }

    /** Lines as a block of code, without a line end after the last; a fence that is longer than any in them. */
    static String block(String language, List<String> lines, String indent) {
        int longest = lines.stream()
                .flatMap(line -> BACKTICKS.matcher(line).results())
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        StringBuilder block = new StringBuilder(indent + fence + language);
        lines.forEach(line -> block.append('\n').append((indent + line).stripTrailing()));
        return block.append('\n').append(indent).append(fence).toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
