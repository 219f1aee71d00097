package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What several rules ask of a site: which of its calls wait, where, and how to say it. */
final class SiteCalls {

    /** Waits that stall a carrier which others share. A lock or the console holds it too briefly to report on its own. */
    private static final Set<Effect> STALLS = EnumSet.of(
            Effect.FILE, Effect.NETWORK, Effect.DATABASE, Effect.MESSAGE, Effect.PROCESS, Effect.SLEEP, Effect.AWAIT);

    /** What to do with work that keeps the user interface waiting, whichever way. */
    static final String OFF_THE_USER_INTERFACE =
            "run it in a background task, and show the result on the user interface's thread when it is there";

    /** Types that look names of machines up. */
    private static final Set<String> NAMES = Set.of("java/net/InetAddress", "java/net/InetSocketAddress");

    /** Carriers that serve many in turn. */
    static final Set<Carrier> LOOPS = EnumSet.of(Carrier.EVENT_LOOP, Carrier.COMPUTE_LOOP, Carrier.UI_THREAD);

    private SiteCalls() {}

    /**
     * A place on a carrier that has an effect.
     *
     * @param method the declared method that holds the place
     * @param witness from the place on
     */
    record Place(MethodId method, Position at, Evidence evidence, List<Hop> witness) {

        /** The place where the evidence's path begins, in a method that the source has. */
        static Place of(MethodId method, Evidence evidence) {
            List<Hop> witness = evidence.trail().hops();
            return new Place(method, witness.get(0).at(), evidence, witness);
        }

        /** What is called at the place itself, accessors that the compiler made passed over. */
        MethodId called() {
            for (Hop hop : witness) {
                MethodId callee = hop.callee();
                if (callee == null) {
                    return hop.method();
                }
                if (!callee.name().startsWith("access$")) {
                    return callee;
                }
            }
            return leaf();
        }

        /** A finding at the place, as sure as the evidence. */
        Finding finding(Rule rule, Severity severity, String fact, String advice) {
            return new Finding(rule.name(), severity, evidence.confidence(), method, at, fact, witness, advice);
        }

        /** The call that waits or computes in the end. */
        MethodId leaf() {
            Hop last = witness.get(witness.size() - 1);
            MethodId callee = last.callee();
            return callee == null ? last.method() : callee;
        }
    }

    /** Each call of the site's code that stalls what runs it; for a method reference, the place that hands it over. */
    static List<Place> stalling(Effects effects, Spawn site) {
        return places(effects, site, SiteCalls::worst);
    }

    /** The same for whatever the function picks of a call's effects; null where it picks none. */
    static List<Place> places(Effects effects, Spawn site, Function<Map<Effect, Evidence>, @Nullable Evidence> picked) {
        MethodFacts entry = effects.method(site.entry());
        List<Place> places = new ArrayList<>();
        if (entry != null && (site.call() == null || entry.id().isLambdaBody() || isHandler(effects, site))) {
            for (Call call : entry.calls()) {
                Evidence worst = picked.apply(ofCall(effects, entry, call));
                if (worst != null) {
                    places.add(Place.of(entry.declaredIn(), worst));
                }
            }
        } else {
            Evidence worst = picked.apply(site.effects());
            if (worst != null) {
                places.add(Place.of(declaredIn(effects, site), worst));
            }
        }
        return places;
    }

    /** What loops call by themselves: reported inside, so that the places which register them need not say it again. */
    static Set<String> handlers(Effects effects) {
        return effects.spawns().stream()
                .filter(site -> site.call() == null && LOOPS.contains(site.carrier()))
                .map(SiteCalls::entry)
                .collect(Collectors.toSet());
    }

    /** Without its parameters, since a bridge of the compiler may be what is registered. */
    private static String entry(Spawn site) {
        return site.entry().owner() + "#" + site.entry().name();
    }

    /**
     * Whether what the site runs keeps nobody else waiting, as far as is known, or is reported in the handler that it is.
     *
     * @param handlers of {@link #handlers}
     */
    static boolean isSaidElsewhere(Effects effects, Spawn site, Set<String> handlers) {
        return beginsElsewhere(effects, site)
                || PrivateLoops.runs(effects, site)
                || (site.call() != null && handlers.contains(entry(site)));
    }

    /** Whether the method is registered as one that a loop calls, as one that overrides is, rather than handed over to be run. */
    private static boolean isHandler(Effects effects, Spawn site) {
        KnownApi api = site.call() == null ? null : effects.known(site.call());
        return api != null
                && LOOPS.contains(site.carrier())
                && effects.isOwn(site.entry().owner())
                && api.callbacks().stream().anyMatch(KnownApi.Callback.On.class::isInstance);
    }

    /** The effects of a call, without the wait for futures that the code shows to be done. */
    static Map<Effect, Evidence> ofCall(Effects effects, MethodFacts in, Call call) {
        Map<Effect, Evidence> found = effects.effects(in, call);
        if (!found.containsKey(Effect.AWAIT) || !effects.isDone(in, call)) {
            return found;
        }
        Map<Effect, Evidence> fewer = new EnumMap<>(found);
        fewer.remove(Effect.AWAIT);
        return fewer;
    }

    /** Whether the site is what a pipeline begins with, run where the pipeline is subscribed. */
    static boolean beginsPipeline(Effects effects, Spawn site) {
        Call call = site.call();
        KnownApi api = call == null || call.receiver() != null ? null : effects.known(call);
        return api != null && api.callbacks().contains(KnownApi.Callback.Plain.IN_PIPELINE);
    }

    /**
     * Whether the site is the beginning of a pipeline, which runs where it is subscribed, in a method that is only known to run
     * where a wait holds up nobody else.
     */
    static boolean beginsElsewhere(Effects effects, Spawn site) {
        if (!beginsPipeline(effects, site)) {
            return false;
        }
        List<CarriedBy> carriers = effects.carriers(site.in());
        return !carriers.isEmpty() && carriers.stream().noneMatch(by -> LOOPS.contains(by.carrier()));
    }

    /** A step to the call itself, for findings about a call rather than about what it leads to. */
    static Hop hop(MethodFacts in, Call call) {
        return new Hop(in.id(), new Position(in.position().file(), call.line(), call.column()), call.target());
    }

    /** Whether the carrier is known to run the method. */
    static boolean runsOn(Effects effects, MethodFacts method, Carrier carrier) {
        return effects.carriers(method.id()).stream().anyMatch(by -> by.carrier() == carrier);
    }

    static MethodId declaredIn(Effects effects, Spawn site) {
        MethodFacts in = effects.method(site.in());
        return in == null ? site.in() : in.declaredIn();
    }

    /**
     * Whether it is a wait that others on the carrier notice. One that the code itself limits to below a millisecond is not, nor
     * what the kernel answers without a word from another machine, as closing a socket.
     */
    static boolean stalls(Evidence evidence) {
        boolean isShort = evidence.speed() == Speed.FAST
                && switch (evidence.effect()) {
                    case SLEEP, AWAIT, NETWORK -> true;
                    case FILE, DATABASE, MESSAGE, PROCESS, LOCK, CONSOLE, STREAM, COMPUTE, UNKNOWN -> false;
                };
        return STALLS.contains(evidence.effect()) && !evidence.minor() && !isShort;
    }

    /** The wait to report: the surest, then the slowest, then the nearest. What is only believed comes last. */
    static @Nullable Evidence worst(Map<Effect, Evidence> effects) {
        return effects.values().stream()
                .filter(SiteCalls::stalls)
                .max(Comparator.comparing(Evidence::confidence)
                        .thenComparing(evidence -> -evidence.guess().doubt())
                        .thenComparing(Evidence::speed)
                        .thenComparing(evidence -> -evidence.trail().length())
                        .thenComparing(Evidence::effect, Comparator.reverseOrder()))
                .orElse(null);
    }

    /** Whether what is known of the call in the end says that of its wait. */
    static boolean isWait(Effects effects, Place place, KnownApi.Occurrence.Wait kind) {
        KnownApi api = effects.known(place.leaf());
        return api != null && api.occurrences().contains(kind);
    }

    /** Whether the call looks up the name of a machine, which need not be asked for where it is a number or was asked for before. */
    static boolean looksUpName(MethodId called) {
        return NAMES.contains(called.owner());
    }

    /** Whether the wait is over before anybody notices, as one question to the file system is but not one for each of many. */
    static boolean isPassing(Effects effects, Place place) {
        return isWait(effects, place, KnownApi.Occurrence.Wait.BRIEF)
                && place.witness().stream().noneMatch(hop -> isRepeated(effects, hop));
    }

    private static boolean isRepeated(Effects effects, Hop hop) {
        MethodFacts method = effects.method(hop.method());
        return method != null && method.calls().stream().anyMatch(call -> call.loopDepth() > 0 && call.isAt(hop.at()));
    }

    /** What the thread waits for, in a sentence. */
    static String waitsFor(Effect effect) {
        return switch (effect) {
            case FILE -> "waits for the file system";
            case NETWORK -> "waits for the network";
            case DATABASE -> "waits for the database";
            case MESSAGE -> "waits for a message broker";
            case PROCESS -> "waits for another process";
            case SLEEP -> "sleeps";
            case AWAIT -> "waits for another thread";
            case LOCK -> "may wait for a lock";
            case CONSOLE -> "waits for the console";
            case STREAM -> "reads or writes a stream";
            case COMPUTE, UNKNOWN -> effect.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether it ends in a call that alone takes milliseconds, rather than in loops, of which nobody knows how often they turn. */
    static boolean isHeavyCall(Effects effects, Evidence compute) {
        Hop last = compute.trail().last();
        MethodFacts in = effects.method(last.method());
        return last.callee() != null
                && compute.nested() >= Evidence.HEAVY
                && (in == null
                        || in.calls().stream()
                                .filter(call -> call.target().equals(last.callee()))
                                .map(effects::known)
                                .noneMatch(SiteCalls::computesAsItIsGiven));
    }

    private static boolean computesAsItIsGiven(@Nullable KnownApi api) {
        return api != null && api.occurrences().contains(new KnownApi.Occurrence.Of(Effect.COMPUTE, false, false));
    }

    /** {@code Login.hash computes in SecretKeyFactory.generateSecret}, the call and where it ends. */
    static String computes(Place place) {
        String called = place.called().display();
        if (place.witness().get(place.witness().size() - 1).callee() == null) {
            return called + " loops " + place.evidence().nested() + " deep"
                    + (place.called().equals(place.leaf())
                            ? ""
                            : " in " + place.leaf().display());
        }
        return called + " computes"
                + (place.called().equals(place.leaf())
                        ? ""
                        : " in " + place.leaf().display());
    }

    /** {@code Loader.load waits for the file system in Files.readString}, the call and where it ends. */
    static String fact(Place place) {
        String fact = place.called().display() + " " + waitsFor(place.evidence().effect());
        return place.called().equals(place.leaf())
                ? fact
                : fact + " in " + place.leaf().display();
    }
}
