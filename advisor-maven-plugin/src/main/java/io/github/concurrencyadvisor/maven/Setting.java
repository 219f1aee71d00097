package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.MethodSelector;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.rules.Rule;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One parameter as the user wrote it. Every reading either gives a value or refuses it by the parameter's name with what is
 * allowed; Maven's own conversion would take {@code failOnViolation=ture} for false and never fail a build again.
 *
 * @param name as on the command line, {@code advisor.failSeverity}
 */
record Setting(String name, @Nullable String value) {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smh]?)");
    private static final String OFF = "off";
    private static final String ON = "on";
    private static final String EVERY_RULE = "*";

    boolean flag() throws MojoExecutionException {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("true, false");
        };
    }

    /** A whole number, {@code least} and up. */
    int number(int least) throws MojoExecutionException {
        return number(least, Integer.MAX_VALUE);
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(int least, int most) throws MojoExecutionException {
        try {
            int number = Integer.parseInt(text());
            if (least <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number that is too small
        }
        throw refused("whole numbers, " + least + (most == Integer.MAX_VALUE ? " and up" : " to " + most));
    }

    /** Likewise; empty where the parameter is not set. */
    OptionalInt optionalNumber(int least) throws MojoExecutionException {
        return text().isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(least));
    }

    /** Seconds, minutes or hours, more than none. */
    Duration duration() throws MojoExecutionException {
        Matcher written = DURATION.matcher(text());
        if (!written.matches()) {
            throw refused("seconds, or a number with s, m or h such as 90s, 10m and 2h, 1 and up");
        }
        long number = Long.parseLong(written.group(1));
        return switch (written.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** A constant of {@code type}, written in lower case. */
    <E extends Enum<E>> E oneOf(Class<E> type) throws MojoExecutionException {
        return constant(type, text()).orElseThrow(() -> refused(names(type)));
    }

    Charset charset(Charset otherwise) throws MojoExecutionException {
        if (text().isEmpty()) {
            return otherwise;
        }
        try {
            return Charset.forName(text());
        } catch (IllegalArgumentException unknown) {
            throw refused("character sets of this JVM, such as UTF-8");
        }
    }

    /** Constants of {@code type} without repetition, in the order written. */
    static <E extends Enum<E>> List<E> constants(String name, @Nullable List<String> values, Class<E> type)
            throws MojoExecutionException {
        Set<E> constants = new LinkedHashSet<>();
        for (String value : trimmed(values)) {
            constants.add(new Setting(name, value).oneOf(type));
        }
        return List.copyOf(constants);
    }

    /** Texts as they are. */
    static List<String> texts(@Nullable List<String> values) {
        return trimmed(values);
    }

    static List<String> globs(String name, @Nullable List<String> values) throws MojoExecutionException {
        List<String> globs = trimmed(values);
        for (String glob : globs) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException bad) {
                throw new Setting(name, glob)
                        .refused("glob patterns such as **/generated/** or com/acme/*.java, and packages");
            }
        }
        return globs;
    }

    static List<Path> paths(String name, @Nullable List<String> values) throws MojoExecutionException {
        List<Path> paths = new ArrayList<>();
        for (String value : trimmed(values)) {
            try {
                paths.add(Path.of(value));
            } catch (InvalidPathException bad) {
                throw new Setting(name, value).refused("files and folders of this machine");
            }
        }
        return paths;
    }

    /**
     * {@code RuleName=off|on|info|warning|error}: by rule, the severity to report it with; empty switches it off. {@code *}
     * stands for every rule, and of several settings of a rule the last one counts.
     */
    static Map<String, Optional<Severity>> rules(String name, @Nullable List<String> values, List<String> known)
            throws MojoExecutionException {
        Map<String, Optional<Severity>> rules = new LinkedHashMap<>();
        for (String value : trimmed(values)) {
            Setting setting = new Setting(name, value);
            int equals = value.indexOf('=');
            String rule = equals < 0 ? value : value.substring(0, equals).strip();
            String severity = equals < 0 ? "" : value.substring(equals + 1).strip();
            List<String> meant = rule.equals(EVERY_RULE) ? known : List.of(rule);
            if (!known.containsAll(meant)) {
                throw setting.refused(
                        "RuleName=severity with " + EVERY_RULE + " or one of the rules " + String.join(", ", known));
            }
            Optional<Severity> reportedAs = constant(Severity.class, severity);
            if (severity.equals(ON)) {
                meant.forEach(rules::remove);
            } else if (reportedAs.isPresent() || severity.equals(OFF)) {
                meant.forEach(one -> rules.put(one, reportedAs));
            } else {
                throw setting.refused(rule + "= with one of " + OFF + ", " + ON + ", " + names(Severity.class));
            }
        }
        return rules;
    }

    /** One file or folder. */
    Path path() throws MojoExecutionException {
        try {
            if (isSet()) {
                return Path.of(text());
            }
        } catch (InvalidPathException bad) {
            // refused below, like one that is empty
        }
        throw refused("files of this machine");
    }

    boolean isSet() {
        return !text().isEmpty();
    }

    MethodSelector method() throws MojoExecutionException {
        try {
            return MethodSelector.named(text());
        } catch (IllegalArgumentException bad) {
            throw refused(String.valueOf(bad.getMessage()));
        }
    }

    /**
     * A place in the project's sources, its path as it may be written: from the project's base folder, from the folder that
     * Maven was called in, or absolute.
     */
    MethodSelector place(Path baseDirectory, Path calledIn) throws MojoExecutionException {
        String place = slashed(text()).replaceFirst("^(\\./)+", "");
        String relative = Stream.of(baseDirectory, calledIn.relativize(baseDirectory))
                .map(folder -> slashed(folder.toString()) + "/")
                .filter(place::startsWith)
                .map(folder -> place.substring(folder.length()))
                .findFirst()
                .orElse(place);
        try {
            return MethodSelector.at(relative);
        } catch (IllegalArgumentException bad) {
            throw refused(String.valueOf(bad.getMessage()));
        }
    }

    Rule rule(List<Rule> rules) throws MojoExecutionException {
        return rules.stream()
                .filter(rule -> rule.name().equals(text()))
                .findFirst()
                .orElseThrow(() -> refused(rules.stream().map(Rule::name).collect(Collectors.joining(", "))));
    }

    /** Why a method that is asked for cannot be had. */
    MojoExecutionException noSuchMethod(List<String> nearest) {
        return new MojoExecutionException(name + " is \"" + text() + "\", but there is no such method with a body"
                + (nearest.isEmpty() ? "" : "; the nearest are: " + String.join(", ", nearest)));
    }

    private static String slashed(String path) {
        return path.replace('\\', '/');
    }

    private String text() {
        return value == null ? "" : value.strip();
    }

    private MojoExecutionException refused(String allowed) {
        return new MojoExecutionException(name + " is \"" + text() + "\"; allowed are: " + allowed);
    }

    private static List<String> trimmed(@Nullable List<String> values) {
        // an empty element of a list in a POM arrives as null
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> value != null && !value.isBlank())
                        .map(String::strip)
                        .toList();
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String written) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> lowerCase(constant).equals(written))
                .findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Setting::lowerCase).collect(Collectors.joining(", "));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
