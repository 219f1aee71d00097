package io.github.concurrencyadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * Expectations as comments in the fixture, held both ways.
 *
 * <ul>
 *   <li>{@code // want load:"IO_BOUND FILE"} on the line that declares the method: its workload, then its effects; a second
 *       one after a bar, {@code load:"IO_BOUND FILE"|"UNKNOWN UNKNOWN"}, is what source alone gives where that differs
 *   <li>{@code // want load.speed:"SLOW"}, {@code // want load.demand:"LIMITED a pool of 16 threads"}: how long its waits last,
 *       how many run at once and why
 *   <li>{@code // want "BlockingCallInCommonPool: .*Files.readString"} on the line of a finding: its rule and message, as a
 *       regular expression
 * </ul>
 *
 * <p>A finding without such a comment fails, and so does a comment without its finding or verdict. Verdicts are only asked of
 * the methods that a comment names.
 */
public final class Wants {

    private static final Pattern COMMENT = Pattern.compile("// want (.*)$");
    private static final Pattern WANT =
            Pattern.compile("(?:([\\w<>]+)(\\.speed|\\.demand)?:)?\"([^\"]*)\"(?:\\|\"([^\"]*)\")?");

    private record Want(String file, int line, String method, String aspect, String text) {}

    private Wants() {}

    /** Compiles the sources in the folder, analyses them and compares with what their comments want. */
    public static void check(Path folder, String... sources) {
        Compiled compiled = Compiled.in(folder, sources);
        compare(compiled, compiled.analyze(), false);
    }

    /** The same with the classes and from source alone. */
    public static void checkBothWays(Path folder, String... sources) {
        check(folder.resolve("compiled"), sources);
        checkSourceAlone(folder.resolve("source"), sources);
    }

    /** The same from source alone. */
    public static void checkSourceAlone(Path folder, String... sources) {
        Compiled compiled = Compiled.writtenIn(folder, sources);
        compare(compiled, compiled.analyzeSourceAlone(), true);
    }

    /** The same as {@link #check} with the classes of the library on the class path. */
    public static void checkAgainst(Path folder, Compiled library, String... sources) {
        Compiled compiled = Compiled.in(folder, List.of(library.base().resolve("classes")), sources);
        compare(compiled, compiled.analyze(), false);
    }

    /** The verdicts that the sources' comments want, in their order. */
    public static List<String> verdicts(boolean sourceAlone, String... sources) {
        return Arrays.stream(sources)
                .flatMap(source -> wants("", source.lines().toList(), sourceAlone).stream())
                .filter(want -> !want.method().isEmpty())
                .map(Want::text)
                .toList();
    }

    private static void compare(Compiled compiled, Analysis analysis, boolean sourceAlone) {
        List<Want> wants = wants(compiled.base(), sourceAlone);
        SoftAssertions verdicts = new SoftAssertions();
        List<Finding> unwanted = new ArrayList<>(analysis.findings());
        List<String> missing = new ArrayList<>();
        for (Want want : wants) {
            if (!want.method().isEmpty()) {
                verdicts.assertThat(verdict(analysis, want))
                        .as("%s in %s:%d", want.method(), want.file(), want.line())
                        .isEqualTo(want.text());
            } else if (!unwanted.removeIf(finding -> matches(finding, want))) {
                missing.add(want.toString());
            }
        }
        verdicts.assertAll();
        assertThat(missing).as("findings that are wanted").isEmpty();
        assertThat(unwanted).as("findings that nothing wants").isEmpty();
    }

    private static String verdict(Analysis analysis, Want want) {
        for (MethodVerdict verdict : analysis.methods()) {
            boolean here = verdict.position().file().equals(want.file())
                    && verdict.position().line() == want.line()
                    && verdict.method().name().equals(want.method());
            if (here) {
                return switch (want.aspect()) {
                    case ".speed" -> verdict.workload().ioSpeed().name();
                    case ".demand" -> (verdict.demand() + " " + verdict.demandWhy()).strip();
                    default -> workload(verdict);
                };
            }
        }
        return "no such method";
    }

    private static String workload(MethodVerdict verdict) {
        String effects = verdict.workload().effects().stream().map(Effect::name).collect(Collectors.joining(" "));
        return (verdict.workload().kind() + " " + effects).strip();
    }

    private static boolean matches(Finding finding, Want want) {
        return finding.at().file().equals(want.file())
                && finding.at().line() == want.line()
                && (finding.rule() + ": " + finding.message()).matches(want.text());
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static List<Want> wants(Path base, boolean sourceAlone) {
        List<Want> wants = new ArrayList<>();
        try (var walk = Files.walk(base.resolve("src"))) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = base.relativize(file).toString().replace('\\', '/');
                wants.addAll(wants(name, Files.readAllLines(file), sourceAlone));
            }
            return wants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Want> wants(String file, List<String> lines, boolean sourceAlone) {
        List<Want> wants = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            Matcher comment = COMMENT.matcher(lines.get(line - 1));
            Matcher want = WANT.matcher(comment.find() ? comment.group(1) : "");
            while (want.find()) {
                String text = sourceAlone && want.group(4) != null ? want.group(4) : want.group(3);
                wants.add(new Want(file, line, orEmpty(want.group(1)), orEmpty(want.group(2)), text));
            }
        }
        return wants;
    }
}
