package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call runs, and the effects of that: the part of an {@link Evaluator} that goes from calls to callees. */
final class Dispatch {

    /** From this many possible targets on, a dispatch is not held against each one's parameters but taken as a whole. */
    private static final int MANY_TARGETS = 8;

    private final Evaluator evaluator;
    private final Program program;

    /** The class of the receiver, where a method is evaluated for exactly one. */
    private @Nullable String selfType;

    Dispatch(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.program = evaluator.program;
    }

    /**
     * A call of a method, on receivers that may be known.
     *
     * @param receivers null to ask for the current call's receiver only if it matters
     */
    void invoke(MethodId target, Call.Kind kind, @Nullable List<Source> receivers, Arguments arguments, Way way) {
        Call current = evaluator.current;
        if (kind != Call.Kind.VIRTUAL || program.isPrivate(target)) {
            boolean ofCurrent = way.depth() == 0 && current != null && current.receiver() != null;
            exactly(
                    target,
                    ofCurrent ? evaluator.self(null) : receivers == null ? Source.OPEN_ONLY : receivers,
                    arguments,
                    way);
            return;
        }
        if (!mayBeProjects(target.owner()) && program.functionalMethod(target.owner()) == null) {
            evaluator.knownCalls.call(target, receivers, arguments, way);
            return;
        }
        if (evaluator.knownCalls.belief(target, way) != null) {
            // Whoever hands the object in knows no more of what was left out.
            evaluator.knownCalls.call(target, receivers, arguments, way);
            return;
        }
        List<Source> unknown = new ArrayList<>();
        for (Source source : evaluator.self(receivers)) {
            if (source instanceof Source.Function function) {
                if (function.function().interfaceMethod().equals(target.name())) {
                    run(function, arguments, way);
                }
            } else if (source instanceof Source.Made made) {
                exactly(target.in(made.type()), List.of(made), arguments, way);
            } else if (source instanceof Source.Proxy proxy) {
                invoke(
                        Source.Proxy.HANDLER_METHOD,
                        Call.Kind.VIRTUAL,
                        List.of(proxy.handler()),
                        Arguments.OPEN,
                        way.deeper());
            } else if (source instanceof Source.Handed) {
                evaluator.knownCalls.call(target, List.of(source), arguments, way);
            } else if (source instanceof Source.Argument argument
                    && dependsOnReceiver(target)
                    && !(argument.isReceiver() && isHandedOver(target))) {
                evaluator.uses.add(argument, target, null, way);
                KnownApi api = isDescribed(target) ? program.known(target) : null;
                if (api != null) {
                    evaluator.knownCalls.callbacks(target, api, List.of(source), arguments, way);
                }
            } else if (source != Source.Open.NOTHING) {
                unknown.add(source);
            }
        }
        if (!unknown.isEmpty()) {
            toAny(target, unknown, arguments, way);
        }
    }

    /** A call on a receiver of exactly that class, in a method that is evaluated for such a receiver. */
    void onSelf(MethodId target, String receiverType, Way way) {
        selfType = receiverType;
        exactly(target.in(receiverType), List.of(new Source.Argument(-1)), Arguments.OPEN, way);
    }

    /** Whether an object of the type may run the project's code. */
    private boolean mayBeProjects(String type) {
        return program.isProject(type) || program.hasProjectSubtype(type) || !program.isJdk(type);
    }

    /** Whether the known APIs speak for the method, rather than its own code. */
    private boolean isDescribed(MethodId target) {
        return program.isJdk(target.owner()) || program.knownMethod(target) != null;
    }

    /** Whether what the call does is for a caller to know, who may know the object. */
    private boolean dependsOnReceiver(MethodId target) {
        if (isDescribed(target)) {
            return program.hasProjectSubtype(target.owner())
                    || (program.isJdk(target.owner()) && program.functionalMethod(target.owner()) != null);
        }
        // The one class that implements a functional interface is not all there is: lambdas do too.
        return program.overriders(target).size() != 1
                || program.resolve(target) == null
                || program.functionalMethod(target.owner()) != null;
    }

    /** Whether an annotation makes it matter if it is the object itself or another that makes the call. */
    private boolean isHandedOver(MethodId target) {
        return program.annotated().handed(target) != null
                || program.overriders(target).stream()
                        .anyMatch(method -> program.annotated().handed(method.id()) != null);
    }

    /** A call that runs the method of exactly that class, its own or inherited. */
    void exactly(MethodId target, List<Source> self, Arguments arguments, Way way) {
        MethodFacts callee = isDescribed(target) ? null : program.resolve(target);
        if (callee != null && !callee.isAbstract()) {
            reaches(callee, self, way, Confidence.HIGH);
            apply(callee, target.owner(), self, arguments, way, Odds.CERTAIN);
        } else {
            evaluator.knownCalls.call(target, self, arguments, way);
        }
    }

    /** A call on an object of which no more than the static type decides what runs. */
    void toAny(MethodId target, List<Source> self, Arguments arguments, Way way) {
        List<MethodFacts> targets = isDescribed(target) ? List.of() : program.overriders(target);
        if (targets.isEmpty()) {
            evaluator.knownCalls.call(target, self, arguments, way);
        } else if (targets.size() < MANY_TARGETS && way.depth() <= (targets.size() == 1 ? Way.DEEPEST : 0)) {
            Odds odds = Odds.of(targets, evaluator.summaries).and(oddsOfType(target.owner()));
            for (MethodFacts callee : targets) {
                reaches(callee, self, way, isOneOf(targets));
                apply(callee, target.owner(), self, arguments, way, odds);
            }
        } else {
            targets.forEach(callee -> evaluator.reach(
                    Reach.Node.open(callee.id()), way.path().reaching(callee.id()), way.loops(), isOneOf(targets)));
            applyEffects(evaluator.summaries.open(target), way, oddsOfType(target.owner()));
        }
    }

    /**
     * A functional interface of a library is there for its users' lambdas, which its own classes say little about, and a class of
     * the project that is one of many little more.
     */
    private Odds oddsOfType(String type) {
        boolean isForLambdas = !program.isProject(type) && program.functionalMethod(type) != null;
        return isForLambdas && (!program.hasProjectSubtype(type) || program.hasImplementersElsewhere(type))
                ? Odds.ONE_OF_ANY_LAMBDAS
                : Odds.CERTAIN;
    }

    /**
     * The callee's summary, as it is for these arguments.
     *
     * @param staticType what is known of the receiver's class where the receiver itself is not known
     */
    void apply(MethodFacts callee, String staticType, List<Source> self, Arguments arguments, Way way, Odds odds) {
        Runner elsewhere = isByItself(self) ? null : program.annotated().handed(callee.id());
        if (elsewhere == null) {
            applyHere(callee, staticType, self, arguments, way, odds);
        } else if (!way.isTooDeep()) {
            Evaluator apart = evaluator.apart();
            apart.dispatch.applyHere(callee, staticType, self, arguments, way.withoutLoops(), odds);
            String because = callee.id().display() + ", which " + elsewhere.because() + ",";
            evaluator.addSite(apart, callee.id(), Crew.of(elsewhere.carrier()), because, way.loops());
        }
    }

    /** Whether an object calls itself: what a framework wraps around its objects is passed by then. */
    static boolean isByItself(List<Source> self) {
        for (Source source : self) {
            if (source instanceof Source.Argument argument && argument.isReceiver()) {
                return true;
            }
        }
        return false;
    }

    private void applyHere(
            MethodFacts callee, String staticType, List<Source> self, Arguments arguments, Way way, Odds odds) {
        program.steps().check();
        Evaluator.Summaries summaries = evaluator.summaries;
        String exactType = exactType(self);
        MethodSummary summary = exactType == null ? summaries.of(callee) : summaries.exact(callee, exactType);
        boolean recursive = summaries.recursive(evaluator.method.id(), callee.id());
        Way reached = (recursive ? way.withoutLoops() : way).by(way.path().reaching(callee.id()));
        applyEffects(summary, reached, odds);
        String receiverType = program.lineage(callee.id().owner()).contains(staticType)
                ? callee.id().owner()
                : staticType;
        for (ParameterUse use : summary.uses()) {
            List<Source> base = use.parameter() < 0 ? self : arguments.at(use.parameter());
            List<Source> sources = evaluator.flow.within(evaluator.method, base, use.path());
            Way there = reached.to(use, odds).deeper();
            evaluator.uses.apply(evaluator.uses.narrowed(use, receiverType), sources, there);
        }
    }

    /** How sure it is that each of the targets runs. */
    private static Confidence isOneOf(List<MethodFacts> targets) {
        if (targets.size() == 1) {
            return Confidence.HIGH;
        }
        return targets.size() < MANY_TARGETS ? Confidence.MEDIUM : Confidence.LOW;
    }

    private void reaches(MethodFacts callee, List<Source> self, Way way, Confidence sure) {
        Reach.Node node = new Reach.Node(callee.id(), exactType(self), false);
        evaluator.reach(node, way.path().reaching(callee.id()), way.loops(), sure);
    }

    private @Nullable String exactType(List<Source> self) {
        if (self.size() != 1) {
            return null;
        }
        if (self.get(0) instanceof Source.Made made && program.isProject(made.type())) {
            return made.type();
        }
        return self.get(0) instanceof Source.Argument argument && argument.isReceiver() ? selfType : null;
    }

    private void applyEffects(MethodSummary summary, Way way, Odds odds) {
        int loopsOfThis = isOfThisMethod(summary.method()) ? way.loops() : 0;
        for (Evidence evidence : summary.effects().values()) {
            Evidence there = evidence.behind(odds);
            evaluator.add(new Evidence(
                    there.effect(),
                    there.speed(),
                    there.confidence().atMost(evaluator.sureness()),
                    there.minor(),
                    there.work() == 0 ? 0 : there.work() + way.loops(),
                    there.work() == 0 ? 0 : there.nested() + loopsOfThis,
                    way.then(there.guess()),
                    way.path().reaching(there.trail().hop().method()).then(there.trail())));
        }
    }

    /** Whether it is the body of a lambda that stands in the code of the method that is evaluated. */
    private boolean isOfThisMethod(MethodId callee) {
        MethodFacts body = callee.isLambdaBody() ? program.resolve(callee) : null;
        return body != null
                && (body.declaredIn().equals(evaluator.method.id())
                        || body.declaredIn().equals(evaluator.method.declaredIn()));
    }

    /** Runs a function's body here. */
    void run(Source.Function source, Arguments given, Way way) {
        if (way.isTooDeep()) {
            evaluator.giveUp(way.path());
            return;
        }
        Value.Function function = source.function();
        MethodId body = function.body();
        int bound = function.captured().size();
        if (bound == 0 && evaluator.voidWaits.isGivenWhatIsDone(body, way.path().last())) {
            return;
        }
        boolean takesReceiver = !function.bodyIsStatic();
        Arguments all = index -> index < bound ? captured(source, index) : given.at(index - bound);
        List<Source> self = takesReceiver ? all.at(0) : Source.OPEN_ONLY;
        Arguments arguments = takesReceiver ? index -> all.at(index + 1) : all;
        Way inside = way.by(way.path().reaching(body)).deeper();
        if (takesReceiver && !body.isConstructor() && !body.isLambdaBody()) {
            invoke(body, Call.Kind.VIRTUAL, self, arguments, inside);
        } else {
            exactly(body, self, arguments, inside);
        }
    }

    private List<Source> captured(Source.Function source, int index) {
        List<Source> sources =
                evaluator.flow.sources(source.in(), source.function().captured().get(index));
        return source.in().id().equals(evaluator.method.id()) ? sources : withoutArguments(sources);
    }

    /** Runs what a reflective call finds by a constant name. */
    void reflected(List<Reflection.Target> targets, Way way) {
        for (Reflection.Target target : targets) {
            Origins.Origin on = target.receiver();
            List<Source> self = on == null ? Source.OPEN_ONLY : evaluator.flow.sources(on.in(), on.value());
            boolean here = on != null && on.in().id().equals(evaluator.method.id());
            invoke(target.method(), target.kind(), here ? self : withoutArguments(self), Arguments.OPEN, way.deeper());
        }
    }

    /** Parameters of another method mean nothing here. */
    private static List<Source> withoutArguments(List<Source> sources) {
        return sources.stream()
                .map(source -> source instanceof Source.Argument ? Source.Open.OPEN : source)
                .distinct()
                .toList();
    }
}
