package io.github.concurrencyadvisor.demos.costs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Path file = folder.resolve("machine.json");
        for (Profile profile : List.of(Profiles.simple(), Profiles.withoutVirtualThreads(), odd())) {
            ProfileFile.write(profile, file);
            assertThat(ProfileFile.read(file)).isEqualTo(profile);
            byte[] once = Files.readAllBytes(file);
            ProfileFile.write(ProfileFile.read(file), file);
            assertThat(Files.readAllBytes(file)).isEqualTo(once);
        }
    }

    private static Profile odd() {
        return Profiles.simpleBut(Constant.POOL_HAND_OVER_MICROS, 0.1 + 0.2);
    }

    @Test
    void constantsStandInTheirOrder() throws IOException {
        String json = ProfileFile.json(Profiles.simple());
        assertThat(json.substring(json.indexOf("\"constants\"")).lines())
                .filteredOn(line -> line.contains(": 1"))
                .extracting(line -> line.trim().replaceAll("\"(\\w+)\".*", "$1"))
                .containsExactlyElementsOf(
                        Arrays.stream(Constant.values()).map(Constant::jsonName).toList());
    }

    @Test
    void aForeignFileIsNamedWithItsLine() throws IOException {
        assertDamaged("", 1, "not a profile");
        assertDamaged("[1]", 1, "not a profile");
        assertDamaged("{\"outcomes\": []}", 1, "not a profile");
        assertDamaged("{\n\"format\": \"concurrency-advisor-profile-0\"}", 2, "not a profile");
        assertDamaged("cores = 2", 1, "not JSON");
        Path file = folder.resolve("binary");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> ProfileFile.read(file)).hasMessage(file + ":1: not text in UTF-8");
    }

    @Test
    void aDamagedFileIsNamedWithItsLine() throws IOException {
        String good = ProfileFile.json(Profiles.simple());
        assertDamaged(good.replace("\"cores\" : 2", "\"cores\" : \"two\""), 5, "cores is not a whole number");
        assertDamaged(good.replace("\"cores\" : 2", "\"cores\" : 22222222222"), 5, "cores is too large");
        assertDamaged(good.replace("\"cores\" : 2", "\"cores\" : 2, \"cores\" : 2"), 5, "not JSON: Duplicate field");
        assertDamaged(good.replace("\"cores\"", "\"kernels\""), 5, "there is no field 'kernels' in a profile");
        String renamed = good.replace("poolRunMicros", "poolWalkMicros");
        assertDamaged(renamed, lineOf("poolWalkMicros", renamed), "there is no constant 'poolWalkMicros'");
        String negative = good.replace("\"poolRunMicros\" : 1000.0", "\"poolRunMicros\" : -1");
        assertDamaged(negative, lineOf("poolRunMicros", good), "poolRunMicros cannot be -1");
        assertDamaged(good.replace("\"foreignShare\" : 0.02", "\"foreignShare\" : 2"), 0, "a foreign share of 2.0");
        assertDamaged(good.replace("\"poolRunMicros\" : 1000.0,", ""), 0, "poolRunMicros must be measured or said");
        assertDamaged(good.replace("\"constants\" : {", "\"constants\" : [{"), 8, "constants is not an object");
        assertDamaged(good + "{}", 0, "something follows the profile");
        assertDamaged(good.substring(0, good.indexOf("poolRunMicros")), lineOf("poolRunMicros", good), "not JSON: ");
    }

    private static int lineOf(String word, String text) {
        return (int) text.substring(0, text.indexOf(word)).lines().count();
    }

    /** Line 0 stands for the last one. */
    private void assertDamaged(String text, int line, String what) throws IOException {
        Path file = folder.resolve("damaged.json");
        Files.writeString(file, text, UTF_8);
        long at = line == 0 ? text.lines().count() : line;
        assertThatThrownBy(() -> ProfileFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":" + at + ": ")
                .hasMessageContaining(what);
    }

    @Test
    void aProfileIsWholeAndPossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Profile(25, "os", 2, OptionalDouble.empty(), 1, Map.of(), Map.of()))
                .withMessageContaining("must be measured or said to be absent");
        assertThatIllegalArgumentException().isThrownBy(() -> Profiles.simpleBut(Constant.EFFECTIVE_PARALLELISM, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Profiles.simpleBut(Constant.POOL_RUN_MICROS, Double.NaN));
    }

    @Test
    void itSaysHowQuietTheMachineWas() {
        Profile profile = Profiles.simple();
        assertThat(profile.quiet()).isTrue();
        assertThat(profile.mood()).startsWith("the machine was quiet: others took 2 % of it");
        Profile busy = new Profile(25, "os", 2, OptionalDouble.of(0.4), 1, profile.values(), profile.absent());
        assertThat(busy.quiet()).isFalse();
        assertThat(busy.mood()).startsWith("the machine was not quiet, so calibrate again: others took 40 %");
        Profile uneven = new Profile(25, "os", 2, OptionalDouble.empty(), 1.2, profile.values(), profile.absent());
        assertThat(uneven.quiet()).isFalse();
        assertThat(uneven.mood()).contains("is not known", "1.20 times as long");
    }
}
