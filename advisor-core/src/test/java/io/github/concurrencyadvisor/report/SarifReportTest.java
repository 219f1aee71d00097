package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.ClasspathSchemaLoader;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SarifReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final JsonSchema SCHEMA = schema();

    @Test
    void writesTheExample() throws IOException {
        Golden.check("example.sarif", withoutRules(sarif(Samples.example())));
    }

    @Test
    void writesAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward.sarif", withoutRules(sarif(Samples.awkward())));
    }

    @Test
    void followsThePublishedSchema() throws IOException {
        List<Analysis> analyses = List.of(
                Samples.example(),
                Samples.awkward(),
                Reports.empty(),
                Reports.analysis(List.of(Samples.findingWithHops(1500)), List.of()));
        for (Analysis analysis : analyses) {
            assertThat(SCHEMA.validate(MAPPER.readTree(sarif(analysis)))).isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatSarifDoesNotHave() throws IOException {
        String report = sarif(Samples.example());

        assertThat(SCHEMA.validate(
                        MAPPER.readTree(report.replaceFirst("\"level\": \"error\"", "\"level\": \"fatal\""))))
                .isNotEmpty();
        assertThat(SCHEMA.validate(MAPPER.readTree(report.replaceFirst("\"artifactLocation\"", "\"artefact\""))))
                .isNotEmpty();
    }

    @Test
    void everyRuleIsThereWithItsDocumentation() throws IOException {
        JsonNode rules = run(Reports.empty()).at("/tool/driver/rules");

        assertThat(rules.size()).isEqualTo(Rules.all().size());
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = Rules.all().get(i);
            JsonNode described = rules.get(i);
            assertThat(described.get("id").asText()).isEqualTo(rule.name());
            assertThat(described.get("name").asText()).isNotEqualTo(rule.name()).hasSizeBetween(5, 255);
            assertThat(described.at("/shortDescription/text").asText())
                    .isEqualTo(rule.doc().summary());
            assertThat(described.at("/fullDescription/text").asText())
                    .startsWith(rule.doc().summary())
                    .hasSizeBetween(rule.doc().summary().length() + 20, 1024);
            assertThat(described.at("/defaultConfiguration/level").asText())
                    .isEqualTo(SarifRules.level(rule.severity()));
            assertThat(described.at("/help/text").asText())
                    .contains(rule.doc().bad().strip(), rule.doc().good().strip(), "advisor:allow " + rule.name());
            assertThat(described.at("/help/markdown").asText())
                    .contains("```java\n" + rule.doc().bad().strip() + "\n```", "## Limits");
            assertThat(described.at("/properties/tags").size()).isBetween(1, 10);
        }
    }

    @Test
    void aRulesNameIsReadable() {
        assertThat(SarifRules.words("UndersizedPoolForSlowIo")).isEqualTo("Undersized pool for slow I/O");
        assertThat(SarifRules.words("CpuBoundWorkOnEventLoop")).isEqualTo("CPU bound work on event loop");
    }

    @Test
    void aResultPointsAtItsRule() throws IOException {
        JsonNode run = run(Samples.awkward());

        assertThat(run.get("results"))
                .hasSize(5)
                .allSatisfy(result -> assertThat(run.at(
                                "/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id"))
                        .isEqualTo(result.get("ruleId")));
    }

    @Test
    void resultsStandInTheOrderOfPlaces() throws IOException {
        Finding last = Samples.findingWithHops(1);
        Finding first = Reports.moved(last, -10);

        assertThat(run(Reports.analysis(List.of(last), List.of(first))).findValues("startLine"))
                .extracting(JsonNode::asInt)
                .startsWith(59);
        assertThat(run(Reports.analysis(List.of(last), List.of(first)))
                        .at("/results/1/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(69);
    }

    @Test
    void aFingerprintStaysWhenLinesMoveAndTellsEqualFindingsApart() throws IOException {
        Finding one = Samples.findingWithHops(2);
        List<Finding> before = List.of(one, Reports.moved(one, 5));
        List<Finding> after = List.of(Reports.moved(one, 100), Reports.moved(one, 200));

        assertThat(fingerprints(Reports.analysis(before, List.of())))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .isEqualTo(fingerprints(Reports.analysis(after, List.of())))
                .isEqualTo(fingerprints(Reports.analysis(after.subList(1, 2), after.subList(0, 1))));
        assertThat(fingerprints(Reports.analysis(List.of(Samples.findingWithHops(3)), List.of())))
                .doesNotContainAnyElementsOf(fingerprints(Reports.analysis(before, List.of())));
    }

    @Test
    void whatIsAcceptedIsSuppressedAndTheRestIsNot() throws IOException {
        JsonNode results = run(Samples.awkward()).get("results");

        assertThat(texts(results, "baselineState")).containsExactly("new", "new", "new", "new", "unchanged");
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.get("suppressions").isArray()).isTrue());
        assertThat(results.findValues("kind").stream().map(JsonNode::asText).filter(kind -> !kind.equals("function")))
                .containsExactly("inSource", "external");
    }

    @Test
    void withoutABaselineNothingIsNew() throws IOException {
        assertThat(run(Samples.example()).get("results"))
                .allSatisfy(result -> assertThat(result.has("baselineState")).isFalse());
        Review review = new Review(
                List.of(Samples.findingWithHops(1)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Baseline.NONE.with(List.of(Samples.findingWithHops(2))));
        Analysis held = new Analysis(Reports.empty().platform(), List.of(), List.of(), review, List.of());
        assertThat(run(held).at("/results/0/baselineState").asText()).isEqualTo("new");
    }

    @Test
    void aStepInsideALibraryIsShownWhereTheProjectCalledIt() throws IOException {
        MethodId own = new MethodId("shop/Orders", "find", "()V");
        MethodId pool = new MethodId("pool/Pool", "take", "()V");
        MethodId leaf = new MethodId("java/util/concurrent/Semaphore", "acquire", "()V");
        Position at = new Position("src/shop/Orders.java", 7, 9);
        Finding finding = new Finding(
                "UntimedWait",
                Severity.WARNING,
                Confidence.HIGH,
                own,
                at,
                "waits",
                List.of(new Hop(own, at, pool), new Hop(pool, new Position("", 33, 0), leaf), new Hop(leaf, at, null)),
                "do not");
        JsonNode steps =
                run(Reports.analysis(List.of(finding), List.of())).at("/results/0/codeFlows/0/threadFlows/0/locations");

        assertThat(steps).hasSize(3).allSatisfy(step -> {
            assertThat(step.at("/location/physicalLocation/artifactLocation/uri")
                            .asText())
                    .isEqualTo("app/src/shop/Orders.java");
            assertThat(step.at("/location/physicalLocation/region/startLine").asInt())
                    .isEqualTo(7);
        });
        assertThat(steps.findValuesAsText("text"))
                .containsExactly(
                        "Orders.find calls Pool.take",
                        "Pool.take (line 33) calls Semaphore.acquire",
                        "Semaphore.acquire loops");
    }

    @Test
    void aFindingWithoutSourcePointsAtTheProject() throws IOException {
        JsonNode place = run(Samples.awkward()).at("/results/0/locations/0/physicalLocation");

        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("app/pom.xml");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(1);
    }

    @Test
    void problemsAndLeftoversAreNotifications() throws IOException {
        JsonNode invocation = run(Samples.awkward()).at("/invocations/0");

        assertThat(invocation.at("/toolExecutionNotifications").findValuesAsText("id"))
                .containsExactly("UNREADABLE_SOURCE", "CLASSES_ONLY");
        assertThat(invocation.at("/toolConfigurationNotifications").findValuesAsText("id"))
                .containsExactly("UNUSED_SUPPRESSION");
        assertThat(run(Samples.example())
                        .at("/invocations/0/toolConfigurationNotifications/0/message/text")
                        .asText())
                .startsWith("advisor-baseline.txt: is not found any more: PoolSelfWait");
        assertThat(run(Samples.awkward()).at("/tool/driver/notifications").findValuesAsText("id"))
                .contains("UNREADABLE_SOURCE", "CLASSES_ONLY", "UNUSED_SUPPRESSION", "RESULTS_LEFT_OUT");
    }

    @Test
    void beyondTheLimitTheWorstOpenFindingsStayAndANotificationSaysSo() throws IOException {
        Analysis awkward = Samples.awkward();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SarifReport.write(Reports.of(awkward), 2, out);
        JsonNode run = MAPPER.readTree(out.toByteArray()).at("/runs/0");

        assertThat(texts(run.get("results"), "level")).containsExactly("error", "warning");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/descriptor/id")
                        .asText())
                .isEqualTo("RESULTS_LEFT_OUT");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith("3 findings left out");
    }

    /** What GitHub takes: 25,000 results, of which it keeps 5,000, and 10 MB compressed. */
    @Test
    void staysBelowTheLimitsOfGitHub() throws IOException {
        List<Finding> findings = IntStream.range(0, 25_001)
                .mapToObj(i -> Reports.moved(Samples.findingWithHops(3), i))
                .toList();
        JsonNode run = run(Reports.analysis(findings, List.of()));

        assertThat(run.get("results").size()).isEqualTo(25_000);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith("1 finding left out");
    }

    @Test
    void aLongWitnessLosesStepsBeforeItsEnd() throws IOException {
        JsonNode steps = run(Reports.analysis(List.of(Samples.findingWithHops(1500)), List.of()))
                .at("/results/0/codeFlows/0/threadFlows/0/locations");

        assertThat(steps.size()).isEqualTo(1000);
        assertThat(steps.at("/998/location/message/text").asText()).isEqualTo("Steps.step999 calls Steps.step1000");
        assertThat(steps.at("/999/location/message/text").asText())
                .isEqualTo("500 steps later Steps.step1500 calls Steps.step1501");
    }

    @Test
    void theCategoryIsTheModule() throws IOException {
        assertThat(run(Reports.empty()).at("/automationDetails/id").asText()).isEqualTo("concurrency-advisor/app/");
    }

    @ParameterizedTest
    @FieldSource("io.github.concurrencyadvisor.report.Hostile#TEXTS")
    void hostileTextStaysText(String text) throws IOException {
        String sarif = Reports.text(Hostile.report(text), SarifReport::write);
        JsonNode log = MAPPER.readTree(sarif);
        JsonNode results = log.at("/runs/0/results");

        assertThat(SCHEMA.validate(log)).isEmpty();
        assertThat(sarif.codePoints()).allMatch(c -> c == '\n' || Printable.isHarmless(c));
        assertThat(results).hasSize(4);
        for (JsonNode string : strings(results)) {
            assertThat(string.asText().codePoints()).allMatch(c -> c == '\n' || Printable.isHarmless(c));
        }
        for (JsonNode message : results.findValues("message")) {
            assertThat(message.get("text").asText())
                    .doesNotContainPattern("(?<!\\\\)\\]\\(")
                    .doesNotContainPattern("(?<!\\{)(\\{\\{)*\\{(?!\\{)");
        }
        assertThat(results.at("/1/message/text")
                        .asText()
                        .replace("{{", "{")
                        .replace("}}", "}")
                        .replace("\\](", "]("))
                .isEqualTo(Printable.of(text + ". Instead: " + text + "."));
        for (JsonNode place : log.findValues("uri")) {
            URI uri = URI.create(place.asText());
            assertThat(uri.isAbsolute()).isFalse();
            assertThat(uri.getRawQuery()).isNull();
            assertThat(uri.getRawFragment()).isNull();
            assertThat(URLDecoder.decode(place.asText().replace("+", "%2B"), StandardCharsets.UTF_8))
                    .isIn(Printable.whole(text + "/src/" + text + ".java"), Printable.whole(text + "/pom.xml"));
        }
    }

    @Test
    void theLocaleDoesNotMatter() throws IOException {
        String expected = sarif(Samples.awkward());
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(sarif(Samples.awkward())).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static String sarif(Analysis analysis) throws IOException {
        return Reports.text(Reports.of(analysis), SarifReport::write);
    }

    private static JsonNode run(Analysis analysis) throws IOException {
        return MAPPER.readTree(sarif(analysis)).at("/runs/0");
    }

    private static List<String> fingerprints(Analysis analysis) throws IOException {
        return run(analysis).get("results").findValues("partialFingerprints").stream()
                .map(JsonNode::toString)
                .toList();
    }

    private static List<String> texts(JsonNode results, String key) {
        List<String> texts = new ArrayList<>();
        results.forEach(result -> texts.add(result.path(key).asText()));
        return texts;
    }

    private static List<JsonNode> strings(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node);
        }
        List<JsonNode> strings = new ArrayList<>();
        node.forEach(part -> strings.addAll(strings(part)));
        return strings;
    }

    /** Rules and their documentation have tests of their own, and change more often than the format. */
    private static String withoutRules(String sarif) {
        int from = sarif.indexOf("          \"rules\": [");
        int to = sarif.indexOf("          \"notifications\": [");
        return sarif.substring(0, from) + "          \"rules\": […],\n" + sarif.substring(to);
    }

    private static JsonSchema schema() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V7,
                builder -> builder.schemaLoaders(loaders -> loaders.values(list -> {
                    list.clear();
                    list.add(new ClasspathSchemaLoader());
                    list.add(DisallowSchemaLoader.getInstance());
                })));
        try (InputStream in =
                Objects.requireNonNull(SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return factory.getSchema(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
