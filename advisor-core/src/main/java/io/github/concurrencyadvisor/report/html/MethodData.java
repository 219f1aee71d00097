package io.github.concurrencyadvisor.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.advice.Recommendation;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.report.Printable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All verdicts as JSON for the page's own script, each text once: 50,000 methods take about two megabytes.
 *
 * <pre>{@code
 * {"words": {"kind": ["CPU-bound", …], …},
 *  "strings": ["shop", "Orders", …],
 *  "classes": [package, name, file, …],           three a class, each an index into strings
 *  "rows": [class, name, parameters, code, why, realisation, line, …]}   seven a method
 * }</pre>
 *
 * A row's name, parameters, why and realisation are indices into strings. Its code is {@code ((kind · 3 + speed) · 3 +
 * confidence) · 5 + model}, of indices into words.
 */
final class MethodData {

    private static final List<WorkloadKind> KINDS = List.of(WorkloadKind.values());
    private static final List<Speed> SPEEDS = List.of(Speed.values());
    private static final List<Confidence> CONFIDENCES = List.of(Confidence.values());
    private static final List<Model> MODELS = List.of(Model.values());

    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final StringBuilder classParts = new StringBuilder();

    private MethodData() {}

    /** The JSON, in which no angle bracket or ampersand is left, and nothing else that is not harmless. */
    static String of(List<MethodVerdict> verdicts) {
        StringWriter out = new StringWriter();
        JsonFactory factory = new JsonFactory();
        factory.setCharacterEscapes(new Escapes());
        try (JsonGenerator json = factory.createGenerator(out)) {
            new MethodData().write(verdicts, json);
        } catch (IOException neverOfMemory) {
            throw new UncheckedIOException(neverOfMemory);
        }
        return out.toString();
    }

    private void write(List<MethodVerdict> verdicts, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("words");
        words("kind", KINDS, Words::of, json);
        words("speed", SPEEDS, Words::of, json);
        words("confidence", CONFIDENCES, Words::of, json);
        words("model", MODELS, Words::of, json);
        words("fill", KINDS, Words::key, json);
        json.writeEndObject();
        json.writeFieldName("rows");
        StringBuilder rows = new StringBuilder(verdicts.size() * 32).append('[');
        for (MethodVerdict verdict : verdicts) {
            row(verdict, rows);
        }
        json.writeRawValue(ended(rows));
        json.writeFieldName("classes");
        json.writeRawValue(ended(classParts.insert(0, '[')));
        json.writeArrayFieldStart("strings");
        for (String string : strings.keySet()) {
            json.writeString(string);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String ended(StringBuilder numbers) {
        if (numbers.length() > 1) {
            numbers.setLength(numbers.length() - 1);
        }
        return numbers.append(']').toString();
    }

    private void row(MethodVerdict verdict, StringBuilder rows) {
        MethodId method = verdict.method();
        Workload workload = verdict.workload();
        Recommendation advice = verdict.recommendation();
        int code = KINDS.indexOf(workload.kind());
        code = code * SPEEDS.size() + SPEEDS.indexOf(workload.ioSpeed());
        code = code * CONFIDENCES.size() + CONFIDENCES.indexOf(workload.confidence());
        code = code * MODELS.size() + MODELS.indexOf(advice.model());
        number(rows, classOf(verdict));
        number(rows, string(method.name()));
        number(rows, string(MethodsSection.parameters(method)));
        number(rows, code);
        number(rows, string(workload.why()));
        number(rows, string(advice.realisation()));
        number(rows, verdict.position().line());
    }

    private int classOf(MethodVerdict verdict) {
        return classes.computeIfAbsent(verdict.method().owner(), any -> {
            number(classParts, string(MethodsSection.packageOf(verdict.method())));
            number(classParts, string(verdict.method().simpleClassName()));
            number(classParts, string(verdict.position().file()));
            return classes.size();
        });
    }

    private int string(String text) {
        return strings.computeIfAbsent(Printable.of(text), any -> strings.size());
    }

    private static void number(StringBuilder numbers, int number) {
        numbers.append(number).append(',');
    }

    private static <E> void words(String key, List<E> constants, Function<E, String> word, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (E constant : constants) {
            json.writeString(word.apply(constant));
        }
        json.writeEndArray();
    }

    /** What could end the script element or begin a comment in it is written as an escape. */
    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            codes['\''] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int unit) {
            return Printable.isHarmless(unit) ? null : new SerializedString(Printable.escape(unit));
        }
    }
}
