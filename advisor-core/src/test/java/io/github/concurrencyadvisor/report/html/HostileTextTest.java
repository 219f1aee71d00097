package io.github.concurrencyadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.concurrencyadvisor.report.Printable;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final String PAGE = HtmlReport.render(Hostile.report());

    @Test
    void noTextBecomesAnElementOrAnAttribute() {
        Page page = Page.parse(PAGE);
        assertThat(page.all("//img")).isEmpty();
        assertThat(page.attributes("//@onerror")).isEmpty();
        assertThat(page.all("//script")).hasSize(2);
        assertThat(PAGE).doesNotContain("<img", "<!--", "<script>alert").containsOnlyOnce("<script>");
    }

    @Test
    void noCharacterCanMoveTheCursorOrHideText() {
        String ours = PAGE.replaceFirst("(?s)<style>.*?</style>", "").replaceFirst("(?s)<script>.*?</script>", "");
        assertThat(ours.codePoints())
                .allMatch(character -> character == '\n' || character == '\t' || Printable.isHarmless(character))
                .doesNotContain(0xD800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "method",
                "callee",
                "path",
                "message",
                "accepted",
                "advice",
                "why",
                "realisation",
                "because",
                "leftover",
                "problem",
                "fact",
                "pool",
                "given",
                "before",
                "failure",
                "terms",
                "project",
                "tool",
                "version"
            })
    void itCanAllBeRead(String name) {
        String shown = Printable.of(Hostile.text(name));
        // A file's name is cut at slashes and the text of code at its line end: this much of each stays whole.
        String begin = shown.substring(0, shown.indexOf("</script>"));
        assertThat(Page.parse(PAGE).all("//body").get(0).getTextContent()).containsIgnoringCase(begin);
    }

    @Test
    void theDataOfTheTableHoldsTheSameText() throws IOException {
        String json =
                Page.parse(PAGE).all("//script[@id='methods-data']").get(0).getTextContent();
        assertThat(json).doesNotContain("<", ">", "&");
        JsonNode data = new ObjectMapper().readTree(json);
        assertThat(data.at("/strings").valueStream().map(JsonNode::asText))
                .contains(
                        Printable.of(Hostile.text("method")),
                        Printable.of(Hostile.text("why")),
                        Printable.of(Hostile.text("realisation")));
        assertThat(data.at("/rows")).hasSize(7);
        assertThat(data.at("/classes")).hasSize(3);
    }
}
