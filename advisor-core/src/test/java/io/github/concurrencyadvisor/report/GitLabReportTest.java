package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.concurrencyadvisor.advice.Finding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GitLabReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void writesTheExample() throws IOException {
        Golden.check("example-gitlab.json", gitLab(Reports.of(Samples.example())));
    }

    @Test
    void writesAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward-gitlab.json", gitLab(Reports.of(Samples.awkward())));
    }

    @Test
    void nothingFoundIsAnEmptyList() throws IOException {
        assertThat(gitLab(Reports.of(Reports.empty()))).isEqualTo("[]\n");
    }

    @Test
    void aFingerprintIsUniqueAndStaysWhenLinesMove() throws IOException {
        Finding one = Samples.findingWithHops(2);
        List<Finding> before = List.of(one, Reports.moved(one, 5));
        List<Finding> after = List.of(Reports.moved(one, 100), Reports.moved(one, 200));

        assertThat(fingerprints(before)).hasSize(2).doesNotHaveDuplicates().isEqualTo(fingerprints(after));
    }

    @Test
    void theSameClassInAnotherModuleHasAnotherFingerprint() throws IOException {
        Report report = Reports.of(Samples.example());
        Report elsewhere = new Report(
                report.analysis(),
                report.sources(),
                report.outcome(),
                report.project(),
                new InRepository("web/", "pom.xml"),
                report.tool(),
                report.toolVersion());

        assertThat(MAPPER.readTree(gitLab(elsewhere)).findValuesAsText("fingerprint"))
                .doesNotContainAnyElementsOf(MAPPER.readTree(gitLab(report)).findValuesAsText("fingerprint"));
    }

    @ParameterizedTest
    @FieldSource("io.github.concurrencyadvisor.report.Hostile#TEXTS")
    void hostileTextStaysText(String text) throws IOException {
        String json = gitLab(Hostile.report(text));
        JsonNode issues = MAPPER.readTree(json);

        assertThat(json.codePoints()).allMatch(c -> c == '\n' || Printable.isHarmless(c));
        assertThat(issues.findValuesAsText("description"))
                .hasSize(2)
                .containsOnly(Hostile.RULE + ": " + Printable.of(text + "; instead: " + text));
        assertThat(issues.findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        Printable.whole(text + "/src/" + text + ".java"), Printable.whole(text + "/pom.xml"));
    }

    private static List<String> fingerprints(List<Finding> findings) throws IOException {
        return MAPPER.readTree(gitLab(Reports.of(Reports.analysis(findings, List.of()))))
                .findValuesAsText("fingerprint");
    }

    private static String gitLab(Report report) throws IOException {
        return Reports.text(report, GitLabReport::write);
    }
}
