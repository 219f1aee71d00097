package io.github.concurrencyadvisor.demos.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/concurrencyadvisor/demos/page/page.html");

    /** Rewrites the golden file with {@code -Dgolden.update=true}. */
    @Test
    void thePageIsAsItWas() throws IOException {
        String page = Page.of(SomeResults.all("plain"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, page, UTF_8);
        }
        assertThat(page).isEqualTo(Files.readString(GOLDEN, UTF_8));
    }

    @Test
    void aHostileNameIsTextAndNothingElse() throws Exception {
        String hostile = "</style><script>alert('1')</script>\" onload=\"x & <b>\u001b[31m\u0000";
        Document page = parse(Page.of(SomeResults.all(hostile)));
        assertThat(all(page, "//script | //b")).isEmpty();
        assertThat(all(page, "//@onload")).isEmpty();
        assertThat(page.getDocumentElement().getTextContent())
                .contains("</style><script>alert('1')</script>\" onload=");
        assertThat(page.getDocumentElement().getTextContent()).doesNotContain("\u001b");
    }

    @Test
    void onlyItsOwnStyleIsAllowed() throws Exception {
        Document page = parse(Page.of(SomeResults.all("plain")));
        String style = all(page, "/html/head/style").get(0).getTextContent();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        assertThat(all(page, "/html/head/meta[@http-equiv='Content-Security-Policy']")
                        .get(0)
                        .getAttribute("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'");
        assertThat(style).doesNotContain("url(", "@import", "<", "&");
        assertThat(all(page, "//@style | //script | //link | //img | //iframe")).isEmpty();
        assertThat(all(page, "//a")).allMatch(link -> link.getAttribute("href").startsWith("#"));
    }

    @Test
    void linksAndDescriptionsLeadSomewhereAndIdsAreUnique() throws Exception {
        Document page = parse(Page.of(SomeResults.all("plain")));
        List<String> ids = all(page, "//*[@id]").stream()
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        Set<String> wanted = new HashSet<>();
        all(page, "//a").forEach(link -> wanted.add(link.getAttribute("href").substring(1)));
        all(page, "//*[@aria-labelledby]")
                .forEach(element -> wanted.addAll(
                        List.of(element.getAttribute("aria-labelledby").split(" ", -1))));
        assertThat(ids).containsAll(wanted);
        assertThat(all(page, "//svg[@role='img']"))
                .isNotEmpty()
                .allMatch(picture -> !picture.getElementsByTagName("title")
                        .item(0)
                        .getTextContent()
                        .isBlank())
                .allMatch(picture -> !picture.getElementsByTagName("desc")
                        .item(0)
                        .getTextContent()
                        .isBlank());
    }

    @Test
    void whatWasMeasuredIsThere() throws Exception {
        Document page = parse(Page.of(SomeResults.all("plain")));
        assertThat(all(page, "//section"))
                .extracting(section -> section.getAttribute("id"))
                .containsExactly("demos", "scenarios", "latency", "memory", "misuse");
        assertThat(all(page, "//*[@id='demo-plain']//rect[@class='waiting']")).hasSize(2);
        assertThat(all(page, "//*[@id='demo-plain']//rect[@class='computing']")).hasSize(1);
        assertThat(all(page, "//*[@id='demo-plain']//pre").get(0).getTextContent())
                .isEqualTo("one\ntwo");
        assertThat(all(page, "//*[@id='demo-failing']//p[@class='bad']").get(0).getTextContent())
                .isEqualTo("failed: java.io.IOException: no such thing");
        assertThat(all(page, "//*[@id='scenario-plain']//rect"))
                .extracting(bar -> bar.getAttribute("class") + " " + bar.getAttribute("width"))
                .containsExactly("bar 46.69%", "bar emphasis 93.37%");
        assertThat(all(page, "//*[@id='scenario-plain']//strong").get(0).getTextContent())
                .isEqualTo("confirmed");
        assertThat(all(page, "//*[@id='latency-plain']//tbody/tr")).hasSize(1);
        assertThat(all(page, "//*[@id='memory']//tbody/tr"))
                .extracting(row -> row.getTextContent())
                .containsExactly(
                        "thread per connectionTHREADS1,00012.31,007",
                        "loopEVENT_LOOP1,000unknown7",
                        "otherEVENT_LOOP1,000no memory left");
    }

    @Test
    void misuseIsShownBadBesideGood() throws Exception {
        Document page = parse(Page.of(SomeResults.all("plain")));
        assertThat(all(page, "//*[@id='misuse-plain']//rect"))
                .extracting(bar -> bar.getAttribute("class") + " " + bar.getAttribute("width"))
                .containsExactly("bar harm 98.04%", "bar 0.78%", "bar harm 98.04%", "bar 0.00%");
        assertThat(all(page, "//*[@id='misuse-plain']//ul[@class='values']/li"))
                .extracting(Element::getTextContent)
                .containsExactly("500 ms", "4.00 ms", "74", "0");
    }

    @Test
    void whatWasNotRunIsNotThere() throws Exception {
        assertThat(all(parse(Page.of(SomeResults.none())), "//section | //nav")).isEmpty();
    }

    /** Strict: the page is well-formed XML too. */
    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> all(Document page, String path) throws Exception {
        NodeList found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
