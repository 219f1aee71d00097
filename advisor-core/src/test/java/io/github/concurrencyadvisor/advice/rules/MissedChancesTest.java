package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops that could be concurrent and those that could not; streams that need not be parallel and those that should. */
class MissedChancesTest {

    @TempDir
    Path folder;

    @Test
    void onlyALoopThatAsksForEachElementIsReported() {
        Wants.check(folder, """
                import java.io.*;
                import java.net.*;
                import java.util.List;
                class A {
                    void each(List<URL> urls) throws IOException {
                        for (URL url : urls) {
                            load(url); // want "SequentialBlockingLoop: A.load waits for the network in URL.openStream for one element.*"
                        }
                    }
                    void retry(URL url) throws IOException {
                        for (int i = 0; i < 1000; i++) {
                            load(url);
                        }
                    }
                    void oneConnection(Socket socket, List<String> lines) throws IOException {
                        OutputStream out = socket.getOutputStream();
                        for (String line : lines) {
                            out.write(line.getBytes());
                        }
                    }
                    static void load(URL url) throws IOException { try (InputStream in = url.openStream()) { } }
                }
                """);
    }

    @Test
    void aParallelStreamThatComputesIsNotTiny() {
        Wants.check(folder, """
                import java.util.*;
                import java.util.stream.*;
                class A {
                    List<String> tiny(List<String> names) {
                        return names.parallelStream() // want "TinyParallelStream: Stream.filter is given a function that does next to nothing, on .*"
                                .filter(n -> !n.isEmpty())
                                .toList();
                    }
                    long heavy(List<int[]> rows) {
                        return rows.parallelStream().mapToInt(row -> sum(row)).sum();
                    }
                    long numbers() {
                        return IntStream.range(0, 1 << 30).parallel().map(n -> n ^ 3).sum();
                    }
                    List<String> unknown(List<String> names, java.util.function.Function<String, String> f) {
                        return names.parallelStream().map(n -> f.apply(n)).toList();
                    }
                    static int sum(int[] row) { int s = 0; for (int n : row) { s += n; } return s; }
                }
                """);
    }

    @Test
    void aLoopThatIsItselfAPartOfParallelWorkUsesItsCores() {
        Wants.check(folder, """
                import java.util.*;
                import javax.crypto.SecretKeyFactory;
                import javax.crypto.spec.PBEKeySpec;
                class A {
                    void rows(List<List<char[]>> rows) {
                        rows.parallelStream().forEach(row -> all(row));
                    }
                    static void all(List<char[]> row) {
                        for (char[] one : row) { hash(one); }
                    }
                    static void hash(char[] one) {
                        try {
                            SecretKeyFactory.getInstance("x").generateSecret(new PBEKeySpec(one, new byte[8], 9999, 256));
                        } catch (Exception e) { }
                    }
                }
                """);
    }
}
