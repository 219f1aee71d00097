package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a build prints: the findings, the worst first, each with the calls that prove it; then problems and counts.
 *
 * <pre>{@code
 * src/main/java/shop/OrderHandler.java:[21,30] BlockingCallOnEventLoop: executeQuery waits on an event loop
 *     at OrderHandler.channelRead (OrderHandler.java:21) → Orders.find
 *     at Orders.find              (Orders.java:40)       → PreparedStatement.executeQuery
 *     instead: hand the query to a pool as large as the connection pool
 * }</pre>
 */
public final class ConsoleReport {

    /** A witness longer than this is shortened in its middle. */
    private static final int LONGEST_WITNESS = 10;

    private static final int FIRST_HOPS = 6;
    private static final int LAST_HOPS = 3;

    private static final int MOST_LISTED = 5;

    private static final String INDENT = "    ";

    private ConsoleReport() {}

    /** How loudly a line is to be printed. */
    public enum Level {
        INFO,
        WARNING,
        ERROR;

        static Level of(Severity severity) {
            return switch (severity) {
                case INFO -> INFO;
                case WARNING -> WARNING;
                case ERROR -> ERROR;
            };
        }
    }

    /**
     * One line of output.
     *
     * @param text without line end or control characters
     */
    public record Line(Level level, String text) {}

    /**
     * The whole report: findings that nothing accepts, what is left over of what was accepted, problems, counts.
     *
     * @param mostFindings how many findings to print in full, 0 and up; the rest are counted
     * @param baselined whether the findings in the baseline are printed too, after the others, instead of being counted
     */
    public static List<Line> render(Analysis analysis, int mostFindings, boolean baselined) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(findings(analysis.findings(), mostFindings));
        if (baselined && !analysis.review().baselined().isEmpty()) {
            lines.add(line(Level.INFO, "in the baseline:"));
            lines.addAll(findings(analysis.review().baselined(), mostFindings));
        }
        lines.addAll(leftovers(analysis.review().leftovers()));
        lines.addAll(problems(analysis.problems(), "the report"));
        lines.addAll(summary(analysis));
        return lines;
    }

    /** The findings alone, the worst first, then by place. */
    public static List<Line> findings(List<Finding> findings, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("the number of findings to print must be 0 or more, not " + most);
        }
        List<Finding> worstFirst = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Line> lines = new ArrayList<>();
        worstFirst.stream().limit(most).forEach(finding -> lines.addAll(finding(finding)));
        if (worstFirst.size() > most) {
            Level worstLeft = Level.of(worstFirst.get(most).severity());
            String more = most == 0 ? "" : "… and ";
            String noun =
                    most == 0 ? Counts.plural(worstFirst.size(), "finding") : (worstFirst.size() - most) + " more";
            lines.add(new Line(worstLeft, more + noun + " in the report"));
        }
        return lines;
    }

    private static List<Line> finding(Finding finding) {
        List<String> texts = new ArrayList<>();
        texts.add(place(finding) + " " + finding.rule() + ": " + finding.message());
        texts.addAll(shortened(WitnessText.lines(finding.witness(), INDENT)));
        texts.add(INDENT + "instead: " + finding.advice());
        Level level = Level.of(finding.severity());
        return texts.stream().map(text -> line(level, text)).toList();
    }

    /** {@code path:[line,column]}, the form that editors make a link of; where no column is known, the line's start. */
    private static String place(Finding finding) {
        Position at = finding.at();
        String where = at.file().isEmpty() ? finding.method().className() : at.file();
        return at.line() == 0 ? where + ":" : where + ":[" + at.line() + "," + Math.max(1, at.column()) + "]";
    }

    private static List<String> shortened(List<String> witness) {
        if (witness.size() <= LONGEST_WITNESS) {
            return witness;
        }
        List<String> shortened = new ArrayList<>(witness.subList(0, FIRST_HOPS));
        shortened.add(INDENT + "… " + (witness.size() - FIRST_HOPS - LAST_HOPS) + " more calls");
        shortened.addAll(witness.subList(witness.size() - LAST_HOPS, witness.size()));
        return shortened;
    }

    /**
     * What could not be read or resolved, the first few of it; nothing where there is nothing.
     *
     * @param rest what holds all of it
     */
    public static List<Line> problems(List<Problem> problems, String rest) {
        if (problems.isEmpty()) {
            return List.of();
        }
        return list(
                Counts.plural(problems.size(), "problem") + " with the input:",
                problems.stream()
                        .map(problem -> noted(problem.at(), problem.message()))
                        .toList(),
                rest);
    }

    private static List<Line> leftovers(List<Leftover> leftovers) {
        if (leftovers.isEmpty()) {
            return List.of();
        }
        return list(
                Counts.plural(leftovers.size(), "leftover") + " of what was accepted, which can go:",
                leftovers.stream()
                        .map(leftover -> noted(leftover.at(), leftover.message()))
                        .toList(),
                "the report");
    }

    private static String noted(Position at, String message) {
        String where = at.file() + (at.line() == 0 ? "" : ":" + at.line());
        return (where.isEmpty() ? "" : where + ": ") + message;
    }

    /** A title, the first few of the texts, and how many more there are in what holds the rest. */
    private static List<Line> list(String title, List<String> texts, String rest) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(Level.WARNING, title));
        texts.stream().limit(MOST_LISTED).forEach(text -> lines.add(line(Level.WARNING, INDENT + text)));
        if (texts.size() > MOST_LISTED) {
            lines.add(line(Level.WARNING, INDENT + "… and " + (texts.size() - MOST_LISTED) + " more in " + rest));
        }
        return lines;
    }

    /** The counts alone: files, methods, findings, and what the advice assumed. */
    public static List<Line> summary(Analysis analysis) {
        String files = counts(analysis.files(), SourceFile::status, SourceFile.Status.class, ConsoleReport::words);
        String methods = counts(
                analysis.methods(), verdict -> verdict.workload().kind(), WorkloadKind.class, ConsoleReport::words);
        return Stream.of(
                        "files: " + files,
                        "methods: " + methods,
                        "findings: " + findings(analysis.review()),
                        "advice for " + platform(analysis.platform()))
                .map(text -> line(Level.INFO, text))
                .toList();
    }

    /** {@code 2 (1 error, 1 info); accepted: 3 in the baseline, 1 suppressed}. */
    private static String findings(Review review) {
        List<Finding> open = review.open();
        String accepted = Stream.of(
                        counted(review.baselined().size(), "in the baseline"),
                        counted(review.suppressed().size(), "suppressed"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return (open.isEmpty() ? "none" : open.size() + " (" + Counts.severities(open) + ")")
                + (accepted.isEmpty() ? "" : "; accepted: " + accepted);
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    static String platform(Platform platform) {
        String frameworks = new TreeSet<>(platform.frameworks())
                .stream().map(Platform.Framework::display).collect(Collectors.joining(", "));
        return "Java " + platform.release() + (frameworks.isEmpty() ? "" : " with " + frameworks);
    }

    /** {@code 12 (10 trivial, 2 I/O-bound)}: the total, then every constant that occurs, in the enum's order. */
    private static <T, E extends Enum<E>> String counts(
            List<T> all, Function<T, E> key, Class<E> type, Function<E, String> words) {
        String parts = Counts.of(all, type, key).entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + words.apply(entry.getKey()))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all.size() + " (" + parts + ")";
    }

    private static String words(SourceFile.Status status) {
        return switch (status) {
            case JOINED -> "from source and classes";
            case SOURCE_ONLY -> "from source only";
            case CLASSES_ONLY -> "from classes only";
            case NOT_ANALYSED -> "not analysed";
        };
    }

    private static String words(WorkloadKind kind) {
        return switch (kind) {
            case CPU_BOUND -> "CPU-bound";
            case IO_BOUND -> "I/O-bound";
            case MIXED -> "mixed";
            case TRIVIAL -> "trivial";
            case UNKNOWN -> "unknown";
        };
    }

    static Line line(Level level, String text) {
        return new Line(level, Printable.of(text));
    }
}
