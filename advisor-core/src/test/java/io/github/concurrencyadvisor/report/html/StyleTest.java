package io.github.concurrencyadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours that can be read: WCAG 2.2 asks for a contrast of 4.5 for text and of 3 for what else has to be seen. */
class StyleTest {

    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]{6});");

    @ParameterizedTest(name = "{0} on {1} has {2}")
    @CsvSource({
        "text, page, 7",
        "text, panel, 7",
        "text, sunk, 7",
        "text, here, 7",
        "text, del, 7",
        "text, ins, 7",
        "quiet, page, 4.5",
        "quiet, panel, 4.5",
        "quiet, sunk, 4.5",
        "quiet, here, 4.5",
        "link, page, 4.5",
        "link, panel, 4.5",
        "link, sunk, 4.5",
        "error, page, 4.5",
        "error, panel, 4.5",
        "error, sunk, 4.5",
        "warning, panel, 4.5",
        "warning, sunk, 4.5",
        "warning, page, 4.5",
        "info, panel, 4.5",
        "info, page, 4.5",
        "info, sunk, 4.5",
        "pass, page, 4.5",
        "mark-text, mark, 4.5",
        "page, error, 4.5",
        "io, page, 3",
        "mixed, page, 3",
        "cpu, page, 3",
        "unknown, page, 3",
        "unknown, panel, 3"
    })
    void thereIsContrastByDayAndByNight(String front, String back, double least) throws IOException {
        String style = style();
        int night = style.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, String> byDay = colours(style.substring(0, night));
        Map<String, String> byNight = colours(style.substring(night));
        assertThat(byNight.keySet()).isEqualTo(byDay.keySet());
        assertThat(contrast(byDay.getOrDefault(front, ""), byDay.getOrDefault(back, "")))
                .as("by day")
                .isGreaterThanOrEqualTo(least);
        assertThat(contrast(byNight.getOrDefault(front, ""), byNight.getOrDefault(back, "")))
                .as("by night")
                .isGreaterThanOrEqualTo(least);
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> colours(String style) {
        Map<String, String> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(style);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance as WCAG defines it, 0 to 1. */
    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 2) + 0.0722 * linear(colour, 4);
    }

    private static double linear(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
