package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Work that waits, run by a thread that serves many connections in turn. */
public final class BlockingCallOnEventLoop implements Rule {

    private static final Set<Carrier> LOOPS = EnumSet.of(Carrier.EVENT_LOOP, Carrier.COMPUTE_LOOP, Carrier.UI_THREAD);

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
                A handler that the pipeline was given together with an executor of its own is reported all the same: where
                it was registered is not followed. A reactive pipeline that another method moves to a worker is taken to
                stay on the loop.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            if (!LOOPS.contains(site.carrier())) {
                continue;
            }
            for (SiteCalls.Place place : SiteCalls.stalling(effects, site)) {
                findings.add(place.finding(
                        this,
                        severity(site.carrier(), place.evidence()),
                        SiteCalls.fact(place) + " on " + site.carrier().phrase() + ", which runs "
                                + (site.call() == null
                                        ? place.method().display() + " because it " + site.because()
                                        : "what " + site.because() + " is given"),
                        instead(site.carrier(), platform)));
            }
        }
        return findings;
    }

    /** A file is there within a fraction of a millisecond mostly, which a user does not notice but a busy loop does. */
    private static Severity severity(Carrier carrier, Evidence wait) {
        if (wait.effect() != Effect.FILE) {
            return Severity.ERROR;
        }
        return carrier == Carrier.UI_THREAD ? Severity.INFO : Severity.WARNING;
    }

    private static String instead(Carrier carrier, Platform platform) {
        if (carrier == Carrier.UI_THREAD) {
            return SiteCalls.OFF_THE_USER_INTERFACE;
        }
        if (platform.frameworks().contains(Platform.Framework.VERTX)) {
            return "hand it to vertx.executeBlocking, or use the Vert.x client that does not wait";
        }
        if (platform.frameworks().contains(Platform.Framework.REACTOR)) {
            return "wrap it in Mono.fromCallable and add subscribeOn(Schedulers.boundedElastic()), or use a reactive client";
        }
        return "hand it to an executor of its own and write the answer when it is done, or use a client that does not wait";
    }
}
