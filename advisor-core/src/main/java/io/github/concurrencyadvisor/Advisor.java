package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.accepted.Allowances;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.ModuleSummaries;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.effects.store.AttachedSummaries;
import io.github.concurrencyadvisor.effects.store.SummaryFiles;
import io.github.concurrencyadvisor.facts.Facts;
import io.github.concurrencyadvisor.facts.KeptFiles;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.known.UserFiles;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.Progress.Phase;
import io.github.concurrencyadvisor.source.Settings;
import io.github.concurrencyadvisor.source.SourceFiles;
import io.github.concurrencyadvisor.steps.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The concurrency advisor. Stateless and thread-safe. */
public final class Advisor {

    private Advisor() {}

    /**
     * The whole flow. Sources and classes are read and joined into facts; the effects of every method follow from the facts
     * and the known APIs; effects make a workload, a workload makes advice; the rules hold each site against the advice; and
     * what they find is held against what the user has accepted. Broken input ends up in {@link Analysis#problems()}.
     */
    public static Analysis analyze(AnalysisRequest request) {
        return analyze(request, Progress.SILENT, new Steps());
    }

    /** The same for those who want to know how far it has come, and may stop what takes too long. */
    public static Analysis analyze(AnalysisRequest request, Progress progress, Steps steps) {
        progress.at(Phase.READING_CLASSES, 0, 0);
        try (Classes classes = readClasses(request, steps)) {
            Solved solved = solve(request, classes, progress, steps);
            progress.at(Phase.JUDGING, 0, 0);
            List<MethodVerdict> methods = solved.methods().stream()
                    .map(method -> steps.runDespiteFaults(
                            () -> "judging " + method.id().display(),
                            method.position(),
                            () -> solved.verdict(method, solved.effects().effects(method)),
                            () -> solved.unjudged(method)))
                    .sorted(Comparator.comparing(MethodVerdict::method))
                    .toList();
            List<Finding> findings = solved.findings(request.rules(), steps);
            Review review = Review.of(findings, solved.accepted(), solved.program(), solved::isAskedFor);
            Surroundings surroundings = new Surroundings(solved, steps);
            List<FindingContext> contexts = surroundings.contexts(review.all());
            List<CarrierUse> carriers = surroundings.uses(methods);
            keep(solved, classes, steps);
            return new Analysis(
                    solved.platform(),
                    solved.program().files(),
                    methods,
                    review,
                    problems(solved, classes, steps),
                    contexts,
                    carriers);
        }
    }

    /**
     * The same flow for the methods that the selector means: what each verdict rests on, what would change it, what runs the
     * method and what was found in it; for a place also what kept rules silent there.
     */
    public static Explanation explain(AnalysisRequest request, MethodSelector selector) {
        return explain(request, selector, new Steps());
    }

    /** The same for those who may stop what takes too long. */
    public static Explanation explain(AnalysisRequest request, MethodSelector selector, Steps steps) {
        try (Classes classes = readClasses(request, steps)) {
            Solved solved = solve(request, classes, Progress.SILENT, steps);
            List<MethodFacts> meant = selector.select(solved.methods());
            List<JudgedFinding> judged = JudgedFindings.of(solved, steps);
            List<MethodExplanation> methods = meant.size() > Explanation.MOST_EXPLAINED
                    ? List.of()
                    : meant.stream()
                            .map(method -> Explainer.explain(solved, method, judged))
                            .toList();
            List<PlaceExplanation> places =
                    selector instanceof PlacedMethod place ? PlaceExplainer.explain(solved, place, judged) : List.of();
            List<String> others = meant.isEmpty() ? Explainer.nearest(solved, selector) : List.of();
            keep(solved, classes, steps);
            return new Explanation(
                    solved.platform(),
                    meant.stream().map(MethodFacts::id).sorted().toList(),
                    methods,
                    places,
                    others,
                    problems(solved, classes, steps));
        }
    }

    /**
     * What the module's methods do as those see it that have the module on their class path, so that they need not find out
     * again.
     *
     * @param request of which the class path has the module on it; sources and class roots do not count
     * @param module the entry of the class path with the module's classes
     * @return empty where a class cannot be read or a method was given up, so that not all is known
     */
    public static Optional<Attachment> summarize(AnalysisRequest request, Path module, Steps steps) {
        AnalysisRequest outside = request.but()
                .sourceRoots(List.of())
                .classRoots(List.of())
                .cacheDirectory(Optional.empty())
                .build();
        try (Classes classes = readClasses(outside, steps)) {
            KnownApis known = knownApis(outside, classes).apis();
            Recorded library = new Recorded(classes);
            Optional<SortedMap<SummaryKey, MethodSummary>> summaries =
                    ModuleSummaries.of(classes.namesIn(module), library, known, request.thresholds(), steps);
            Set<String> packages = new TreeSet<>(known.packagesAskedFor());
            packages.addAll(library.packages());
            Optional<String> basis = KeptResults.basis(outside, classes, known, packages);
            return summaries.isEmpty() || basis.isEmpty() || !classes.problems().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Attachment(AttachedSummaries.write(packages, basis.get(), summaries.get()), (int)
                            summaries.get().keySet().stream()
                                    .map(SummaryKey::method)
                                    .distinct()
                                    .count()));
        }
    }

    private static Solved solve(AnalysisRequest request, Classes classes, Progress progress, Steps steps) {
        Facts facts = joinSources(request, classes, progress, steps);
        ProgramFacts program = facts.program();
        KnownApis.Extended known = knownApis(request, classes);
        progress.at(Phase.FOLLOWING_CALLS, 0, 0);
        SummaryFiles kept = KeptResults.summaries(classes, known.apis());
        AttachedSummaries attached = KeptResults.attached(request, classes, known.apis());
        Effects effects =
                Effects.of(program, classes, known.apis(), request.thresholds(), attached.orElse(kept), steps);
        progress.tookOver(attached.taken(), attached.unfit());
        Allowances allowances = Allowances.read(facts.suppressions(), Rules.names());
        return new Solved(request, program, effects, kept, platform(request, classes), allowances, known.problems());
    }

    /** Keeps what was found of the class path, last, as verdicts ask for more of it. */
    private static void keep(Solved solved, Classes classes, Steps steps) {
        if (classes.problems().isEmpty()
                && solved.effects().stopped().isEmpty()
                && steps.faults().isEmpty()) {
            solved.kept().save();
        }
    }

    private static Classes readClasses(AnalysisRequest request, Steps steps) {
        return steps.run(
                () -> "reading classes",
                () -> Classes.open(
                        request.baseDirectory(),
                        request.classRoots(),
                        request.classPath(),
                        request.release(),
                        request.threads(),
                        KeptResults.folder(request)));
    }

    /** What comes with the advisor for this class path, what its libraries bring, and what the user adds. */
    private static KnownApis.Extended knownApis(AnalysisRequest request, Classes classes) {
        List<KnownApis.Text> ofLibraries = new ArrayList<>();
        classes.texts(KnownApis.FOLDER_IN_LIBRARIES, KnownApis::isNameOfOne)
                .forEach((name, text) -> ofLibraries.add(new KnownApis.Text(name, text)));
        List<Coordinates> onClassPath = new ArrayList<>(classes.coordinates(request.coordinates()));
        onClassPath.addAll(Settings.switches(request.sourceRoots()));
        return KnownApis.of(onClassPath, UserFiles.read(request.baseDirectory(), request.knownApis()), ofLibraries);
    }

    private static Facts joinSources(AnalysisRequest request, Classes classes, Progress progress, Steps steps) {
        SourceFiles.Found found = SourceFiles.find(
                request.baseDirectory(), request.sourceRoots(), request.includes(), request.excludes());
        List<Path> solvedAgainst = Stream.concat(request.classRoots().stream(), request.classPath().stream())
                .toList();
        return Facts.of(
                found,
                request.encoding(),
                request.threads(),
                classes.own(),
                KeptFiles.of(classes.cache(), request.baseDirectory(), request.encoding()),
                classes,
                solvedAgainst,
                progress,
                steps);
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

    private static List<Problem> problems(Solved solved, Classes classes, Steps steps) {
        Set<Problem> problems = new TreeSet<>(solved.program().problems());
        problems.addAll(classes.problems());
        problems.addAll(solved.ofKnownApis());
        problems.addAll(solved.allowances().problems());
        problems.addAll(steps.faults());
        solved.effects().stopped().forEach(method -> problems.add(stopped(method, solved.program())));
        return List.copyOf(problems);
    }

    private static Problem stopped(MethodId method, ProgramFacts program) {
        ClassFacts type = program.classes().get(method.owner());
        MethodFacts facts = type == null ? null : type.method(method.name(), method.descriptor());
        return new Problem(
                Problem.Kind.STOPPED_METHOD,
                facts == null ? Position.NONE : facts.position(),
                "following the calls of " + method.display()
                        + " took too long and was stopped, so that not all of what it does is known: say what it does in a"
                        + " known-API file, or raise advisor.timeout");
    }
}
