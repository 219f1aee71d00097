package io.github.concurrencyadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page as somebody uses it, in a real browser. Pictures are left in {@code target/screenshots}. */
class BrowserTest {

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.start(1280, 900);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void findingsAreFiltered() throws Exception {
        Report report = Pages.examples(folder.resolve("project"), RuleDoc::bad);
        List<Finding> findings = report.analysis().findings();
        browser.open(report, folder);
        browser.picture("findings");
        browser.awaitVisible(".finding", findings.size());

        choose("#filter select[name=rule]", "UntimedWait");
        int ofRule = (int) findings.stream()
                .filter(finding -> finding.rule().equals("UntimedWait"))
                .count();
        browser.awaitVisible(".finding", ofRule);
        assertThat(browser.one("#filter-count").getText()).isEqualTo(ofRule + " of " + findings.size());

        browser.one("#filter button[type=reset]").click();
        browser.awaitVisible(".finding", findings.size());

        browser.one("#filter input[type=search]").sendKeys("no such words anywhere");
        browser.awaitVisible(".finding", 0);
        assertThat(browser.one("#filter-none").isDisplayed()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWitnessIsFollowedStepByStep() throws Exception {
        browser.open(Pages.small(folder.resolve("project")), folder);
        WebElement finding = browser.one("#finding-1 > details > summary");
        if (browser.visible("#finding-1 ol.path").isEmpty()) {
            finding.click();
        }
        List<WebElement> hops = browser.all("#finding-1 ol.path > .hop > details");
        assertThat(hops).as("from the handler to the database").hasSize(2);
        WebElement next = browser.one("#finding-1 .steps-nav button[aria-label='Next step']");
        WebElement where = browser.one("#finding-1 .steps-nav span");
        while (next.isEnabled()) {
            next.click();
        }
        browser.awaitText("#finding-1 .steps-nav span", "step 2 of 2");
        assertThat(where.getText()).isEqualTo("step 2 of 2");
        assertThat(hops.get(1).getAttribute("open")).isNotNull();
        assertThat(hops.get(1).getText()).contains("Orders.java", "executeQuery");
        browser.picture("witness");
        browser.one("#finding-1 .steps-nav button[aria-label='Previous step']").click();
        browser.awaitText("#finding-1 .steps-nav span", "step 1 of 2");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void methodsAreSearchedSortedAndPaged() throws Exception {
        Report examples = Pages.examples(folder.resolve("project"), RuleDoc::bad);
        int one = examples.analysis().methods().size();
        Report report = Grown.times(1 + 50_000 / one, Pages.withoutFindings(examples));
        int total = report.analysis().methods().size();
        assertThat(total).isGreaterThan(50_000);
        browser.open(report, folder);

        browser.awaitVisible("#methods-table tbody tr[aria-rowindex]", 100);
        header("Workload").click();
        assertThat(browser.one("#methods-table th[aria-sort=ascending]").getText())
                .isEqualTo("Workload");
        String first = workload();
        header("Workload").click();
        assertThat(browser.one("#methods-table th[aria-sort=descending]").getText())
                .isEqualTo("Workload");
        assertThat(workload()).isNotEqualTo(first);

        browser.one("#methods-table button[data-page=last]").click();
        assertThat(browser.one("#methods-range").getText()).endsWith("of " + String.format("%,d", total));

        choose(
                "#methods-filter select[name=kind]",
                browser.all("#methods-filter select[name=kind] option").get(1).getText());
        assertThat(browser.one("#methods-count").getText()).isNotEqualTo(String.format("%1$,d of %1$,d", total));
        browser.picture("methods");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Text of the project that means to be a script, a tag or a style stays text. */
    @Test
    void hostileTextDoesNothing() throws Exception {
        Report report = Hostile.report();
        browser.open(report, folder);
        String title = browser.title();
        assertThat(title).isNotEqualTo("attacked");
        assertThat(browser.script("return String(window.attacked)")).isEqualTo("undefined");
        assertThat(browser.all("img, iframe, object, embed, link[rel=stylesheet]"))
                .isEmpty();
        assertThat(browser.all("script")).as("the page's own, and its data").hasSizeLessThanOrEqualTo(2);
        assertThat(browser.visible(".finding")).isNotEmpty();
        browser.picture("hostile");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPhoneShowsNothingSideways() throws Exception {
        try (Browser phone = Browser.start(400, 800)) {
            phone.open(Pages.examples(folder.resolve("project"), RuleDoc::bad), folder);
            assertThat(phone.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            phone.picture("phone");
            phone.dark();
            phone.picture("phone-dark");
        }
    }

    private void choose(String selector, String text) {
        new Select(browser.one(selector)).selectByContainsVisibleText(text);
    }

    private WebElement header(String title) {
        return browser.all("#methods-table th button").stream()
                .filter(button -> button.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private String workload() {
        return browser.one("#methods-table tbody td[data-label=Workload]").getText();
    }
}
