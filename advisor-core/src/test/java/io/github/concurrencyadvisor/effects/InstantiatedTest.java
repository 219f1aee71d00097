package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes a dispatch may lead to: those that the project makes objects of or names, and those that others may. */
class InstantiatedTest {

    private static final String SIZE = "public long size() { return new File(\"x\").length(); }";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # what the project does with Disk         | there may be objects
                    Object o = Disk.class.getName();          | true
                    static final Class<?> TYPE = Disk.class;  | true
                    Class<?> type() { return Disk.class; }    | true
                    Supplier<Source> maker() { return Disk::new; } | true
                    void make() { new Disk(); }               | true
                    long made() { return new Disk().size(); } | true
                    Object sub() { return new Sub(); }        | false
                    boolean is(Object o) { return o instanceof Disk; } | false
                    """)
    void aClassCountsThatIsCreatedOrNamed(String use, boolean counts) {
        check(
                "class Disk implements Source { " + SIZE + " }\n"
                        + "class Sub extends Disk { public long size() { return 2; } }",
                use,
                counts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # the class                                     | others may create or extend it
                    public class Disk implements Source { SIZE }    | true
                    public class Disk implements Source { protected Disk() { } SIZE } | true
                    public class Disk implements Source { private Disk() { } SIZE } | false
                    public class Disk implements Source { Disk() { } Disk(int n) { } SIZE } | false
                    class Disk implements Source { public Disk() { } SIZE } | false
                    enum Disk implements Source { ; SIZE }          | true
                    @Deprecated class Disk implements Source { SIZE } | true
                    """)
    void aClassCountsThatOthersMayCreate(String disk, boolean counts) {
        check(disk.replace("SIZE", SIZE), "", counts);
    }

    private void check(String disk, String use, boolean counts) {
        Wants.check(
                folder,
                "import java.io.File;\n" + disk.replaceFirst("^@Deprecated ", "@Deprecated\n") + "\n",
                """
                import java.util.function.Supplier;
                interface Source { long size(); }
                class Memory implements Source { public long size() { return 7; } }
                class Use {
                    Source memory() { return new Memory(); }
                    %s
                    long any(Source source) { return source.size(); } // want any:"%s"
                }
                """.formatted(use, counts ? "IO_BOUND FILE" : "TRIVIAL"));
    }
}
