package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A loop that computes for long for one element after the other. */
public final class SequentialCpuLoop implements Rule {

    /** What is known to take milliseconds a call. */
    private static final int HEAVY = 3;

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
                How many elements there are, and whether a turn needs what the one before found, is not seen. Only calls that are known to
                take milliseconds are reported, not loops, of which nobody knows how often they turn.""");
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            for (Call call : method.calls()) {
                Evidence compute =
                        effects.isForEachElement(method, call) ? heavy(effects.effects(method, call), call) : null;
                if (compute == null || sharesCores(effects, method)) {
                    continue;
                }
                SiteCalls.Place place = SiteCalls.Place.of(method.declaredIn(), compute);
                findings.add(place.finding(
                        this,
                        severity(),
                        SiteCalls.computes(place) + " for one element after the other",
                        "use a parallel stream, or a fixed pool of as many threads as there are cores"));
            }
        }
        return findings;
    }

    /** A call that alone takes milliseconds, of code that never waits and is known to its end. */
    private static @Nullable Evidence heavy(Map<Effect, Evidence> effects, Call call) {
        Evidence compute = effects.get(Effect.COMPUTE);
        boolean alone = effects.values().stream().noneMatch(SiteCalls::stalls) && !effects.containsKey(Effect.UNKNOWN);
        return compute != null
                        && alone
                        && compute.trail().last().callee() != null
                        && compute.work() - call.loopDepth() >= HEAVY
                ? compute
                : null;
    }

    /** Whether the loop itself is a part of parallel work, or runs where the time of a single core is not the point. */
    private static boolean sharesCores(Effects effects, MethodFacts method) {
        return effects.carriers(method.id()).stream().anyMatch(by -> switch (by.carrier()) {
            case COMMON_POOL, FORK_JOIN_POOL, COMPUTE_LOOP, EVENT_LOOP, VIRTUAL_THREAD -> true;
            case PLATFORM_POOL, PLATFORM_THREAD, SERVLET_THREAD, UI_THREAD, MAIN, UNKNOWN -> false;
        });
    }
}
