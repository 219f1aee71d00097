package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Recommendation;
import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.classify.Classifier;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.ProgramFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The concurrency advisor. Stateless and thread-safe. */
public final class Advisor {

    private Advisor() {}

    /** Reads, resolves, classifies and advises; broken input ends up in {@link Analysis#problems()}. */
    public static Analysis analyze(AnalysisRequest request) {
        try (Classes classes = Classes.read(
                request.baseDirectory(),
                request.classRoots(),
                request.classPath(),
                request.release(),
                request.threads())) {
            ProgramFacts facts = new ProgramFacts(classes.project(), classes, List.of(), classes.problems());
            Effects effects = Effects.of(facts, KnownApis.bundled());
            List<MethodVerdict> verdicts = verdicts(facts, effects);
            return new Analysis(
                    new Platform(request.release(), Set.of()), facts.files(), verdicts, List.of(), facts.problems());
        }
    }

    private static List<MethodVerdict> verdicts(ProgramFacts facts, Effects effects) {
        List<MethodVerdict> verdicts = new ArrayList<>();
        for (ClassFacts type : facts.classes().values()) {
            for (MethodFacts method : type.methods()) {
                if (method.isDeclared() && !method.isAbstract()) {
                    verdicts.add(new MethodVerdict(
                            method.id(),
                            method.origin(),
                            method.position(),
                            method.endLine(),
                            Classifier.classify(method, effects.effects(method)),
                            new Recommendation(Model.UNDECIDED, "", "")));
                }
            }
        }
        verdicts.sort(Comparator.comparing(MethodVerdict::method));
        return verdicts;
    }
}
