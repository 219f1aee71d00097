package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a class that is nowhere to be found, by what it is called: {@code known/conventions.txt} has the lines
 * and says how they are read. Immutable.
 */
public final class Conventions {

    private final Set<String> later = new HashSet<>();
    private final Set<String> chained = new HashSet<>();
    private final Set<String> direct = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final List<List<String>> quick = new ArrayList<>();
    private final List<List<String>> computing = new ArrayList<>();
    private final List<List<String>> awaiting = new ArrayList<>();
    private final List<List<String>> files = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Thrown> thrown = new ArrayList<>();

    /** A name of a class and of a method in parts, and what such a method does; nothing is believed where that is null. */
    private record Line(
            List<String> type,
            List<String> method,
            KnownApi.Occurrence.@Nullable Of does,
            String reason,
            String line) {}

    /**
     * What throws an exception of that name.
     *
     * @param effect null where nothing is believed
     */
    public record Thrown(List<String> type, @Nullable Effect effect, String reason, String line) {}

    private Conventions() {}

    private static final class Bundled {
        static final Conventions CONVENTIONS = parse("conventions.txt", resource());
    }

    /** Those that come with the advisor. */
    public static Conventions bundled() {
        return Bundled.CONVENTIONS;
    }

    /** What a method of that name does in a class of that name; null where nothing is believed of it. */
    public @Nullable KnownApi of(MethodId missing) {
        String type = simple(missing.owner());
        for (Line line : lines) {
            if (fits(line.type, type) && fits(line.method, missing.name())) {
                return line.does == null ? null : about(missing, line.does, line.reason, line.line);
            }
        }
        return null;
    }

    /** What an exception of that name says of what throws it; null where no line is about it. */
    public @Nullable Thrown thrown(String exception) {
        String name = simple(exception);
        return thrown.stream().filter(line -> fits(line.type, name)).findFirst().orElse(null);
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1);
    }

    /** What a missing method does that throws it: where it is named for files or given one, that says more than the exception. */
    public KnownApi by(Thrown what, MethodId missing) {
        Effect effect = what.effect == null ? Effect.UNKNOWN : what.effect;
        boolean isOfFile = missing.parameterTypes().stream()
                        .anyMatch(type -> type.equals("Ljava/io/File;") || type.equals("Ljava/nio/file/Path;"))
                || fitsAny(files, simple(missing.owner()))
                || fitsAny(files, missing.name());
        Effect does = effect == Effect.NETWORK && isOfFile ? Effect.FILE : effect;
        return about(missing, new KnownApi.Occurrence.Of(does, false, false), what.reason, what.line);
    }

    /** Whether a class of that name is what is thrown. */
    public boolean isThrown(String type) {
        return type.endsWith("Exception") || type.endsWith("Error");
    }

    /** Whether a method of that name mostly is over at once. */
    public boolean isQuick(String method) {
        return fitsAny(quick, method);
    }

    /** Whether a method of that name works on what is in memory. */
    public boolean computes(String method) {
        return fitsAny(computing, method);
    }

    /** Whether a method of that name is one that threads wait in. */
    public boolean awaits(String method) {
        return fitsAny(awaiting, method);
    }

    private static boolean fitsAny(List<List<String>> names, String name) {
        return names.stream().anyMatch(parts -> fits(parts, name) && !isInsideWord(parts, name));
    }

    /** Whether the name goes on in small letters where the pattern leaves off: "hash" is no name that begins with "has". */
    private static boolean isInsideWord(List<String> parts, String name) {
        int end = parts.get(0).length();
        boolean isBeginning = parts.size() == 2 && end > 0 && parts.get(1).isEmpty();
        return isBeginning && end < name.length() && Character.isLowerCase(name.charAt(end));
    }

    private static KnownApi about(MethodId missing, KnownApi.Occurrence.Of does, String reason, String line) {
        return new KnownApi(
                missing.owner(),
                missing.name(),
                null,
                List.of(does),
                KnownApi.Yield.Plain.NOTHING,
                List.of(KnownApi.Callback.Plain.STORED),
                Speed.UNKNOWN,
                null,
                reason,
                line);
    }

    /** Whether a result of the type comes later than the method returns. */
    public boolean isLater(String descriptor) {
        int result = descriptor.indexOf(')') + 1;
        int start = Math.max(descriptor.lastIndexOf('/'), descriptor.lastIndexOf('$')) + 1;
        return descriptor.endsWith(";")
                && later.contains(descriptor.substring(
                        start > result ? start : Math.min(result + 1, descriptor.length()), descriptor.length() - 1));
    }

    /** Whether a method of that name is called on results that come later, and on no others. */
    public boolean isOfLater(String method) {
        return chained.contains(method);
    }

    /** Whether a method of that name is called on results that are there, and on no others. */
    public boolean isOfThere(String method) {
        return direct.contains(method);
    }

    /** Whether a method of that name may be given a function whose result comes later. */
    public boolean mayTakeLater(String method) {
        return open.contains(method);
    }

    /** Whether the parts stand in the name one after the other: the first begins it, the last ends it. */
    private static boolean fits(List<String> parts, String name) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return name.equals(first);
        }
        String last = parts.get(parts.size() - 1);
        if (!name.startsWith(first) || !name.endsWith(last) || name.length() < first.length() + last.length()) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = name.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at <= name.length() - last.length();
    }

    /**
     * The lines of a text.
     *
     * @throws IllegalStateException if one cannot be read
     */
    static Conventions parse(String file, String text) {
        Conventions conventions = new Conventions();
        int number = 0;
        for (String each : text.split("\n", -1)) {
            number++;
            String line = each.strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                conventions.add(line, file + ":" + number);
            }
        }
        return conventions;
    }

    private void add(String line, String at) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        switch (space < 0 ? line : line.substring(0, space)) {
            case "later" -> addNames(rest, later);
            case "chained" -> addNames(rest, chained);
            case "direct" -> addNames(rest, direct);
            case "open" -> addNames(rest, open);
            case "quick" -> addParts(rest, quick);
            case "computes" -> addParts(rest, computing);
            case "awaits" -> addParts(rest, awaiting);
            case "files" -> addParts(rest, files);
            case "thrown" -> thrown.add(thrown(rest, at));
            default -> lines.add(line(line, at));
        }
    }

    private static void addNames(String text, Set<String> to) {
        for (String name : text.split(",", -1)) {
            to.add(name.strip());
        }
    }

    private static void addParts(String text, List<List<String>> to) {
        for (String name : text.split(",", -1)) {
            to.add(parts(name.strip()));
        }
    }

    private static Thrown thrown(String text, String at) {
        String[] columns = text.split("\\|", -1);
        if (columns.length != 3 || columns[2].isBlank()) {
            throw new IllegalStateException(at + ": write thrown type | effect | reason");
        }
        KnownApi.Occurrence.Of by = does(columns[1].strip(), at);
        return new Thrown(
                parts(columns[0].strip()), by == null ? null : by.effect(), columns[2].strip(), "known/" + at);
    }

    private static Line line(String text, String at) {
        String[] columns = text.split("\\|", -1);
        String[] names = columns[0].strip().split("#", -1);
        if (columns.length != 3 || names.length != 2 || columns[2].isBlank()) {
            throw new IllegalStateException(at + ": write type#method | effect | reason");
        }
        return new Line(
                parts(names[0]), parts(names[1]), does(columns[1].strip(), at), columns[2].strip(), "known/" + at);
    }

    private static List<String> parts(String name) {
        return List.of(name.split("\\*", -1));
    }

    private static KnownApi.Occurrence.@Nullable Of does(String text, String at) {
        if (text.equals("-")) {
            return null;
        }
        boolean heavy = text.endsWith("!");
        String name = heavy ? text.substring(0, text.length() - 1) : text;
        for (Effect effect : Effect.values()) {
            if (effect.name().equals(name)) {
                return new KnownApi.Occurrence.Of(effect, false, heavy);
            }
        }
        throw new IllegalStateException(at + ": unknown effect '" + text + "'");
    }

    private static String resource() {
        try (InputStream in = Conventions.class.getResourceAsStream("conventions.txt")) {
            if (in == null) {
                throw new IllegalStateException("known/conventions.txt is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("known/conventions.txt cannot be read", e);
        }
    }
}
