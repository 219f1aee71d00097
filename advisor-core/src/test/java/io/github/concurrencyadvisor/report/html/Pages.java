package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.Samples;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reports of real analyses, small and large, to be tested and to be looked at. */
final class Pages {

    /** Begins the packages of everything analysed here. */
    static final String PACKAGE = "shop";

    private static final Path EVENT_LOOP = Path.of("../src-it/fail-event-loop/src/main/java/shop");

    private Pages() {}

    /** Writes a page of each size to look at into the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        Path work = Files.createTempDirectory(out, "work");
        Report examples = examples(work.resolve("bad"), RuleDoc::bad);
        int methods = examples.analysis().methods().size();
        int findings = examples.analysis().findings().size();
        write(out, "small", small(work.resolve("small")));
        write(out, "awkward", report(Samples.awkward(), SourceLines.NONE));
        write(out, "hostile", Hostile.report());
        write(out, "examples", examples);
        write(out, "none", examples(work.resolve("good"), RuleDoc::good));
        write(out, "findings-1000", Grown.times(1 + 1000 / findings, examples));
        write(out, "methods-50000", Grown.times(1 + 50_000 / methods, withoutFindings(examples)));
    }

    private static void write(Path out, String name, Report report) throws IOException {
        Files.writeString(out.resolve(name + ".html"), HtmlReport.render(report));
    }

    /** A project of two classes that asks a database on an event loop. */
    static Report small(Path folder) {
        String[] sources = {source("OrderHandler.java"), source("Orders.java")};
        Compiled compiled = Compiled.in(folder, sources);
        return report(compiled.request(17, List.of(folder.resolve("classes"))));
    }

    private static String source(String name) {
        try {
            return Files.readString(EVENT_LOOP.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** One example of every rule's documentation, each in a package of its own, as one project. */
    static Report examples(Path folder, Function<RuleDoc, String> example) {
        String[] compilable = units(example, rule -> Runtime.version().feature() >= 21 || !isNew(rule));
        String[] others = units(example, rule -> Runtime.version().feature() < 21 && isNew(rule));
        Compiled compiled = Compiled.in(folder, compilable);
        Compiled.writtenIn(folder, others);
        return report(compiled.request(21, List.of(folder.resolve("classes"))));
    }

    private static boolean isNew(Rule rule) {
        return Stream.of(rule.doc().bad(), rule.doc().good())
                .anyMatch(text -> text.matches("(?s).*(newVirtualThreadPerTask|ofVirtual|startVirtualThread).*"));
    }

    private static String[] units(Function<RuleDoc, String> example, java.util.function.Predicate<Rule> which) {
        return Rules.all().stream()
                .filter(which)
                .map(rule -> "package " + PACKAGE + "." + rule.name().toLowerCase(Locale.ROOT) + ";\n\n"
                        + example.apply(rule.doc()))
                .toArray(String[]::new);
    }

    static Report withoutFindings(Report report) {
        Analysis all = report.analysis();
        Analysis methods = new Analysis(
                all.platform(),
                all.files(),
                all.methods(),
                io.github.concurrencyadvisor.advice.accepted.Review.EMPTY,
                List.of());
        return report(methods, SourceLines.NONE);
    }

    private static Report report(AnalysisRequest request) {
        Analysis analysis = Sound.analyze(request);
        return report(analysis, SourceLines.read(request, analysis));
    }

    /** As a build reports it that errors fail. */
    static Report report(Analysis analysis, SourceLines sources) {
        List<Finding> errors = analysis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        Optional<String> failure = errors.isEmpty() ? Optional.empty() : Optional.of(Counts.severities(errors));
        return new Report(
                analysis,
                sources,
                new Outcome(failure, "It fails on new findings of severity error", errors),
                "shop",
                new InRepository("", "pom.xml"),
                "advisor-maven-plugin",
                "1.2.3");
    }
}
