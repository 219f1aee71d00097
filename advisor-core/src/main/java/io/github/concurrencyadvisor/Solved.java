package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Advice;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowances;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.classify.Classifier;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.store.SummaryFiles;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program of which the effects are known, to be judged.
 *
 * @param kept what was found of the class path
 * @param allowances what the sources suppress
 * @param ofKnownApis what is wrong with the known-API files of the user and of libraries
 */
record Solved(
        AnalysisRequest request,
        ProgramFacts program,
        Effects effects,
        SummaryFiles kept,
        Platform platform,
        Allowances allowances,
        List<Problem> ofKnownApis) {

    /** The methods in the source files that were asked for; where there are none, all that the classes have. */
    List<MethodFacts> methods() {
        return program.classes().values().stream()
                .filter(type -> isAskedFor(type.file()))
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.isDeclared() && !method.isAbstract())
                .toList();
    }

    /** Whether the file is among those that were asked for; of classes without any sources, all are, unless some are left out. */
    boolean isAskedFor(String file) {
        boolean classesAlone = program.files().isEmpty()
                && request.includes().isEmpty()
                && request.excludes().isEmpty();
        return classesAlone
                || Collections.binarySearch(program.files(), new SourceFile(file, 0, SourceFile.Status.JOINED)) >= 0;
    }

    /**
     * What the rules find in the source files that were asked for, sorted by place.
     *
     * @param settings by rule name, the severity to report it with; empty switches it off
     */
    List<Finding> findings(Map<String, Optional<Severity>> settings, Steps steps) {
        return Rules.check(effects, platform, settings, steps).stream()
                .filter(finding -> isAskedFor(finding.at().file()))
                .toList();
    }

    /** What the user has accepted. */
    Review.Accepted accepted() {
        Set<String> off = request.rules().entrySet().stream()
                .filter(rule -> rule.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Review.Accepted(allowances, request.baseline(), off, request.minConfidence());
    }

    /** The verdict on a method, should it have these effects. */
    MethodVerdict verdict(MethodFacts method, Map<Effect, Evidence> itsEffects) {
        Workload workload = Classifier.classify(method, itsEffects);
        return verdict(method, workload, effects.atOnce(method.id()));
    }

    /** What there is to say of a method that could not be judged. */
    MethodVerdict unjudged(MethodFacts method) {
        Workload unknown = new Workload(
                WorkloadKind.UNKNOWN,
                Speed.UNKNOWN,
                Confidence.LOW,
                List.of(),
                0,
                "judging it failed",
                List.of(new Hop(method.id(), method.position(), null)));
        return verdict(method, unknown, AtOnce.UNKNOWN);
    }

    private MethodVerdict verdict(MethodFacts method, Workload workload, AtOnce runs) {
        Demand stated = Demand.of(runs, request.thresholds());
        Demand demand = stated == Demand.UNKNOWN ? request.demand() : stated;
        String demandWhy = stated != Demand.UNKNOWN
                ? stated.because(runs)
                : demand == Demand.UNKNOWN ? "" : "a setting, as nothing in the code says";
        return new MethodVerdict(
                method.id(),
                method.origin(),
                method.position(),
                method.endLine(),
                workload,
                demand,
                demandWhy,
                Advice.recommend(workload, demand, demandWhy, platform, request.thresholds()));
    }
}
