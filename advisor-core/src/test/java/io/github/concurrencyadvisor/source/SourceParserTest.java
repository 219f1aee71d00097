package io.github.concurrencyadvisor.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.body.TypeDeclaration;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceParserTest {

    @TempDir
    Path base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { java.util.function.BinaryOperator<Integer> f = (var a, var b) -> a + b; }",
                "class A { void m() { interface I {} record R(int a) {} } }",
                "class A { int m(int k) { return switch (k) { case 1 -> 2; default -> { yield 3; } }; } }",
                "class A { void m(Object o) { if (o instanceof R(int x, _)) {} } record R(int x, int y) {} }",
                "class A { String \\u0061b = \"\\u0022\"; char c = '\\u005c''; char nul = '\\u0000'; }",
                "class A { A() { int x = 1; super(); } }",
                "sealed interface A permits B {} final class B implements A {}",
                "import module java.base; class A {}",
                "\uFEFFclass A {}",
            })
    void acceptsWhatCompiles(String source) throws IOException {
        assertThat(parse(1, source).failures()).isEmpty();
    }

    @Test
    void resultsKeepTheOrderOfTheFilesWhateverTheThreads() throws IOException {
        String[] sources = new String[40];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = "class T" + i + " { " + "int x; ".repeat(sources.length - i) + "}";
        }

        List<String> one = parse(1, sources).results();

        assertThat(one).startsWith("T0", "T1", "T2").hasSize(sources.length);
        assertThat(parse(4, sources).results()).isEqualTo(one);
    }

    @Test
    void eachFileIsHandedOnInOneOfAsManyThreads() throws IOException {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<JavaFile> files = write("class A {}", "class B {}", "class C {}");

        SourceParser.parse(
                files,
                StandardCharsets.UTF_8,
                2,
                new Steps(),
                unit -> threads.add(Thread.currentThread().getName()));

        assertThat(threads).isSubsetOf("advisor-1", "advisor-2");
    }

    @Test
    void aSyntaxErrorIsAProblemAtItsLine() throws IOException {
        Parsed<String> parsed = parse(1, "class A {\n  void m() {\n    int a = ;\n  }\n}", "class B {}");

        assertThat(parsed.results()).containsExactly("B");
        Parsed.Failure failure = parsed.failures().get(0);
        assertThat(failure.lines()).isEqualTo(5);
        assertThat(failure.problem().kind()).isEqualTo(Problem.Kind.UNPARSED_SOURCE);
        assertThat(failure.problem().at().toString()).isEqualTo("F0.java:3");
    }

    @Test
    void aLexicalErrorHasALineToo() throws IOException {
        Parsed<String> parsed = parse(1, "class A {\n  String s = \"\\q\";\n}");

        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at().line()).isEqualTo(2));
    }

    @Test
    void bytesOutsideTheEncodingDoNotHarmButBinaryFilesAreProblems() throws IOException {
        Path latin = base.resolve("Latin.java");
        Files.write(latin, "class Latin { /* caf\u00e9 */ }".getBytes(StandardCharsets.ISO_8859_1));
        Path wide = base.resolve("Wide.java");
        Files.write(wide, "class Wide {}".getBytes(StandardCharsets.UTF_16BE));
        List<JavaFile> files = List.of(new JavaFile(latin, "Latin.java"), new JavaFile(wide, "Wide.java"));

        Parsed<String> parsed =
                SourceParser.parse(files, StandardCharsets.UTF_8, 1, new Steps(), SourceParserTest::firstType);

        assertThat(parsed.results()).containsExactly("Latin");
        assertThat(parsed.problems())
                .extracting(Problem::message)
                .singleElement()
                .satisfies(message -> assertThat(message).startsWith("is not text in UTF-8"));
    }

    @Test
    void aFileThatIsGoneIsAProblem() {
        List<JavaFile> files = List.of(new JavaFile(base.resolve("Gone.java"), "Gone.java"));

        Parsed<String> parsed =
                SourceParser.parse(files, StandardCharsets.UTF_8, 1, new Steps(), SourceParserTest::firstType);

        assertThat(parsed.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.UNREADABLE_SOURCE);
    }

    @Test
    void expressionsThatNestTooDeeplyAreAProblem() throws IOException {
        String deep = "class A { int x = " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + "; }";

        Parsed<String> parsed = parse(1, deep, "class B {}");

        assertThat(parsed.results()).containsExactly("B");
        assertThat(parsed.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.UNPARSED_SOURCE);
    }

    @Test
    void commentsAreKept() throws IOException {
        List<JavaFile> files = write("// first\nclass A { /* second */ }");

        Parsed<Integer> parsed = SourceParser.parse(
                files,
                StandardCharsets.UTF_8,
                1,
                new Steps(),
                unit -> unit.comments().size());

        assertThat(parsed.results()).containsExactly(2);
    }

    private Parsed<String> parse(int threads, String... sources) throws IOException {
        return SourceParser.parse(
                write(sources), StandardCharsets.UTF_8, threads, new Steps(), SourceParserTest::firstType);
    }

    private static String firstType(ParsedUnit parsed) {
        TypeDeclaration<?> type = parsed.unit().getType(0);
        return type.getNameAsString();
    }

    private List<JavaFile> write(String... sources) throws IOException {
        List<JavaFile> files = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            Path file = base.resolve("F" + i + ".java");
            Files.writeString(file, sources[i]);
            files.add(new JavaFile(file, "F" + i + ".java"));
        }
        return files;
    }
}
