package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GitHubAnnotationsTest {

    @Test
    void writesTheExample() throws IOException {
        Golden.check("example-annotations.txt", text(Samples.example()));
    }

    @Test
    void writesAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward-annotations.txt", text(Samples.awkward()));
    }

    @Test
    void tenOfAKindAreWhatGitHubShows() {
        List<Finding> findings = IntStream.range(0, 30)
                .mapToObj(i -> Reports.moved(Samples.findingWithHops(1), i))
                .toList();

        assertThat(GitHubAnnotations.lines(Reports.of(Reports.analysis(findings, List.of()))))
                .hasSize(10)
                .last()
                .asString()
                .startsWith(
                        "::warning file=app/src/main/java/shop/Orders.java,line=78,col=10,title=UntimedWait::waits");
    }

    @Test
    void acceptedFindingsAreNotAnnotated() {
        assertThat(GitHubAnnotations.lines(
                        Reports.of(Reports.analysis(List.of(), List.of(Samples.findingWithHops(1))))))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.github.concurrencyadvisor.report.Hostile#TEXTS")
    void hostileTextStaysText(String text) {
        List<Command> commands = GitHubAnnotations.lines(Hostile.report(text)).stream()
                .map(GitHubAnnotationsTest::read)
                .toList();

        assertThat(commands).extracting(Command::name).containsExactly("error", "warning");
        assertThat(commands.get(0).properties)
                .containsExactly(
                        Map.entry("file", Printable.of(text + "/src/" + text + ".java")),
                        Map.entry("line", "3"),
                        Map.entry("col", "4"),
                        Map.entry("title", Hostile.RULE));
        assertThat(commands)
                .allSatisfy(command ->
                        assertThat(command.message).isEqualTo(Printable.of(text) + "\ninstead: " + Printable.of(text)));
    }

    private record Command(String name, Map<String, String> properties, String message) {}

    /** As GitHub's runner reads a line: the name up to a space, properties up to the next two colons, then the message. */
    private static Command read(String line) {
        assertThat(line.codePoints()).allMatch(Printable::isHarmless);
        assertThat(line).startsWith("::");
        int end = line.indexOf("::", 2);
        String head = line.substring(2, end);
        int space = head.indexOf(' ');
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : head.substring(space + 1).split(",", -1)) {
            List<String> pair = List.of(property.split("=", 2));
            properties.put(
                    pair.get(0),
                    pair.get(1)
                            .replace("%0D", "\r")
                            .replace("%0A", "\n")
                            .replace("%3A", ":")
                            .replace("%2C", ",")
                            .replace("%25", "%"));
        }
        String message = line.substring(end + 2)
                .replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%25", "%");
        return new Command(head.substring(0, space), properties, message);
    }

    private static String text(io.github.concurrencyadvisor.Analysis analysis) {
        return String.join("\n", GitHubAnnotations.lines(Reports.of(analysis))) + "\n";
    }
}
