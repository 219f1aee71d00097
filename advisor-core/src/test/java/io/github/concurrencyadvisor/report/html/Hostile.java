package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.CarrierUse;
import io.github.concurrencyadvisor.FindingContext;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.WhatIf;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Means;
import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Recommendation;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowance;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A report in which every text tries to break out of the page, each with a name of its own to be found by. */
final class Hostile {

    /** What each of them ends in. */
    static final String ATTACK =
            "\"'><img src=x onerror=alert(1)></script><script>alert(2)</script></style><!-- ]]> &amp;"
                    + " \u202Egnp\u202C \u001B[31m \u0000 \u2028 \r\nend \uD800 \uFFFF";

    private Hostile() {}

    static String text(String name) {
        return name + ATTACK;
    }

    static Report report() {
        String file = "src/" + text("path") + ".java";
        Position at = new Position(file, 2, 5);
        MethodId method = new MethodId(
                "pack/" + text("class"), text("method"), "(L" + text("type").replace(";", "") + ";)V");
        MethodId callee = new MethodId(text("owner"), text("callee"), "()V");
        Workload workload = new Workload(
                WorkloadKind.IO_BOUND,
                Speed.SLOW,
                Confidence.LOW,
                List.of(Effect.FILE),
                0,
                text("why"),
                List.of(new Hop(method, at, callee)));
        MethodVerdict verdict = new MethodVerdict(
                method,
                Origin.SOURCE_ONLY,
                at,
                3,
                workload,
                Demand.MANY,
                text("demand"),
                new Recommendation(Model.THREADS, Means.PLATFORM_POOL, text("realisation"), text("reason")));
        MethodVerdict then = new MethodVerdict(
                method,
                Origin.SOURCE_ONLY,
                at,
                3,
                workload,
                Demand.MANY,
                "",
                new Recommendation(Model.EVENT_LOOP, Means.EVENT_LOOP, "", ""));
        Finding open = finding("UntimedWait", "message", method, at, callee);
        Finding accepted = finding("PoolSelfWait", "accepted", method, at, callee);
        Suppressed suppressed = new Suppressed(
                accepted,
                new Allowance("PoolSelfWait", text("because"), new Suppression(file, 1, 2, 2, true, "allow")));
        Analysis analysis = new Analysis(
                new Platform(17, Set.of()),
                List.of(new SourceFile(file, 3, SourceFile.Status.SOURCE_ONLY)),
                List.of(verdict),
                new Review(
                        List.of(open),
                        List.of(suppressed),
                        List.of(),
                        List.of(),
                        List.of(new Leftover(Leftover.Kind.UNUSED_SUPPRESSION, at, text("leftover"))),
                        Baseline.NONE),
                List.of(new Problem(Problem.Kind.SOURCE_ONLY, at, text("problem"))),
                List.of(new FindingContext(
                        open, List.of(Carrier.UNKNOWN), verdict, List.of(new WhatIf(text("fact"), then)))),
                List.of(new CarrierUse(
                        Carrier.PLATFORM_POOL,
                        text("pool"),
                        at,
                        1,
                        1,
                        Map.of(WorkloadKind.IO_BOUND, 1),
                        1,
                        List.of(open),
                        List.of(new CarrierUse.Entry(
                                method,
                                text("given"),
                                at,
                                WorkloadKind.IO_BOUND,
                                CarrierUse.Fit.CONTRADICTED,
                                List.of(open))))));
        SourceLines sources = new SourceLines(new TreeMap<>(Map.of(
                file,
                new TreeMap<>(Map.of(
                        1,
                        text("before").replaceAll("[\r\n]", ""),
                        2,
                        text("\tcode").replaceAll("[\r\n]", ""))))));
        return new Report(
                analysis,
                sources,
                new Outcome(Optional.of(text("failure")), text("terms"), List.of(open)),
                text("project"),
                new InRepository("", "pom.xml"),
                text("tool"),
                text("version"));
    }

    private static Finding finding(String rule, String message, MethodId method, Position at, MethodId callee) {
        return new Finding(
                rule,
                Severity.ERROR,
                Confidence.LOW,
                method,
                at,
                text(message),
                List.of(new Hop(method, at, callee)),
                text("advice"));
    }
}
