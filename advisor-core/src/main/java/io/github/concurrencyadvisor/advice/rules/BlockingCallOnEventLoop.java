package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Belief;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that waits, run by a thread that serves many connections in turn. */
public final class BlockingCallOnEventLoop implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "What an event loop or the user interface's thread runs makes a call that waits.", """
                An event loop is one thread that serves thousands of connections in turn. While one handler waits, every
                other connection of that loop waits with it, and its timers run late. Measured: 20 waits of 100 ms on one
                loop delayed a 5 ms ticker by up to 797 ms; handed to a pool, by 2.3 ms.""", """
                import io.netty.channel.ChannelHandlerContext;
                import io.netty.channel.ChannelInboundHandlerAdapter;
                import java.sql.Connection;
                import java.sql.ResultSet;
                import java.sql.SQLException;
                import java.sql.Statement;
                import javax.sql.DataSource;

                class Lookup extends ChannelInboundHandlerAdapter {
                    private final DataSource database;

                    Lookup(DataSource database) {
                        this.database = database;
                    }

                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) throws SQLException {
                        context.writeAndFlush(find(message.toString()));
                    }

                    private String find(String key) throws SQLException {
                        try (Connection connection = database.getConnection();
                                Statement statement = connection.createStatement();
                                ResultSet rows = statement.executeQuery("select v from t where k = '" + key + "'")) {
                            return rows.next() ? rows.getString(1) : "";
                        }
                    }
                }
                """, """
                import io.netty.channel.ChannelHandlerContext;
                import io.netty.channel.ChannelInboundHandlerAdapter;
                import java.sql.Connection;
                import java.sql.ResultSet;
                import java.sql.SQLException;
                import java.sql.Statement;
                import java.util.concurrent.ExecutorService;
                import javax.sql.DataSource;

                class Lookup extends ChannelInboundHandlerAdapter {
                    private final DataSource database;
                    private final ExecutorService queries;

                    Lookup(DataSource database, ExecutorService queries) {
                        this.database = database;
                        this.queries = queries;
                    }

                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        queries.execute(() -> answer(context, message.toString()));
                    }

                    private void answer(ChannelHandlerContext context, String key) {
                        try {
                            context.writeAndFlush(find(key));
                        } catch (SQLException e) {
                            context.fireExceptionCaught(e);
                        }
                    }

                    private String find(String key) throws SQLException {
                        try (Connection connection = database.getConnection();
                                Statement statement = connection.createStatement();
                                ResultSet rows = statement.executeQuery("select v from t where k = '" + key + "'")) {
                            return rows.next() ? rows.getString(1) : "";
                        }
                    }
                }
                """, """
                A handler or verticle that the framework is given with an executor or options of its own is known to run there if
                each object of it that the code makes is given so; one that is registered elsewhere, or through a helper, is
                reported all the same. Looking up the name of a machine is a warning: it may be a number. A reactive pipeline that a method of another class moves to a worker is
                taken to stay on the loop. A loop in a private field that is only given tasks serves nobody else and may wait.""");
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
            if (!SiteCalls.LOOPS.contains(site.carrier()) || SiteCalls.isSaidElsewhere(effects, site, handlers)) {
                continue;
            }
            for (SiteCalls.Place place : SiteCalls.stalling(effects, site)) {
                if (ThreadQuestions.areAsked(effects, place.evidence())
                        || (site.carrier() == Carrier.UI_THREAD && isNotNoticed(effects, site, place))) {
                    continue;
                }
                findings.add(place.finding(
                        this,
                        severity(effects, site, place),
                        SiteCalls.fact(place) + " on " + where(site, place),
                        OffTheLoop.waiting(site, platform)));
            }
            // So brief a wait is worth a word only where one word moves it: at the beginning of a pipeline.
            if (SiteCalls.beginsPipeline(effects, site)) {
                for (SiteCalls.Place place : SiteCalls.places(effects, site, evidence -> draws(effects, evidence))) {
                    findings.add(place.finding(
                            this,
                            Severity.INFO,
                            place.called().display() + " may wait for entropy of the system"
                                    + (place.called().equals(place.leaf())
                                            ? ""
                                            : " in " + place.leaf().display())
                                    + " on " + where(site, place),
                            OffTheLoop.waiting(site, platform)));
                }
            }
        }
        return findings;
    }

    /** The wait for random bytes, where nothing worse is waited for. */
    private static @Nullable Evidence draws(Effects effects, Map<Effect, Evidence> found) {
        Evidence file = found.get(Effect.FILE);
        MethodId leaf =
                file == null || !file.minor() ? null : file.trail().last().callee();
        return leaf != null && SiteCalls.worst(found) == null && effects.drawsEntropy(leaf) ? file : null;
    }

    private static String where(Spawn site, SiteCalls.Place place) {
        return site.carrier().phrase() + ", which runs "
                + (site.call() == null
                        ? place.method().display() + " because it " + site.because()
                        : "what " + site.because() + " is given");
    }

    /** A person notices neither a question to the file system nor the wait for what that person says to a dialog. */
    private static boolean isNotNoticed(Effects effects, Spawn site, SiteCalls.Place place) {
        Belief belief = effects.belief(place.evidence().trail().last());
        // Two guesses are too many.
        boolean isGuessed = belief != null && !belief.isNamed();
        return (site.believed() && (isGuessed || place.evidence().effect() == Effect.FILE))
                || SiteCalls.isWait(effects, place, KnownApi.Occurrence.Wait.BRIEF)
                || SiteCalls.isWait(effects, place, KnownApi.Occurrence.Wait.SERVING);
    }

    /**
     * A file is there within a fraction of a millisecond mostly, which a person does not notice but a busy loop does. A scheduler for
     * computing has more threads than the one that waits. The name of a machine may be a number, or known from before.
     */
    private static Severity severity(Effects effects, Spawn site, SiteCalls.Place place) {
        if (place.evidence().effect() != Effect.FILE) {
            boolean isMilder =
                    site.believed() || site.carrier() == Carrier.COMPUTE_LOOP || SiteCalls.looksUpName(place.leaf());
            return isMilder ? Severity.WARNING : Severity.ERROR;
        }
        return site.carrier() == Carrier.UI_THREAD || SiteCalls.isPassing(effects, place)
                ? Severity.INFO
                : Severity.WARNING;
    }
}
