package io.github.concurrencyadvisor.language;

import org.junit.jupiter.api.Test;

/** Calls that the compiler writes. */
class ImplicitCallsTest extends FeatureTest {

    @Test
    @Feature("try with resources")
    void aResourceIsClosed() {
        check("""
                class Reads implements AutoCloseable { public void close() { Leaf.file(); } }
                class Plain implements AutoCloseable { public void close() { } }
                class A {
                    long made() { try (var r = new Reads()) { return 1; } } // want made:"IO_BOUND FILE"
                    long given(Reads r) { try (r) { return 1; } } // want given:"IO_BOUND FILE"
                    long plain() { try (var r = new Plain()) { return 1; } } // want plain:"CPU_BOUND"|"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("iterators in for loops")
    void aForLoopCallsTheIterator() {
        check("""
                import java.util.Iterator;
                class Lines implements Iterable<String> {
                    public Iterator<String> iterator() { return new Each(); }
                }
                class Each implements Iterator<String> {
                    public boolean hasNext() { return Leaf.file() > 0; }
                    public String next() { return "" + Leaf.sleep(); }
                }
                class A {
                    int all(Lines lines) { for (String line : lines) { line.length(); } return 1; } // want all:"IO_BOUND COMPUTE FILE SLEEP"
                }
                """);
    }

    @Test
    @Feature("joining strings")
    void anOperandIsTurnedIntoText() {
        check("""
                class Reads {
                    public String toString() { return "x".repeat((int) Leaf.file()); }
                    String joinThis() { return "a" + this; } // want joinThis:"IO_BOUND FILE"
                    static Reads first(Reads[] all) { return all[0]; }
                }
                class A {
                    String joinResult(Reads[] all) { return "a" + Reads.first(all); } // want joinResult:"IO_BOUND FILE"
                    String join(Reads r) { return "a" + r; } // want join:"IO_BOUND FILE"
                    String joinMade() { Object o = new Reads(); return "a" + 1 + o; } // want joinMade:"IO_BOUND FILE"
                    String add(String s, Reads r) { s += r; return s; } // want add:"IO_BOUND FILE"
                    String value(Reads r) { return String.valueOf(r); } // want value:"IO_BOUND FILE"
                    String built(Reads r) { return new StringBuilder().append(r).toString(); } // want built:"IO_BOUND FILE"
                    String buffered(Reads r) { return new StringBuffer().append(r).toString(); } // want buffered:"IO_BOUND FILE"
                    String plain(String s, int n) { return s + n; } // want plain:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature(
            value = "toString, equals, hashCode and compareTo called by the JDK",
            classes = Handling.NOT_COUNTED,
            source = Handling.NOT_COUNTED)
    void whatTheJdkAsksOfAnyObjectIsNotCounted() {
        check("""
                import java.util.*;
                class Reads implements Comparable<Reads> {
                    public String toString() { return "x".repeat((int) Leaf.file()); }
                    public boolean equals(Object o) { return Leaf.file() > 0; }
                    public int hashCode() { return (int) Leaf.file(); }
                    public int compareTo(Reads r) { return (int) Leaf.file(); }
                }
                class A {
                    String text(Reads r) { return Objects.toString(r); } // want text:"TRIVIAL"
                    boolean has(List<Reads> all, Reads r) { return all.contains(r); } // want has:"TRIVIAL"
                    Object put(Map<Reads, String> all, Reads r) { return all.put(r, ""); } // want put:"TRIVIAL"
                    Object sorted(TreeSet<Reads> all, Reads r) { return all.add(r); } // want sorted:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("switch over strings, enums, types")
    void everyBranchOfASwitchCounts() {
        check("""
                enum Kind { ONE, TWO }
                class A {
                    long text(String s) { return switch (s) { case "a" -> Leaf.file(); default -> 1; }; } // want text:"IO_BOUND FILE"
                    long kind(Kind k) { switch (k) { case ONE: return Leaf.file(); default: return 1; } } // want kind:"IO_BOUND FILE"
                    long none(Kind k) { return switch (k) { case ONE -> 1; case TWO -> { yield 2; } }; } // want none:"CPU_BOUND"|"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("members of enums and records")
    void anEnumConstantsBodyAndARecordsAccessorAreMethods() {
        check("""
                enum Kind {
                    READS { long run() { return Leaf.file(); } }, PLAIN { long run() { return 1; } };
                    abstract long run();
                }
                record Text(String name) { Text { Leaf.file(); } public String name() { return name + Leaf.sleep(); } }
                record Plain(String name) { }
                class A {
                    long any(Kind k) { return k.run(); } // want any:"IO_BOUND FILE"
                    long kind() { return Kind.READS.run(); } // want kind:"IO_BOUND FILE"
                    long other() { return Kind.PLAIN.run(); } // want other:"TRIVIAL"
                    Object made() { return new Text("x"); } // want made:"IO_BOUND FILE"
                    Object named(Text t) { return t.name(); } // want named:"IO_BOUND SLEEP"
                    Object plain(Plain p) { return p.name() + Kind.values().length + p.hashCode(); } // want plain:"TRIVIAL"
                }
                """);
    }

    @Test
    @Feature("finally blocks, catch blocks, assertions")
    void everyBlockCounts() {
        check("""
                class A {
                    long last(int n) { try { return 10 / n; } finally { Leaf.file(); } } // want last:"IO_BOUND FILE"
                    long failed(int n) { try { return 10 / n; } catch (ArithmeticException e) { return Leaf.file(); } } // want failed:"IO_BOUND FILE"
                    void checked() { assert Leaf.file() > 0 : "x"; } // want checked:"IO_BOUND FILE"
                }
                """);
    }
}
