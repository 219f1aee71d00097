package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.CarrierUse;
import io.github.concurrencyadvisor.FindingContext;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.WhatIf;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An analysis as often as a large project would have it, each time in packages of its own: {@code shop.Orders}, {@code m001.shop.Orders} … */
final class Grown {

    private final String prefix;

    private Grown(int copy) {
        this.prefix = String.format(Locale.ROOT, "m%03d/", copy);
    }

    /** A report of so many copies. */
    static Report times(int copies, Report report) {
        List<Grown> grown =
                IntStream.rangeClosed(1, copies).mapToObj(Grown::new).toList();
        Analysis one = report.analysis();
        List<SourceFile> files = new ArrayList<>();
        List<MethodVerdict> methods = new ArrayList<>();
        List<Finding> open = new ArrayList<>();
        List<FindingContext> contexts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<CarrierUse> uses = new ArrayList<>();
        SortedMap<String, SortedMap<Integer, String>> lines = new TreeMap<>();
        for (Grown copy : grown) {
            one.files().forEach(file -> files.add(new SourceFile(copy.file(file.path()), file.lines(), file.status())));
            one.methods().forEach(verdict -> methods.add(copy.of(verdict)));
            one.findings().forEach(finding -> open.add(copy.of(finding)));
            one.contexts().forEach(context -> contexts.add(copy.of(context)));
            one.problems()
                    .forEach(problem ->
                            problems.add(new Problem(problem.kind(), copy.of(problem.at()), problem.message())));
            one.carriers().forEach(use -> uses.add(copy.of(use)));
            report.sources().byFile().forEach((file, text) -> lines.put(copy.file(file), text));
        }
        methods.sort(Comparator.comparing(MethodVerdict::method));
        uses.sort(Comparator.comparing(CarrierUse::carrier));
        List<Finding> sorted = open.stream().sorted().toList();
        Analysis analysis = new Analysis(
                one.platform(),
                files.stream().sorted().toList(),
                methods,
                new Review(sorted, List.of(), List.of(), List.of(), List.of(), Baseline.NONE),
                problems.stream().sorted().toList(),
                contexts,
                uses);
        return Pages.report(analysis, new SourceLines(lines));
    }

    private String file(String path) {
        return path.startsWith("src/") ? "src/" + prefix + path.substring("src/".length()) : path;
    }

    private Position of(Position at) {
        return new Position(file(at.file()), at.line(), at.column());
    }

    private MethodId of(MethodId method) {
        return method.owner().startsWith(Pages.PACKAGE) ? method.in(prefix + method.owner()) : method;
    }

    private Hop of(Hop hop) {
        MethodId callee = hop.callee();
        return new Hop(of(hop.method()), of(hop.at()), callee == null ? null : of(callee), hop.waysAround());
    }

    private Finding of(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.confidence(),
                of(finding.method()),
                of(finding.at()),
                finding.message(),
                finding.witness().stream().map(this::of).toList(),
                finding.advice());
    }

    private MethodVerdict of(MethodVerdict verdict) {
        Workload workload = verdict.workload();
        return new MethodVerdict(
                of(verdict.method()),
                verdict.origin(),
                of(verdict.position()),
                verdict.endLine(),
                new Workload(
                        workload.kind(),
                        workload.ioSpeed(),
                        workload.confidence(),
                        workload.effects(),
                        workload.work(),
                        workload.why(),
                        workload.witness().stream().map(this::of).toList()),
                verdict.demand(),
                verdict.demandWhy(),
                verdict.recommendation());
    }

    private FindingContext of(FindingContext context) {
        MethodVerdict verdict = context.verdict();
        return new FindingContext(
                of(context.finding()),
                context.carriers(),
                verdict == null ? null : of(verdict),
                context.whatIfs().stream()
                        .map(whatIf -> new WhatIf(whatIf.fact(), of(whatIf.verdict())))
                        .toList());
    }

    private CarrierUse of(CarrierUse use) {
        return new CarrierUse(
                use.carrier(),
                use.made(),
                of(use.at()),
                use.sites(),
                use.methods(),
                use.workloads(),
                use.entries(),
                use.findings().stream().map(this::of).toList(),
                use.shown().stream()
                        .map(entry -> new CarrierUse.Entry(
                                of(entry.method()),
                                entry.because(),
                                of(entry.at()),
                                entry.workload(),
                                entry.fit(),
                                entry.findings().stream().map(this::of).toList()))
                        .toList());
    }
}
