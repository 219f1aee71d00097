package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Many more threads than cores for work that only computes. */
public final class OversizedPoolForCpuWork implements Rule {

    /** Hardly a machine that a service runs on has more cores. */
    private static final long MANY = 64;

    /** From this order of growth on, a run takes milliseconds. */
    private static final int HEAVY = 3;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A pool of many more threads than there are cores runs work that only computes.", """
                A core computes for one thread at a time. More threads than cores finish nothing sooner: they take turns, each turn
                 costs a switch and what the caches held, each thread a stack, and all tasks are half done where the first ones could
                 be ready. Measured on two cores: hashing was 1.92 times as fast as on one thread with two threads, and 1.62 times with
                 64.""", """
                import java.security.GeneralSecurityException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Passwords {
                    private final ExecutorService hashing = Executors.newFixedThreadPool(200);

                    void check(char[] password, byte[] salt) {
                        hashing.execute(() -> hash(password, salt));
                    }

                    private static void hash(char[] password, byte[] salt) {
                        try {
                            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                    .generateSecret(new PBEKeySpec(password, salt, 600_000, 256));
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """, """
                import java.security.GeneralSecurityException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Passwords {
                    private final ExecutorService hashing =
                            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

                    void check(char[] password, byte[] salt) {
                        hashing.execute(() -> hash(password, salt));
                    }

                    private static void hash(char[] password, byte[] salt) {
                        try {
                            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                    .generateSecret(new PBEKeySpec(password, salt, 600_000, 256));
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """, """
                Reported from 64 threads on, where each task is known to its end: one that also waits may need them. A size that is
                 computed or configured is not known.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        PoolTasks.of(effects).forEach((pool, tasks) -> {
            if (isLarge(pool) && tasks.stream().noneMatch(OversizedPoolForCpuWork::waits)) {
                computing(effects, tasks).ifPresent(compute -> findings.add(finding(pool, compute)));
            }
        });
        return findings;
    }

    private static boolean isLarge(Pool pool) {
        return pool.carrier() == Carrier.PLATFORM_POOL
                && (pool.isEndless() || (pool.most() != null && pool.most() >= MANY && fillsUp(pool)));
    }

    private static boolean fillsUp(Pool pool) {
        return pool.core() == null || pool.core() >= MANY;
    }

    private static boolean waits(Spawn task) {
        return task.effects().values().stream()
                .anyMatch(evidence -> evidence.effect() != Effect.COMPUTE && !evidence.minor());
    }

    /** The first place that computes, of tasks of which more come than there are cores. */
    private static Optional<SiteCalls.Place> computing(Effects effects, List<Spawn> tasks) {
        return tasks.stream()
                .filter(task -> effects.atOnce(task.entry()).most().number() >= MANY)
                .flatMap(task -> SiteCalls.places(effects, task, OversizedPoolForCpuWork::heavy).stream())
                .findFirst();
    }

    private static @Nullable Evidence heavy(Map<Effect, Evidence> effects) {
        Evidence compute = effects.get(Effect.COMPUTE);
        return compute == null || compute.minor() || compute.work() < HEAVY ? null : compute;
    }

    private Finding finding(Pool pool, SiteCalls.Place compute) {
        return new CodePlace(pool.in(), pool.made())
                .finding(
                        this,
                        severity(),
                        compute.evidence().confidence(),
                        SiteCalls.computes(compute) + " on a pool of "
                                + (pool.isEndless() ? "any number of threads" : pool.most() + " threads")
                                + ", made by " + pool.made().target().display(),
                        compute.witness(),
                        "make the pool as large as Runtime.getRuntime().availableProcessors() says");
    }
}
