package io.github.concurrencyadvisor.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/language-features.md} says what the tests prove, and every published case has its row. */
class LanguageFeaturesTest {

    private static final Path DOCUMENT = Path.of("../docs/language-features.md");

    /** How many cases each family of JCG has that is compiled from Java. */
    private static final Map<String, Integer> CASES = Map.ofEntries(
            Map.entry("CFNE", 4),
            Map.entry("CL", 4),
            Map.entry("CSR", 4),
            Map.entry("DP", 1),
            Map.entry("ExtSer", 3),
            Map.entry("J8DIM", 6),
            Map.entry("J8SIM", 1),
            Map.entry("JVMC", 5),
            Map.entry("LIB", 5),
            Map.entry("LRR", 3),
            Map.entry("Lambda", 5),
            Map.entry("MR", 7),
            Map.entry("NVC", 6),
            Map.entry("SI", 8),
            Map.entry("SPM", 7),
            Map.entry("Ser", 9),
            Map.entry("SerLam", 2),
            Map.entry("TC", 6),
            Map.entry("TMR", 9),
            Map.entry("TR", 9),
            Map.entry("Unsafe", 7),
            Map.entry("VC", 4));

    private record Row(String feature, String classes, String source, String why, String cases) {}

    @Test
    void everyRowSaysWhatItsTestsProve() throws IOException {
        Map<String, String> proved = new TreeMap<>();
        for (Method test : featureTests()) {
            Feature feature = test.getAnnotation(Feature.class);
            String handling =
                    feature.classes().phrase() + " | " + feature.source().phrase();
            assertThat(proved.merge(feature.value(), handling, (one, other) -> one))
                    .as(feature.value())
                    .isEqualTo(handling);
        }
        Map<String, String> documented = new TreeMap<>();
        for (Row row : rows()) {
            assertThat(row.why()).as(row.feature()).isNotBlank();
            documented.put(row.feature(), row.classes() + " | " + row.source());
        }
        assertThat(documented).isEqualTo(proved);
    }

    @Test
    void everyPublishedCaseHasItsRow() throws IOException {
        TreeSet<String> published = new TreeSet<>(List.of("J10SIM2"));
        CASES.forEach((family, count) -> published.addAll(numbered(family, 1, count)));
        TreeSet<String> covered = new TreeSet<>();
        for (Row row : rows()) {
            for (String cases : row.cases().split(" ", -1)) {
                covered.addAll(expanded(cases));
            }
        }
        assertThat(covered).isEqualTo(published);
    }

    private static List<Method> featureTests() {
        return new ClassFileImporter()
                .importPackagesOf(FeatureTest.class).stream()
                        .filter(type -> type.isAssignableTo(FeatureTest.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .toList();
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| feature")) {
                List<String> cells =
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                rows.add(new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5)));
            }
        }
        return rows;
    }

    /** {@code TR1–TR3} as its three cases. */
    private static List<String> expanded(String cases) {
        String[] ends = cases.split("–", -1);
        String family = ends[0].replaceFirst("\\d+$", "");
        return cases.isEmpty()
                ? List.of()
                : ends.length == 1
                        ? List.of(cases)
                        : numbered(family, number(ends[0], family), number(ends[1], family));
    }

    private static int number(String name, String family) {
        return Integer.parseInt(name.substring(family.length()));
    }

    private static List<String> numbered(String family, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> family + number)
                .toList();
    }
}
