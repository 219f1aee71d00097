package io.github.concurrencyadvisor.steady;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.SourceFile.Status;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One source file that is not as others are, beside a good one. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadSourcesTest {

    @TempDir
    private Path base;

    @BeforeEach
    void project() throws IOException {
        GoodFile.in(base);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void notParsed(String name, byte[] content, int line) throws IOException {
        Files.write(base.resolve("src/Bad.java"), content);

        Analysis analysis = GoodFile.analyze(base);

        assertThat(status(analysis, "src/Bad.java")).isEqualTo(Status.NOT_ANALYSED);
        assertThat(analysis.problems())
                .filteredOn(problem -> problem.at().file().equals("src/Bad.java"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNPARSED_SOURCE);
                    assertThat(problem.at().line()).isEqualTo(line);
                });
    }

    static Stream<Arguments> notParsed() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        return Stream.of(
                bad("truncated", "class Bad {\n  void m() {\n    int a = 1;", 3),
                bad("truncated in a comment", "class Bad {\n /* ", 2),
                bad("truncated in a text block", "class Bad {\n String s = \"\"\"\n  x", 3),
                bad("truncated in an escape", "class Bad {\n String s = \"\\u00", 2),
                Arguments.of("binary", noise, 0),
                Arguments.of("UTF-16 with a mark", "class Bad { void m() {} }".getBytes(UTF_16), 0),
                Arguments.of("UTF-16 without one", "class Bad { void m() {} }".getBytes(UTF_16LE), 0),
                bad("not Java", "fun main() {\n  println()\n}", 3),
                bad("an unfinished merge", "class Bad {\n<<<<<<< HEAD\n int a;\n=======\n int b;\n>>>>>>> x\n}", 2),
                bad("100,000 open parentheses", "class Bad { int x = " + "(".repeat(100_000), 0),
                bad("syntax that no Java has yet", "class Bad {\n  void m() {\n    await later();\n  }\n}", 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void analysed(String name, String file, byte[] content, String method) throws IOException {
        Path bad = base.resolve("src").resolve(file);
        Files.createDirectories(bad.getParent());
        Files.write(bad, content);

        Analysis analysis = GoodFile.analyze(base);

        assertThat(status(analysis, "src/" + file)).isEqualTo(method.isEmpty() ? Status.JOINED : Status.SOURCE_ONLY);
        assertThat(analysis.methods())
                .filteredOn(verdict -> verdict.position().file().equals("src/" + file))
                .extracting(MethodVerdict::method)
                .extracting(id -> id.name())
                .contains(method.isEmpty() ? new String[0] : new String[] {method});
    }

    static Stream<Arguments> analysed() {
        String lines = IntStream.range(0, 33_333)
                .mapToObj(i -> "    void m" + i + "() {\n        call();\n    }\n")
                .collect(Collectors.joining());
        return Stream.of(
                good("empty", "Empty.java", "", ""),
                good("white space", "Space.java", " \n\t\r\n", ""),
                good("a comment and no more", "Comment.java", "// nothing", ""),
                good("a byte order mark", "Marked.java", "\uFEFFclass Marked { void m() {} }", "m"),
                Arguments.of(
                        "another encoding",
                        "Latin.java",
                        "class Latin { /* é */ void m() {} }".getBytes(ISO_8859_1),
                        "m"),
                good("control-Z at the end", "Dos.java", "class Dos { void m() {} }\r\n\u001a", "m"),
                good("old Macintosh lines", "Mac.java", "class Mac {\r void m() {}\r}\r", "m"),
                good("100,000 lines", "Long.java", "class Long {\n void call() {}\n" + lines + "}", "m33332"),
                good(
                        "20,000 calls in one line",
                        "Wide.java",
                        "class Wide { void m() {" + "m();".repeat(20_000) + "} }",
                        "m"),
                good("20,000 strings in one line", "Join.java", join("String s", "\"a\""), "m"),
                good("20,000 results in one sum", "Calls.java", join("String s", "m()"), "m"),
                good("5,000 else-ifs", "Else.java", elseIfs(5_000), "m"),
                good(
                        "5,000 calls in a chain",
                        "Chain.java",
                        "class Chain { Chain m() { return this" + ".m()".repeat(5_000) + "; } }",
                        "m"),
                good(
                        "1,000 blocks in blocks",
                        "Blocks.java",
                        "class Blocks { void m() " + "{".repeat(1_000) + "}".repeat(1_000) + " }",
                        "m"),
                good("500 classes in classes", "Nested.java", nested(500), "m"),
                good("a module", "module-info.java", "module shop { requires java.net.http; exports shop; }", ""),
                good(
                        "a package's annotations",
                        "shop/package-info.java",
                        "/** Sells. */\n@Deprecated package shop;",
                        ""),
                good("an unnamed class", "Main.java", "void main() { IO.println(\"x\"); }", "main"),
                good("records and patterns", "Shapes.java", PATTERNS, "area"),
                good(
                        "unnamed variables",
                        "Unnamed.java",
                        "class Unnamed { void m(java.util.List<String> l) { for (var _ : l) { l.forEach(_ -> {}); } } }",
                        "m"),
                good(
                        "module imports",
                        "Imports.java",
                        "import module java.base;\nclass Imports { void m(List<String> l) { l.size(); } }",
                        "m"),
                good(
                        "code before super",
                        "Early.java",
                        "class Early extends Thread { Early(int x) { if (x < 0) throw new RuntimeException(); super(); } void m() {} }",
                        "m"),
                good(
                        "generics in generics",
                        "Generic.java",
                        "class Generic { void m(" + "java.util.List<".repeat(200) + "String" + ">".repeat(200)
                                + " l) { l.size(); } }",
                        "m"));
    }

    private static final String PATTERNS = """
            sealed interface Shapes permits Circle, Square {
                static double area(Object o) {
                    return switch (o) {
                        case Circle(double r) when r > 0 -> r * r;
                        case Circle(var r) -> 0;
                        case Square(double _) -> 1;
                        case null, default -> o instanceof String s && s.isEmpty() ? 2 : 3;
                    };
                }
            }
            record Circle(double r) implements Shapes { Circle { if (r < 0) throw new IllegalArgumentException(); } }
            record Square(double side) implements Shapes {}
            non-sealed class Free {}
            """;

    /** Parentheses are parsed by descent, so that how many a thread's stack holds depends on the platform. */
    @Test
    void tenThousandParenthesesAreAnalysedOrAProblem() throws IOException {
        String deep = "class Deep { int m() { return " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "; } }";
        Files.writeString(base.resolve("src/Deep.java"), deep);

        Analysis analysis = GoodFile.analyze(base);

        assertThat(status(analysis, "src/Deep.java")).isIn(Status.NOT_ANALYSED, Status.SOURCE_ONLY);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "with space",
                "50%",
                "a#b",
                "%20",
                "emoji-😀",
                "ünï",
                "a&b",
                "quote'd",
                "[x]",
                "{y}",
                "$z",
                "a;b",
                "~",
                "-rf"
            })
    void foldersMayHaveAnyName(String folder) throws IOException {
        Path odd = base.resolve(folder);
        GoodFile.in(odd);
        Path file = odd.resolve("src").resolve(folder).resolve("Odd.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class Odd { void m() {} }");

        Analysis analysis = GoodFile.analyze(odd);

        assertThat(status(analysis, "src/" + folder + "/Odd.java")).isEqualTo(Status.SOURCE_ONLY);
    }

    @Test
    void aFileOfGigabytesIsAProblem() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(base.resolve("src/Huge.java").toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }

        Analysis analysis = GoodFile.analyze(base);

        assertThat(status(analysis, "src/Huge.java")).isEqualTo(Status.NOT_ANALYSED);
        assertThat(analysis.problems())
                .filteredOn(problem -> problem.at().file().equals("src/Huge.java"))
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.UNREADABLE_SOURCE);
    }

    @Test
    void whatMayNotBeReadIsAProblem() throws IOException {
        Path secret = base.resolve("src/Secret.java");
        Files.writeString(secret, "class Secret {}");
        Path closed = Files.createDirectories(base.resolve("src/closed"));
        assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "root reads everything");
        assumeTrue(closed.toFile().setReadable(false));

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.UNREADABLE_SOURCE)
                .extracting(problem -> problem.at().file())
                .containsExactly("src/Secret.java", "src/closed");
        assertThat(closed.toFile().setReadable(true)).isTrue();
    }

    /** What root meets, too: a link to itself, and a file that went away after it was found. */
    @Test
    void whatCannotBeOpenedIsAProblem() throws IOException {
        Files.createSymbolicLink(base.resolve("src/Loop.java"), base.resolve("src/Loop.java"));
        Path gone = Files.writeString(base.resolve("src/Gone.java"), "class Gone {}");

        // The largest file is read first, and that of one thread only: the smaller one is gone when its turn comes.
        Analysis analysis = Sound.analyze(
                GoodFile.request(base).threads(1).build(), (phase, done, of) -> deleted(phase, gone), new Steps());

        GoodFile.assertAccountedFor(base, analysis);
        assertThat(analysis.findings()).extracting(Finding::rule).contains("BlockingCallInCommonPool");
        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.UNREADABLE_SOURCE)
                .extracting(problem -> problem.at().file())
                .containsExactly("src/Gone.java", "src/Loop.java");
    }

    @Test
    void aLinkThatLeadsNowhereIsAProblemAndAFolderNamedLikeAFileIsNot() throws IOException {
        Files.createDirectories(base.resolve("src/Folder.java"));
        Files.createSymbolicLink(base.resolve("src/Gone.java"), base.resolve("nowhere"));

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.UNREADABLE_SOURCE)
                .extracting(problem -> problem.at().file())
                .containsExactly("src/Gone.java");
    }

    @Test
    void twoFilesWithOneClassAreBothInTheResult() throws IOException {
        Files.createDirectories(base.resolve("src/copy"));
        Files.writeString(base.resolve("src/Twin.java"), "package twin; class Twin { void m() {} }");
        Files.writeString(
                base.resolve("src/copy/Twin.java"), "package twin; class Twin { void m() { n(); } void n() {} }");

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.files())
                .extracting(SourceFile::path)
                .containsExactly("src/Twin.java", "src/copy/Twin.java", GoodFile.NAME);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "class A extends A { void m() { m(); super.m(); hashCode(); this.x.y(); } }",
                "class A extends B { void m() { new B().m(); x.toString(); } } class B extends A { }",
                "interface A extends B { default void m() { n(); } } interface B extends C { void n(); } interface C extends A {}",
                "class A extends A.B { class B extends A { void m() { m(); } } }",
                "class A<T extends T> { T t; void m() { t.go(); } }",
                "class A<T extends U, U extends T> { T t; void m(U u) { t.go(); u.go(); } }",
                "class A<T extends A<T>> extends java.util.ArrayList<A<? extends A<T>>> { void m() { get(0).get(0).get(0).m(); } }",
                "enum A implements A { X { void m() {} }; void m() { X.m(); } }",
                "record A(A a) implements A.B { interface B extends A.B { void m(); } public void m() { a.a().a().m(); } }",
            })
    void typesThatExtendThemselvesEnd(String text) throws IOException {
        Files.writeString(base.resolve("src/A.java"), text);

        Analysis analysis = GoodFile.analyze(base);

        assertThat(status(analysis, "src/A.java")).isEqualTo(Status.SOURCE_ONLY);
    }

    /** More than people write; of so many supertypes the nearest count, see {@link TypeHierarchy#MOST_SUPERTYPES}. */
    @Test
    void aChainOfFiveThousandClassesIsAnalysed() throws IOException {
        StringBuilder chain = new StringBuilder("class C0 { void m() throws Exception { Thread.sleep(9); } }\n");
        for (int i = 1; i <= 5_000; i++) {
            chain.append("class C%d extends C%d { void n%d() throws Exception { m(); } }\n".formatted(i, i - 1, i));
        }
        Files.writeString(base.resolve("src/C0.java"), chain);

        Analysis analysis = GoodFile.analyze(base);

        assertThat(status(analysis, "src/C0.java")).isEqualTo(Status.SOURCE_ONLY);
        assertThat(analysis.methods())
                .filteredOn(verdict -> verdict.method().name().equals("n400"))
                .extracting(verdict -> verdict.workload().kind())
                .containsExactly(WorkloadKind.IO_BOUND);
        assertThat(analysis.methods())
                .filteredOn(verdict -> verdict.position().file().equals("src/C0.java"))
                .hasSizeGreaterThanOrEqualTo(5_001);
    }

    private static void deleted(Progress.Phase phase, Path file) {
        if (phase == Progress.Phase.READING_SOURCES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Status status(Analysis analysis, String path) {
        return analysis.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static Arguments bad(String name, String text, int line) {
        return Arguments.of(name, text.getBytes(UTF_8), line);
    }

    private static Arguments good(String name, String file, String text, String method) {
        return Arguments.of(name, file, text.getBytes(UTF_8), method);
    }

    private static String join(String variable, String part) {
        String sum = IntStream.range(0, 20_000).mapToObj(i -> part).collect(Collectors.joining(" + "));
        return "class Join { String m() { " + variable + " = " + sum + "; return s; } }";
    }

    private static String elseIfs(int count) {
        String chain = IntStream.range(0, count)
                .mapToObj(i -> "if (x == " + i + ") { m(" + i + "); } else ")
                .collect(Collectors.joining());
        return "class Else { void m(int x) { " + chain + "{ m(0); } } }";
    }

    private static String nested(int depth) {
        String open =
                IntStream.range(0, depth).mapToObj(i -> "class N" + i + " { ").collect(Collectors.joining());
        return open + "void m() {}" + " }".repeat(depth);
    }
}
