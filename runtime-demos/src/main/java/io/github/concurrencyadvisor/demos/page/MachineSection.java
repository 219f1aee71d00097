package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.validate.Predictions;
import java.util.Locale;

/** What the machine costs, and how well the times of the scenarios followed from that. */
final class MachineSection implements Section {

    @Override
    public String id() {
        return "machine";
    }

    @Override
    public String title() {
        return "What this machine costs";
    }

    @Override
    public boolean isIn(Results results) {
        return results.profile().isPresent();
    }

    @Override
    public void write(Results results, Markup out) {
        Profile profile = results.profile().orElseThrow();
        out.element("p", "Each constant is measured by itself; none is fitted to a scenario. " + mood(profile))
                .line();
        Predictions predictions = Predictions.of(results.outcomes());
        if (predictions.made() > 0) {
            out.element("p", said(predictions)).line();
        }
        Table table = new Table(out, "Constants of this machine");
        table.head("constant", ">value", "unit");
        profile.values()
                .forEach((constant, value) ->
                        table.row(false, constant.words(), Numbers.shortly(value), constant.unit()));
        profile.absent().forEach((constant, why) -> table.row(false, constant.words(), "–", why));
        table.end();
    }

    private static String mood(Profile profile) {
        String mood = profile.mood();
        return mood.substring(0, 1).toUpperCase(Locale.ROOT) + mood.substring(1) + ".";
    }

    private static String said(Predictions predictions) {
        return String.format(
                Locale.ROOT,
                "From them the cost model predicted %d times, off by %.0f %% in the median and by %.0f %% in nine of ten. The"
                        + " way it takes for the fastest is within a tenth of the best in %d of %d scenarios.",
                predictions.made(),
                100 * predictions.medianError(),
                100 * predictions.p90Error(),
                predictions.goodChoices(),
                predictions.scenarios());
    }
}
