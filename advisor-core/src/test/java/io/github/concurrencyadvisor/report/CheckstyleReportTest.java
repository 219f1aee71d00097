package io.github.concurrencyadvisor.report;

import static io.github.concurrencyadvisor.report.XmlDocuments.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;

class CheckstyleReportTest {

    @Test
    void writesTheExample() throws IOException {
        Golden.check("example-checkstyle.xml", checkstyle(Reports.of(Samples.example())));
    }

    @Test
    void writesAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward-checkstyle.xml", checkstyle(Reports.of(Samples.awkward())));
    }

    @Test
    void anEmptyAnalysisIsADocumentToo() throws IOException {
        assertThat(elements(XmlDocuments.parse(checkstyle(Reports.of(Reports.empty()))), "error"))
                .isEmpty();
    }

    @Test
    void whatIsInTheBaselineIsThereWhereItCountsAgainstTheBuild() throws IOException {
        Finding old = Samples.findingWithHops(1);
        Analysis analysis = Reports.analysis(List.of(Reports.moved(old, 1)), List.of(old));

        assertThat(lines(Reports.with(analysis, List.of()))).containsExactly("70");
        assertThat(lines(Reports.with(analysis, List.of(old)))).containsExactly("69", "70");
    }

    @ParameterizedTest
    @FieldSource("io.github.concurrencyadvisor.report.Hostile#TEXTS")
    void hostileTextStaysText(String text) throws IOException {
        String xml = checkstyle(Hostile.report(text));
        Document document = XmlDocuments.parse(xml);

        assertThat(xml.codePoints()).allMatch(c -> c == '\n' || Printable.isHarmless(c));
        assertThat(elements(document, "*"))
                .extracting(element -> element.getTagName())
                .containsOnly("checkstyle", "file", "error");
        assertThat(elements(document, "file"))
                .extracting(file -> file.getAttribute("name"))
                .containsExactlyInAnyOrder(
                        Printable.of(text + "/src/" + text + ".java"), Printable.of(text + "/pom.xml"));
        assertThat(elements(document, "error")).hasSize(2).allSatisfy(error -> {
            assertThat(error.getAttribute("message")).isEqualTo(Printable.of(text + "; instead: " + text));
            assertThat(error.getAttribute("source")).isEqualTo("concurrency.advisor." + Hostile.RULE);
        });
    }

    private static List<String> lines(Report report) throws IOException {
        return elements(XmlDocuments.parse(checkstyle(report)), "error").stream()
                .map(error -> error.getAttribute("line"))
                .toList();
    }

    private static String checkstyle(Report report) throws IOException {
        return Reports.text(report, CheckstyleReport::write);
    }
}
