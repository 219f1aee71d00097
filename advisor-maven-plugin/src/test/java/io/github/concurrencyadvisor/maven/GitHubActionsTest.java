package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTest {

    private static final Finding FINDING = new Finding(
            "PoolSelfWait",
            Severity.ERROR,
            Confidence.HIGH,
            new MethodId("a/B", "c", "()V"),
            new Position("src/a/B.java", 3, 5),
            "waits",
            List.of(),
            "do not");

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void theEnvironmentSaysWhetherItRunsThereUnlessTheUserDoes() {
        Map<String, String> there = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", "/s");
        assertThat(GitHubActions.in(there, GitHubActions.When.AUTO)).isEqualTo(new GitHubActions(true, "/s"));
        assertThat(GitHubActions.in(there, GitHubActions.When.OFF).active()).isFalse();
        assertThat(GitHubActions.in(Map.of(), GitHubActions.When.AUTO)).isEqualTo(new GitHubActions(false, ""));
        assertThat(GitHubActions.in(Map.of("GITHUB_ACTIONS", "false"), GitHubActions.When.AUTO)
                        .active())
                .isFalse();
        assertThat(GitHubActions.in(Map.of(), GitHubActions.When.ON).active()).isTrue();
    }

    @Test
    void newFindingsAreAnnotatedAndAddedToTheSummary() throws Exception {
        Path summary = folder.resolve("summary.md");
        Files.writeString(summary, "before\n");
        GitHubActions actions = new GitHubActions(true, summary.toString());
        assertThat(told(actions, List.of(FINDING)))
                .containsExactly(
                        "::error file=app/src/a/B.java,line=3,col=5,title=PoolSelfWait::waits%0Ainstead: do not");
        assertThat(summary).content().startsWith("before\n## Concurrency advisor: 1 new finding (1 error) in `app/`\n");
        told(actions, List.of());
        assertThat(summary).content().containsOnlyOnce("## Concurrency advisor");
        assertThat(warnings).isEmpty();
    }

    @Test
    void elsewhereNothingIsSaid() throws Exception {
        Path summary = folder.resolve("summary.md");
        assertThat(told(new GitHubActions(false, summary.toString()), List.of(FINDING)))
                .isEmpty();
        assertThat(summary).doesNotExist();
    }

    @Test
    void aSummaryThatCannotBeWrittenStopsNoBuild() throws Exception {
        String nowhere = folder.resolve("no/such/folder").toString();
        assertThat(told(new GitHubActions(true, nowhere), List.of(FINDING)))
                .singleElement()
                .asString()
                .startsWith("::error ");
        assertThat(warnings).singleElement().asString().startsWith("GITHUB_STEP_SUMMARY is " + nowhere);
    }

    private List<String> told(GitHubActions actions, List<Finding> findings) throws Exception {
        Analysis analysis =
                new Analysis(new Platform(17, Set.of()), List.of(), List.of(), Review.ofAll(findings), List.of());
        Report report = new Report(
                analysis,
                SourceLines.NONE,
                Outcome.NONE,
                "shop",
                new InRepository("app/", "pom.xml"),
                "advisor-maven-plugin",
                "1.2");
        List<String> annotations = new ArrayList<>();
        actions.tell(report, (level, text) -> {
            if (level == Console.Level.BARE) {
                annotations.add(text);
            } else {
                assertThat(level).isEqualTo(Console.Level.WARNING);
                warnings.add(text);
            }
        });
        return annotations;
    }
}
