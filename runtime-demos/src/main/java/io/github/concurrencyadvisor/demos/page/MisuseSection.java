package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.misuse.Harm;
import io.github.concurrencyadvisor.demos.misuse.Measured;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The misuses: what each costs, bad beside good. */
final class MisuseSection implements Section {

    @Override
    public String id() {
        return "misuse";
    }

    @Override
    public String title() {
        return "What misuse costs";
    }

    @Override
    public boolean isIn(Results results) {
        return !results.misuses().isEmpty();
    }

    @Override
    public void write(Results results, Markup out) {
        out.element(
                        "p",
                        "The same work in a way that the advisor finds fault with, and in one that it lets pass. Less is"
                                + " better throughout.")
                .line();
        results.misuses().forEach(measured -> write(measured, out));
    }

    private static void write(Measured measured, Markup out) {
        String id = "misuse-" + measured.misuse().name();
        out.open("article", "id", id, "aria-labelledby", id + "-name").line();
        out.element("h3", measured.misuse().name(), "id", id + "-name");
        out.element(
                        "p",
                        measured.misuse().summary() + "; found by "
                                + measured.misuse().rule())
                .line();
        int number = 0;
        for (Harm.Figure figure : measured.harm().figures()) {
            number++;
            out.element("h4", figure.metric()).line();
            BarChart.write(
                    id + "-" + number,
                    measured.misuse().name() + ": " + figure.metric(),
                    figure.unit(),
                    List.of(
                            bar("bad", figure.bad(), figure.unit(), BarChart.Tone.BAD),
                            bar("good", figure.good(), figure.unit(), BarChart.Tone.PLAIN)),
                    OptionalDouble.empty(),
                    out);
        }
        out.element("p", measured.harm().note(), "class", "note").line();
        out.close().line();
    }

    private static BarChart.Bar bar(String label, double value, String unit, BarChart.Tone tone) {
        String shown = unit.isEmpty() ? Numbers.count(Math.round(value)) : Numbers.shortly(value) + " " + unit;
        return new BarChart.Bar(label, OptionalDouble.of(value), Optional.empty(), shown, tone);
    }
}
