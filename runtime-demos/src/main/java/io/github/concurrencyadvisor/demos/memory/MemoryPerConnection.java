package io.github.concurrencyadvisor.demos.memory;

import io.github.concurrencyadvisor.demos.measure.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Measures what a waiting connection costs in memory, in every way that this JVM has of waiting.
 *
 * <p>The client is a fresh JVM for each way, with a small young generation: what grows is what is kept, not garbage that
 * nobody has collected. A thread costs most while its code is interpreted, since the interpreter touches 20 pages of stack
 * ahead of itself: with more connections the code is soon compiled, and the average falls. The client first asks on a few connections, so that the code is loaded before the memory is read.
 */
public final class MemoryPerConnection {

    private static final int WARM_UP = 20;

    private static final List<String> CLIENT_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmn16m", "-Xmx1g");

    private MemoryPerConnection() {}

    /**
     * What was measured.
     *
     * @param footprints one for each way of waiting
     * @param notes what the reader should know
     */
    public record Result(List<Footprint> footprints, List<String> notes) {
        public Result {
            footprints = List.copyOf(footprints);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Measures with so many connections, or as many as there are file descriptors for.
     *
     * @param wanted more than 20, which is how many warm up
     * @param progress is told of each way before it is measured
     */
    public static Result measure(int wanted, Progress progress) throws IOException, InterruptedException {
        return measure(wanted, Descriptors.limit(), progress);
    }

    static Result measure(int wanted, OptionalLong descriptors, Progress progress)
            throws IOException, InterruptedException {
        List<String> notes = new ArrayList<>();
        int connections = Descriptors.affordable(wanted, descriptors);
        if (connections <= WARM_UP) {
            throw new IOException("there are file descriptors for " + connections + " connections only");
        }
        if (connections < wanted) {
            notes.add("only " + connections + " connections instead of " + wanted
                    + ": there are no more file descriptors");
        }
        List<Footprint> footprints = new ArrayList<>();
        List<Waiting> ways = Waiting.here();
        for (Waiting waiting : ways) {
            progress.at(waiting.title(), footprints.size(), ways.size());
            footprints.add(measure(waiting, connections));
        }
        if (footprints.stream()
                .allMatch(footprint ->
                        footprint.failure().isEmpty() && footprint.kilobytes().isEmpty())) {
            notes.add("this system does not tell the memory of a process: unknown");
        }
        return new Result(footprints, notes);
    }

    private static Footprint measure(Waiting waiting, int connections) throws IOException, InterruptedException {
        try (ToldJvm server = ToldJvm.start(WaitingServer.class, List.of("-XX:+UseSerialGC"), List.of());
                ToldJvm client =
                        ToldJvm.start(WaitingClient.class, CLIENT_OPTIONS, List.of(waiting.name(), server.hear("")))) {
            client.takesAlong(server);
            hold(server, client, WARM_UP);
            Reading before = hold(server, client, WARM_UP); // by now the code that reads is loaded too
            Reading peak = hold(server, client, connections);
            OptionalDouble kilobytes = before.kilobytes() < 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) (peak.kilobytes() - before.kilobytes()) / (connections - WARM_UP));
            return new Footprint(
                    waiting.title(), waiting.model(), connections, kilobytes, peak.threads(), Optional.empty());
        } catch (ToldJvm.SilentException e) {
            return new Footprint(
                    waiting.title(),
                    waiting.model(),
                    connections,
                    OptionalDouble.empty(),
                    0,
                    Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What the client measured of itself. */
    record Reading(long kilobytes, int threads) {}

    /** Lets so many connections wait, reads the client's memory when all do, and lets them be answered. */
    static Reading hold(ToldJvm server, ToldJvm client, int connections)
            throws ToldJvm.SilentException, InterruptedException {
        server.tell("expect " + connections);
        client.tell("ask " + connections);
        try {
            server.hear("all");
        } catch (ToldJvm.SilentException e) {
            if (client.ended()) {
                client.hear("answered "); // which it did not, and so throws what it said instead
            }
            throw e;
        }
        client.tell("measure");
        List<String> measured = List.of(client.hear("measured ").split(" ", -1));
        server.tell("answer");
        String answered = client.hear("answered ");
        if (!answered.equals(Integer.toString(connections))) {
            throw new ToldJvm.SilentException("only " + answered + " of " + connections + " were answered");
        }
        return new Reading(Long.parseLong(measured.get(0)), Integer.parseInt(measured.get(1)));
    }
}
