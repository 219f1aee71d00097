package io.github.concurrencyadvisor.demos.memory;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * What was measured as JSON: {@code {"footprints": [...], "notes": [...]}}.
 *
 * <p>{@code kilobytes} is for one connection, and absent where it is not known; so is {@code failure} where there is none.
 */
public final class MemoryJson {

    private MemoryJson() {}

    /** Writes one object; the generator is left open. */
    public static void write(MemoryPerConnection.Result result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("footprints");
        for (Footprint footprint : result.footprints()) {
            json.writeStartObject();
            json.writeStringField("name", footprint.name());
            json.writeStringField("model", footprint.model().name());
            json.writeNumberField("connections", footprint.connections());
            if (footprint.kilobytes().isPresent()) {
                json.writeNumberField(
                        "kilobytes", Math.round(footprint.kilobytes().getAsDouble() * 10) / 10.0);
            }
            if (footprint.failure().isPresent()) {
                json.writeStringField("failure", footprint.failure().get());
            } else {
                json.writeNumberField("threads", footprint.threads());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : result.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
