package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that only computes, run by a thread that gives way to others only when it waits. */
public final class CpuBoundWorkOnVirtualThread implements Rule {

    /** A loop in a loop, or one call of several milliseconds: less is over before another virtual thread misses its turn. */
    private static final int HEAVY = 2;

    private static final String INSTEAD =
            "run it on a fixed pool of as many platform threads as there are cores, or a fork/join pool";

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A virtual thread runs work that computes and never waits.", """
                A virtual thread leaves its carrier only when it waits. One that computes keeps the carrier, of which there
                are as many as cores, and all other virtual threads queue behind it; there is no time slicing. Measured on
                two cores: two, four and eight virtual threads computing for 0.6 s each kept another from running for 592,
                1,211 and 2,418 ms; on platform threads, for 23 to 51 ms.""", """
                import java.security.NoSuchAlgorithmException;
                import java.security.spec.InvalidKeySpecException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Passwords {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

                    void check(char[] password, byte[] salt) {
                        tasks.submit(() -> hash(password, salt));
                    }

                    private byte[] hash(char[] password, byte[] salt)
                            throws NoSuchAlgorithmException, InvalidKeySpecException {
                        PBEKeySpec key = new PBEKeySpec(password, salt, 600_000, 256);
                        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
                    }
                }
                """, """
                import java.security.NoSuchAlgorithmException;
                import java.security.spec.InvalidKeySpecException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Passwords {
                    private final ExecutorService tasks =
                            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

                    void check(char[] password, byte[] salt) {
                        tasks.submit(() -> hash(password, salt));
                    }

                    private byte[] hash(char[] password, byte[] salt)
                            throws NoSuchAlgorithmException, InvalidKeySpecException {
                        PBEKeySpec key = new PBEKeySpec(password, salt, 600_000, 256);
                        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
                    }
                }
                """, """
                How often a loop turns is not known from its code: nested loops over a handful of elements are reported
                too. Work that both waits and computes is left alone. What is not known is taken for computing where it is
                named like it, parse or encrypt, and given no stream; such is reported as INFO.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            Evidence compute = site.effects().get(Effect.COMPUTE);
            if (site.carrier() != Carrier.VIRTUAL_THREAD || givesWay(site)) {
                continue;
            }
            if (compute == null || compute.work() < HEAVY) {
                byName(effects, site).ifPresent(findings::add);
                continue;
            }
            if (waits(site)) {
                continue;
            }
            List<Hop> witness = compute.trail().hops();
            Hop last = witness.get(witness.size() - 1);
            String what = last.callee() == null
                    ? "loops " + compute.work() + " deep in " + last.method().display()
                    : "computes in " + last.callee().display();
            findings.add(new Finding(
                    name(),
                    severity(),
                    site.effects().containsKey(Effect.UNKNOWN) ? Confidence.LOW : compute.confidence(),
                    SiteCalls.declaredIn(effects, site),
                    witness.get(0).at(),
                    "what " + site.because() + " is given " + what + " on " + Carrier.VIRTUAL_THREAD.phrase()
                            + " and never waits",
                    witness,
                    INSTEAD));
        }
        return findings;
    }

    /** What goes through all of a text or of bytes by its name, which is more than the one loop that is known of it. */
    private Optional<Finding> byName(Effects effects, Spawn site) {
        MethodId computes = Unknowns.computes(effects, site);
        MethodFacts in = effects.method(site.in());
        if (computes == null || in == null || site.call() == null) {
            return Optional.empty();
        }
        Hop handedOver = SiteCalls.hop(in, site.call());
        return Optional.of(new Finding(
                name(),
                Severity.INFO,
                Confidence.MEDIUM,
                SiteCalls.declaredIn(effects, site),
                handedOver.at(),
                "what " + site.because() + " is given computes in " + computes.display() + " on "
                        + Carrier.VIRTUAL_THREAD.phrase() + " and is not seen to give way",
                List.of(handedOver),
                INSTEAD));
    }

    /** Whether it waits for something that lets another virtual thread have the carrier meanwhile, as files do not. */
    private static boolean givesWay(Spawn site) {
        return site.effects().values().stream()
                .anyMatch(evidence ->
                        evidence.effect().blocks() && evidence.effect() != Effect.FILE && !evidence.minor());
    }

    private static boolean waits(Spawn site) {
        return site.effects().values().stream()
                .anyMatch(evidence -> evidence.effect().blocks() && !evidence.minor());
    }
}
