package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.Performance;
import io.github.concurrencyadvisor.demos.advised.Advice;
import io.github.concurrencyadvisor.demos.costs.Profiles;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Percentiles;
import io.github.concurrencyadvisor.demos.measure.Verdict;
import io.github.concurrencyadvisor.demos.memory.Footprint;
import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import io.github.concurrencyadvisor.demos.misuse.Effort;
import io.github.concurrencyadvisor.demos.misuse.Harm;
import io.github.concurrencyadvisor.demos.misuse.Measured;
import io.github.concurrencyadvisor.demos.misuse.Misuse;
import io.github.concurrencyadvisor.demos.scenarios.Cost;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Span;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Small results, made up, of every kind that there is. */
final class SomeResults {

    private static final Results.Machine MACHINE = new Results.Machine("25", "Linux amd64", 2);

    private SomeResults() {}

    static Results none() {
        return new Results(MACHINE, List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    /** The name stands wherever one can be given. */
    static Results all(String name) {
        return new Results(
                MACHINE,
                List.of(
                        performance(name),
                        new Performance(
                                "failing",
                                "it fails",
                                List.of(),
                                List.of(),
                                Optional.of(new IOException("no such thing")))),
                List.of(outcome(name)),
                Optional.of(memory()),
                List.of(misuse(name)),
                Optional.of(Profiles.withoutVirtualThreads()));
    }

    private static Performance performance(String name) {
        return new Performance(
                name,
                "about " + name,
                List.of("one", "two"),
                List.of(
                        new Span(name + " 10", Activity.WAITING, 0, 250_000_000),
                        new Span(name + " 9", Activity.WAITING, 1_000_000, 100_000_000),
                        new Span(name + " 9", Activity.COMPUTING, 100_000_000, 150_000_000)),
                Optional.empty());
    }

    private static Outcome outcome(String name) {
        Outcome.Row first = new Outcome.Row(
                name,
                Model.SEQUENTIAL,
                Means.NONE,
                200,
                new Estimate(1, 1, 1),
                new Estimate(0.5, 0.48, 0.52),
                Verdict.SLOWER,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty());
        Outcome.Row advised = new Outcome.Row(
                "pool",
                Model.THREADS,
                Means.PLATFORM_POOL,
                100,
                new Estimate(2, 1.9, 2.1),
                new Estimate(1, 1, 1),
                Verdict.TIE,
                Optional.of(new Estimate(1.95, 1.9, 2)),
                Optional.of(new Percentiles(1000, 1.5, 3, 12, 40)),
                OptionalDouble.of(95));
        return new Outcome(
                name,
                "made up",
                new Advice(
                        21,
                        "Some#method",
                        "IO_BOUND",
                        "FAST",
                        "HIGH",
                        Model.THREADS,
                        Means.PLATFORM_POOL,
                        "a pool",
                        "I/O-bound",
                        "-"),
                100,
                new Cost(0.25, 1.5),
                Outcome.Finding.CONFIRMED,
                "gains 2.00",
                List.of(new Outcome.Control("the advised against itself", new Estimate(1, 0.98, 1.02))),
                OptionalDouble.of(0.03),
                List.of(first, advised),
                1,
                1,
                OptionalInt.of(0),
                List.of("a note of " + name));
    }

    private static Measured misuse(String name) {
        Misuse misuse = new Misuse() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String summary() {
                return "made up";
            }

            @Override
            public String rule() {
                return "SomeRule";
            }

            @Override
            public Harm measure(Effort effort) {
                throw new UnsupportedOperationException("it is made up");
            }
        };
        return new Measured(
                misuse,
                new Harm(
                        List.of(new Harm.Figure("delay", "ms", 500, 4), new Harm.Figure("failures", "", 74, 0)),
                        "a note"));
    }

    private static MemoryPerConnection.Result memory() {
        return new MemoryPerConnection.Result(
                List.of(
                        new Footprint(
                                "thread per connection",
                                Model.THREADS,
                                1000,
                                OptionalDouble.of(12.345),
                                1007,
                                Optional.empty()),
                        new Footprint("loop", Model.EVENT_LOOP, 1000, OptionalDouble.empty(), 7, Optional.empty()),
                        new Footprint(
                                "other",
                                Model.EVENT_LOOP,
                                1000,
                                OptionalDouble.empty(),
                                0,
                                Optional.of("no memory left"))),
                List.of("only 1000 connections instead of 10000: there are no more file descriptors"));
    }
}
