package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How work grows: by the loops inside each other of one method, and by those that calls bring together. */
class WorkTest {

    @TempDir
    Path folder;

    @Test
    void loopsInsideEachOtherMultiplyAndSmallOnesAreStraightCode() {
        assertThat(work("""
                int none(int n) { return n; }
                int one(int n) { int s = 0; for (int a = 0; a < n; a++) s += a; return s; }
                int after(int n) { int s = 0; for (int a = 0; a < n; a++) s += a; for (int b = 0; b < n; b++) s += b; return s; }
                int two(int n) { int s = 0; for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) s += a ^ b; return s; }
                int small() { int s = 0; for (int a = 0; a < 64; a++) s += a; return s; }
                int large() { int s = 0; for (int a = 0; a < 65; a++) s += a; return s; }
                int smallInside(int n) { int s = 0; for (int a = 0; a < n; a++) for (int b = 0; b < 4; b++) s += a ^ b; return s; }
                int smallAround(int n) { int s = 0; for (int b = 0; b < 4; b++) for (int a = 0; a < n; a++) s += a ^ b; return s; }
                int smallBetween(int n) {
                    int s = 0;
                    for (int a = 0; a < n; a++) for (int b = 0; b < 4; b++) for (int c = 0; c < n; c++) s += a ^ b ^ c;
                    return s;
                }
                """))
                .containsEntry("none", "0")
                .containsEntry("one", "1")
                .containsEntry("after", "1")
                .containsEntry("two", "2")
                .containsEntry("small", "0")
                .containsEntry("large", "1")
                .containsEntry("smallInside", "1")
                .containsEntry("smallAround", "1")
                .containsEntry("smallBetween", "2");
    }

    @Test
    void loopsThatACallBringsCountButAreNotOfOneMethod() {
        assertThat(work("""
                static int one(int n) { int s = 0; for (int a = 0; a < n; a++) s += a; return s; }
                int called(int n) { return one(n); }
                int inLoop(int n) { int s = 0; for (int a = 0; a < n; a++) s += one(a); return s; }
                int lambda(int n) {
                    int s = 0;
                    for (int a = 0; a < n; a++) {
                        s += with(() -> { int t = 0; for (int b = 0; b < n; b++) t += b; return t; });
                    }
                    return s;
                }
                static int with(IntSupplier how) { return how.getAsInt(); }
                int again(int n) { int s = 0; for (int a = 0; a < n; a++) s += again(a); return s; }
                byte[] hash() throws Exception { return key().generateSecret(null).getEncoded(); }
                void hashes(int n) throws Exception { for (int a = 0; a < n; a++) hash(); }
                javax.crypto.SecretKeyFactory key() throws Exception { return javax.crypto.SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256"); }
                int most(int n) {
                    int s = 0;
                    for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) for (int c = 0; c < n; c++) for (int d = 0; d < n; d++) {
                        for (int e = 0; e < n; e++) for (int f = 0; f < n; f++) for (int g = 0; g < n; g++) s++;
                    }
                    return s;
                }
                """))
                .containsEntry("called", "1")
                .containsEntry("inLoop", "2, of which 1 in one method")
                .containsEntry("lambda", "2")
                .containsEntry("again", "1")
                .containsEntry("hash", "3")
                .containsEntry("hashes", "4, of which 3 in one method")
                .containsEntry("most", "6");
    }

    /** By method, the order of growth of what it computes, and how much of that stands in one method. */
    private Map<String, String> work(String members) {
        Map<String, String> work = new TreeMap<>();
        Compiled.in(folder, "import java.util.*;\nimport java.util.function.*;\nclass A {\n" + members + "}\n")
                .effects((effects, classes) -> effects.methods().forEach(method -> {
                    Evidence compute = effects.effects(method).get(Effect.COMPUTE);
                    work.put(method.id().name(), compute == null ? "0" : told(compute));
                }));
        return work;
    }

    private static String told(Evidence compute) {
        return compute.work()
                + (compute.nested() == compute.work() ? "" : ", of which " + compute.nested() + " in one method");
    }
}
