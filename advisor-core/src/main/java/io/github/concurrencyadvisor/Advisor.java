package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Advice;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.classify.Classifier;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.SummaryStore;
import io.github.concurrencyadvisor.effects.store.SummaryFiles;
import io.github.concurrencyadvisor.facts.Facts;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.known.UserFiles;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.ClassLookup;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.source.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The concurrency advisor. Stateless and thread-safe. */
public final class Advisor {

    private Advisor() {}

    /**
     * The whole flow. Sources and classes are read and joined into facts; the effects of every method follow from the facts
     * and the known APIs; effects make a workload, a workload makes advice; and the rules hold each site against the advice.
     * Broken input ends up in {@link Analysis#problems()}.
     */
    public static Analysis analyze(AnalysisRequest request) {
        CacheFolder cache = cache(request);
        try (Classes classes = readClasses(request, cache)) {
            Facts facts = joinSources(request, classes);
            KnownApis.Extended known = knownApis(request, classes);
            Effects effects = solve(facts, classes, known.apis(), cache);
            Platform platform = platform(request, classes);
            List<MethodVerdict> methods = verdicts(facts.program(), effects, platform);
            List<Finding> findings = Rules.check(effects, platform, request.minConfidence(), request.rules()).stream()
                    .filter(finding -> isAskedFor(facts.program(), finding.at().file()))
                    .toList();
            List<Problem> problems = problems(facts, classes, known, cache);
            return new Analysis(platform, facts.program().files(), methods, findings, problems);
        }
    }

    /** What is kept is good for the same advisor and the same view of the JDK and of multi-release jars. */
    private static CacheFolder cache(AnalysisRequest request) {
        return request.cacheDirectory()
                .flatMap(folder -> OwnCode.fingerprint().map(code -> {
                    Fingerprint version = new Fingerprint()
                            .add(code)
                            .add(Runtime.version().toString())
                            .add(request.release());
                    return CacheFolder.at(folder, version.name());
                }))
                .orElseGet(CacheFolder::none);
    }

    private static Effects solve(Facts facts, Classes classes, KnownApis known, CacheFolder cache) {
        String knownName =
                cache.isOn() ? new Fingerprint().add(known.identity()).name() : "";
        SummaryFiles store = new SummaryFiles(
                cache,
                type -> classes.contentKey(type)
                        .map(content ->
                                new Fingerprint().add(content).add(knownName).name()));
        Effects effects = Effects.of(facts.program(), classes, known, cache.isOn() ? store : SummaryStore.NONE);
        if (classes.problems().isEmpty()) {
            store.save();
        }
        return effects;
    }

    private static Classes readClasses(AnalysisRequest request, CacheFolder cache) {
        return Classes.read(
                request.baseDirectory(),
                request.classRoots(),
                request.classPath(),
                request.release(),
                request.threads(),
                cache);
    }

    /** What comes with the advisor for this class path, what its libraries bring, and what the user adds. */
    private static KnownApis.Extended knownApis(AnalysisRequest request, Classes classes) {
        List<KnownApis.Text> ofLibraries = new ArrayList<>();
        classes.texts(KnownApis.FOLDER_IN_LIBRARIES)
                .forEach((name, text) -> ofLibraries.add(new KnownApis.Text(name, text)));
        return KnownApis.of(
                classes.coordinates(request.coordinates()),
                UserFiles.read(request.baseDirectory(), request.knownApis()),
                ofLibraries);
    }

    private static Facts joinSources(AnalysisRequest request, Classes classes) {
        SourceFiles.Found found = SourceFiles.find(
                request.baseDirectory(), request.sourceRoots(), request.includes(), request.excludes());
        List<Path> solvedAgainst = Stream.concat(request.classRoots().stream(), request.classPath().stream())
                .toList();
        ClassLookup everything = name -> {
            ClassFacts own = classes.project().get(name);
            return own != null ? own : classes.find(name);
        };
        return Facts.of(found, request.encoding(), request.threads(), classes.project(), everything, solvedAgainst);
    }

    private static Platform platform(AnalysisRequest request, Classes classes) {
        Map<String, Platform.Framework> telltale = Map.of(
                "io/vertx/core/Vertx", Platform.Framework.VERTX,
                "reactor/core/publisher/Mono", Platform.Framework.REACTOR,
                "io/smallrye/mutiny/Uni", Platform.Framework.MUTINY,
                "io/netty/channel/EventLoop", Platform.Framework.NETTY);
        Set<Platform.Framework> present = EnumSet.noneOf(Platform.Framework.class);
        telltale.forEach((type, framework) -> {
            if (classes.find(type) != null) {
                present.add(framework);
            }
        });
        return new Platform(request.release(), present);
    }

    /** Of the methods in the source files that were asked for; where there are none, of all that the classes have. */
    private static List<MethodVerdict> verdicts(ProgramFacts facts, Effects effects, Platform platform) {
        List<MethodVerdict> verdicts = new ArrayList<>();
        for (ClassFacts type : facts.classes().values()) {
            for (MethodFacts method : type.methods()) {
                if (method.isDeclared() && !method.isAbstract() && isAskedFor(facts, type.file())) {
                    Workload workload = Classifier.classify(method, effects.effects(method));
                    verdicts.add(new MethodVerdict(
                            method.id(),
                            method.origin(),
                            method.position(),
                            method.endLine(),
                            workload,
                            Advice.recommend(workload, Demand.UNKNOWN, platform)));
                }
            }
        }
        verdicts.sort(Comparator.comparing(MethodVerdict::method));
        return verdicts;
    }

    private static boolean isAskedFor(ProgramFacts facts, String file) {
        return facts.files().isEmpty()
                || Collections.binarySearch(facts.files(), new SourceFile(file, 0, SourceFile.Status.JOINED)) >= 0;
    }

    private static List<Problem> problems(Facts facts, Classes classes, KnownApis.Extended known, CacheFolder cache) {
        Set<Problem> problems = new TreeSet<>(facts.program().problems());
        problems.addAll(classes.problems());
        problems.addAll(known.problems());
        cache.fault()
                .map(
                        fault -> new Problem(
                                Problem.Kind.UNUSABLE_CACHE,
                                Position.NONE,
                                "the cache folder cannot be written (" + fault
                                        + "), so that dependencies are solved again each time:"
                                        + " make it writable, set advisor.cacheDirectory to another folder or advisor.cache to false"))
                .ifPresent(problems::add);
        return List.copyOf(problems);
    }
}
