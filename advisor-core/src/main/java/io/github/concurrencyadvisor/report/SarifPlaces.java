package io.github.concurrencyadvisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.io.IOException;
import java.util.List;

/** The part of a SARIF file that says where something is, and which way leads there. */
final class SarifPlaces {

    /** What paths begin at. Readers know where that is. */
    static final String ROOT = "%SRCROOT%";

    /** GitHub shows so many steps of a path. */
    private static final int MOST_STEPS = 1_000;

    private final JsonGenerator json;
    private final DefaultPrettyPrinter printer;
    private final InRepository repository;

    SarifPlaces(JsonGenerator json, DefaultPrettyPrinter printer, InRepository repository) {
        this.json = json;
        this.printer = printer;
        this.repository = repository;
    }

    /** The witness, a step a hop, each in a line. A step inside a library is shown where the project's code has called it. */
    void codeFlow(Finding finding) throws IOException {
        List<Hop> witness = finding.witness();
        int leftOut = Math.max(0, witness.size() - MOST_STEPS);
        json.writeArrayFieldStart("codeFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("threadFlows");
        json.writeStartObject();
        json.writeArrayFieldStart("locations");
        Position in = finding.at();
        for (int i = 0; i < witness.size(); i++) {
            Hop step = witness.get(i);
            in = step.at().file().isEmpty() ? in : step.at();
            boolean last = i == witness.size() - 1;
            if (last || i < MOST_STEPS - 1) {
                printer.indentObjectsWith(JsonText.ONE_LINE);
                printer.indentArraysWith(JsonText.ONE_LINE);
                json.writeStartObject();
                json.writeFieldName("location");
                location(in, step.method(), (last && leftOut > 0 ? leftOut + " steps later " : "") + words(step));
                json.writeEndObject();
                printer.indentObjectsWith(JsonText.LINES);
                printer.indentArraysWith(JsonText.LINES);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String words(Hop step) {
        MethodId callee = step.callee();
        return WitnessText.name(step.method())
                + (step.at().file().isEmpty() ? " " + WitnessText.place(step) : "")
                + (callee == null ? " loops" : " calls " + WitnessText.name(callee));
    }

    /**
     * A location object.
     *
     * @param message what happens there; empty for nothing
     */
    void location(Position at, MethodId method, String message) throws IOException {
        json.writeStartObject();
        physicalLocation(at);
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("fullyQualifiedName", Printable.of(method.className() + method.signature()));
        json.writeStringField("kind", "function");
        json.writeEndObject();
        json.writeEndArray();
        if (!message.isEmpty()) {
            json.writeObjectFieldStart("message");
            json.writeStringField("text", plain(message));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The member of a location object that names file, line and column. */
    void physicalLocation(Position at) throws IOException {
        Position place = repository.place(at);
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", RelativeUri.of(place.file()));
        json.writeStringField("uriBaseId", ROOT);
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", place.line());
        if (place.column() > 0) {
            json.writeNumberField("startColumn", place.column());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Plain text that holds neither a link nor a placeholder, as sections 3.11.5 and 3.11.6 of SARIF have them. */
    static String plain(String text) {
        return braced(Printable.of(text).replace("](", "\\]("));
    }

    /** Text without placeholders. */
    static String braced(String text) {
        return text.replace("{", "{{").replace("}", "}}");
    }
}
