package io.github.concurrencyadvisor.demos.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.concurrencyadvisor.demos.Performance;
import io.github.concurrencyadvisor.demos.memory.MemoryJson;
import io.github.concurrencyadvisor.demos.misuse.MisuseJson;
import io.github.concurrencyadvisor.demos.page.Results;
import io.github.concurrencyadvisor.demos.timeline.Span;
import io.github.concurrencyadvisor.demos.validate.JsonReport;
import java.io.IOException;
import java.util.Locale;

/**
 * Results as JSON: {@code {"java", "os", "cores", "demos": [...], "outcomes": [...], "memory": {...}}},
 * each part only where there is one.
 *
 * <p>A demo is {@code {"name", "summary", "failure"?, "lines", "timeline"}}, and its timeline a list of
 * {@code {"who", "activity", "fromMillis", "toMillis"}}, in milliseconds since the demo began.
 */
final class ResultsJson {

    private ResultsJson() {}

    static void write(Results results, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("java", results.machine().java());
        json.writeStringField("os", results.machine().system());
        json.writeNumberField("cores", results.machine().cores());
        if (!results.performances().isEmpty()) {
            json.writeArrayFieldStart("demos");
            for (Performance performance : results.performances()) {
                write(performance, json);
            }
            json.writeEndArray();
        }
        if (!results.outcomes().isEmpty()) {
            json.writeFieldName("outcomes");
            JsonReport.write(results.outcomes(), json);
        }
        if (results.memory().isPresent()) {
            json.writeFieldName("memory");
            MemoryJson.write(results.memory().get(), json);
        }
        if (!results.misuses().isEmpty()) {
            json.writeFieldName("misuses");
            MisuseJson.write(results.misuses(), json);
        }
        json.writeEndObject();
    }

    private static void write(Performance performance, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", performance.demo());
        json.writeStringField("summary", performance.summary());
        if (performance.failure().isPresent()) {
            json.writeStringField("failure", performance.failure().get().toString());
        }
        json.writeArrayFieldStart("lines");
        for (String line : performance.lines()) {
            json.writeString(line);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("timeline");
        for (Span span : performance.spans()) {
            json.writeStartObject();
            json.writeStringField("who", span.who());
            json.writeStringField("activity", span.activity().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("fromMillis", millis(span.from()));
            json.writeNumberField("toMillis", millis(span.to()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** To the microsecond. */
    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}
