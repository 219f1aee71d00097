package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What GitHub Actions makes annotations of: a workflow command a line, which has to begin the line that it is printed in.
 *
 * <pre>{@code
 * ::error file=src/shop/OrderHandler.java,line=16,col=38,title=BlockingCallOnEventLoop::Orders.find waits …%0Ainstead: …
 * }</pre>
 */
public final class GitHubAnnotations {

    /** GitHub shows no more of each kind for a step, those that come first. */
    private static final int MOST_OF_A_KIND = 10;

    private GitHubAnnotations() {}

    /** The commands for the findings that nothing accepts, the worst first. */
    public static List<String> lines(Report report) {
        Map<Severity, Integer> shown = new EnumMap<>(Severity.class);
        List<String> lines = new ArrayList<>();
        FindingText.reported(report).stream().sorted(FindingText.worstFirst()).forEach(finding -> {
            if (shown.merge(finding.severity(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                lines.add(command(finding, report.repository().place(finding.at())));
            }
        });
        return lines;
    }

    private static String command(Finding finding, Position at) {
        return "::" + kind(finding.severity())
                + " file=" + property(at.file())
                + ",line=" + at.line()
                + (at.column() > 0 ? ",col=" + at.column() : "")
                + ",title=" + property(finding.rule())
                + "::" + data(Printable.of(finding.message()) + "\n" + "instead: " + Printable.of(finding.advice()));
    }

    private static String kind(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    private static String property(String text) {
        return data(Printable.of(text)).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
