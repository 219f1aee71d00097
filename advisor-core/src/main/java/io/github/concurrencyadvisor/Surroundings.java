package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.CarrierUse.Fit;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.classify.Classifier;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which carriers there are, what runs on each, and where each finding stands among them. Used once for one analysis. */
final class Surroundings {

    /** What has most to say for itself first. */
    private static final List<WorkloadKind> TELLING = List.of(
            WorkloadKind.IO_BOUND,
            WorkloadKind.MIXED,
            WorkloadKind.CPU_BOUND,
            WorkloadKind.UNKNOWN,
            WorkloadKind.TRIVIAL);

    private static final Comparator<CarrierUse.Entry> ORDER = Comparator.comparing(CarrierUse.Entry::fit)
            .thenComparing(entry -> TELLING.indexOf(entry.workload()))
            .thenComparing(CarrierUse.Entry::method);

    /** A kind of thread, or one pool of it by what makes it and where. */
    private record Key(Carrier carrier, String made, Position at) {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::carrier)
                .thenComparing(key -> key.made.isEmpty())
                .thenComparing(Key::at)
                .thenComparing(Key::made);

        Key ofKind() {
            return new Key(carrier, "", Position.NONE);
        }
    }

    private final Solved solved;
    private final Effects effects;
    private final Steps steps;
    private final IdentityHashMap<Spawn, Key> keys = new IdentityHashMap<>();
    private final Map<MethodId, List<Spawn>> handedOverIn = new HashMap<>();
    private final Map<MethodId, List<Finding>> findingsOn = new HashMap<>();
    private final Map<Key, List<Finding>> findingsOf = new HashMap<>();

    Surroundings(Solved solved, Steps steps) {
        this.solved = solved;
        this.steps = steps;
        this.effects = solved.effects();
        Map<Key, Integer> sites = new HashMap<>();
        for (Spawn site : effects.spawns()) {
            Key key = steps.runDespiteFaults(
                    () -> "finding the pool that runs " + site.entry().display(),
                    Position.NONE,
                    () -> key(site),
                    () -> new Key(site.carrier(), "", Position.NONE));
            keys.put(site, key);
            sites.merge(key, 1, Integer::sum);
            if (site.call() != null) {
                handedOverIn
                        .computeIfAbsent(site.in(), any -> new ArrayList<>())
                        .add(site);
            }
        }
        keys.replaceAll((site, key) -> isToldApart(key, sites) ? key : key.ofKind());
    }

    private Key key(Spawn site) {
        MethodFacts in = effects.method(site.in());
        List<Pool> pools = site.call() == null || in == null ? List.of() : effects.runs(in, site.call());
        boolean isOfItsOwn = site.carrier() == Carrier.PLATFORM_POOL || site.carrier() == Carrier.FORK_JOIN_POOL;
        return isOfItsOwn && pools.size() == 1
                ? key(site.carrier(), pools.get(0))
                : new Key(site.carrier(), "", Position.NONE);
    }

    private static Key key(Carrier carrier, Pool pool) {
        Position at = new Position(
                pool.in().position().file(), pool.made().line(), pool.made().column());
        return new Key(carrier, pool.made().target().display() + size(pool), at);
    }

    private static String size(Pool pool) {
        Long most = pool.most();
        if (pool.isEndless()) {
            return ", no limit";
        } else if (pool.perCore()) {
            return ", a thread a core";
        } else if (most != null && most < Integer.MAX_VALUE) {
            return ", " + most + (most == 1 ? " thread" : " threads");
        }
        return "";
    }

    private static boolean isToldApart(Key key, Map<Key, Integer> sites) {
        long larger = sites.entrySet().stream()
                .filter(other -> other.getKey().carrier() == key.carrier()
                        && !other.getKey().made().isEmpty())
                .filter(other -> isBefore(other.getKey(), other.getValue(), key, sites.getOrDefault(key, 0)))
                .count();
        return larger < CarrierUse.MOST_POOLS;
    }

    private static boolean isBefore(Key one, int sites, Key other, int otherSites) {
        return sites > otherSites || (sites == otherSites && Key.ORDER.compare(one, other) < 0);
    }

    /** Each finding with what surrounds it, in the order given. */
    List<FindingContext> contexts(Stream<Finding> findings) {
        return findings.map(finding -> steps.runDespiteFaults(
                        () -> "looking at what surrounds a finding",
                        finding.at(),
                        () -> context(finding),
                        () -> new FindingContext(finding, List.of(), null, List.of())))
                .toList();
    }

    private FindingContext context(Finding finding) {
        MethodId holder = finding.witness().isEmpty()
                ? finding.method()
                : finding.witness().get(0).method();
        MethodFacts method = effects.method(holder);
        Set<Carrier> carriers = new TreeSet<>();
        List<Spawn> handedOver = handedOverIn.getOrDefault(holder, List.of()).stream()
                .filter(site -> site.call() != null && isAt(site.call(), finding.at()))
                .toList();
        handedOver.forEach(site -> stands(finding, site, carriers));
        if (carriers.isEmpty() && method != null) {
            method.calls().stream()
                    .filter(call -> isAt(call, finding.at()))
                    .map(call -> effects.pool(method, call))
                    .flatMap(Stream::ofNullable)
                    .forEach(pool -> {
                        carriers.add(pool.carrier());
                        findingsOf
                                .computeIfAbsent(key(pool.carrier(), pool), any -> new ArrayList<>())
                                .add(finding);
                    });
        }
        if (carriers.isEmpty()) {
            effects.carriers(holder).forEach(by -> stands(finding, by.site(), carriers));
        }
        if (method == null || !solved.isAskedFor(method.position().file())) {
            return new FindingContext(finding, List.copyOf(carriers), null, List.of());
        }
        Map<Effect, Evidence> its = effects.effects(method);
        MethodVerdict verdict = solved.verdict(method, its);
        List<WhatIf> whatIfs = new WhatIfs(solved, method, its, verdict).ask(List.of());
        return new FindingContext(finding, List.copyOf(carriers), verdict, whatIfs);
    }

    private void stands(Finding finding, Spawn site, Set<Carrier> carriers) {
        carriers.add(site.carrier());
        findingsOn.computeIfAbsent(site.entry(), any -> new ArrayList<>()).add(finding);
    }

    private static boolean isAt(Call call, Position at) {
        return call.line() == at.line() && call.column() == at.column();
    }

    /**
     * What runs where, in the order of carriers and places. To be asked after {@link #contexts}, as findings say what fits.
     *
     * @param verdicts on the methods to count
     */
    List<CarrierUse> uses(List<MethodVerdict> verdicts) {
        return steps.runDespiteFaults(
                () -> "telling what runs where", Position.NONE, () -> allUses(verdicts), List::of);
    }

    private List<CarrierUse> allUses(List<MethodVerdict> verdicts) {
        Map<Key, Map<WorkloadKind, Integer>> methods = new HashMap<>();
        for (MethodVerdict verdict : verdicts) {
            for (CarriedBy by : effects.carriers(verdict.method())) {
                methods.computeIfAbsent(keyOf(by.site()), any -> new EnumMap<>(WorkloadKind.class))
                        .merge(verdict.workload().kind(), 1, Integer::sum);
            }
        }
        Map<Key, List<Spawn>> sites = new TreeMap<>(Key.ORDER);
        effects.spawns().stream()
                .filter(site -> isAskedFor(site.in()))
                .forEach(site -> sites.computeIfAbsent(keyOf(site), any -> new ArrayList<>())
                        .add(site));
        List<CarrierUse> uses = new ArrayList<>();
        sites.forEach((key, there) -> uses.add(use(key, there, methods.getOrDefault(key, Map.of()))));
        return uses;
    }

    private Key keyOf(Spawn site) {
        return keys.getOrDefault(site, new Key(site.carrier(), "", Position.NONE));
    }

    private boolean isAskedFor(MethodId holder) {
        MethodFacts in = effects.method(holder);
        return in != null && solved.isAskedFor(in.position().file());
    }

    private CarrierUse use(Key key, List<Spawn> sites, Map<WorkloadKind, Integer> workloads) {
        Map<MethodId, Spawn> first = new TreeMap<>();
        sites.forEach(site -> first.putIfAbsent(site.entry(), site));
        return new CarrierUse(
                key.carrier(),
                key.made(),
                key.at(),
                sites.size(),
                workloads.values().stream().mapToInt(Integer::intValue).sum(),
                workloads,
                first.size(),
                sorted(findingsOf.getOrDefault(key, List.of())),
                first.values().stream()
                        .map(this::entry)
                        .sorted(ORDER)
                        .limit(CarrierUse.MOST_SHOWN)
                        .toList());
    }

    private CarrierUse.Entry entry(Spawn site) {
        MethodFacts method = effects.method(site.entry());
        WorkloadKind workload = method == null
                ? ofEffects(site.effects())
                : Classifier.classify(method, site.effects()).kind();
        List<Finding> findings = sorted(findingsOn.getOrDefault(site.entry(), List.of()));
        boolean known = workload != WorkloadKind.UNKNOWN && site.carrier() != Carrier.UNKNOWN;
        Fit fit = CarrierUse.isContradicted(findings) ? Fit.CONTRADICTED : known ? Fit.FITS : Fit.UNKNOWN;
        Position at = method == null ? Position.NONE : method.position();
        return new CarrierUse.Entry(site.entry(), site.because(), at, workload, fit, findings);
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().distinct().sorted().toList();
    }

    /** What a method that is not read, known from a line, is by what that line says. */
    private static WorkloadKind ofEffects(Map<Effect, Evidence> known) {
        List<Effect> counted = known.values().stream()
                .filter(evidence -> !evidence.minor())
                .map(Evidence::effect)
                .toList();
        Optional<Effect> wait = counted.stream().filter(Effect::blocks).findFirst();
        return wait.isPresent()
                ? WorkloadKind.IO_BOUND
                : counted.contains(Effect.UNKNOWN)
                        ? WorkloadKind.UNKNOWN
                        : counted.contains(Effect.COMPUTE) ? WorkloadKind.CPU_BOUND : WorkloadKind.TRIVIAL;
    }
}
