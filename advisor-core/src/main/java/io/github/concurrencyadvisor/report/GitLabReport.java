package io.github.concurrencyadvisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * What GitLab's code quality takes, and what reads Code Climate's issues: the findings that nothing accepts. Fingerprints stay
 * when lines move.
 */
public final class GitLabReport {

    private GitLabReport() {}

    /** Writes the report as UTF-8 with {@code \n} line ends, the last line's included; the stream is flushed and left open. */
    public static void write(Report report, OutputStream out) throws IOException {
        Function<Finding, Identity> identities = Identity.in(report.analysis().review());
        JsonText.write(out, (json, printer) -> {
            json.writeStartArray();
            for (Finding finding : FindingText.reported(report)) {
                issue(finding, identities.apply(finding), report.repository(), json);
            }
            json.writeEndArray();
        });
    }

    private static void issue(Finding finding, Identity identity, InRepository repository, JsonGenerator json)
            throws IOException {
        Position at = repository.place(finding.at());
        json.writeStartObject();
        json.writeStringField("type", "issue");
        // the rule's name too, as GitLab does not show which check it was
        json.writeStringField("description", finding.rule() + ": " + FindingText.line(finding));
        json.writeStringField("check_name", finding.rule());
        json.writeArrayFieldStart("categories");
        json.writeString(category(finding.severity()));
        json.writeEndArray();
        json.writeStringField("fingerprint", identity.fingerprint(repository));
        json.writeStringField("severity", severity(finding.severity()));
        json.writeObjectFieldStart("location");
        json.writeStringField("path", Printable.whole(at.file()));
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", at.line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** GitLab does not ask, but other readers of the format cannot do without. */
    private static String category(Severity severity) {
        return switch (severity) {
            case ERROR -> "Bug Risk";
            case WARNING, INFO -> "Performance";
        };
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case INFO -> "info";
        };
    }
}
