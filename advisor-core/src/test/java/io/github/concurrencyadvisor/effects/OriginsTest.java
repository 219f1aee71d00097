package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found by a name is known where all is known that the name may be. */
class OriginsTest {

    @TempDir
    Path folder;

    @Test
    void aNameIsFollowedToItsConstants() {
        Wants.check(folder, """
                import java.io.File;
                class A {
                    private static final String CONSTANT = "fi" + "le";
                    private static String set = "file";
                    private static String open = "file";
                    private static String unset;
                    static void open(String name) { open = name; }
                    static void set() { set = "more"; }
                    public static long file() { return new File("x").length(); }
                    public static long more() { return new File("x").length(); }
                    static Object call(String name) throws Exception { return A.class.getMethod(name).invoke(null); } // want call:"UNKNOWN UNKNOWN"
                    Object constant() throws Exception { return A.class.getMethod(CONSTANT).invoke(null); } // want constant:"IO_BOUND FILE"
                    Object set(int n) throws Exception { return A.class.getMethod(set).invoke(null); } // want set:"IO_BOUND FILE"
                    Object opened() throws Exception { return A.class.getMethod(open).invoke(null); } // want opened:"UNKNOWN UNKNOWN"
                    Object unset() throws Exception { return A.class.getMethod(unset).invoke(null); } // want unset:"UNKNOWN UNKNOWN"
                    Object either(boolean b) throws Exception { return A.class.getMethod(b ? "file" : "more").invoke(null); } // want either:"IO_BOUND FILE"
                    Object orNull(boolean b) throws Exception { return A.class.getMethod(b ? "file" : null).invoke(null); } // want orNull:"IO_BOUND FILE"
                    Object none() throws Exception { return A.class.getMethod((String) null).invoke(null); } // want none:"UNKNOWN UNKNOWN"
                    Object orGiven(boolean b, String name) throws Exception { return A.class.getMethod(b ? "file" : name).invoke(null); } // want orGiven:"UNKNOWN UNKNOWN"
                    Object made() throws Exception { return A.class.getMethod(new String("file")).invoke(null); } // want made:"UNKNOWN UNKNOWN"
                    Object missing() throws Exception { return A.class.getMethod("nowhere").invoke(null); } // want missing:"UNKNOWN UNKNOWN"
                }
                """);
    }

    @Test
    void aNameIsFollowedThroughHelpers() {
        Wants.check(folder, """
                import java.io.File;
                abstract class A {
                    public static long file() { return new File("x").length(); }
                    private static String name() { return "file"; }
                    private static String same(String name) { return name; }
                    private static String either(boolean b, String name) { return b ? "file" : name; }
                    private static String orGiven(boolean b, String name) { if (b) return "file"; return name; }
                    private static String[] names;
                    private static String any() { return names[0]; }
                    abstract String open();
                    String one() { return same1(same1(same1("file"))); }
                    private static String same1(String name) { return same(name); }
                    private static String deep() { return same1(same1(same1(same1(same1("file"))))); }
                    Object helper() throws Exception { return A.class.getMethod(name()).invoke(null); } // want helper:"IO_BOUND FILE"
                    Object passed() throws Exception { return A.class.getMethod(same("file")).invoke(null); } // want passed:"IO_BOUND FILE"
                    Object passedGiven(String name) throws Exception { return A.class.getMethod(same(name)).invoke(null); } // want passedGiven:"UNKNOWN UNKNOWN"
                    Object chosen(boolean b) throws Exception { return A.class.getMethod(orGiven(b, "file")).invoke(null); } // want chosen:"IO_BOUND FILE"
                    Object chosenGiven(boolean b, String name) throws Exception { return A.class.getMethod(orGiven(b, name)).invoke(null); } // want chosenGiven:"UNKNOWN UNKNOWN"
                    Object ofArray() throws Exception { return A.class.getMethod(any()).invoke(null); } // want ofArray:"UNKNOWN UNKNOWN"
                    Object opened() throws Exception { return A.class.getMethod(open()).invoke(null); } // want opened:"UNKNOWN UNKNOWN"
                    Object tooDeep() throws Exception { return A.class.getMethod(deep()).invoke(null); } // want tooDeep:"UNKNOWN UNKNOWN"
                    Object made() { return new First(); }
                    Object madeToo() { return new Second(); }
                }
                class First extends A { String open() { return "file"; } }
                class Second extends A { String open() { return "file"; } }
                """);
    }

    @Test
    void theOneMethodThatOverridesIsAHelperAsWell() {
        Wants.check(folder, """
                import java.io.File;
                abstract class A {
                    public static long file() { return new File("x").length(); }
                    abstract String open();
                    Object opened() throws Exception { return A.class.getMethod(open()).invoke(null); } // want opened:"IO_BOUND FILE"
                    Object made() { return new First(); }
                }
                class First extends A { String open() { return "file"; } }
                """);
    }
}
