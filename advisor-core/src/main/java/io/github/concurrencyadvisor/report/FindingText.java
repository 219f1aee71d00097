package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finding in words, for formats that have one text for it. */
final class FindingText {

    private FindingText() {}

    /** {@code Orders.find waits on an event loop; instead: hand it to a pool}, in one line. */
    static String line(Finding finding) {
        return Printable.of(finding.message() + "; instead: " + finding.advice());
    }

    /** Place, message, witness and advice, a line each and without a line end after the last. */
    static String lines(Finding finding, InRepository repository) {
        return Stream.of(
                        Stream.of(Printable.of(repository.place(finding.at()).toString())),
                        Stream.of(Printable.of(finding.message())),
                        WitnessText.lines(finding.witness(), "    ").stream(),
                        Stream.of("instead: " + Printable.of(finding.advice())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** The findings that nothing accepts, and those in the baseline that count against the build all the same; by place. */
    static List<Finding> reported(Report report) {
        Analysis analysis = report.analysis();
        Set<Finding> violations = new HashSet<>(report.outcome().violations());
        return Stream.concat(
                        analysis.findings().stream(),
                        analysis.review().baselined().stream().filter(violations::contains))
                .sorted()
                .toList();
    }

    /** The worst first, then by place. */
    static Comparator<Finding> worstFirst() {
        return Comparator.comparing(Finding::severity).reversed().thenComparing(Comparator.naturalOrder());
    }
}
