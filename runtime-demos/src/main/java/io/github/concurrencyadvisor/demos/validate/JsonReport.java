package io.github.concurrencyadvisor.demos.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Outcomes as JSON: {@code {"java", "os", "cores", "outcomes": [...]}}.
 *
 * <p>An estimate is {@code {"median", "low", "high"}}; times are in milliseconds; {@code foreignShare} and
 * {@code onIdleCores} are absent where they are not known.
 */
public final class JsonReport {

    private JsonReport() {}

    /** Writes all of it; the writer is left open. */
    public static void write(List<Outcome> outcomes, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("java", Runtime.version().toString());
            json.writeStringField("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            json.writeNumberField("cores", Runtime.getRuntime().availableProcessors());
            json.writeArrayFieldStart("outcomes");
            for (Outcome outcome : outcomes) {
                write(outcome, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Outcome outcome, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", outcome.scenario());
        json.writeStringField("summary", outcome.summary());
        json.writeStringField("claim", outcome.claim().name());
        json.writeStringField("advised", outcome.advised());
        json.writeStringField("finding", outcome.finding().name());
        json.writeStringField("why", outcome.why());
        write("control", outcome.control(), json);
        if (outcome.foreignShare().isPresent()) {
            json.writeNumberField("foreignShare", rounded(outcome.foreignShare().getAsDouble()));
        }
        json.writeArrayFieldStart("contenders");
        for (Outcome.Row row : outcome.rows()) {
            json.writeStartObject();
            json.writeStringField("name", row.contender());
            json.writeStringField("model", row.model().name());
            json.writeNumberField("medianMillis", rounded(row.medianMillis()));
            write("speedUp", row.speedUp(), json);
            write("againstAdvised", row.againstAdvised(), json);
            json.writeStringField("verdict", row.verdict().name());
            if (row.onIdleCores().isPresent()) {
                write("onIdleCores", row.onIdleCores().get(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : outcome.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(String name, Estimate estimate, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("median", rounded(estimate.median()));
        json.writeNumberField("low", rounded(estimate.low()));
        json.writeNumberField("high", rounded(estimate.high()));
        json.writeEndObject();
    }

    /** Three places: more would look like knowledge. */
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
