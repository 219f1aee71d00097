package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The scenarios: what the advisor says of each, and how every way of doing it measured. */
final class ScenariosSection implements Section {

    @Override
    public String id() {
        return "scenarios";
    }

    @Override
    public String title() {
        return "Does the advice hold";
    }

    @Override
    public boolean isIn(Results results) {
        return !results.outcomes().isEmpty();
    }

    @Override
    public void write(Results results, Markup out) {
        out.element(
                        "p",
                        "The advisor analysed one method of each scenario when this program was built. Here every way of"
                                + " doing that work was timed against the way that it advises, in interleaved rounds.")
                .line();
        overview(results.outcomes(), out);
        out.element(
                        "p",
                        "Bars are speed-ups over the first of the list, their whiskers 95 % intervals; the strong bar is the"
                                + " advised way, the dashed line no gain.")
                .line();
        results.outcomes().forEach(outcome -> write(outcome, out));
    }

    private static void overview(List<Outcome> outcomes, Markup out) {
        Table table = new Table(out, "All scenarios");
        table.head(
                "scenario", "verdict", "workload", "model", "advised here", "best measured", "advised / best [95 %]");
        for (Outcome outcome : outcomes) {
            table.row(
                    false,
                    new Table.Cell(outcome.scenario(), "", "#" + id(outcome)),
                    new Table.Cell(word(outcome.finding()), mark(outcome.finding()), ""),
                    Table.Cell.of(outcome.advice().workload()),
                    Table.Cell.of(outcome.advice().model().name()),
                    Table.Cell.of(outcome.advisedRow().contender()),
                    Table.Cell.of(outcome.bestRow().contender()),
                    new Table.Cell(outcome.advisedToBest().toString(), "interval", ""));
        }
        table.end();
    }

    private static void write(Outcome outcome, Markup out) {
        String id = id(outcome);
        out.open("article", "id", id, "aria-labelledby", id + "-name").line();
        out.element("h3", outcome.scenario(), "id", id + "-name");
        out.element("p", outcome.summary()).line();
        out.open("p", "class", "finding");
        out.element("strong", word(outcome.finding()), "class", mark(outcome.finding()));
        out.text(": " + outcome.why()).close().line();
        advice(outcome, out);
        BarChart.write(
                id + "-chart",
                "Speed-up of " + outcome.scenario() + " over "
                        + outcome.rows().get(0).contender(),
                "\u00d7",
                IntStream.range(0, outcome.rows().size())
                        .mapToObj(row -> bar(outcome.rows().get(row), row == outcome.advised()))
                        .toList(),
                OptionalDouble.of(1),
                out);
        table(outcome, out);
        facts(outcome, out);
        out.close().line();
    }

    private static String id(Outcome outcome) {
        return "scenario-" + outcome.scenario();
    }

    private static void advice(Outcome outcome, Markup out) {
        out.open("dl");
        term("method", outcome.advice().method() + " is " + outcome.advice().workload(), out);
        term("model", outcome.advice().model() + ", since " + outcome.advice().why(), out);
        term(
                "on Java " + outcome.advice().release() + " and later",
                outcome.advice().realisation(),
                out);
        out.close().line();
    }

    private static void term(String term, String meaning, Markup out) {
        out.element("dt", term).element("dd", meaning);
    }

    private static BarChart.Bar bar(Outcome.Row row, boolean advised) {
        return new BarChart.Bar(
                row.contender(),
                OptionalDouble.of(row.speedUp().median()),
                Optional.of(row.speedUp()),
                "\u00d7" + String.format(Locale.ROOT, "%.2f", row.speedUp().median()),
                advised ? BarChart.Tone.ADVISED : BarChart.Tone.PLAIN);
    }

    private static void table(Outcome outcome, Markup out) {
        boolean idle = outcome.rows().stream().anyMatch(row -> row.onIdleCores().isPresent());
        boolean predicted =
                outcome.rows().stream().anyMatch(row -> row.predictedMillis().isPresent());
        Table table = new Table(out, "Times of " + outcome.scenario());
        table.head(present(
                "",
                "model",
                ">median ms",
                predicted ? ">predicted ms" : null,
                ">tasks a second",
                ">speed-up [95 %]",
                idle ? ">on idle cores" : null,
                ">against the advised",
                ""));
        for (int i = 0; i < outcome.rows().size(); i++) {
            Outcome.Row row = outcome.rows().get(i);
            boolean advised = i == outcome.advised();
            table.row(
                    advised,
                    present(
                            row.contender(),
                            row.model().name(),
                            Numbers.shortly(row.medianMillis()),
                            predicted ? prediction(row) : null,
                            Numbers.count(Math.round(outcome.tasks() / row.medianMillis() * 1000)),
                            row.speedUp().toString(),
                            idle ? row.onIdleCores().map(Estimate::toString).orElse("") : null,
                            advised ? "" : row.againstAdvised().toString(),
                            advised ? "advised" : row.verdict().name().toLowerCase(Locale.ROOT)));
        }
        table.end();
    }

    private static String prediction(Outcome.Row row) {
        return row.predictedMillis().isPresent()
                ? Numbers.shortly(row.predictedMillis().getAsDouble())
                : "";
    }

    private static String[] present(@Nullable String... cells) {
        List<String> present = new ArrayList<>();
        for (String cell : cells) {
            if (cell != null) {
                present.add(cell);
            }
        }
        return present.toArray(String[]::new);
    }

    /** What the reader needs to judge the figures. */
    private static void facts(Outcome outcome, Markup out) {
        out.open("ul", "class", "facts");
        outcome.literal().ifPresent(index -> {
            Outcome.Row literal = outcome.rows().get(index);
            out.element(
                    "li",
                    "the rule's model at its word, \u2018" + literal.contender() + "\u2019, is "
                            + literal.againstAdvised() + " times as fast as the advised way");
        });
        out.element(
                "li",
                "one task alone: " + Numbers.shortly(outcome.cost().computing()) + " ms computing, "
                        + Numbers.shortly(outcome.cost().waiting()) + " ms waiting");
        outcome.controls().forEach(control -> out.element("li", "control, " + control.what() + ": " + control.ratio()));
        if (outcome.foreignShare().isPresent()) {
            out.element(
                    "li",
                    String.format(
                            Locale.ROOT,
                            "others took %.0f %% of the machine",
                            100 * outcome.foreignShare().getAsDouble()));
        }
        outcome.notes().forEach(note -> out.element("li", note));
        out.close().line();
    }

    private static String word(Outcome.Finding finding) {
        return finding.name().toLowerCase(Locale.ROOT);
    }

    private static String mark(Outcome.Finding finding) {
        return switch (finding) {
            case CONFIRMED -> "good";
            case REFUTED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }
}
