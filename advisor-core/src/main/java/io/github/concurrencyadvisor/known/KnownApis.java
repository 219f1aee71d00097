package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK and common libraries do, from the text files in {@code known/}. Immutable and thread-safe.
 *
 * <p>{@link KnownFile} describes the lines. {@code known/index.txt} names the bundled files, one a line.
 */
public final class KnownApis {

    private static final String OBJECT = "java/lang/Object";

    /** Folder of the files that describe the JDK; their package defaults say what belongs to it. */
    private static final String JDK_FILES = "jdk/";

    /** What belongs to the JDK without being exported. Not all of {@code com/sun/}: many libraries live there. */
    private static final List<String> JDK_PREFIXES = List.of(
            "java/",
            "jdk/",
            "sun/",
            "com/sun/beans/",
            "com/sun/crypto/provider/",
            "com/sun/imageio/",
            "com/sun/java/accessibility/",
            "com/sun/java/swing/",
            "com/sun/java/util/jar/",
            "com/sun/jmx/",
            "com/sun/jndi/",
            "com/sun/media/sound/",
            "com/sun/naming/internal/",
            "com/sun/org/apache/",
            "com/sun/proxy/",
            "com/sun/rmi/rmid/",
            "com/sun/rowset/",
            "com/sun/security/",
            "com/sun/swing/",
            "com/sun/tools/classfile/",
            "com/sun/tools/doclint/",
            "com/sun/tools/example/",
            "com/sun/tools/javac/",
            "com/sun/tools/javap/",
            "com/sun/tools/jdeprscan/",
            "com/sun/tools/jdeps/",
            "com/sun/tools/jdi/",
            "com/sun/tools/sjavac/");

    private final Map<String, ClassLines> classes;
    private final Map<String, KnownApi> packages;
    private final Map<String, KnownApi> fields;
    private final Map<String, List<KnownContext>> contexts;
    private final Set<String> jdkPackages;

    private KnownApis(
            Map<String, ClassLines> classes,
            Map<String, KnownApi> packages,
            Map<String, KnownApi> fields,
            Map<String, List<KnownContext>> contexts,
            Set<String> jdkPackages) {
        this.classes = classes;
        this.packages = packages;
        this.fields = fields;
        this.contexts = contexts;
        this.jdkPackages = jdkPackages;
    }

    private static final class Bundled {
        static final KnownApis APIS = load();
    }

    /**
     * More known APIs and what was wrong with their lines.
     *
     * @param apis the known APIs with every line that could be read
     * @param problems one for each line that could not, and for each file
     */
    public record Extended(KnownApis apis, List<Problem> problems) {
        public Extended {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The known APIs that come with the advisor, loaded once.
     *
     * @throws IllegalStateException if a bundled line is wrong, naming each by file and line
     */
    public static KnownApis bundled() {
        return Bundled.APIS;
    }

    /** These known APIs and those of the files, which win where both describe the same member. */
    public Extended with(List<Path> files) {
        KnownApis apis = this;
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            try {
                Extended extended = apis.with(name, Files.readString(file));
                apis = extended.apis();
                problems.addAll(extended.problems());
            } catch (IOException e) {
                problems.add(new Problem(
                        Problem.Kind.BAD_KNOWN_API,
                        new Position(name, 0, 0),
                        "cannot be read as UTF-8 text; check that the file is there"));
            }
        }
        return new Extended(apis, problems);
    }

    /** As {@link #with(List)}, of the text of one file; the name's ending tells known APIs from contexts. */
    public Extended with(String fileName, String text) {
        KnownFile file = KnownFile.parse(fileName, text);
        Builder builder = new Builder(this);
        file.apis().forEach(line -> builder.add(line, false));
        file.contexts().forEach(builder::add);
        return new Extended(builder.build(), file.problems());
    }

    /**
     * What the method does: its own line, else the nearest supertype's, else its class's or package's default; null if unknown.
     *
     * <p>Class by class through the lineage: the line with these parameters, the line for all overloads, the line that differs
     * only as a type variable differs from its argument, the class's default. Then the packages' defaults, of which those of
     * {@code java.lang} and {@code java.util.function} are not inherited: a project's own interface is not harmless because
     * it extends {@code Runnable}. No default speaks for what {@code Object} declares, {@code toString} and the like.
     * Constructors are not inherited.
     */
    public @Nullable KnownApi method(MethodId target, TypeHierarchy hierarchy) {
        String name = target.name();
        String descriptor = target.descriptor();
        if (target.isConstructor()) {
            KnownApi own = line(target.owner(), name, descriptor, false, true);
            return own != null ? own : packages.get(packageOf(target.owner()));
        }
        boolean objects = isDeclaredByObject(name, descriptor);
        List<String> lineage = hierarchy.lineage(target.owner());
        boolean inherited = false;
        for (String type : lineage) {
            KnownApi found = line(type, name, descriptor, inherited, !objects);
            if (found != null) {
                return found;
            }
            inherited = true;
        }
        if (objects) {
            return line(OBJECT, name, descriptor, false, false);
        }
        KnownApi own = packages.get(packageOf(target.owner()));
        if (own != null) {
            return own;
        }
        for (String type : lineage) {
            KnownApi found = packages.get(packageOf(type));
            if (found != null && isInherited(found)) {
                return found;
            }
        }
        return null;
    }

    /** What the field stands for, {@code java/lang/System#out}; null where no line names it. */
    public @Nullable KnownApi field(String owner, String name) {
        return fields.get(fieldKey(owner, name));
    }

    /** The carrier on which a framework calls the project's method, where it overrides one that a context names; else null. */
    public @Nullable KnownContext context(MethodId overrider, TypeHierarchy hierarchy) {
        for (String type : hierarchy.lineage(overrider.owner())) {
            KnownContext all = null;
            KnownContext erased = null;
            int similar = 0;
            for (KnownContext context : contexts.getOrDefault(type, List.of())) {
                if (!context.method().equals(overrider.name())) {
                    continue;
                }
                List<String> parameters = context.parameters();
                if (parameters == null) {
                    all = context;
                } else if (Descriptors.match(overrider.descriptor(), parameters, false)) {
                    return context;
                } else if (Descriptors.match(overrider.descriptor(), parameters, true)) {
                    erased = context;
                    similar++;
                }
            }
            if (all != null) {
                return all;
            }
            if (similar == 1) {
                return erased;
            }
        }
        return null;
    }

    /** Whether the class belongs to the JDK: described by data and never read. The same on every JDK. */
    public boolean isJdk(String internalName) {
        if (jdkPackages.contains(packageOf(internalName))) {
            return true;
        }
        for (String prefix : JDK_PREFIXES) {
            if (internalName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable KnownApi line(
            String owner, String name, String descriptor, boolean inherited, boolean orDefault) {
        ClassLines lines = classes.get(owner);
        return lines == null ? null : lines.find(name, descriptor, inherited, orDefault);
    }

    /** Of these a class's or package's default says nothing: printing a client does not use the network. */
    private static boolean isDeclaredByObject(String name, String descriptor) {
        return switch (name) {
            case "toString", "hashCode", "getClass", "notify", "notifyAll" -> descriptor.startsWith("()");
            case "equals" -> descriptor.equals("(Ljava/lang/Object;)Z");
            case "wait" -> descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V");
            default -> false;
        };
    }

    private static boolean isInherited(KnownApi packageDefault) {
        return !packageDefault.owner().equals("java/lang/")
                && !packageDefault.owner().equals("java/util/function/");
    }

    private static String fieldKey(String owner, String name) {
        return owner.concat("#").concat(name);
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    private static KnownApis load() {
        Builder builder = new Builder(new KnownApis(Map.of(), Map.of(), Map.of(), Map.of(), Set.of()));
        List<Problem> problems = new ArrayList<>();
        Map<String, String> lineOfMember = new HashMap<>();
        for (String name : index()) {
            KnownFile file = KnownFile.parse(name, resource(name));
            problems.addAll(file.problems());
            boolean jdk = name.startsWith(JDK_FILES);
            for (KnownFile.ApiLine line : file.apis()) {
                KnownApi replaced = builder.add(line, jdk);
                if (replaced != null) {
                    problems.add(duplicate(line.api().line(), replaced.line()));
                }
            }
            for (KnownContext context : file.contexts()) {
                builder.add(context);
                String member = context.owner() + "#" + context.method() + context.parameters();
                String first = lineOfMember.putIfAbsent(member, context.line());
                if (first != null) {
                    problems.add(duplicate(context.line(), first));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .map(p -> p.at() + ": " + p.message())
                    .collect(Collectors.joining("\n", "known APIs cannot be loaded:\n", "")));
        }
        return builder.build();
    }

    private static Problem duplicate(String line, String first) {
        int colon = line.lastIndexOf(':');
        Position at = new Position(line.substring(0, colon), Integer.parseInt(line.substring(colon + 1)), 0);
        return new Problem(
                Problem.Kind.BAD_KNOWN_API, at, "says what " + first + " says already; keep one of the two lines");
    }

    /** The names of the bundled files, in the order of the index. */
    static List<String> index() {
        List<String> names = new ArrayList<>();
        StringTokenizer lines = new StringTokenizer(resource("index.txt"), "\r\n");
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken().strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                names.add(line);
            }
        }
        return names;
    }

    /** The text of a bundled file. */
    static String resource(String name) {
        try (InputStream in = KnownApis.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("known/" + name + " is not there; correct known/index.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("known/" + name + " cannot be read", e);
        }
    }

    /** The lines of one class: by method name, and the class's default. */
    private static final class ClassLines {
        private final Map<String, List<KnownApi>> byName;
        private @Nullable KnownApi all;

        ClassLines() {
            this.byName = new HashMap<>();
        }

        ClassLines(ClassLines other) {
            this.byName = new HashMap<>(other.byName);
            this.all = other.all;
        }

        /** Adds the line and returns the line that it takes the place of, or null. */
        @Nullable
        KnownApi add(KnownApi api) {
            if (api.member().equals("*")) {
                KnownApi replaced = all;
                all = api;
                return replaced;
            }
            List<KnownApi> overloads = new ArrayList<>(byName.getOrDefault(api.member(), List.of()));
            KnownApi replaced = null;
            for (KnownApi overload : overloads) {
                List<String> parameters = overload.parameters();
                if (parameters == null ? api.parameters() == null : parameters.equals(api.parameters())) {
                    replaced = overload;
                }
            }
            if (replaced != null) {
                overloads.remove(replaced);
            }
            overloads.add(api);
            byName.put(api.member(), overloads);
            return replaced;
        }

        @Nullable
        KnownApi find(String name, String descriptor, boolean inherited, boolean orDefault) {
            List<KnownApi> overloads = byName.get(name);
            KnownApi byDefault = orDefault ? all : null;
            if (overloads == null) {
                return byDefault;
            }
            KnownApi anyOverload = null;
            KnownApi erased = null;
            int similar = 0;
            for (KnownApi overload : overloads) {
                List<String> parameters = overload.parameters();
                if (parameters == null) {
                    anyOverload = overload;
                } else if (Descriptors.match(descriptor, parameters, false)) {
                    return overload;
                } else if (inherited && Descriptors.match(descriptor, parameters, true)) {
                    erased = overload;
                    similar++;
                }
            }
            if (anyOverload != null) {
                return anyOverload;
            }
            return similar == 1 ? erased : byDefault;
        }
    }

    /** Collects lines on top of known APIs that stay as they are. */
    private static final class Builder {
        private final Map<String, ClassLines> classes;
        private final Map<String, KnownApi> packages;
        private final Map<String, KnownApi> fields;
        private final Map<String, List<KnownContext>> contexts;
        private final Set<String> jdkPackages;
        private final Set<String> ownClasses = new HashSet<>();

        Builder(KnownApis base) {
            this.classes = new HashMap<>(base.classes);
            this.packages = new HashMap<>(base.packages);
            this.fields = new HashMap<>(base.fields);
            this.contexts = new HashMap<>(base.contexts);
            this.jdkPackages = new HashSet<>(base.jdkPackages);
        }

        @Nullable
        KnownApi add(KnownFile.ApiLine line, boolean jdk) {
            KnownApi api = line.api();
            String owner = api.owner();
            if (owner.endsWith("/")) {
                if (jdk) {
                    jdkPackages.add(owner);
                }
                return packages.put(owner, api);
            }
            if (line.isField()) {
                return fields.put(fieldKey(owner, api.member()), api);
            }
            ClassLines lines = classes.get(owner);
            if (lines == null || ownClasses.add(owner)) {
                lines = lines == null ? new ClassLines() : new ClassLines(lines);
                ownClasses.add(owner);
                classes.put(owner, lines);
            }
            return lines.add(api);
        }

        void add(KnownContext context) {
            List<KnownContext> longer = new ArrayList<>();
            longer.add(context);
            longer.addAll(contexts.getOrDefault(context.owner(), List.of()));
            contexts.put(context.owner(), longer);
        }

        KnownApis build() {
            return new KnownApis(classes, packages, fields, contexts, jdkPackages);
        }
    }
}
