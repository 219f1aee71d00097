package io.github.concurrencyadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where suppressions are found, and of which lines they speak: {@code line: from-to text}. */
class SuppressionsTest {

    @TempDir
    Path folder;

    @Test
    void anAnnotationSpeaksOfItsDeclaration() {
        assertThat(found("""
                @SuppressWarnings("advisor:A1")
                class A {
                    @SuppressWarnings({
                        "unchecked",
                        "advisor:A2"
                    })
                    private final Object field =
                            new Object();

                    @java.lang.SuppressWarnings(value = "advisor:A3")
                    A() {}

                    @SuppressWarnings("advisor:A4 because it is old")
                    void a(@SuppressWarnings("advisor:A5") int x) {
                        @SuppressWarnings("advisor:A6") int y =
                            1;
                        for (@SuppressWarnings("advisor:A7") int z : new int[0]) {}
                        try { a(1); } catch (@SuppressWarnings("advisor:A8") RuntimeException e) {}
                        java.util.function.IntUnaryOperator f = (@SuppressWarnings("advisor:A9") int i) -> i;
                    }
                }
                """))
                .containsExactly(
                        "1: 1-21 A1",
                        "5: 3-8 A2",
                        "10: 10-11 A3",
                        "13: 13-20 A4 because it is old",
                        "14: 14-14 A5",
                        "15: 15-16 A6",
                        "17: 17-17 A7",
                        "18: 18-18 A8",
                        "19: 19-19 A9");
    }

    @Test
    void constantsAndComponentsAreDeclarationsToo() {
        assertThat(found("""
                enum A {
                    @SuppressWarnings("advisor:A1")
                    ONE
                }
                """, """
                record B(@SuppressWarnings("advisor:B1") int b) {
                    @SuppressWarnings("advisor:B2")
                    B {}
                }
                """)).containsExactly("2: 2-3 A1", "1: 1-1 B1", "2: 2-3 B2");
    }

    @Test
    void aCommentBehindCodeSpeaksOfItsLine() {
        assertThat(found("""
                class A {
                    int a() {
                        int x = 1; // advisor:allow A1 because it is short
                        return x
                                + 1; /* advisor:allow A2 because
                                      * it is long */
                    } // advisor:allow A3 because of the brace
                }
                """))
                .containsExactly(
                        "3: 3-3 allow A1 because it is short",
                        "5: 5-5 allow A2 because it is long",
                        "7: 7-7 allow A3 because of the brace");
    }

    @Test
    void aCommentBeforeCodeSpeaksOfTheStatement() {
        assertThat(found("""
                class A {
                    // advisor:allow A1 because of the header
                    void a(java.util.List<String> list) {
                        // advisor:allow A2 because it is short,
                        // and that takes two lines to say

                        list.stream()
                                .map(each -> each + 1)
                                .toList();
                        /* advisor:allow A3 because */ list.clear();
                        //advisor:allow A4 because of the head
                        list.forEach(
                                each -> {
                            list.clear();
                        });
                        // advisor:allow A5 because of nothing
                    }
                }
                // advisor:allow A6 because it is the end
                """))
                .containsExactly(
                        "2: 3-3 allow A1 because of the header",
                        "4: 7-9 allow A2 because it is short,",
                        "10: 10-10 allow A3 because",
                        "11: 12-13 allow A4 because of the head",
                        "16: 17-17 allow A5 because of nothing",
                        "19: 19-19 allow A6 because it is the end");
    }

    @Test
    void whatIsNotMeantForTheAdvisorIsPassedOver() {
        assertThat(found("""
                /** advisor */
                class A {
                    // advisor is not meant here
                    // advisor: Prof. Smith
                    // see advisor:allow
                    @SuppressWarnings({"unchecked", "other:A1"}) int a;
                    String text = "// advisor:allow A2 because of nothing";
                    @Deprecated(since = "advisor:A3") int b;
                }
                """)).isEmpty();
    }

    private List<String> found(String... sources) {
        Project project = new Project(folder);
        for (int i = 0; i < sources.length; i++) {
            project.write((char) ('A' + i) + ".java", sources[i]);
        }
        return project.sourceOnly().suppressions().stream()
                .map(one -> one.line() + ": " + one.from() + "-" + one.to() + " " + one.text())
                .toList();
    }
}
