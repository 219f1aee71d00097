package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Explanation;
import io.github.concurrencyadvisor.JudgedFinding;
import io.github.concurrencyadvisor.MethodExplanation;
import io.github.concurrencyadvisor.MethodSelector;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.PlaceExplanation;
import io.github.concurrencyadvisor.WhatIf;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Recommendation;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.effects.UnknownCall;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What explains a verdict, a place or a rule on the console. Words in capitals are those of {@code advisor.json}. */
public final class ExplainReport {

    private static final int MOST_LISTED = 40;

    private static final int MOST_UNKNOWN = 20;

    private static final String STEP = "    ";

    private ExplainReport() {}

    /**
     * Each method that was meant, explained, and what was wrong with the input; or, where too many were meant, how to mean
     * each. Nothing where none was.
     */
    public static List<ConsoleReport.Line> render(Explanation explanation) {
        if (!explanation.isAnswer()) {
            return List.of();
        }
        if (explanation.methods().isEmpty() && explanation.places().isEmpty()) {
            return info(list(explanation.matches()));
        }
        List<String> texts = new ArrayList<>();
        explanation.places().forEach(place -> {
            texts.addAll(place(place));
            texts.add("");
        });
        explanation.methods().forEach(method -> {
            texts.addAll(method(method));
            texts.add("");
        });
        texts.add("advice for " + ConsoleReport.platform(explanation.platform()));
        List<ConsoleReport.Line> lines = new ArrayList<>(info(texts));
        lines.addAll(ConsoleReport.problems(explanation.problems(), "the report of advisor:check"));
        return lines;
    }

    /** A rule's own documentation. */
    public static List<ConsoleReport.Line> render(Rule rule) {
        RuleDoc doc = rule.doc();
        List<String> texts = new ArrayList<>();
        texts.add(rule.name() + " (" + rule.severity().name().toLowerCase(Locale.ROOT) + ")");
        section(texts, "what it finds", doc.summary());
        section(texts, "why", doc.why());
        section(texts, "bad", doc.bad());
        section(texts, "good", doc.good());
        section(texts, "limits", doc.limits());
        section(texts, "to accept what it finds", "// advisor:allow " + rule.name() + " because …");
        return info(texts);
    }

    private static void section(List<String> texts, String title, String text) {
        texts.add("");
        texts.add(title + ":");
        text.lines().forEach(line -> texts.add((STEP + line).stripTrailing()));
    }

    private static List<String> list(List<MethodId> matches) {
        List<String> texts = new ArrayList<>();
        texts.add(matches.size() + " methods match; set advisor.method to one of them:");
        matches.stream().limit(MOST_LISTED).forEach(match -> texts.add(STEP + MethodSelector.nameOf(match)));
        if (matches.size() > MOST_LISTED) {
            texts.add(STEP + "… and " + (matches.size() - MOST_LISTED) + " more");
        }
        return texts;
    }

    private static List<String> method(MethodExplanation explained) {
        MethodVerdict verdict = explained.verdict();
        Workload workload = verdict.workload();
        Recommendation advice = verdict.recommendation();
        List<String> texts = new ArrayList<>();
        texts.add(MethodSelector.nameOf(verdict.method()));
        texts.add(STEP + where(verdict));
        texts.add(STEP + "workload " + judged(workload) + ": " + workload.why());
        texts.add(STEP + "model " + advice.model() + ": " + advice.why());
        if (!advice.realisation().isEmpty()) {
            texts.add(STEP + "realisation: " + advice.realisation());
        }
        if (!explained.evidence().isEmpty()) {
            texts.add("evidence:");
            explained.evidence().forEach(one -> texts.addAll(evidence(one, explained.decides(one))));
        }
        if (!explained.minor().isEmpty()) {
            texts.add("minor, counted for nothing:");
            explained.minor().forEach(one -> texts.addAll(evidence(one, false)));
        }
        if (!explained.unknown().isEmpty()) {
            texts.add("nothing is known of:");
            explained.unknown().stream().limit(MOST_UNKNOWN).forEach(call -> texts.addAll(unknown(call)));
            if (explained.unknown().size() > MOST_UNKNOWN) {
                texts.add(STEP + "… and " + (explained.unknown().size() - MOST_UNKNOWN) + " more");
            }
        }
        texts.addAll(changes(explained));
        if (!explained.carriers().isEmpty()) {
            texts.add("what runs it:");
            explained.carriers().forEach(by -> {
                texts.add(STEP + carrier(by));
                texts.addAll(WitnessText.lines(by.witness(), STEP + STEP));
            });
        }
        texts.addAll(findings("findings in it:", explained.findings(), false));
        return texts;
    }

    private static List<String> place(PlaceExplanation place) {
        List<String> texts = new ArrayList<>();
        texts.add(place.at().toString());
        MethodId in = null;
        for (PlaceExplanation.SeenCall call : place.calls()) {
            if (!call.in().equals(in)) {
                in = call.in();
                texts.add(STEP + "in " + WitnessText.name(in));
                call.carriers().forEach(by -> texts.add(STEP + STEP + "on " + carrier(by)));
                if (call.carriers().isEmpty()) {
                    texts.add(STEP + STEP + "on a thread that is not known");
                }
            }
            texts.add(STEP + STEP + "→ " + WitnessText.name(call.called()));
            call.effects().forEach(one -> evidence(one, false).forEach(line -> texts.add(STEP + STEP + line)));
        }
        texts.addAll(findings("found here:", place.here(), false));
        texts.addAll(findings("found elsewhere, by way of this line:", place.through(), true));
        if (!place.isReported()) {
            texts.add("why nothing " + (place.here().isEmpty() ? "" : "else ") + "is reported here:");
            for (PlaceExplanation.SeenCall call : place.calls()) {
                call.silent().forEach(why -> texts.add(STEP + WitnessText.name(call.called()) + ": " + why));
            }
        }
        return texts;
    }

    private static List<String> findings(String title, List<JudgedFinding> findings, boolean withPlace) {
        List<String> texts = new ArrayList<>();
        if (!findings.isEmpty()) {
            texts.add(title);
        }
        for (JudgedFinding one : findings) {
            Finding finding = one.finding();
            texts.add(STEP + (withPlace ? finding.at() + " " : "") + finding.rule() + " ("
                    + finding.severity().name().toLowerCase(Locale.ROOT) + "): " + finding.message());
            if (!one.isReported()) {
                texts.add(STEP + STEP + "not reported: " + one.silent());
            }
        }
        return texts;
    }

    /** {@code an event loop, because StoreHandler.channelRead0 overrides …}. */
    private static String carrier(CarriedBy by) {
        Spawn site = by.site();
        String why = site.call() == null
                ? "because " + (site.carrier() == Carrier.MAIN ? "" : WitnessText.name(site.entry()) + " ")
                        + site.because()
                : "by " + site.because() + " in " + WitnessText.name(site.in());
        return by.carrier().phrase() + ", " + why
                + (by.confidence() == Confidence.HIGH ? "" : ", confidence " + by.confidence());
    }

    private static String where(MethodVerdict verdict) {
        Position at = verdict.position();
        String place = at.line() == 0 ? at.file() : at.file() + ":[" + at.line() + "," + Math.max(1, at.column()) + "]";
        return (place.isEmpty() ? "" : place + ", ")
                + switch (verdict.origin()) {
                    case SOURCE_AND_CLASS -> "read from source and classes";
                    case SOURCE_ONLY -> "read from source alone";
                    case CLASS_ONLY -> "read from classes alone";
                };
    }

    /** {@code IO_BOUND, speed FAST, confidence HIGH}. */
    private static String judged(Workload workload) {
        boolean waits = workload.kind() == WorkloadKind.IO_BOUND || workload.kind() == WorkloadKind.MIXED;
        return workload.kind() + (waits ? ", speed " + workload.ioSpeed() : "") + ", confidence "
                + workload.confidence();
    }

    private static List<String> evidence(Evidence evidence, boolean decides) {
        List<String> texts = new ArrayList<>();
        texts.add(STEP
                + evidence.effect()
                + (evidence.work() > 1 ? ", growth " + evidence.work() : "")
                + (evidence.speed() == Speed.UNKNOWN ? "" : ", speed " + evidence.speed())
                + (evidence.effect() == Effect.UNKNOWN ? "" : ", confidence " + evidence.confidence())
                + (decides ? ", decides" : ""));
        List<Hop> witness = evidence.trail().hops();
        texts.addAll(
                evidence.effect() == Effect.UNKNOWN
                        ? WitnessText.lines(witness, STEP + STEP, "")
                        : WitnessText.lines(witness, STEP + STEP));
        return texts;
    }

    private static List<String> unknown(UnknownCall call) {
        MethodId called = call.called();
        String what = called.owner().isEmpty() ? called.name() : MethodSelector.nameOf(called);
        String more = call.places() > 1 ? " and " + Counts.plural(call.places() - 1, "more place") : "";
        String in = WitnessText.name(call.first().method()) + " " + WitnessText.place(call.first());
        return List.of(STEP + what, STEP + STEP + "in " + in + more + ": " + call.why());
    }

    private static List<String> changes(MethodExplanation explained) {
        List<String> texts = new ArrayList<>();
        for (WhatIf whatIf : explained.whatIfs()) {
            MethodVerdict then = whatIf.verdict();
            texts.add(STEP + "if " + whatIf.fact() + ": " + judged(then.workload()) + " → "
                    + then.recommendation().model());
        }
        if (explained.verdict().origin() == Origin.SOURCE_ONLY) {
            texts.add(STEP + "compile the project: what is read from source alone is never surer than MEDIUM");
        }
        List<String> describable = explained.unknown().stream()
                .filter(UnknownCall::describable)
                .map(UnknownCall::called)
                .limit(MOST_UNKNOWN)
                .map(callee -> STEP + STEP + knownApiLine(callee))
                .toList();
        if (!describable.isEmpty()) {
            texts.add(STEP + "lines in a file of advisor.knownApis that say what these do, such as:");
            texts.addAll(describable);
        }
        if (!texts.isEmpty()) {
            texts.add(0, "what would change it:");
        }
        return texts;
    }

    /** A line for the method as known-API files have it, as if the method used the network. */
    static String knownApiLine(MethodId method) {
        String types = method.parameterTypes().stream()
                .map(MethodId::typeName)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
        return method.className() + "#" + method.name() + "(" + types + ") | NETWORK | | waits for …";
    }

    private static List<ConsoleReport.Line> info(List<String> texts) {
        return texts.stream()
                .map(text -> ConsoleReport.line(ConsoleReport.Level.INFO, text))
                .toList();
    }
}
