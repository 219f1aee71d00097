package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Elements;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loop that computes for long for one element after the other. */
public final class SequentialCpuLoop implements Rule {

    private static final String INSTEAD =
            "use a parallel stream, or a fixed pool of as many threads as there are cores";

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A loop computes for milliseconds for each element, one after the other.", """
                One core works while the others are idle. Elements that do not need each other are done in as many parts as there are
                cores, and work of milliseconds an element is far above what handing it over costs.""", """
                import java.security.GeneralSecurityException;
                import java.util.ArrayList;
                import java.util.List;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Hashes {
                    List<byte[]> all(List<String> passwords) {
                        List<byte[]> hashes = new ArrayList<>();
                        for (String password : passwords) {
                            hashes.add(hash(password));
                        }
                        return hashes;
                    }

                    private static byte[] hash(String password) {
                        try {
                            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), new byte[16], 600_000, 256);
                            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """, """
                import java.security.GeneralSecurityException;
                import java.util.List;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Hashes {
                    List<byte[]> all(List<String> passwords) {
                        return passwords.parallelStream().map(Hashes::hash).toList();
                    }

                    private static byte[] hash(String password) {
                        try {
                            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), new byte[16], 600_000, 256);
                            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """, """
                How many elements there are, and whether a turn needs what the one before found, is not seen. Reported are calls that are
                known to take milliseconds, and those that loop three deep in a class that takes roots and angles or asks a library
                made for computing; how often such loops turn, nobody knows. Of a helper whose class is not there, the name is
                believed where it is given the bytes of an element: parse, decrypt, compress.""");
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            if (CodePlace.isOfMain(method)) {
                continue;
            }
            Set<Integer> loops = new HashSet<>();
            for (Call call : method.calls()) {
                Finding finding = finding(effects, method, call);
                if (finding != null && !sharesCores(effects, method) && loops.add(CodePlace.loopAround(method, call))) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    private @Nullable Finding finding(Effects effects, MethodFacts method, Call call) {
        Elements elements = effects.elements();
        if (Payloads.works(effects, method, call)) {
            CodePlace place = new CodePlace(method, call);
            String fact = call.target().display() + " works through an array of bytes for one element after the other";
            return place.finding(this, severity(), Confidence.MEDIUM, fact, List.of(), INSTEAD);
        }
        Evidence compute =
                elements.isForEach(method, call) ? heavy(effects, effects.effects(method, call), call) : null;
        if (compute == null || CodePlace.mayEndLoop(method, call)) {
            return null;
        }
        SiteCalls.Place place = SiteCalls.Place.of(method.declaredIn(), compute);
        return place.finding(this, severity(), SiteCalls.computes(place) + " for one element after the other", INSTEAD);
    }

    /** A call that alone takes milliseconds, or loops in loops in loops, and does not wait as far as it is known. */
    private static @Nullable Evidence heavy(Effects known, Map<Effect, Evidence> ofCall, Call call) {
        Evidence compute = ofCall.get(Effect.COMPUTE);
        if (compute == null || ofCall.values().stream().anyMatch(SiteCalls::stalls)) {
            return null;
        }
        boolean counts = compute.trail().last().callee() == null
                ? compute.nested() >= Evidence.HEAVY && Numeric.isWork(known, call.target())
                : SiteCalls.isHeavyCall(known, compute) && !ofCall.containsKey(Effect.UNKNOWN);
        return counts ? compute : null;
    }

    /** Whether the loop itself is a part of parallel work, or runs where the time of a single core is not the point. */
    private static boolean sharesCores(Effects effects, MethodFacts method) {
        return effects.carriers(method.id()).stream().anyMatch(by -> switch (by.carrier()) {
            case COMMON_POOL, FORK_JOIN_POOL, COMPUTE_LOOP, EVENT_LOOP, VIRTUAL_THREAD -> true;
            case PLATFORM_POOL, PLATFORM_THREAD, SERVLET_THREAD, UI_THREAD, MAIN, UNKNOWN -> false;
        });
    }
}
