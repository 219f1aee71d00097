package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Review;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports on analyses made by hand, of a project in the folder {@code app} of its repository. */
final class Reports {

    static final InRepository APP = new InRepository("app/", "pom.xml");

    private Reports() {}

    /** Errors that nothing accepts fail the build. */
    static Report of(Analysis analysis) {
        List<Finding> violations = analysis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        return with(analysis, violations);
    }

    static Report with(Analysis analysis, List<Finding> violations) {
        Optional<String> failure = violations.isEmpty() ? Optional.empty() : Optional.of(Counts.severities(violations));
        Outcome outcome = new Outcome(failure, "Errors fail the build", violations);
        return new Report(analysis, SourceLines.NONE, outcome, "shop", APP, "advisor-maven-plugin", "1.2.3");
    }

    static Analysis analysis(List<Finding> open, List<Finding> baselined) {
        return new Analysis(
                new Platform(17, Set.of()),
                List.of(),
                List.of(),
                new Review(open, List.of(), baselined, List.of(), List.of(), Baseline.NONE),
                List.of());
    }

    static Analysis empty() {
        return analysis(List.of(), List.of());
    }

    /** The finding in another line. */
    static Finding moved(Finding finding, int lines) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.confidence(),
                finding.method(),
                new io.github.concurrencyadvisor.model.Position(
                        finding.at().file(),
                        finding.at().line() + lines,
                        finding.at().column()),
                finding.message(),
                finding.witness(),
                finding.advice());
    }

    /** What a format writes; it has to leave the stream open. */
    static String text(Report report, Format format) throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        format.write(report, out);
        if (closed[0]) {
            throw new AssertionError("the stream was closed");
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    interface Format {
        void write(Report report, OutputStream out) throws IOException;
    }
}
