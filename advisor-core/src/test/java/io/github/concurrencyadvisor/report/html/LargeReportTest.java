package io.github.concurrencyadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of sizes that real projects have. Sizes are bounded, times are not looked at. */
class LargeReportTest {

    private static final int FIELDS = 7;

    @TempDir
    private static Path folder;

    private static Report examples;

    @BeforeAll
    static void analyse() {
        examples = Pages.examples(folder, RuleDoc::bad);
    }

    @Test
    void fiftyThousandMethodsAreAllThereInAPageThatABrowserTakes() throws IOException {
        Report large = Grown.times(1 + 50_000 / examples.analysis().methods().size(), Pages.withoutFindings(examples));
        assertThat(large.analysis().methods()).hasSizeGreaterThanOrEqualTo(50_000);
        String page = HtmlReport.render(large);
        assertThat(page.length()).isLessThan(4_000_000);
        Page parsed = Page.parse(page);
        int plain =
                parsed.all("//div[@id='methods-plain']//tr/th[@scope='row']").size();
        assertThat(plain).isBetween(200, MethodsSection.MOST_PLAIN);
        assertThat(parsed.all("//div[@id='methods-plain']/p").get(0).getTextContent())
                .startsWith("These are the " + plain + " of ");
        assertThat(parsed.all("//*")).hasSizeLessThan(8_000);
        assertThat(names(parsed)).isEqualTo(names(large));
    }

    @Test
    void aThousandFindingsAreAllThere() {
        Report large = Grown.times(1 + 1_000 / examples.analysis().findings().size(), examples);
        int findings = large.analysis().findings().size();
        assertThat(findings).isGreaterThanOrEqualTo(1_000);
        String page = HtmlReport.render(large);
        assertThat(page.length()).isLessThan(6_000 * findings);
        Page parsed = Page.parse(page);
        assertThat(parsed.all("//li[@class='finding']")).hasSize(findings);
        assertThat(parsed.all("//ol[@class='steps']/li")).hasSize(5);
    }

    /** As the page's script puts them together. */
    private static List<String> names(Page page) throws IOException {
        JsonNode data = new ObjectMapper()
                .readTree(page.all("//script[@id='methods-data']").get(0).getTextContent());
        JsonNode rows = data.get("rows");
        List<String> names = new ArrayList<>();
        for (int row = 0; row < rows.size(); row += FIELDS) {
            int type = rows.get(row).asInt() * 3;
            names.add(string(data, data.get("classes").get(type).asInt()) + " "
                    + string(data, data.get("classes").get(type + 1).asInt()) + " "
                    + string(data, rows.get(row + 1).asInt())
                    + string(data, rows.get(row + 2).asInt())
                    + kind(data, rows.get(row + 3).asInt()));
        }
        return names;
    }

    private static String string(JsonNode data, int index) {
        return data.get("strings").get(index).asText();
    }

    private static String kind(JsonNode data, int code) {
        int others = data.at("/words/model").size()
                * data.at("/words/confidence").size()
                * data.at("/words/speed").size();
        return data.at("/words/kind").get(code / others).asText();
    }

    private static List<String> names(Report report) {
        List<String> names = new ArrayList<>();
        for (MethodVerdict verdict : report.analysis().methods()) {
            MethodId method = verdict.method();
            names.add(MethodsSection.packageOf(method) + " " + method.simpleClassName() + " " + method.name()
                    + MethodsSection.parameters(method)
                    + Words.of(verdict.workload().kind()));
        }
        return names;
    }
}
