package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.MethodSelector;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Confidence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingTest {

    private static final List<String> KNOWN = List.of("BlockingCallOnEventLoop", "PoolSelfWait");

    @Test
    void flagsAreTrueOrFalse() throws MojoExecutionException {
        assertThat(setting("true").flag()).isTrue();
        assertThat(setting(" false ").flag()).isFalse();
        refused(() -> setting("ture").flag(), "advisor.x is \"ture\"; allowed are: true, false");
        refused(() -> setting(null).flag(), "advisor.x is \"\"; allowed are: true, false");
    }

    @Test
    void aTimeIsSecondsUnlessItSaysOtherwise() throws MojoExecutionException {
        assertThat(setting("90").duration()).hasSeconds(90);
        assertThat(setting(" 45s ").duration()).hasSeconds(45);
        assertThat(setting("10m").duration()).hasMinutes(10);
        assertThat(setting("2h").duration()).hasHours(2);
        for (String wrong : List.of("0", "-1", "10 min", "PT5M", "1d", "", "9999999")) {
            refused(
                    () -> setting(wrong).duration(),
                    "advisor.x is \"" + wrong
                            + "\"; allowed are: seconds, or a number with s, m or h such as 90s, 10m and 2h, 1 and up");
        }
    }

    @Test
    void aMethodIsNamedByClassAndName() throws MojoExecutionException {
        assertThat(setting(" Orders#find ").method()).isEqualTo(MethodSelector.named("Orders#find"));
        refused(
                () -> setting("Orders.find").method(),
                "advisor.x is \"Orders.find\"; allowed are: Class#method or Class#method(String,int), the class with or"
                        + " without its package");
    }

    @Test
    void aPlaceIsFoundFromTheModuleFromWhereMavenWasCalledAndByItsWholePath() throws MojoExecutionException {
        Path calledIn = Path.of("/projects/shop").toAbsolutePath();
        Path module = calledIn.resolve("b");
        MethodSelector place = MethodSelector.at("src/A.java:3");
        assertThat(setting("src/A.java:3").place(module, calledIn)).isEqualTo(place);
        assertThat(setting("b/src/A.java:3").place(module, calledIn)).isEqualTo(place);
        assertThat(setting("./b/src/A.java:3").place(module, calledIn)).isEqualTo(place);
        assertThat(setting(module + "/src/A.java:3").place(module, calledIn)).isEqualTo(place);
        assertThat(setting("src/A.java:3").place(calledIn, calledIn)).isEqualTo(place);
        assertThat(setting("src/A.java:3").place(calledIn, module)).isEqualTo(place);
        assertThat(setting("c/src/A.java:3").place(module, calledIn)).isNotEqualTo(place);
        refused(
                () -> setting("A.java").place(module, calledIn),
                "advisor.x is \"A.java\"; allowed are: path/File.java:12, a source file and a line of it");
    }

    @Test
    void aRuleIsOneOfThoseThereAre() throws MojoExecutionException {
        assertThat(setting("BlockingCallOnEventLoop").rule(Rules.all()).name()).isEqualTo("BlockingCallOnEventLoop");
        refused(
                () -> setting("BlockingCall").rule(Rules.all()),
                "advisor.x is \"BlockingCall\"; allowed are: " + String.join(", ", Rules.names()));
    }

    @Test
    void numbersHaveALeast() throws MojoExecutionException {
        assertThat(setting("0").number(0)).isZero();
        assertThat(setting("").optionalNumber(1)).isEmpty();
        assertThat(setting("4").optionalNumber(1)).hasValue(4);
        refused(() -> setting("0").optionalNumber(1), "advisor.x is \"0\"; allowed are: whole numbers, 1 and up");
        assertThat(setting("200").number(1, 200)).isEqualTo(200);
        refused(() -> setting("201").number(1, 200), "advisor.x is \"201\"; allowed are: whole numbers, 1 to 200");
        refused(() -> setting("many").number(0), "advisor.x is \"many\"; allowed are: whole numbers, 0 and up");
        refused(
                () -> setting("99999999999").number(0),
                "advisor.x is \"99999999999\"; allowed are: whole numbers, 0 and up");
    }

    @Test
    void constantsAreWrittenInLowerCase() throws MojoExecutionException {
        assertThat(setting("error").oneOf(Severity.class)).isEqualTo(Severity.ERROR);
        refused(
                () -> setting("ERROR").oneOf(Severity.class),
                "advisor.x is \"ERROR\"; allowed are: info, warning, error");
        refused(() -> setting("sure").oneOf(Confidence.class), "advisor.x is \"sure\"; allowed are: low, medium, high");
    }

    @Test
    void listsOfConstantsDropBlanksAndRepetitions() throws MojoExecutionException {
        assertThat(Setting.constants("advisor.formats", Arrays.asList("json", null, " ", " json "), ReportFormat.class))
                .containsExactly(ReportFormat.JSON);
        assertThat(Setting.constants("advisor.formats", null, ReportFormat.class))
                .isEmpty();
        refused(
                () -> Setting.constants("advisor.formats", List.of("json", "pdf"), ReportFormat.class),
                "advisor.formats is \"pdf\"; allowed are: html, json, sarif, gitlab, checkstyle, junit, markdown");
    }

    @Test
    void characterSetsAreThoseOfTheJvm() throws MojoExecutionException {
        assertThat(setting(null).charset(StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(setting("ISO-8859-1").charset(StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.ISO_8859_1);
        refused(
                () -> setting("utf 8").charset(StandardCharsets.UTF_8),
                "advisor.x is \"utf 8\"; allowed are: character sets of this JVM, such as UTF-8");
    }

    @Test
    void globsAreCheckedBeforeTheAnalysis() throws MojoExecutionException {
        assertThat(Setting.globs("advisor.includes", List.of(" **/shop/** "))).containsExactly("**/shop/**");
        refused(
                () -> Setting.globs("advisor.includes", List.of("a/{b")),
                "advisor.includes is \"a/{b\"; allowed are: glob patterns such as **/generated/** or com/acme/*.java,"
                        + " and packages");
    }

    @Test
    void rulesGetASeverityOrAreSwitchedOff() throws MojoExecutionException {
        assertThat(Setting.rules(
                        "advisor.rules", List.of("PoolSelfWait=off", "BlockingCallOnEventLoop = warning"), KNOWN))
                .isEqualTo(Map.of(
                        "PoolSelfWait", Optional.empty(), "BlockingCallOnEventLoop", Optional.of(Severity.WARNING)));
    }

    @Test
    void everyRuleCanBeSetAtOnceAndLaterSettingsWin() throws MojoExecutionException {
        assertThat(Setting.rules("advisor.rules", List.of("*=off", "PoolSelfWait=on"), KNOWN))
                .isEqualTo(Map.of("BlockingCallOnEventLoop", Optional.empty()));
        assertThat(Setting.rules("advisor.rules", List.of("PoolSelfWait=off", "*=info"), KNOWN))
                .isEqualTo(Map.of(
                        "PoolSelfWait", Optional.of(Severity.INFO),
                        "BlockingCallOnEventLoop", Optional.of(Severity.INFO)));
    }

    @Test
    void aPathCannotBeEmpty() throws MojoExecutionException {
        assertThat(setting("a/b.txt").path()).isEqualTo(Path.of("a/b.txt"));
        refused(() -> setting(" ").path(), "advisor.x is \"\"; allowed are: files of this machine");
    }

    @Test
    void unknownRulesAndSeveritiesAreRefused() {
        refused(
                () -> Setting.rules("advisor.rules", List.of("PoolSelfWiat=off"), KNOWN),
                "advisor.rules is \"PoolSelfWiat=off\"; allowed are: RuleName=severity"
                        + " with * or one of the rules BlockingCallOnEventLoop, PoolSelfWait");
        refused(
                () -> Setting.rules("advisor.rules", List.of("PoolSelfWait=fatal"), KNOWN),
                "advisor.rules is \"PoolSelfWait=fatal\"; allowed are: PoolSelfWait= with one of off, on, info, warning, error");
        refused(
                () -> Setting.rules("advisor.rules", List.of("PoolSelfWait"), KNOWN),
                "advisor.rules is \"PoolSelfWait\"; allowed are: PoolSelfWait= with one of off, on, info, warning, error");
    }

    private static Setting setting(@Nullable String value) {
        return new Setting("advisor.x", value);
    }

    private static void refused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage(message);
    }
}
