package io.github.concurrencyadvisor.report;

import static io.github.concurrencyadvisor.report.XmlDocuments.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.rules.Rules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class JUnitReportTest {

    @Test
    void writesTheExample() throws IOException {
        Golden.check("example-junit.xml", junit(Reports.of(Samples.example())));
    }

    @Test
    void writesAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward-junit.xml", junit(Reports.of(Samples.awkward())));
    }

    @Test
    void followsItsSchema() throws Exception {
        for (Analysis analysis : List.of(Samples.example(), Samples.awkward(), Reports.empty())) {
            validate(junit(Reports.of(analysis)));
        }
        String wrong = junit(Reports.of(Samples.example()))
                .replaceFirst("<failure", "<failed")
                .replaceFirst("</failure", "</failed");
        assertThatThrownBy(() -> validate(wrong))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("failed");
    }

    @Test
    void aRuleThatFindsNothingPasses() throws IOException {
        Document document = XmlDocuments.parse(junit(Reports.of(Reports.empty())));

        assertThat(elements(document, "testcase"))
                .extracting(test -> test.getAttribute("classname"))
                .containsExactlyElementsOf(
                        Rules.names().stream().map(rule -> "advisor." + rule).toList());
        assertThat(elements(document, "testcase")).allMatch(test -> !test.hasChildNodes());
    }

    @Test
    void whatCountsAgainstTheBuildFailsAndTheRestIsSkipped() throws IOException {
        Finding one = Samples.findingWithHops(2);
        Finding other = Reports.moved(one, 5);
        Finding old = Reports.moved(one, 10);
        Analysis analysis = Reports.analysis(List.of(one, other), List.of(old));
        Document document = XmlDocuments.parse(junit(Reports.with(analysis, List.of(other, old))));

        assertThat(elements(document, "failure").stream().map(JUnitReportTest::nameOfTest))
                .containsExactly(
                        "app/shop.Orders#total() → shop.Steps#step3() (2)",
                        "app/shop.Orders#total() → shop.Steps#step3() (3)");
        assertThat(elements(document, "skipped").stream().map(JUnitReportTest::nameOfTest))
                .containsExactly("app/shop.Orders#total() → shop.Steps#step3()");
        assertThat(elements(document, "skipped").get(0).getAttribute("message"))
                .isEqualTo("warning, which does not fail the build");
    }

    @Test
    void countsAreThoseOfTheTests() throws IOException {
        for (Analysis analysis : List.of(Samples.example(), Samples.awkward())) {
            Document document = XmlDocuments.parse(junit(Reports.of(analysis)));
            Element all = document.getDocumentElement();
            assertThat(all.getAttribute("tests"))
                    .isEqualTo(Integer.toString(elements(document, "testcase").size()));
            assertThat(all.getAttribute("failures"))
                    .isEqualTo(Integer.toString(elements(document, "failure").size()));
            assertThat(sum(document, "tests"))
                    .isEqualTo(elements(document, "testcase").size());
            assertThat(sum(document, "failures"))
                    .isEqualTo(elements(document, "failure").size());
            assertThat(sum(document, "skipped"))
                    .isEqualTo(elements(document, "skipped").size());
        }
    }

    @ParameterizedTest
    @FieldSource("io.github.concurrencyadvisor.report.Hostile#TEXTS")
    void hostileTextStaysText(String text) throws Exception {
        String xml = junit(Hostile.report(text));
        validate(xml);
        Document document = XmlDocuments.parse(xml);

        assertThat(xml.codePoints()).allMatch(c -> c == '\n' || Printable.isHarmless(c));
        assertThat(elements(document, "testcase").stream()
                        .map(test -> test.getAttribute("classname") + test.getAttribute("name")))
                .hasSize(Rules.all().size() + 3)
                .doesNotHaveDuplicates();
        assertThat(elements(document, "failure")).hasSize(1).allSatisfy(failure -> {
            assertThat(failure.getAttribute("message")).isEqualTo(Printable.of(text));
            assertThat(failure.getTextContent().lines())
                    .hasSize(5)
                    .contains(Printable.of(text))
                    .last()
                    .isEqualTo("instead: " + Printable.of(text));
        });
        assertThat(elements(document, "skipped").stream().map(skipped -> skipped.getAttribute("message")))
                .containsExactlyInAnyOrder(
                        "warning, which does not fail the build",
                        "in the baseline",
                        "suppressed because " + Printable.of(text));
    }

    /** Maven's own reader, which its site report uses. */
    @Test
    void aReaderOfTestReportsFindsWhatFailed() throws Exception {
        String xml = junit(Reports.of(Samples.awkward()));
        List<ReportTestCase> tests = new TestSuiteXmlParser(new NullConsoleLogger())
                        .parse(new InputStreamReader(
                                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                        .stream()
                        .flatMap(suite -> suite.getTestCases().stream())
                        .toList();

        assertThat(tests)
                .hasSize(Rules.all().size())
                .filteredOn(ReportTestCase::hasSkipped)
                .hasSize(4);
        assertThat(tests).filteredOn(ReportTestCase::hasFailure).singleElement().satisfies(failed -> {
            assertThat(failed.getFullClassName()).isEqualTo("advisor.BlockingCallOnEventLoop");
            assertThat(failed.getFailureType()).isEqualTo("ERROR");
            assertThat(failed.getFailureMessage()).isEqualTo("found in classes alone");
            assertThat(failed.getFailureDetail()).contains("app/pom.xml:1\n");
        });
    }

    private static String nameOfTest(Element result) {
        return ((Element) result.getParentNode()).getAttribute("name");
    }

    private static int sum(Document document, String attribute) {
        return elements(document, "testsuite").stream()
                .mapToInt(suite -> Integer.parseInt(suite.getAttribute(attribute)))
                .sum();
    }

    private static void validate(String xml) throws IOException, SAXException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(JUnitReportTest.class.getResource("junit.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static String junit(Report report) throws IOException {
        return Reports.text(report, JUnitReport::write);
    }
}
