package io.github.concurrencyadvisor.demos.misuse;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * What was measured as a JSON array.
 *
 * <p>A misuse is {@code {"name", "summary", "rule", "harmful", "note", "figures": [{"metric", "unit", "bad", "good", "factor"}]}}:
 * {@code harmful} says whether it does harm on this Java release, {@code factor} is absent where {@code good} is 0, and there are
 * no figures where it cannot be run here.
 */
public final class MisuseJson {

    private MisuseJson() {}

    public static void write(List<Measured> all, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Measured each : all) {
            write(each, json);
        }
        json.writeEndArray();
    }

    private static void write(Measured measured, JsonGenerator json) throws IOException {
        Misuse misuse = measured.misuse();
        json.writeStartObject();
        json.writeStringField("name", misuse.name());
        json.writeStringField("summary", misuse.summary());
        json.writeStringField("rule", misuse.rule());
        json.writeBooleanField("harmful", misuse.harmsOn(Runtime.version().feature()));
        json.writeStringField("note", measured.harm().note());
        json.writeArrayFieldStart("figures");
        for (Harm.Figure figure : measured.harm().figures()) {
            json.writeStartObject();
            json.writeStringField("metric", figure.metric());
            json.writeStringField("unit", figure.unit());
            json.writeNumberField("bad", rounded(figure.bad()));
            json.writeNumberField("good", rounded(figure.good()));
            if (Double.isFinite(figure.factor())) {
                json.writeNumberField("factor", rounded(figure.factor()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Three places: more would look like knowledge. */
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
