package io.github.concurrencyadvisor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a SARIF file that describes what can be reported: the rules with their documentation. */
final class SarifRules {

    /** GitHub takes no longer a description. */
    private static final int LONGEST_DESCRIPTION = 1024;

    private static final Pattern WORD_START = Pattern.compile("(?=\\p{Lu})");

    private SarifRules() {}

    /** Where each rule stands in the list that {@link #write} writes, by its name. */
    static Map<String, Integer> indexes() {
        Map<String, Integer> indexes = new HashMap<>();
        Rules.names().forEach(name -> indexes.put(name, indexes.size()));
        return indexes;
    }

    /** How SARIF calls a severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** The members {@code rules} and {@code notifications} of a tool component. */
    static void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Rule rule : Rules.all()) {
            write(rule, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notifications");
        List<Enum<?>> kinds = new ArrayList<>(Arrays.asList(Problem.Kind.values()));
        kinds.addAll(Arrays.asList(Leftover.Kind.values()));
        kinds.addAll(Arrays.asList(SarifReport.Limit.values()));
        for (Enum<?> kind : kinds) {
            json.writeStartObject();
            json.writeStringField("id", kind.name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Rule rule, JsonGenerator json) throws IOException {
        RuleDoc doc = rule.doc();
        json.writeStartObject();
        json.writeStringField("id", rule.name());
        json.writeStringField("name", words(rule.name()));
        text("shortDescription", doc.summary(), json);
        text("fullDescription", shortened(doc.summary() + " " + joined(doc.why())), json);
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity()));
        json.writeEndObject();
        json.writeObjectFieldStart("help");
        json.writeStringField("text", help(rule));
        json.writeStringField("markdown", markdown(rule));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        for (String tag : List.of("concurrency", "java", costs(rule.severity()))) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeStringField("problem.severity", problemSeverity(rule.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(String key, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** {@code BlockingCallOnEventLoop} → {@code Blocking call on event loop}: SARIF asks for a name that is not the identifier. */
    static String words(String name) {
        List<String> words = Arrays.stream(WORD_START.split(name))
                .map(word -> switch (word) {
                    case "Cpu" -> "CPU";
                    case "Io" -> "I/O";
                    default -> word.toLowerCase(java.util.Locale.ROOT);
                })
                .toList();
        return Character.toUpperCase(words.get(0).charAt(0))
                + String.join(" ", words).substring(1);
    }

    private static String costs(Severity severity) {
        return switch (severity) {
            case ERROR -> "liveness";
            case WARNING -> "capacity";
            case INFO -> "missed-chance";
        };
    }

    private static String problemSeverity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "recommendation";
        };
    }

    private static String help(Rule rule) {
        RuleDoc doc = rule.doc();
        return Stream.of(
                        doc.summary(),
                        joined(doc.why()),
                        "Bad:\n\n" + doc.bad().strip(),
                        "Good:\n\n" + doc.good().strip(),
                        "Limits: " + joined(doc.limits()),
                        "To accept what it finds: " + acceptance(rule))
                .collect(Collectors.joining("\n\n"));
    }

    private static String markdown(Rule rule) {
        RuleDoc doc = rule.doc();
        return Stream.of(
                        MarkdownText.sentence(doc.summary()),
                        MarkdownText.sentence(joined(doc.why())),
                        "## Bad",
                        MarkdownText.block("java", doc.bad().strip().lines().toList(), ""),
                        "## Good",
                        MarkdownText.block("java", doc.good().strip().lines().toList(), ""),
                        "## Limits",
                        MarkdownText.sentence(joined(doc.limits())),
                        "## To accept what it finds",
                        MarkdownText.block("java", List.of(acceptance(rule)), ""))
                .collect(Collectors.joining("\n\n"));
    }

    private static String acceptance(Rule rule) {
        return "// advisor:allow " + rule.name() + " because …";
    }

    /** The lines of a text block as one paragraph. */
    private static String joined(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_DESCRIPTION - 1).strip() + "…";
    }
}
