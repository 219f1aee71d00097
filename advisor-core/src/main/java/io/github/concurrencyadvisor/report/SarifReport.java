package io.github.concurrencyadvisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What code-scanning hosts and editors read: SARIF 2.1.0, one run with every finding, accepted ones marked as such.
 *
 * <p>It stays within what GitHub takes
 * (<a href="https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support">SARIF support for code
 * scanning</a>), and says so where that leaves something out. Texts are those of {@link Printable}.
 */
public final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** Of more than 25,000 results in a run GitHub takes none. */
    private static final int MOST_RESULTS = 25_000;

    /** What is left out for a limit. */
    enum Limit {
        RESULTS_LEFT_OUT
    }

    /** A finding and what has become of it. */
    private record Result(
            Finding finding, boolean baselined, @Nullable Suppressed suppressed) {}

    private final JsonGenerator json;
    private final Report report;
    private final Analysis analysis;
    private final SarifPlaces places;
    private final Function<Finding, Identity> identities;
    private final Map<String, Integer> rules = SarifRules.indexes();
    private final Set<String> sources = new HashSet<>();

    private SarifReport(JsonGenerator json, DefaultPrettyPrinter printer, Report report) {
        this.json = json;
        this.report = report;
        this.analysis = report.analysis();
        this.places = new SarifPlaces(json, printer, report.repository());
        this.identities = Identity.in(analysis.review());
        analysis.files().stream().map(SourceFile::path).forEach(sources::add);
    }

    /** Writes the report as UTF-8 with {@code \n} line ends, the last line's included; the stream is flushed and left open. */
    public static void write(Report report, OutputStream out) throws IOException {
        write(report, MOST_RESULTS, out);
    }

    static void write(Report report, int mostResults, OutputStream out) throws IOException {
        JsonText.write(out, (json, printer) -> new SarifReport(json, printer, report).log(mostResults));
    }

    private void log(int mostResults) throws IOException {
        List<Result> all = results(analysis.review());
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        tool();
        json.writeObjectFieldStart("automationDetails");
        // a category of its own for each module, or GitHub would take the report of one for the end of another's
        // findings
        string("id", "concurrency-advisor/" + report.repository().folder());
        json.writeEndObject();
        invocation(Math.max(0, all.size() - mostResults));
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(SarifPlaces.ROOT);
        json.writeObjectFieldStart("description");
        json.writeStringField("text", "The root of the repository.");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        List<Result> kept = new ArrayList<>(all.subList(0, Math.min(all.size(), mostResults)));
        kept.sort((one, other) -> one.finding.compareTo(other.finding));
        for (Result result : kept) {
            result(result);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("properties");
        json.writeNumberField("javaRelease", analysis.platform().release());
        json.writeArrayFieldStart("frameworks");
        for (Platform.Framework framework : new TreeSet<>(analysis.platform().frameworks())) {
            json.writeString(framework.name());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What is to be kept first, first. */
    private static List<Result> results(Review review) {
        List<Result> results = new ArrayList<>();
        review.open().stream()
                .sorted(FindingText.worstFirst())
                .forEach(finding -> results.add(new Result(finding, false, null)));
        review.baselined().stream()
                .sorted(FindingText.worstFirst())
                .forEach(finding -> results.add(new Result(finding, true, null)));
        review.suppressed().forEach(one -> results.add(new Result(one.finding(), false, one)));
        return results;
    }

    private void tool() throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Concurrency Advisor");
        string("version", report.toolVersion());
        SarifRules.write(json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(int leftOut) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        if (leftOut > 0) {
            notification(
                    Limit.RESULTS_LEFT_OUT,
                    "warning",
                    Position.NONE,
                    Counts.plural(leftOut, "finding")
                            + " left out, as code-scanning hosts take no more; the worst are here");
        }
        for (Problem problem : analysis.problems()) {
            notification(problem.kind(), "warning", problem.at(), problem.message());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("toolConfigurationNotifications");
        for (Leftover leftover : analysis.review().leftovers()) {
            notification(leftover.kind(), "note", leftover.at(), leftover.message());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void notification(Enum<?> kind, String level, Position at, String message) throws IOException {
        boolean located = sources.contains(at.file());
        json.writeStartObject();
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", kind.name());
        json.writeEndObject();
        json.writeStringField("level", level);
        json.writeObjectFieldStart("message");
        String named = located || at.file().isEmpty() ? message : at.file() + ": " + message;
        json.writeStringField("text", SarifPlaces.plain(named));
        json.writeEndObject();
        if (located) {
            json.writeArrayFieldStart("locations");
            json.writeStartObject();
            places.physicalLocation(at);
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void result(Result result) throws IOException {
        Finding finding = result.finding;
        json.writeStartObject();
        string("ruleId", finding.rule());
        Integer rule = rules.get(finding.rule());
        if (rule != null) {
            json.writeNumberField("ruleIndex", rule);
        }
        json.writeStringField("level", SarifRules.level(finding.severity()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", SarifPlaces.plain(finding.message() + ". Instead: " + finding.advice() + "."));
        json.writeStringField(
                "markdown",
                SarifPlaces.braced(MarkdownText.sentence(finding.message()) + ".\n\n*Instead:* "
                        + MarkdownText.sentence(finding.advice()) + "."));
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        places.location(finding.at(), finding.method(), "");
        json.writeEndArray();
        if (!finding.witness().isEmpty()) {
            places.codeFlow(finding);
        }
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("ruleMethodAndEnd/v1", identities.apply(finding).fingerprint(report.repository()));
        json.writeEndObject();
        if (isHeldAgainstBaseline()) {
            json.writeStringField("baselineState", result.baselined ? "unchanged" : "new");
        }
        suppressions(result);
        json.writeObjectFieldStart("properties");
        json.writeStringField("confidence", finding.confidence().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Where there is no baseline, nothing is new or old. */
    private boolean isHeldAgainstBaseline() {
        Review review = analysis.review();
        return !review.baselined().isEmpty() || !review.baseline().entries().isEmpty();
    }

    private void suppressions(Result result) throws IOException {
        json.writeArrayFieldStart("suppressions");
        Suppressed suppressed = result.suppressed;
        if (suppressed != null) {
            String reason = suppressed.by().reason();
            suppression(
                    "inSource",
                    reason.isEmpty() ? "no reason given" : reason,
                    suppressed.by().at());
        }
        if (result.baselined) {
            String name = analysis.review().baseline().name();
            suppression("external", "in the baseline" + (name.isEmpty() ? "" : " " + name), null);
        }
        json.writeEndArray();
    }

    private void suppression(String kind, String justification, @Nullable Position at) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind);
        json.writeStringField("status", "accepted");
        string("justification", justification);
        if (at != null) {
            json.writeObjectFieldStart("location");
            places.physicalLocation(at);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void string(String key, String value) throws IOException {
        json.writeStringField(key, Printable.of(value));
    }
}
