package io.github.concurrencyadvisor.advice.accepted;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that were there when the user started to look, in a form that other changes leave alone: not by line but by rule,
 * method and the call that has the effect in the end. As text it is one finding a line, sorted, so that version control
 * merges it.
 *
 * @param name what to call it in messages: its relative path
 * @param entries sorted, one for each key
 */
public record Baseline(String name, List<Entry> entries) {

    /** No baseline. */
    public static final Baseline NONE = new Baseline("", List.of());

    private static final String FIRST_LINE = "# advisor baseline 1";

    private static final String HEAD = FIRST_LINE + """

            # Findings that were there before, which do not fail the build. One a line, with what follows between bars:
            # rule | method | call that it ends in | how many there are, where it is more than one
            """;

    private static final String BAR = " | ";

    public Baseline {
        entries = entries.stream().sorted().toList();
    }

    /**
     * What makes two findings the same.
     *
     * @param method the declared method that holds the place
     * @param end the call that waits or computes in the end, or the method that loops
     */
    public record Key(String rule, String method, String end) {

        public static Key of(Finding finding) {
            List<Hop> witness = finding.witness();
            Hop last = witness.isEmpty() ? null : witness.get(witness.size() - 1);
            MethodId end = last == null ? null : last.callee() == null ? last.method() : last.callee();
            return new Key(finding.rule(), safe(readable(finding.method())), end == null ? "" : safe(readable(end)));
        }

        /** A lambda's body by the method it stands in: its own number changes with each lambda before it. */
        private static String readable(MethodId method) {
            return method.isLambdaBody()
                    ? method.className() + "#" + method.name().replaceFirst("\\$\\d+$", "")
                    : method.className() + method.signature();
        }

        /** The name on one line, without what separates names; class files may hold both. */
        private static String safe(String name) {
            StringBuilder safe = new StringBuilder();
            name.strip().codePoints().forEach(c -> {
                int type = Character.getType(c);
                boolean awkward = c == '|'
                        || c == '\\'
                        || type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.SURROGATE;
                safe.append(awkward ? String.format(java.util.Locale.ROOT, "\\u{%X}", c) : Character.toString(c));
            });
            return safe.toString();
        }

        /** The class that declares the method, by its binary name. */
        String className() {
            return method.substring(0, method.indexOf('#'));
        }

        @Override
        public String toString() {
            return rule + BAR + method + BAR + end;
        }
    }

    /**
     * So many equal findings.
     *
     * @param count from 1
     * @param line where the file has it; 0 where it comes from no file
     */
    public record Entry(Key key, int count, int line) implements Comparable<Entry> {

        private static final Comparator<Entry> ORDER = Comparator.comparing(entry -> entry.key.toString());

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }

        String text() {
            return count == 1 ? key.toString() : key + BAR + count;
        }
    }

    /**
     * Reads a file. A key that stands there twice, as after a merge of two branches that both took it in, counts as often as
     * the larger of the two says.
     *
     * @param name what to call it in messages
     * @throws IllegalArgumentException if the text is not that of a baseline; the message names the file and the line
     */
    public static Baseline parse(String name, String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
            throw damaged(name, 1, "a baseline begins with \"" + FIRST_LINE + "\"");
        }
        Map<Key, Entry> entries = new HashMap<>();
        for (int number = 2; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isEmpty() && !line.startsWith("#")) {
                Entry entry = entry(name, number, line);
                entries.merge(entry.key, entry, (one, other) -> other.count > one.count ? other : one);
            }
        }
        return new Baseline(name, List.copyOf(entries.values()));
    }

    /** Several in one: a finding that more than one of them lists counts as often as all of them say. */
    public static Baseline together(String name, Collection<Baseline> baselines) {
        Map<Key, Entry> all = new HashMap<>();
        baselines.stream()
                .flatMap(baseline -> baseline.entries.stream())
                .forEach(entry -> all.merge(
                        entry.key, entry, (one, other) -> new Entry(one.key, one.count + other.count, one.line)));
        return new Baseline(name, List.copyOf(all.values()));
    }

    private static Entry entry(String name, int number, String line) {
        String[] parts = line.split("\\s*\\|\\s*", -1);
        boolean form = (parts.length == 3 || parts.length == 4)
                && parts[0].matches("\\w+")
                && parts[1].contains("#")
                && (parts.length == 3 || parts[3].matches("[1-9]\\d{0,8}"));
        if (!form) {
            throw damaged(
                    name, number, "\"" + line + "\" is not \"rule | method | call\", with a number after it or not");
        }
        int count = parts.length == 3 ? 1 : Integer.parseInt(parts[3]);
        return new Entry(new Key(parts[0], parts[1], parts[2]), count, number);
    }

    private static IllegalArgumentException damaged(String name, int line, String what) {
        return new IllegalArgumentException(name + ":" + line + ": the baseline is damaged: " + what);
    }

    /** The same and these findings. */
    public Baseline with(Collection<Finding> more) {
        Map<Key, Entry> all = new HashMap<>();
        entries.forEach(entry -> all.put(entry.key, entry));
        for (Finding finding : more) {
            all.merge(
                    Key.of(finding),
                    new Entry(Key.of(finding), 1, 0),
                    (one, another) -> new Entry(one.key, one.count + another.count, one.line));
        }
        return new Baseline(name, List.copyOf(all.values()));
    }

    /** How many findings it lists. */
    public int size() {
        return entries.stream().mapToInt(Entry::count).sum();
    }

    /** The file: the same entries give the same text. Lines end in {@code \n}. */
    public String text() {
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> lines.add(entry.text() + "\n"));
        return HEAD + String.join("", lines);
    }
}
