package io.github.concurrencyadvisor.demos.advised;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;

/**
 * The advisor's verdict on a method, for projects of a release without an event-loop framework on the class path.
 *
 * @param release the Java release that the advice assumes
 * @param method class and method, as in {@code Sieve#primesBelow}
 * @param workload what its time goes into, by the advisor's name
 * @param ioSpeed how long its waits last, likewise
 * @param confidence how sure the verdict is, likewise
 * @param model what the rule recommends
 * @param means what that is to be run on
 * @param realisation the same in a sentence
 * @param why the branch of the rule that was taken
 * @param witness the path of calls that proves the workload, in a line
 */
public record Advice(
        int release,
        String method,
        String workload,
        String ioSpeed,
        String confidence,
        Model model,
        Means means,
        String realisation,
        String why,
        String witness) {

    /** Where the build leaves the advice; beside this class. */
    public static final String FILE = "advice.tsv";

    /**
     * What to do on a JVM of that release: the advice for the highest release that is not above it.
     *
     * @throws IllegalStateException if there is none, which means that the build left it out
     */
    public static Advice on(int release, String method) {
        return all().stream()
                .filter(advice -> advice.method().equals(method) && advice.release() <= release)
                .max(Comparator.comparingInt(Advice::release))
                .orElseThrow(() -> new IllegalStateException("this build holds no advice on " + method + " for Java "
                        + release + ": build it with its tests compiled (-DskipTests is fine)"));
    }

    /** Everything that the build left; empty if it left nothing. */
    public static List<Advice> all() {
        try (InputStream in = Advice.class.getResourceAsStream(FILE)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), UTF_8)
                            .lines()
                            .map(Advice::parse)
                            .toList();
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " in this program's own jar cannot be read", e);
        }
    }

    private static Advice parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Advice(
                Integer.parseInt(cells[0]),
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                Model.valueOf(cells[5]),
                Means.valueOf(cells[6]),
                cells[7],
                cells[8],
                cells[9]);
    }

    /** One line of the file, without its end. */
    public String line() {
        return String.join(
                "\t",
                Integer.toString(release),
                method,
                workload,
                ioSpeed,
                confidence,
                model.name(),
                means.name(),
                realisation,
                why,
                witness);
    }
}
