package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Advice;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.classify.Classifier;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.store.SummaryFiles;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A program of which the effects are known, to be judged.
 *
 * @param kept what was found of the class path
 * @param ofKnownApis what is wrong with the known-API files of the user and of libraries
 */
record Solved(
        AnalysisRequest request,
        ProgramFacts program,
        Effects effects,
        SummaryFiles kept,
        Platform platform,
        List<Problem> ofKnownApis) {

    /** The methods in the source files that were asked for; where there are none, all that the classes have. */
    List<MethodFacts> methods() {
        return program.classes().values().stream()
                .filter(type -> isAskedFor(type.file()))
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.isDeclared() && !method.isAbstract())
                .toList();
    }

    boolean isAskedFor(String file) {
        return program.files().isEmpty()
                || Collections.binarySearch(program.files(), new SourceFile(file, 0, SourceFile.Status.JOINED)) >= 0;
    }

    /** The verdict on a method, should it have these effects. */
    MethodVerdict verdict(MethodFacts method, Map<Effect, Evidence> itsEffects) {
        Workload workload = Classifier.classify(method, itsEffects);
        AtOnce runs = effects.atOnce(method.id());
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
