package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What names say of the thread that runs something, where the class that decides it is nowhere to be found. */
public final class CarrierNames {

    /**
     * A line of them.
     *
     * @param packages with slashes, and one at the end; of one of them the code has to use something, unless there are none
     */
    public record Line(Kind kind, String type, String method, Carrier carrier, List<String> packages, String reason) {
        public Line {
            packages = List.copyOf(packages);
        }
    }

    /** What a line is about. */
    public enum Kind {
        /** A function that the method is given. */
        GIVEN,
        /** The method itself. */
        CALLED,
        /** A method that is given an object of the type and nothing else. */
        TAKES
    }

    /** What a class is by its name and that of the class around it, which is empty where there is none. */
    private record Kin(String outer, String nested, String kind) {}

    private final List<Line> lines;
    private final List<Kin> kin;

    private CarrierNames(List<Line> lines, List<Kin> kin) {
        this.lines = List.copyOf(lines);
        this.kin = List.copyOf(kin);
    }

    private static final class Bundled {
        static final CarrierNames NAMES = parse("carriers.txt", resource());
    }

    /** Those that come with the advisor. */
    public static CarrierNames bundled() {
        return Bundled.NAMES;
    }

    /**
     * The first line of the kind that fits the method; null where none does.
     *
     * @param uses whether the code that is asked about uses something of a package
     */
    public @Nullable Line of(Kind kind, MethodId method, Predicate<String> uses) {
        String owner = method.owner();
        String type = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
        for (Line line : lines) {
            if (line.kind == kind
                    && fits(line.method, method.name())
                    && fits(line.type, type)
                    && (line.packages.isEmpty() || line.packages.stream().anyMatch(uses))) {
                return line;
            }
        }
        return null;
    }

    /** What runs a method because of the one thing that it is given; null where that tells nothing. */
    public @Nullable Line takingOnly(MethodId method) {
        for (Line line : lines) {
            if (line.kind == Kind.TAKES && method.descriptor().equals("(L" + line.type + ";)V")) {
                return line;
            }
        }
        return null;
    }

    /** The type that a missing class is known to have as a supertype by how it is named; null where its name says none. */
    public @Nullable String kindOf(String type) {
        int start = type.lastIndexOf('/') + 1;
        int nested = Math.max(type.lastIndexOf('$'), start - 1);
        String outer = nested < start ? "" : type.substring(start, nested);
        for (Kin one : kin) {
            if (fits(one.outer, outer) && fits(one.nested, type.substring(nested + 1))) {
                return one.kind;
            }
        }
        return null;
    }

    private static boolean fits(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star < 0
                ? name.equals(pattern)
                : name.length() >= pattern.length() - 1
                        && name.startsWith(pattern.substring(0, star))
                        && name.endsWith(pattern.substring(star + 1));
    }

    /**
     * The lines of a text.
     *
     * @throws IllegalStateException if one cannot be read
     */
    static CarrierNames parse(String file, String text) {
        List<Line> lines = new ArrayList<>();
        List<Kin> kin = new ArrayList<>();
        int number = 0;
        for (String each : text.split("\n", -1)) {
            number++;
            String line = each.strip();
            String at = file + ":" + number;
            if (line.startsWith("is ")) {
                kin.add(kin(line, at));
            } else if (line.startsWith("takes ")) {
                lines.add(takes(line, at));
            } else if (!line.isEmpty() && line.charAt(0) != '#') {
                lines.add(line(line, at));
            }
        }
        return new CarrierNames(lines, kin);
    }

    private static Kin kin(String text, String at) {
        String[] columns = text.split("\\|", -1);
        String[] names = columns[0].substring("is ".length()).strip().split("\\$", -1);
        if (columns.length != 3 || names.length > 2 || columns[1].isBlank() || columns[2].isBlank()) {
            throw new IllegalStateException(at + ": write is Outer$Nested | type | reason");
        }
        return new Kin(
                names.length == 1 ? "" : names[0],
                names[names.length - 1],
                columns[1].strip().replace('.', '/'));
    }

    private static Line takes(String text, String at) {
        String[] columns = text.split("\\|", -1);
        String type = columns[0].substring("takes ".length()).strip();
        if (columns.length != 3 || type.isEmpty() || columns[2].isBlank()) {
            throw new IllegalStateException(at + ": write takes type | carrier | reason");
        }
        Carrier carrier = Carrier.valueOf(columns[1].strip());
        return new Line(Kind.TAKES, type.replace('.', '/'), "*", carrier, List.of(), columns[2].strip());
    }

    private static Line line(String text, String at) {
        String[] columns = text.split("\\|", -1);
        String[] head = columns[0].strip().split(" ", -1);
        String[] names = head.length == 2 ? head[1].split("#", -1) : head;
        boolean isKnown = head[0].equals("given") || head[0].equals("called");
        if (columns.length != 4 || head.length != 2 || names.length != 2 || !isKnown || columns[3].isBlank()) {
            throw new IllegalStateException(at + ": write given type#method | carrier | packages | reason");
        }
        List<String> packages = new ArrayList<>();
        for (String each : columns[2].strip().split(" ", -1)) {
            if (!each.isEmpty()) {
                packages.add(each.replace('.', '/') + "/");
            }
        }
        return new Line(
                head[0].equals("given") ? Kind.GIVEN : Kind.CALLED,
                names[0],
                names[1],
                Carrier.valueOf(columns[1].strip()),
                packages,
                columns[3].strip());
    }

    private static String resource() {
        try (InputStream in = CarrierNames.class.getResourceAsStream("carriers.txt")) {
            if (in == null) {
                throw new IllegalStateException("known/carriers.txt is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("known/carriers.txt cannot be read", e);
        }
    }
}
