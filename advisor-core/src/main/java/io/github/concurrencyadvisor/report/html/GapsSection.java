package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was not analysed or not as usual, and why; and what is left over of what was accepted. */
final class GapsSection {

    /** So many places of one kind are unfolded from the start; so many at most are listed. */
    private static final int FEW = 8;

    private static final int MOST = 1000;

    private final Markup page;
    private final Analysis analysis;

    GapsSection(Markup page, Report report) {
        this.page = page;
        this.analysis = report.analysis();
    }

    void write() {
        page.open("section", "id", "gaps", "aria-labelledby", "gaps-title");
        page.element("h2", "What was not analysed, and why", "id", "gaps-title");
        files();
        Map<Problem.Kind, List<Problem>> byKind = new EnumMap<>(Problem.Kind.class);
        analysis.problems()
                .forEach(problem -> byKind.computeIfAbsent(problem.kind(), any -> new ArrayList<>())
                        .add(problem));
        byKind.forEach((kind, problems) -> list(
                Words.of(kind),
                "problem",
                problems.stream()
                        .map(problem -> new Noted(problem.at(), problem.message()))
                        .toList()));
        list(
                "Left over of what was accepted",
                "leftover",
                analysis.review().leftovers().stream().map(GapsSection::noted).toList());
        page.close();
    }

    private record Noted(Position at, String message) {}

    private static Noted noted(Leftover leftover) {
        return new Noted(leftover.at(), leftover.message());
    }

    private void files() {
        Map<SourceFile.Status, Integer> counts = new EnumMap<>(SourceFile.Status.class);
        analysis.files().forEach(file -> counts.merge(file.status(), 1, Integer::sum));
        if (analysis.problems().isEmpty()) {
            page.element("p", "Everything was read as it should be.");
        }
        page.open("dl", "class", "figures small");
        counts.forEach((status, count) -> {
            page.open("div").element("dt", "Analysed " + Words.of(status));
            page.open("dd").element("b", Counts.plural(count, "file")).close().close();
        });
        page.close();
    }

    private void list(String title, String kind, List<Noted> all) {
        if (all.isEmpty()) {
            return;
        }
        String[] unfolded = all.size() <= FEW ? new String[] {"class", kind, "open", ""} : new String[] {"class", kind};
        page.open("details", unfolded);
        page.open("summary")
                .text(title + " ")
                .element("span", String.valueOf(all.size()), "class", "counts")
                .close();
        page.open("ul", "class", "plain notes-list");
        all.stream().limit(MOST).forEach(noted -> {
            page.open("li");
            String file = noted.at().file();
            if (!file.isEmpty()) {
                page.element(
                                "code",
                                file
                                        + (noted.at().line() == 0
                                                ? ""
                                                : ":" + noted.at().line()))
                        .text(" ");
            }
            page.element("span", noted.message()).close();
        });
        if (all.size() > MOST) {
            page.element(
                    "li", "… and " + (all.size() - MOST) + " more, all of which advisor.json has.", "class", "quiet");
        }
        page.close().close();
    }
}
