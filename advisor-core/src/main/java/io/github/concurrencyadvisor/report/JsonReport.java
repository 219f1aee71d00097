package io.github.concurrencyadvisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowance;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What programs read: {@code advisor.json}, every verdict and finding of an analysis.
 *
 * <p>Its form is described by {@code advisor.schema.json} beside this class. Every key is always there. One hop of a witness
 * is one line, so that a report of many methods stays small and can be compared line by line.
 */
public final class JsonReport {

    /** Version of the format: the second number grows with every new key, the first when a key changes or goes. */
    public static final String SCHEMA_VERSION = "1.2";

    private final JsonGenerator json;
    private final DefaultPrettyPrinter printer;

    private JsonReport(JsonGenerator json, DefaultPrettyPrinter printer) {
        this.json = json;
        this.printer = printer;
    }

    /**
     * Writes the report as UTF-8 with {@code \n} line ends, the last line's included; the stream is flushed and left open.
     *
     * @param toolName what made the report, and its version
     */
    public static void write(Analysis analysis, String toolName, String toolVersion, OutputStream out)
            throws IOException {
        JsonText.write(out, (json, printer) -> new JsonReport(json, printer).report(analysis, toolName, toolVersion));
    }

    private void report(Analysis analysis, String toolName, String toolVersion) throws IOException {
        json.writeStartObject();
        string("schemaVersion", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        string("name", toolName);
        string("version", toolVersion);
        json.writeEndObject();
        json.writeNumberField("release", analysis.platform().release());
        List<Platform.Framework> frameworks =
                List.copyOf(new TreeSet<>(analysis.platform().frameworks()));
        names("frameworks", frameworks, Platform.Framework::name);
        summary(analysis);
        all("files", analysis.files(), this::file);
        all("methods", analysis.methods(), this::method);
        Review review = analysis.review();
        all("findings", review.open(), this::finding);
        all("baselined", review.baselined(), this::finding);
        all("suppressed", review.suppressed(), this::suppressed);
        all("leftovers", review.leftovers(), this::leftover);
        all("problems", analysis.problems(), this::problem);
        json.writeEndObject();
    }

    private void summary(Analysis analysis) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("files", analysis.files().size());
        json.writeNumberField("methods", analysis.methods().size());
        json.writeNumberField("findings", analysis.findings().size());
        json.writeNumberField("baselined", analysis.review().baselined().size());
        json.writeNumberField("suppressed", analysis.review().suppressed().size());
        json.writeNumberField("leftovers", analysis.review().leftovers().size());
        json.writeNumberField("problems", analysis.problems().size());
        counts("byStatus", Counts.of(analysis.files(), SourceFile.Status.class, SourceFile::status));
        counts(
                "byWorkload",
                Counts.of(
                        analysis.methods(),
                        WorkloadKind.class,
                        verdict -> verdict.workload().kind()));
        counts(
                "byModel",
                Counts.of(
                        analysis.methods(),
                        Model.class,
                        verdict -> verdict.recommendation().model()));
        counts("bySeverity", Counts.of(analysis.findings(), Severity.class, Finding::severity));
        json.writeEndObject();
    }

    private <E extends Enum<E>> void counts(String key, Map<E, Integer> counts) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<E, Integer> count : counts.entrySet()) {
            json.writeNumberField(count.getKey().name(), count.getValue());
        }
        json.writeEndObject();
    }

    private void file(SourceFile file) throws IOException {
        json.writeStartObject();
        string("path", file.path());
        json.writeNumberField("lines", file.lines());
        string("status", file.status().name());
        json.writeEndObject();
    }

    private void method(MethodVerdict verdict) throws IOException {
        json.writeStartObject();
        method(verdict.method());
        string("file", verdict.position().file());
        json.writeNumberField("line", verdict.position().line());
        json.writeNumberField("endLine", verdict.endLine());
        string("origin", verdict.origin().name());
        string("workload", verdict.workload().kind().name());
        string("ioSpeed", verdict.workload().ioSpeed().name());
        string("confidence", verdict.workload().confidence().name());
        names("effects", verdict.workload().effects(), Effect::name);
        string("why", verdict.workload().why());
        witness(verdict.workload().witness());
        string("demand", verdict.demand().name());
        string("demandWhy", verdict.demandWhy());
        string("model", verdict.recommendation().model().name());
        string("means", verdict.recommendation().means().name());
        string("realisation", verdict.recommendation().realisation());
        string("adviceWhy", verdict.recommendation().why());
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        keys(finding);
        json.writeEndObject();
    }

    private void suppressed(Suppressed suppressed) throws IOException {
        json.writeStartObject();
        keys(suppressed.finding());
        Allowance by = suppressed.by();
        string("by", by.written().comment() ? "COMMENT" : "ANNOTATION");
        json.writeNumberField("byLine", by.written().line());
        string("because", by.reason());
        json.writeEndObject();
    }

    private void leftover(Leftover leftover) throws IOException {
        json.writeStartObject();
        string("kind", leftover.kind().name());
        string("file", leftover.at().file());
        json.writeNumberField("line", leftover.at().line());
        string("message", leftover.message());
        json.writeEndObject();
    }

    private void keys(Finding finding) throws IOException {
        string("rule", finding.rule());
        string("severity", finding.severity().name());
        string("confidence", finding.confidence().name());
        string("file", finding.at().file());
        json.writeNumberField("line", finding.at().line());
        json.writeNumberField("column", finding.at().column());
        method(finding.method());
        string("message", finding.message());
        witness(finding.witness());
        string("advice", finding.advice());
    }

    private void problem(Problem problem) throws IOException {
        json.writeStartObject();
        string("kind", problem.kind().name());
        string("file", problem.at().file());
        json.writeNumberField("line", problem.at().line());
        json.writeNumberField("column", problem.at().column());
        string("message", problem.message());
        json.writeEndObject();
    }

    private void method(MethodId method) throws IOException {
        string("class", method.className());
        string("method", method.name());
        string("descriptor", method.descriptor());
    }

    private void witness(List<Hop> witness) throws IOException {
        all("witness", witness, this::hop);
    }

    private void hop(Hop hop) throws IOException {
        printer.indentObjectsWith(JsonText.ONE_LINE);
        json.writeStartObject();
        string("class", hop.method().className());
        string("method", hop.method().name());
        string("file", hop.at().file());
        json.writeNumberField("line", hop.at().line());
        MethodId callee = hop.callee();
        string("callee", callee == null ? "" : callee.className() + "#" + callee.name() + callee.descriptor());
        json.writeEndObject();
        printer.indentObjectsWith(JsonText.LINES);
    }

    private <T> void names(String key, List<T> all, Function<T, String> name) throws IOException {
        printer.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
        json.writeArrayFieldStart(key);
        for (T one : all) {
            json.writeString(name.apply(one));
        }
        json.writeEndArray();
        printer.indentArraysWith(JsonText.LINES);
    }

    private <T> void all(String key, List<T> all, Writing<T> writing) throws IOException {
        json.writeArrayFieldStart(key);
        for (T one : all) {
            writing.write(one);
        }
        json.writeEndArray();
    }

    private void string(String key, String value) throws IOException {
        json.writeStringField(key, Printable.whole(value));
    }

    @FunctionalInterface
    private interface Writing<T> {
        void write(T value) throws IOException;
    }
}
