package io.github.concurrencyadvisor.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What demonstrations measured of the harm that rules warn of.
 *
 * @param byRule at most one measurement for each rule, by its name
 */
record Harms(Map<String, Harm> byRule) {

    static final Harms NONE = new Harms(Collections.emptyMap());

    /** A resource beside this class; it need not be there. */
    private static final String RESOURCE = "harms.json";

    /**
     * One measurement of the same work done badly and well.
     *
     * @param metric what was measured, as a title
     * @param bad the harmful code's value, 0 and up
     * @param good the value of what is to be written instead, 0 and up
     * @param unit of both
     */
    record Harm(String metric, double bad, double good, String unit) {}

    /** What comes with the advisor. */
    static Harms bundled() {
        try (InputStream in = Harms.class.getResourceAsStream(RESOURCE)) {
            return in == null ? NONE : read(in);
        } catch (IOException damaged) {
            throw new UncheckedIOException(RESOURCE + " is damaged", damaged);
        }
    }

    /**
     * Reads {@code {"RuleName": {"metric": "…", "bad": 1, "good": 2, "unit": "ms"}, …}}.
     *
     * @throws IOException if the text has another form
     */
    static Harms read(InputStream in) throws IOException {
        Map<String, Harm> harms = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(in)) {
            expect(json, JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                harms.put(json.currentName(), harm(json));
            }
        }
        return new Harms(Collections.unmodifiableMap(harms));
    }

    private static Harm harm(JsonParser json) throws IOException {
        String metric = "";
        String unit = "";
        double bad = -1;
        double good = -1;
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "metric" -> metric = json.getText();
                case "unit" -> unit = json.getText();
                case "bad" -> bad = json.getDoubleValue();
                case "good" -> good = json.getDoubleValue();
                default -> throw new IOException("a measurement has no \"" + key + "\"");
            }
        }
        if (metric.isEmpty() || bad < 0 || good < 0) {
            throw new IOException("a measurement needs a metric, bad and good");
        }
        return new Harm(metric, bad, good, unit);
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException(
                    "expected " + token + " at " + json.currentLocation().getLineNr());
        }
    }

    @Nullable
    Harm of(String rule) {
        return byRule.get(rule);
    }
}
