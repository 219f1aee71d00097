package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table names every rule once, with its page. */
class ReadmeTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[`(\\w+)`\\]\\(docs/rules/\\1\\.md\\) \\| \\S.* \\|$");

    @Test
    void everyRuleHasARow() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Rules.names());
    }
}
