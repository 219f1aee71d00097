package io.github.concurrencyadvisor.demos.validate;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.concurrencyadvisor.demos.advised.Advice;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Percentiles;
import java.io.IOException;
import java.util.List;

/**
 * Outcomes as JSON.
 *
 * <p>An estimate is {@code {"median", "low", "high"}}; times are in milliseconds; {@code foreignShare},
 * {@code onIdleCores}, {@code predictedMillis} and {@code latencyMillis} are absent where they are not known.
 */
public final class JsonReport {

    private JsonReport() {}

    /** Writes one array; the generator is left open. */
    public static void write(List<Outcome> outcomes, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Outcome outcome : outcomes) {
            write(outcome, json);
        }
        json.writeEndArray();
    }

    private static void write(Outcome outcome, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", outcome.scenario());
        json.writeStringField("summary", outcome.summary());
        write(outcome.advice(), json);
        json.writeNumberField("tasks", outcome.tasks());
        json.writeNumberField("computingMillis", rounded(outcome.cost().computing()));
        json.writeNumberField("waitingMillis", rounded(outcome.cost().waiting()));
        json.writeStringField("advised", outcome.advisedRow().contender());
        json.writeStringField("best", outcome.bestRow().contender());
        write("advisedToBest", outcome.advisedToBest(), json);
        json.writeStringField("finding", outcome.finding().name());
        json.writeStringField("why", outcome.why());
        json.writeArrayFieldStart("controls");
        for (Outcome.Control control : outcome.controls()) {
            json.writeStartObject();
            json.writeStringField("what", control.what());
            write("ratio", control.ratio(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (outcome.foreignShare().isPresent()) {
            json.writeNumberField("foreignShare", rounded(outcome.foreignShare().getAsDouble()));
        }
        json.writeArrayFieldStart("contenders");
        for (Outcome.Row row : outcome.rows()) {
            write(row, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : outcome.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Advice advice, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("advice");
        json.writeNumberField("release", advice.release());
        json.writeStringField("method", advice.method());
        json.writeStringField("workload", advice.workload());
        json.writeStringField("ioSpeed", advice.ioSpeed());
        json.writeStringField("confidence", advice.confidence());
        json.writeStringField("model", advice.model().name());
        json.writeStringField("means", advice.means().name());
        json.writeStringField("realisation", advice.realisation());
        json.writeStringField("why", advice.why());
        json.writeStringField("witness", advice.witness());
        json.writeEndObject();
    }

    private static void write(Outcome.Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", row.contender());
        json.writeStringField("model", row.model().name());
        json.writeStringField("means", row.means().name());
        json.writeNumberField("medianMillis", rounded(row.medianMillis()));
        if (row.predictedMillis().isPresent()) {
            json.writeNumberField(
                    "predictedMillis", rounded(row.predictedMillis().getAsDouble()));
        }
        write("speedUp", row.speedUp(), json);
        write("againstAdvised", row.againstAdvised(), json);
        json.writeStringField("verdict", row.verdict().name());
        if (row.onIdleCores().isPresent()) {
            write("onIdleCores", row.onIdleCores().get(), json);
        }
        if (row.latency().isPresent()) {
            Percentiles latency = row.latency().get();
            json.writeObjectFieldStart("latencyMillis");
            json.writeNumberField("count", latency.count());
            json.writeNumberField("p50", rounded(latency.p50()));
            json.writeNumberField("p90", rounded(latency.p90()));
            json.writeNumberField("p99", rounded(latency.p99()));
            json.writeNumberField("max", rounded(latency.max()));
            json.writeEndObject();
        }
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
