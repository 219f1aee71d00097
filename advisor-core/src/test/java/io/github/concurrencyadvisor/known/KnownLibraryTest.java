package io.github.concurrencyadvisor.known;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds every line of the library packs in the real jars that the pack's header names.
 *
 * <p>Run it with {@code mvn verify -P packs}, which downloads the jars into {@code target/packs}. The classes are read, never
 * loaded. A line must exist in at least one of the stated versions. The everyday build checks the files only.
 */
class KnownLibraryTest {

    private static final Path PACKS = Path.of("src/main/resources/io/github/concurrencyadvisor/known/lib");
    private static final Path JARS = Path.of("target/packs");

    private static final String CHECKED = "# checked against ";
    private static final Pattern METHOD = Pattern.compile("([\\w.$]+)#([\\w$]+|<init>)\\((.*)\\)");
    private static final Pattern FIELD = Pattern.compile("([\\w.$]+)#([\\w$]+)");
    private static final Pattern PACKAGE = Pattern.compile("([\\w.]+)\\.\\*");
    private static final Pattern CLASS = Pattern.compile("([\\w.$]+)#\\*");
    private static final Pattern AT = Pattern.compile("@([\\w.$]+)");
    private static final Pattern PLACE = Pattern.compile("(?:STREAM|wraps|by|here)\\((this|\\d+)\\)");
    private static final Pattern ON = Pattern.compile("on\\((\\w+)\\)");

    static Stream<Path> packs() throws IOException {
        try (Stream<Path> files = Files.list(PACKS)) {
            return files.sorted().toList().stream();
        }
    }

    @Tag("packs")
    @ParameterizedTest
    @MethodSource("packs")
    void everyLineNamesWhatTheJarsHold(Path pack) throws IOException {
        List<String> lines = Files.readAllLines(pack);
        Jars jars = Jars.of(lines);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            for (String complaint : new LinkedHashSet<>(complaints(pack, line, jars))) {
                wrong.add(pack.getFileName() + ":" + (i + 1) + ": " + complaint + ": " + line);
            }
        }
        assertThat(wrong).as("lines that the jars do not bear out").isEmpty();
        assertThat(jars.unused()).as("stated jars that no line needs").isEmpty();
    }

    @Test
    void noSubjectIsDescribedTwice() throws IOException {
        Map<String, String> first = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Path pack : packs().toList()) {
            String kind = extension(pack);
            for (String line : Files.readAllLines(pack)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String key = kind + " " + line.split("\\|", 2)[0].strip().replaceAll(":[^,)]*(\\([^)]*\\))?", "");
                    String before = first.put(key, pack.getFileName() + ": " + line);
                    if (before != null) {
                        twice.add(before + "\n  and " + pack.getFileName() + ": " + line);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void theIndexNamesEveryPack() throws IOException {
        List<String> index = Files.readAllLines(PACKS.resolveSibling("index.txt"));
        for (Path pack : packs().toList()) {
            String name = "lib/" + pack.getFileName();
            assertThat(index.contains(name)).as(name).isEqualTo(!name.endsWith(".annotations"));
        }
    }

    private static String extension(Path pack) {
        String name = pack.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<String> complaints(Path pack, String line, Jars jars) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        List<String> complaints = new ArrayList<>();
        if (cells[cells.length - 1].isEmpty()) {
            complaints.add("no reason");
        }
        switch (extension(pack)) {
            case "effects" -> {
                if (cells.length == 4) {
                    complaints.addAll(badEffects(cells[1], parameters(cells[0])));
                    complaints.addAll(badSpeed(cells[2]));
                } else {
                    complaints.add("not four cells");
                }
                complaints.addAll(subject(cells[0], jars));
            }
            case "contexts" -> {
                complaints.addAll(cells.length == 3 ? badCarrier(cells[1]) : List.of("not three cells"));
                complaints.addAll(subject(cells[0], jars));
            }
            case "annotations" -> {
                if (cells.length == 3) {
                    complaints.addAll(badCarrier(cells[1]));
                } else if (cells.length == 4) {
                    complaints.addAll(badEffects(cells[1], List.of()));
                    complaints.addAll(badSpeed(cells[2]));
                } else {
                    complaints.add("not three or four cells");
                }
                Matcher at = AT.matcher(cells[0]);
                if (!at.matches() || !jars.hasClass(at.group(1))) {
                    complaints.add("no such annotation");
                }
            }
            default -> complaints.add("no such kind of file");
        }
        return complaints;
    }

    private static List<String> badSpeed(String cell) {
        return Set.of("", "FAST", "SLOW").contains(cell) ? List.of() : List.of("no such speed");
    }

    private static List<String> badCarrier(String cell) {
        return Arrays.stream(Carrier.values()).anyMatch(c -> c.name().equals(cell))
                ? List.of()
                : List.of("no such carrier " + cell);
    }

    private static List<String> badEffects(String cell, List<String> parameters) {
        String[] sides = cell.split("=>", 2);
        List<String> complaints = new ArrayList<>();
        for (String one : sides[0].strip().split("\\+", -1)) {
            if (one.startsWith("STREAM(")) {
                complaints.addAll(badPlace(one, parameters));
            } else if (!one.equals("NONE") && !one.equals("COMPUTE!")) {
                complaints.addAll(badEffect(one.startsWith("minor:") ? one.substring("minor:".length()) : one));
            }
        }
        if (sides.length == 2) {
            String yield = sides[1].strip();
            Matcher on = ON.matcher(yield);
            if (on.matches()) {
                complaints.addAll(badCarrier(on.group(1)));
            } else if (yield.startsWith("wraps(")) {
                complaints.addAll(badPlace(yield, parameters));
            } else if (!yield.equals("MEMORY")) {
                complaints.addAll(badEffect(yield));
            }
        }
        return complaints;
    }

    private static List<String> badEffect(String name) {
        return Arrays.stream(Effect.values()).anyMatch(e -> e.name().equals(name))
                ? List.of()
                : List.of("no such effect " + name);
    }

    private static List<String> badPlace(String place, List<String> parameters) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            return List.of("not understood: " + place);
        }
        boolean known = !parameters.isEmpty() && !parameters.get(0).startsWith("*");
        boolean outside =
                known && !matcher.group(1).equals("this") && Integer.parseInt(matcher.group(1)) >= parameters.size();
        return outside ? List.of("no such argument: " + place) : List.of();
    }

    /** The parameters of the subject with their callbacks, as written. */
    private static List<String> parameters(String subject) {
        Matcher method = METHOD.matcher(subject);
        return method.matches() && !method.group(3).isEmpty()
                ? List.of(method.group(3).split(",", -1))
                : List.of();
    }

    private static List<String> subject(String subject, Jars jars) {
        Matcher method = METHOD.matcher(subject);
        if (method.matches()) {
            return method(method.group(1), method.group(2), parameters(subject), jars);
        }
        Matcher type = CLASS.matcher(subject);
        if (type.matches()) {
            return jars.hasClass(type.group(1)) ? List.of() : List.of("no such class");
        }
        Matcher field = FIELD.matcher(subject);
        if (field.matches()) {
            return jars.members(field.group(1)).contains(field.group(2)) ? List.of() : List.of("no such field");
        }
        Matcher all = PACKAGE.matcher(subject);
        if (all.matches()) {
            return jars.hasPackage(all.group(1)) ? List.of() : List.of("no such package");
        }
        return List.of("not understood");
    }

    private static List<String> method(String owner, String name, List<String> parameters, Jars jars) {
        List<String> complaints = new ArrayList<>();
        for (String parameter : parameters) {
            int colon = parameter.indexOf(':');
            if (colon >= 0) {
                String callback = parameter.substring(colon + 1);
                if (PLACE.matcher(callback).matches()) {
                    complaints.addAll(badPlace(callback, parameters));
                } else if (!Set.of("here", "stored", "pipeline").contains(callback)) {
                    complaints.addAll(badCarrier(callback));
                }
            }
        }
        if (!jars.hasClass(owner)) {
            complaints.add("no such class");
            return complaints;
        }
        boolean any = !parameters.isEmpty() && parameters.get(0).startsWith("*");
        String wanted = any
                ? name + "("
                : parameters.stream().map(p -> p.split(":", 2)[0]).collect(joining(",", name + "(", ")"));
        Set<String> members = jars.members(owner);
        if (members.stream().noneMatch(m -> any ? m.startsWith(wanted) : m.equals(wanted))) {
            complaints.add(members.stream()
                    .filter(m -> m.startsWith(name + "("))
                    .collect(joining(" ", "no such method; there are: ", "")));
        }
        return complaints;
    }

    /** The classes of a pack's jars, and of the JDK where they lead there. */
    private static final class Jars {

        private final Map<String, Map<String, ZipFile>> classes = new HashMap<>();
        private final Map<String, Set<String>> packages = new HashMap<>();
        private final Map<String, Set<String>> members = new HashMap<>();
        private final Set<String> unused = new TreeSet<>();

        static Jars of(List<String> lines) throws IOException {
            Jars jars = new Jars();
            for (String line : lines) {
                if (line.startsWith(CHECKED)) {
                    for (String coordinate : line.substring(CHECKED.length()).split(",", -1)) {
                        jars.add(coordinate.strip());
                    }
                }
            }
            assertThat(jars.classes).as("a header that names jars").isNotEmpty();
            return jars;
        }

        private void add(String coordinate) throws IOException {
            String[] parts = coordinate.split(":", -1);
            String name =
                    parts[0] + "." + parts[1] + "-" + parts[2] + (parts.length > 3 ? "-" + parts[3] : "") + ".jar";
            assertThat(JARS.resolve(name))
                    .as("%s, to be listed in the profile packs", coordinate)
                    .exists();
            ZipFile zip = new ZipFile(JARS.resolve(name).toFile());
            unused.add(coordinate);
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(n -> n.endsWith(".class"))
                    .forEach(entry -> {
                        String type = entry.substring(0, entry.length() - ".class".length())
                                .replaceFirst("^META-INF/versions/\\d+/", "")
                                .replace('/', '.');
                        if (!entry.startsWith("META-INF/versions/")) {
                            classes.computeIfAbsent(type, t -> new HashMap<>()).put(coordinate, zip);
                            if (type.contains(".")) {
                                packages.computeIfAbsent(type.substring(0, type.lastIndexOf('.')), p -> new HashSet<>())
                                        .add(coordinate);
                            }
                        }
                    });
        }

        Set<String> unused() {
            return unused;
        }

        boolean hasClass(String name) {
            Map<String, ZipFile> holders = classes.getOrDefault(name, Map.of());
            unused.removeAll(holders.keySet());
            return !holders.isEmpty();
        }

        boolean hasPackage(String name) {
            Set<String> holders = packages.getOrDefault(name, Set.of());
            unused.removeAll(holders);
            return !holders.isEmpty();
        }

        /** Methods as {@code name(Simple,Types)} and fields as {@code name}, of the class and its supertypes. */
        Set<String> members(String owner) {
            return members.computeIfAbsent(owner, o -> {
                Set<String> found = new HashSet<>();
                Set<String> seen = new HashSet<>();
                Deque<String> next = new ArrayDeque<>(List.of(o));
                while (!next.isEmpty()) {
                    String type = next.remove();
                    if (seen.add(type)) {
                        boolean constructors = type.equals(o);
                        if (hasClass(type)) {
                            classes.getOrDefault(type, Map.of())
                                    .values()
                                    .forEach(zip -> next.addAll(read(type, zip, constructors, found)));
                        } else {
                            next.addAll(reflect(type, found));
                        }
                    }
                }
                return found;
            });
        }

        private static List<String> read(String type, ZipFile zip, boolean constructors, Set<String> found) {
            List<String> supertypes = new ArrayList<>();
            try (InputStream in = zip.getInputStream(zip.getEntry(type.replace('.', '/') + ".class"))) {
                new ClassReader(in).accept(new Members(supertypes, constructors, found), ClassReader.SKIP_CODE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return supertypes;
        }

        private static List<String> reflect(String type, Set<String> found) {
            try {
                Class<?> jdk = Class.forName(type, false, ClassLoader.getPlatformClassLoader());
                for (Executable method : jdk.getDeclaredMethods()) {
                    found.add(Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(joining(",", method.getName() + "(", ")")));
                }
                for (Field field : jdk.getDeclaredFields()) {
                    found.add(field.getName());
                }
                List<String> supertypes = new ArrayList<>();
                Stream.concat(Stream.ofNullable(jdk.getSuperclass()), Arrays.stream(jdk.getInterfaces()))
                        .forEach(s -> supertypes.add(s.getName()));
                return supertypes;
            } catch (ClassNotFoundException e) {
                // a supertype from a jar that the pack does not need
                return List.of();
            }
        }
    }

    private static final class Members extends ClassVisitor {

        private final List<String> supertypes;
        private final boolean constructors;
        private final Set<String> found;

        Members(List<String> supertypes, boolean constructors, Set<String> found) {
            super(Opcodes.ASM9);
            this.supertypes = supertypes;
            this.constructors = constructors;
            this.found = found;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            Stream.concat(Stream.ofNullable(superName), Arrays.stream(interfaces))
                    .forEach(s -> supertypes.add(s.replace('/', '.')));
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            found.add(name);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (constructors || !name.equals("<init>")) {
                found.add(Arrays.stream(Type.getArgumentTypes(descriptor))
                        .map(Members::simple)
                        .collect(joining(",", name + "(", ")")));
            }
            return null;
        }

        private static String simple(Type type) {
            String name = type.getClassName();
            return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        }
    }
}
