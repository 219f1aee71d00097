package io.github.concurrencyadvisor.known;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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
 * loaded. A line must exist in at least one of the stated versions. The everyday build reads the files only.
 */
class KnownLibraryTest {

    private static final Path PACKS = Path.of("src/main/resources/io/github/concurrencyadvisor/known/lib");
    private static final Path JARS = Path.of("target/packs");

    private static final String CHECKED = "# checked against ";
    private static final Pattern METHOD = Pattern.compile("([\\w.$]+)#([\\w$]+|<init>)\\((.*)\\)");
    private static final Pattern FIELD = Pattern.compile("([\\w.$]+)#([\\w$]+)");
    private static final Pattern PACKAGE = Pattern.compile("([\\w.]+)\\.\\*(?:\\(\\*:\\w+\\))?");
    private static final Pattern CLASS = Pattern.compile("([\\w.$]+)#\\*(?:\\(.+\\))?");
    private static final Pattern AT = Pattern.compile("@([\\w.$]+)(?:\\((\\w+)=true\\))?(?: later)?");

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
            if (line.indexOf('|') < 0 || line.startsWith("#")) {
                continue;
            }
            String subject = line.substring(0, line.indexOf('|')).strip();
            for (String complaint : new LinkedHashSet<>(subject(subject, jars))) {
                wrong.add(pack.getFileName() + ":" + (i + 1) + ": " + complaint + ": " + line);
            }
        }
        assertThat(wrong).as("lines that the jars do not bear out").isEmpty();
        assertThat(jars.unused()).as("stated jars that no line needs").isEmpty();
    }

    @Test
    void aFileDescribesTheLibrariesThatItWasCheckedAgainst() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path pack : packs().toList()) {
            Map<String, VersionRange> described = new HashMap<>();
            KnownFile.parse(pack.toString(), Files.readString(pack))
                    .conditions()
                    .libraries()
                    .forEach(library -> described.put(
                            library.module().group() + ":" + library.module().name(), library.versions()));
            Set<String> checked = new HashSet<>();
            for (String coordinate : coordinates(Files.readAllLines(pack))) {
                String[] parts = coordinate.split(":", -1);
                checked.add(parts[0] + ":" + parts[1]);
                VersionRange range = described.get(parts[0] + ":" + parts[1]);
                if (range == null || !range.contains(parts[2])) {
                    wrong.add(pack.getFileName() + " does not describe " + coordinate);
                }
            }
            if (!checked.equals(described.keySet())) {
                wrong.add(pack.getFileName() + " describes " + described.keySet() + ", checked are " + checked);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> coordinates(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(CHECKED))
                .flatMap(line -> Stream.of(line.substring(CHECKED.length()).split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** The parameters of the subject with their callbacks, as written. */
    private static List<String> parameters(String subject) {
        Matcher method = METHOD.matcher(subject);
        return method.matches() && !method.group(3).isEmpty()
                ? List.of(method.group(3).split(",", -1))
                : List.of();
    }

    private static List<String> subject(String subject, Jars jars) {
        Matcher annotation = AT.matcher(subject);
        if (annotation.matches()) {
            if (!jars.hasClass(annotation.group(1))) {
                return List.of("no such annotation");
            }
            return annotation.group(2) == null
                    ? List.of()
                    : method(annotation.group(1), annotation.group(2), List.of(), jars);
        }
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
        if (!jars.hasClass(owner)) {
            return List.of("no such class");
        }
        if (name.equals(KnownContext.RETURN)) {
            return List.of();
        }
        boolean any = !parameters.isEmpty() && parameters.get(0).startsWith("*");
        String wanted = any
                ? name + "("
                : parameters.stream().map(p -> p.split(":", 2)[0]).collect(joining(",", name + "(", ")"));
        Set<String> members = jars.members(owner);
        if (members.stream().anyMatch(m -> any ? m.startsWith(wanted) : m.equals(wanted))) {
            return List.of();
        }
        return List.of(members.stream()
                .filter(m -> m.startsWith(name + "("))
                .collect(joining(" ", "no such method; there are: ", "")));
    }

    /** The classes of a pack's jars, and of the JDK where they lead there. */
    private static final class Jars {

        private final Map<String, Map<String, ZipFile>> classes = new HashMap<>();
        private final Map<String, Set<String>> packages = new HashMap<>();
        private final Map<String, Set<String>> members = new HashMap<>();
        private final Set<String> unused = new TreeSet<>();

        static Jars of(List<String> lines) throws IOException {
            Jars jars = new Jars();
            for (String coordinate : coordinates(lines)) {
                jars.add(coordinate);
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
