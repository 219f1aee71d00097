package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.AsyncMethod;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that keeps a core busy for long, run by a thread that serves many connections in turn. */
public final class CpuBoundWorkOnEventLoop implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "What an event loop or the user interface's thread runs computes for milliseconds and more.",
                """
                An event loop is one thread that serves thousands of connections in turn. It makes no difference to them
                whether a handler waits or computes: a password hash of 200 ms lets all others of that loop wait for
                200 ms, and a core that is free does not help, as the loop's connections belong to its thread.""",
                """
                import io.netty.channel.ChannelHandlerContext;
                import io.netty.channel.SimpleChannelInboundHandler;
                import java.security.GeneralSecurityException;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Login extends SimpleChannelInboundHandler<String> {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, String password)
                            throws GeneralSecurityException {
                        context.writeAndFlush(hash(password));
                    }

                    private byte[] hash(String password) throws GeneralSecurityException {
                        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), new byte[16], 600_000, 256);
                        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
                    }
                }
                """,
                """
                import io.netty.channel.ChannelHandlerContext;
                import io.netty.channel.SimpleChannelInboundHandler;
                import java.security.GeneralSecurityException;
                import java.util.concurrent.ExecutorService;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;

                class Login extends SimpleChannelInboundHandler<String> {
                    private final ExecutorService hashing;

                    Login(ExecutorService hashing) {
                        this.hashing = hashing;
                    }

                    @Override
                    protected void channelRead0(ChannelHandlerContext context, String password) {
                        hashing.execute(() -> answer(context, password));
                    }

                    private void answer(ChannelHandlerContext context, String password) {
                        try {
                            context.writeAndFlush(hash(password));
                        } catch (GeneralSecurityException e) {
                            context.fireExceptionCaught(e);
                        }
                    }

                    private byte[] hash(String password) throws GeneralSecurityException {
                        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), new byte[16], 600_000, 256);
                        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
                    }
                }
                """,
                """
                How often a loop turns is not known from its code, so that only three loops inside each other in one method
                are reported, and those as a note, besides calls that are known to take milliseconds. Schedulers that are made for computing, such as
                Schedulers.parallel(), are the right place for it and are never reported, nor is a loop in a private field that is
                only given tasks.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        Set<String> handlers = SiteCalls.handlers(effects);
        for (Spawn site : effects.spawns()) {
            boolean isLoop = site.carrier() == Carrier.EVENT_LOOP || site.carrier() == Carrier.UI_THREAD;
            if (!isLoop || SiteCalls.isSaidElsewhere(effects, site, handlers)) {
                continue;
            }
            for (SiteCalls.Place called : SiteCalls.places(effects, site, CpuBoundWorkOnEventLoop::heavy)) {
                SiteCalls.Place place =
                        SiteCalls.isHeavyCall(effects, called.evidence()) ? called : atOutermostLoop(effects, called);
                findings.add(place.finding(
                        this,
                        severity(effects, site, place.evidence()),
                        SiteCalls.computes(place) + " on " + site.carrier().phrase() + ", "
                                + (site.call() == null
                                        ? "which runs " + called.method().display() + " because it " + site.because()
                                        : "where " + site.because() + " runs it"),
                        OffTheLoop.computing(site, platform)));
            }
        }
        for (AsyncMethod async : effects.asyncMethods()) {
            if (async.usual() != Carrier.EVENT_LOOP) {
                continue;
            }
            for (SiteCalls.Place place : AsyncBodies.places(effects, async, ofCall -> heavyCall(effects, ofCall))) {
                findings.add(new Finding(
                        name(),
                        Severity.WARNING,
                        place.evidence().confidence().atMost(Confidence.MEDIUM),
                        place.method(),
                        place.at(),
                        SiteCalls.computes(place) + " before " + place.method().display() + " returns its "
                                + async.returns() + ", which is mostly called on an event loop",
                        place.witness(),
                        OffTheLoop.computing(platform)));
            }
        }
        for (MethodFacts method : effects.methods()) {
            for (SiteCalls.Place place : CallbackBodies.places(effects, method, ofCall -> heavyCall(effects, ofCall))) {
                findings.add(new Finding(
                        name(),
                        Severity.WARNING,
                        place.evidence().confidence().atMost(Confidence.MEDIUM),
                        place.method(),
                        place.at(),
                        SiteCalls.computes(place) + " before " + place.method().display() + " " + CallbackBodies.END
                                + ", which is mostly called on an event loop",
                        place.witness(),
                        OffTheLoop.computing(platform)));
            }
        }
        return findings;
    }

    /** Further along the way, as long as all loops are ahead and in more than one method: nothing is to be mended before. */
    private static SiteCalls.Place atOutermostLoop(Effects effects, SiteCalls.Place called) {
        List<Hop> way = called.witness();
        int at = 0;
        while (at + 2 < way.size() && hasAllLoops(effects, way.get(at + 1).method(), called.evidence())) {
            at++;
        }
        MethodFacts in = effects.method(way.get(at).method());
        return at == 0 || in == null
                ? called
                : new SiteCalls.Place(
                        in.declaredIn(), way.get(at).at(), called.evidence(), way.subList(at, way.size()));
    }

    private static boolean hasAllLoops(Effects effects, MethodId method, Evidence loops) {
        MethodFacts facts = effects.method(method);
        Evidence own = facts == null ? null : effects.effects(facts).get(Effect.COMPUTE);
        return own != null && own.nested() >= loops.nested();
    }

    private static @Nullable Evidence heavyCall(Effects effects, Map<Effect, Evidence> ofCall) {
        Evidence compute = heavy(ofCall);
        return compute != null && SiteCalls.isHeavyCall(effects, compute) ? compute : null;
    }

    /** One call of several milliseconds, or a loop in a loop in a loop: less is over before a connection notices. */
    private static @Nullable Evidence heavy(Map<Effect, Evidence> effects) {
        Evidence compute = effects.get(Effect.COMPUTE);
        return compute == null || compute.minor() || compute.nested() < Evidence.HEAVY ? null : compute;
    }

    /**
     * What a person at the screen notices takes ten times as long as what connections do. How often a loop turns the code does not say:
     * over the headers of a request, and then over their characters, it is next to nothing.
     */
    private Severity severity(Effects effects, Spawn site, Evidence compute) {
        if (!SiteCalls.isHeavyCall(effects, compute)) {
            return Severity.INFO;
        }
        return site.carrier() == Carrier.UI_THREAD ? Severity.WARNING : severity();
    }
}
