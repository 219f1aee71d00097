package io.github.concurrencyadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.report.Golden;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.Samples;
import io.github.concurrencyadvisor.report.html.Harms.Harm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class HtmlReportTest {

    @TempDir
    private static Path folder;

    @Test
    void writesTheSmallProject() throws IOException {
        String page = HtmlReport.render(Pages.small(folder.resolve("small")));
        String withoutOurFiles = page.replaceFirst("(?s)(<style>).*?(</style>)", "$1…$2")
                .replaceFirst("(?s)(<script>).*?(</script>)", "$1…$2")
                .replaceAll("sha256-[\\w+/=]+", "sha256-…");
        Golden.check("small.html", withoutOurFiles);
    }

    @Test
    void isWellFormed() {
        for (Report report : List.of(examples(), Pages.report(Samples.awkward(), SourceLines.NONE), empty())) {
            Page.parse(HtmlReport.render(report));
        }
    }

    @Test
    void everyLinkLeadsSomewhereAndEveryIdIsThere() {
        Page page = Page.parse(HtmlReport.render(examples()));
        List<String> ids = page.attributes("//@id");
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(page.attributes("//@href")).hasSizeGreaterThan(50).allSatisfy(link -> {
            assertThat(link).startsWith("#");
            assertThat(ids).contains(link.substring(1));
        });
        assertThat(page.attributes("//@aria-labelledby")).isNotEmpty().allMatch(ids::contains);
    }

    /** A reader without eyes for it has headings in order, a name for each part and a caption for each table. */
    @Test
    void hasAnOutlineAndNamesItsParts() {
        Page page = Page.parse(HtmlReport.render(examples()));
        int level = 0;
        for (Element heading : page.all("//h1|//h2|//h3|//h4")) {
            int next = heading.getTagName().charAt(1) - '0';
            assertThat(next).as(heading.getTextContent()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        assertThat(page.all("//h1|//main|//footer|/html[@lang='en']|//nav[@aria-label]"))
                .hasSize(5);
        assertThat(page.all("//main/section[not(@aria-labelledby)]")).isEmpty();
        assertThat(page.all("//table[not(caption)]|//th[not(@scope)]")).isEmpty();
        assertThat(page.all("//select[not(ancestor::label)]|//input[not(ancestor::label)]"))
                .isEmpty();
        assertThat(page.all("//svg[not(@aria-label or @aria-hidden='true')]")).isEmpty();
    }

    @Test
    void itsPolicyAllowsItsOwnScriptAndStyleAndNothingElse() throws Exception {
        String page = HtmlReport.render(examples());
        String policy = Page.parse(page)
                .attributes("//meta[@http-equiv='Content-Security-Policy']/@content")
                .get(0);
        assertThat(policy)
                .isEqualTo("default-src 'none'; style-src 'sha256-" + sha256(between(page, "<style>", "</style>"))
                        + "'; script-src 'sha256-" + sha256(between(page, "<script>", "</script>"))
                        + "'; base-uri 'none'; form-action 'none'");
        assertThat(page.split("<script>", -1)).hasSize(2);
    }

    @Test
    void asksForNothingOutsideItself() {
        Page page = Page.parse(HtmlReport.render(examples()));
        assertThat(page.all("//link|//img|//iframe|//object|//embed|//base|//*[@src]|//*[@style]|//*[@action]"))
                .isEmpty();
        assertThat(page.all("//@*[starts-with(name(), 'on')]/..")).isEmpty();
    }

    @Test
    void saysNothingOfThisMachineAndTheSameEachTime() {
        Report report = examples();
        String page = HtmlReport.render(report);
        assertThat(page).doesNotContain(folder.toString(), System.getProperty("user.home"));
        assertThat(page).isEqualTo(HtmlReport.render(report));
        assertThat(page).isEqualTo(HtmlReport.render(examples()));
        assertThat(page).endsWith("</html>\n").doesNotContain("\r");
    }

    @Test
    void everyFindingIsThereWithItsCodeItsPathAndWhatToDo() {
        Report report = examples();
        Page page = Page.parse(HtmlReport.render(report));
        List<Element> findings = page.all("//li[@class='finding']");
        assertThat(findings).hasSameSizeAs(report.analysis().findings());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.getAttribute("data-state")).isEqualTo("new");
            assertThat(finding.getAttribute("data-package")).startsWith("shop.");
            Page card = page.under(finding);
            assertThat(card.all(".//ol[@class='path']/li/details/pre//mark").size())
                    .as("the call is marked in the code of %s", finding.getAttribute("data-rule"))
                    .isPositive();
            assertThat(card.all(".//h4")).extracting(Element::getTextContent).contains("What to write instead");
            assertThat(card.all(".//pre[@class='copy']"))
                    .extracting(Element::getTextContent)
                    .contains("// advisor:allow " + finding.getAttribute("data-rule") + " because …");
        });
        assertThat(page.all("//section[@class='rule']//pre[contains(@class,'diff')]//del"))
                .isNotEmpty();
    }

    @Test
    void whatIsAcceptedStandsApartWithItsReason() {
        Page page = Page.parse(HtmlReport.render(Pages.report(Samples.example(), SourceLines.NONE)));
        assertThat(page.all("//details[@class='accepted']//li[@data-state='suppressed']//span[@class='state']"))
                .extracting(Element::getTextContent)
                .containsExactly("suppressed in line 44 because the latch is opened before the lock is taken");
        assertThat(page.attributes("//ol[@class='findings']/li[@data-state='new']/@data-rule"))
                .containsExactly("BlockingCallOnEventLoop");
        assertThat(page.all("//details[@class='leftover']//li")).hasSize(1);
    }

    @Test
    void saysWhatTheBuildComesTo() {
        assertThat(outcome(examples())).isEqualTo("The build fails");
        assertThat(outcome(empty())).isEqualTo("The build passes");
        assertThat(Page.parse(HtmlReport.render(empty())).all("//section[@id='first']|//form[@id='filter']"))
                .isEmpty();
    }

    @Test
    void theMapShowsWhatDoesNotFitInThePictureAndInTheTable() {
        Page page = Page.parse(HtmlReport.render(Pages.small(folder.resolve("map"))));
        for (String form : List.of("map-wide", "map-narrow")) {
            assertThat(page.attributes("//svg[@class='" + form + "']//a/@href")).containsExactly("#finding-1");
            assertThat(page.all("//svg[@class='" + form + "']//path[@class='edge contradicted']"))
                    .hasSize(1);
        }
        assertThat(page.attributes("//details[@id='map-table']//a/@href")).containsExactly("#finding-1");
    }

    @Test
    void showsWhatWasMeasuredOfARule() throws IOException {
        Report report = Pages.small(folder.resolve("measured"));
        assertThat(Page.parse(HtmlReport.render(report, Harms.NONE)).all("//figure[@class='harm']"))
                .isEmpty();
        Harms harms = Harms.read(new ByteArrayInputStream(
                "{\"BlockingCallOnEventLoop\": {\"metric\": \"delay of a <5 ms> timer\", \"bad\": 797, \"good\": 2.3, \"unit\": \"ms\"}}"
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(harms.byRule())
                .containsExactly(
                        Map.entry("BlockingCallOnEventLoop", new Harm("delay of a <5 ms> timer", 797, 2.3, "ms")));
        Page page = Page.parse(HtmlReport.render(report, harms));
        assertThat(page.attributes("//figure[@class='harm']/svg/@aria-label"))
                .containsExactly("delay of a <5 ms> timer: 797 ms in the misuse, 2.3 ms instead");
        assertThat(page.attributes("//figure[@class='harm']//rect/@width")).containsExactly("320", "2");
    }

    private static Report examples() {
        return Examples.REPORT;
    }

    /** Analysed once: it takes a second. */
    private static final class Examples {
        static final Report REPORT = Pages.examples(folder.resolve("examples"), RuleDoc::bad);
    }

    private static Report empty() {
        Analysis analysis = new Analysis(new Platform(17, Set.of()), List.of(), List.of(), Review.EMPTY, List.of());
        return Pages.report(analysis, SourceLines.NONE);
    }

    private static String outcome(Report report) {
        return Page.parse(HtmlReport.render(report))
                .all("//h1/span[@class='outcome']")
                .get(0)
                .getTextContent();
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
