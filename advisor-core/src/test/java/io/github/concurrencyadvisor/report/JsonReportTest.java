package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.ClasspathSchemaLoader;
import com.networknt.schema.resource.DisallowSchemaLoader;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.Speed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void writesTheExampleOfTheDocumentation() throws IOException {
        Golden.check(Path.of("../docs/json.md"), "```json\n", json(Samples.example()), "```\n");
    }

    @Test
    void writesAwkwardNamesAsEscapes() throws IOException {
        Golden.check("awkward.json", json(Samples.awkward()));
    }

    @Test
    void keepsEveryCharacterButHalvesOfPairs() throws IOException {
        JsonNode report = MAPPER.readTree(json(Samples.awkward()));

        assertThat(report.at("/methods/0/why").asText())
                .isEqualTo(Samples.awkward().methods().get(0).workload().why());
        assertThat(report.at("/findings/0/message").asText())
                .isEqualTo(Samples.awkward().findings().get(0).message());
        assertThat(report.at("/methods/2/method").asText()).isEqualTo("half\ufffdpair 😀");
    }

    @Test
    void noCharacterCanMoveTheCursorOrHideText() throws IOException {
        assertThat(json(Samples.awkward()).codePoints())
                .allMatch(character -> character == '\n' || Printable.isHarmless(character));
    }

    @Test
    void followsItsSchema() throws IOException {
        JsonSchema schema = schemas().getSchema(schema());
        for (Analysis analysis : List.of(Samples.example(), Samples.awkward(), empty())) {
            assertThat(schema.validate(MAPPER.readTree(json(analysis)))).isEmpty();
        }
    }

    @Test
    void theSchemaRefusesWhatTheFormatDoesNotHave() throws IOException {
        JsonSchema schema = schemas().getSchema(schema());

        assertThat(schema.validate(MAPPER.readTree(json(Samples.example()).replaceFirst("\"why\"", "\"reason\""))))
                .hasSize(2);
        assertThat(schema.validate(MAPPER.readTree(json(Samples.example()).replaceFirst("IO_BOUND\",", "IO\","))))
                .hasSize(1);
    }

    @Test
    void theSchemaIsOne() throws IOException {
        JsonSchema metaSchema = schemas().getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(metaSchema.validate(schema())).isEmpty();
        assertThat(schema().get("$id").asText()).endsWith(":" + JsonReport.SCHEMA_VERSION);
        assertThat(schema().at("/properties/schemaVersion/const").asText()).isEqualTo(JsonReport.SCHEMA_VERSION);
    }

    @Test
    void theSchemaClosesAndDescribesEveryObject() throws IOException {
        List<JsonNode> objects = objects(schema());

        assertThat(objects.size()).isEqualTo(14);
        for (JsonNode object : objects) {
            JsonNode properties = object.get("properties");
            assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
            assertThat(texts(object.get("required"))).containsExactlyInAnyOrderElementsOf(properties::fieldNames);
            assertThat(object.get("description").asText()).endsWith(".");
            for (JsonNode property : properties) {
                assertThat(property.path("description").asText()).endsWith(".");
            }
        }
    }

    @Test
    void theSchemaNamesEveryConstant() throws IOException {
        JsonNode schema = schema();

        assertThat(texts(schema.at("/$defs/method/properties/workload/enum"))).isEqualTo(names(WorkloadKind.values()));
        assertThat(texts(schema.at("/$defs/method/properties/model/enum"))).isEqualTo(names(Model.values()));
        assertThat(texts(schema.at("/$defs/method/properties/ioSpeed/enum"))).isEqualTo(names(Speed.values()));
        assertThat(texts(schema.at("/$defs/method/properties/origin/enum"))).isEqualTo(names(Origin.values()));
        assertThat(texts(schema.at("/$defs/method/properties/effects/items/enum")))
                .isEqualTo(names(Effect.values()));
        assertThat(texts(schema.at("/$defs/confidence/enum"))).isEqualTo(names(Confidence.values()));
        assertThat(texts(schema.at("/$defs/finding/properties/severity/enum"))).isEqualTo(names(Severity.values()));
        assertThat(texts(schema.at("/$defs/problem/properties/kind/enum"))).isEqualTo(names(Problem.Kind.values()));
        assertThat(texts(schema.at("/$defs/leftover/properties/kind/enum"))).isEqualTo(names(Leftover.Kind.values()));
        assertThat(texts(schema.at("/$defs/file/properties/status/enum"))).isEqualTo(names(SourceFile.Status.values()));
        assertThat(texts(schema.at("/properties/frameworks/items/enum"))).isEqualTo(names(Platform.Framework.values()));
    }

    @Test
    void theLocaleDoesNotMatter() throws IOException {
        String expected = json(Samples.awkward());
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(json(Samples.awkward())).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void leavesTheStreamOpenAndEndsTheLastLine() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        JsonReport.write(empty(), "concurrency-advisor", "1.2.3", out);

        assertThat(closed[0]).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\n}\n").doesNotContain("\r");
    }

    /** Hibernate has 57,000 methods. */
    @Test
    void staysSmallWhereMethodsAreMany() throws IOException {
        MethodVerdict verdict = Samples.example().methods().get(2);
        List<MethodVerdict> methods = new ArrayList<>(Collections.nCopies(57_000, verdict));
        Analysis large = new Analysis(new Platform(17, Set.of()), List.of(), methods, Review.EMPTY, List.of());

        assertThat(json(large).length()).isLessThan(57_000 * 600);
    }

    private static Analysis empty() {
        return new Analysis(new Platform(8, Set.of()), List.of(), List.of(), Review.EMPTY, List.of());
    }

    private static String json(Analysis analysis) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(analysis, "concurrency-advisor", "1.2.3", out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonReport.class.getResourceAsStream("advisor.schema.json"))) {
            return MAPPER.readTree(in);
        }
    }

    /** Every part of a schema that describes an object, itself included. */
    private static List<JsonNode> objects(JsonNode schema) {
        List<JsonNode> objects = new ArrayList<>();
        if (schema.path("type").asText().equals("object")) {
            objects.add(schema);
        }
        schema.forEach(part -> objects.addAll(objects(part)));
        return objects;
    }

    /** Knows the meta-schemas that come with the validator, and asks no network for others. */
    private static JsonSchemaFactory schemas() {
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.values(list -> {
                    list.clear();
                    list.add(new ClasspathSchemaLoader());
                    list.add(DisallowSchemaLoader.getInstance());
                })));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> names(Enum<?>[] constants) {
        return new TreeSet<>(Arrays.stream(constants).map(Enum::name).toList());
    }
}
