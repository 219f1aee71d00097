package io.github.concurrencyadvisor.demos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.concurrencyadvisor.demos.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path temporary;

    @Test
    void withoutACommandItListsTheDemos() {
        assertThat(execute()).isZero();
        assertThat(out.toString()).contains("threads  ").contains("processes  ");
    }

    @Test
    void anUnknownDemoIsWrongUsage() {
        assertThat(execute("run", "treads")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no demo 'treads', only sync, ");
    }

    @Test
    void runWithoutANameIsWrongUsage() {
        assertThat(execute("run")).isEqualTo(2);
        assertThat(execute("run", "--all", "threads")).isEqualTo(2);
    }

    @Test
    void validateChecksItsArgumentsBeforeItMeasures() {
        assertThat(execute("validate", "seive")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no scenario 'seive', only sieve, ");
        assertThat(execute("validate", "--rounds", "0")).isEqualTo(2);
        assertThat(execute("validate", "--json", "no/such/folder/out.json")).isEqualTo(2);
    }

    @Test
    void filesAreCheckedBeforeAnythingRuns() {
        for (String command :
                List.of("run sync --report", "run sync --json", "memory --json", "validate --report", "report")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
            arguments.add("no/such/folder/file");
            assertThat(execute(arguments.toArray(String[]::new))).as(command).isEqualTo(2);
        }
        assertThat(err.toString()).contains("there is no folder for no/such/folder/file");
        assertThat(execute("run", "sync", "--report", temporary.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(temporary + " is a folder");
    }

    @Test
    void whatADemoShowedIsWritten() throws IOException {
        Path page = temporary.resolve("page.html");
        Path json = temporary.resolve("out.json");
        assertThat(execute(
                        "run",
                        "sync",
                        "fork-join",
                        "--unit",
                        "1ms",
                        "--report",
                        page.toString(),
                        "--json",
                        json.toString()))
                .isZero();
        assertThat(page).content(UTF_8).contains("Timeline of sync", "caller&#39;s own work", "Timeline of fork-join");
        assertThat(values(json, "name")).containsExactly("sync", "fork-join");
        assertThat(values(json, "activity")).startsWith("waiting", "waiting", "computing", "computing");
        assertThat(values(json, "lines")).anyMatch(line -> line.startsWith("25997 primes below 300000"));
    }

    /** The strings under a name, anywhere, in order. */
    private static List<String> values(Path json, String name) throws IOException {
        List<String> values = new ArrayList<>();
        String array = "";
        try (JsonParser parser = new JsonFactory().createParser(json.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && parser.currentName() != null) {
                    array = parser.currentName();
                }
                String under = parser.currentName() == null ? array : parser.currentName();
                if (token == JsonToken.VALUE_STRING && name.equals(under)) {
                    values.add(parser.getText());
                }
            }
        }
        return values;
    }

    @Test
    void misuseChecksItsArgumentsBeforeItMeasures() {
        assertThat(execute("misuse")).isEqualTo(2);
        assertThat(err.toString()).contains("say what to measure, or --all; there are blocked-event-loop, ");
        assertThat(execute("misuse", "unbounded")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no misuse 'unbounded', only blocked-event-loop, ");
        assertThat(execute("misuse", "--all", "unbounded-pool")).isEqualTo(2);
        assertThat(execute("misuse", "--all", "--json", "no/such/folder/out.json"))
                .isEqualTo(2);
    }

    @Test
    void misuseWritesATableAndJson(@TempDir Path folder) {
        Path json = folder.resolve("misuse.json");
        assertThat(execute("misuse", "starved-common-pool", "--json", json.toString()))
                .isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).matches("misuse +measured +bad +good +factor +rule"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .matches("starved-common-pool  time until all are answered( +[\\d.]+ ms){2} +[\\d.]+"
                                + " +BlockingCallInCommonPool"));
        assertThat(json).content(UTF_8).contains("\"name\" : \"starved-common-pool\"", "\"factor\" : ");
    }

    @Test
    void calibrateChecksItsArgumentsBeforeItMeasures() {
        assertThat(execute("calibrate", "--profile", "no/such/folder/machine.json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no folder for no/such/folder/machine.json");
        assertThat(execute("calibrate", "sieve")).isEqualTo(2);
    }

    @Test
    void aUnitIsADuration() {
        assertThat(Durations.parse("100ms").toMillis()).isEqualTo(100);
        assertThat(Durations.parse("2s").toMillis()).isEqualTo(2000);
        assertThat(Durations.parse("PT0.1S").toMillis()).isEqualTo(100);
        assertThat(execute("run", "threads", "--unit", "soon")).isEqualTo(2);
        assertThat(execute("run", "threads", "--unit", "0ms")).isEqualTo(2);
    }

    @Test
    void everyDemoIsInTheList() throws Exception {
        assertThat(Demos.all()).extracting(Demo::name).doesNotHaveDuplicates();
        assertThat(Demos.all()).extracting(Demo::getClass).containsExactlyInAnyOrderElementsOf(demosOnDisk());
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path sources = Path.of("src/main/java");
        List<Path> folders;
        try (Stream<Path> files = Files.walk(sources)) {
            folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
        assertThat(folders).isNotEmpty();
        for (Path folder : folders) {
            assertThat(folder.resolve("package-info.java"))
                    .exists()
                    .content(UTF_8)
                    .contains("@NullMarked", "→", "Invariant:");
        }
    }

    private static List<Class<? extends Demo>> demosOnDisk() throws Exception {
        Path classes = Path.of(
                Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<? extends Demo>> demos = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                if (name.startsWith("META-INF") || name.endsWith("package-info.class")) {
                    continue;
                }
                // not initialised: one of them is there to show what that may cost
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, Demo.class.getClassLoader());
                if (Demo.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    demos.add(type.asSubclass(Demo.class));
                }
            }
        }
        return demos;
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }
}
