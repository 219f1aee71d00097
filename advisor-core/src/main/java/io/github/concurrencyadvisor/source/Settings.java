package io.github.concurrencyadvisor.source;

import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the application switches on or off in the file of its settings, beside the sources: that is as much as a library on the
 * class path for what a framework does.
 */
public final class Settings {

    private static final String SWITCH = ".enabled";

    private Settings() {}

    /** Each setting that ends in {@code enabled}, as an artifact of that group whose name is the value. */
    public static List<Coordinates> switches(List<Path> sourceRoots) {
        Map<String, String> switches = new TreeMap<>();
        for (Path root : sourceRoots) {
            for (Path file : filesOf(root)) {
                List<String> lines = lines(file);
                if (file.toString().endsWith(".properties")) {
                    read(lines, switches);
                } else {
                    readIndented(lines, switches);
                }
            }
        }
        return switches.entrySet().stream()
                .map(each -> new Coordinates(each.getKey(), each.getValue(), ""))
                .toList();
    }

    /** Where the settings of the application with these sources would be, in the order in which later ones win. */
    public static List<Path> filesOf(Path sourceRoot) {
        Path resources = sourceRoot.resolveSibling("resources");
        return Stream.of("application.properties", "application.yml", "application.yaml")
                .map(resources::resolve)
                .toList();
    }

    /** None where the file is not there or cannot be read: then nothing is known of it. */
    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void read(List<String> lines, Map<String, String> switches) {
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                put(line.substring(0, equals), line.substring(equals + 1), switches);
            }
        }
    }

    private record Level(int indent, String name) {}

    /** Only what is nested by indentation: of several documents each counts, of lists and texts nothing does. */
    private static void readIndented(List<String> lines, Map<String, String> switches) {
        Deque<Level> above = new ArrayDeque<>();
        for (String line : lines) {
            String text = line.strip();
            int colon = text.indexOf(':');
            if (colon <= 0 || text.startsWith("#") || text.startsWith("-")) {
                continue;
            }
            int indent = line.indexOf(text);
            while (!above.isEmpty() && above.getLast().indent >= indent) {
                above.removeLast();
            }
            above.addLast(new Level(indent, text.substring(0, colon).strip()));
            List<String> names = new ArrayList<>();
            above.forEach(level -> names.add(level.name));
            put(String.join(".", names), text.substring(colon + 1), switches);
        }
    }

    private static void put(String name, String value, Map<String, String> switches) {
        String plain = value.strip();
        int comment = plain.indexOf(" #");
        plain = comment < 0 ? plain : plain.substring(0, comment).strip();
        if (name.strip().endsWith(SWITCH) && (plain.equals("true") || plain.equals("false"))) {
            switches.put(name.strip(), plain);
        }
    }
}
