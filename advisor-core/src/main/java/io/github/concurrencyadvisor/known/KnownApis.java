package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK and libraries do: what the user says, else what a library says in its own jar, else what comes with the advisor.
 *
 * <p>{@link KnownFile} describes the lines. {@code known/index.txt} names the bundled files and the packages that each has
 * lines about; a file is read when a class of such a package is first asked for. Not thread-safe.
 */
public final class KnownApis {

    /** Where a library keeps files of known APIs about itself. */
    public static final String FOLDER_IN_LIBRARIES = "META-INF/advisor/";

    private static final String OBJECT = "java/lang/Object";

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

    /** Owner of the lines about names that mean one thing wherever they stand. */
    private static final String BY_NAME_ALONE = "unknown/Type";

    private final List<Coordinates> classPath;
    private final Lines users = new Lines();
    private final Lines libraries = new Lines();
    private final Lines bundled = new Lines();
    private final List<Lines> all = List.of(users, libraries, bundled);
    private final List<Added> added = new ArrayList<>();
    private final Set<String> jdkPackages = new HashSet<>();
    private final Set<String> packagesAskedFor = new HashSet<>();
    private final Set<Pack> packsRead = new HashSet<>();

    private KnownApis(List<Coordinates> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /**
     * The text of a file of known APIs.
     *
     * @param name of the file as problems name it; its ending tells what kind of lines it has
     */
    public record Text(String name, String content) {}

    /** A text and what it says; {@code counts} where it is for this class path. */
    private record Added(Text text, KnownFile file, boolean isUsers, boolean counts) {}

    /**
     * Known APIs and what was wrong with the files that were added to them.
     *
     * @param apis with every line that could be read
     * @param problems one for each line that could not, in the order of the files
     */
    public record Extended(KnownApis apis, List<Problem> problems) {
        public Extended {
            problems = List.copyOf(problems);
        }
    }

    /** Whether a library's file of that name is one of known APIs. */
    public static boolean isNameOfOne(String file) {
        return KnownFile.isNameOfOne(file);
    }

    /** The known APIs that come with the advisor, for a class path of which nothing is known. */
    public static KnownApis bundled() {
        return new KnownApis(List.of());
    }

    /**
     * The known APIs for a class path.
     *
     * @param classPath as far as it is known; it decides which of the files count
     * @param ofUser files of the user; the first that describes a member wins
     * @param ofLibraries what libraries keep in their folder for known APIs, likewise
     */
    public static Extended of(List<Coordinates> classPath, UserFiles ofUser, List<Text> ofLibraries) {
        KnownApis apis = new KnownApis(classPath);
        List<Problem> problems = new ArrayList<>(ofUser.problems());
        ofUser.texts().forEach(text -> apis.add(text, apis.users, problems));
        ofLibraries.forEach(text -> apis.add(text, apis.libraries, problems));
        return new Extended(apis, problems);
    }

    /** A text that is another one where other lines count: those of the user and of libraries, and what is left out. */
    public String identity() {
        StringBuilder identity = new StringBuilder();
        for (Added each : added) {
            Text text = each.text();
            identity.append(text.name()).append('\n').append(text.content()).append('\n');
        }
        for (Pack pack : Pack.all()) {
            if (pack.isConditional() && !pack.conditions().hold(classPath)) {
                identity.append('-').append(pack.name()).append('\n');
            }
        }
        return identity.toString();
    }

    /**
     * The same as far as lines about classes of the packages go, whatever the files are called.
     *
     * @param packages with slashes between the parts, none at the end
     */
    public String identity(Collection<String> packages) {
        Set<String> closed = new TreeSet<>();
        packages.forEach(name -> closed.add(name.isEmpty() ? name : name + "/"));
        StringBuilder identity = new StringBuilder();
        for (Added each : added) {
            if (each.counts() && each.file().speaksForAny(closed)) {
                identity.append(each.isUsers() ? "user " : "library ")
                        .append(KnownFile.endingOf(each.text().name()))
                        .append('\n')
                        .append(each.text().content())
                        .append('\n');
            }
        }
        for (Pack pack : Pack.all()) {
            if (pack.isConditional() && closed.stream().anyMatch(pack::speaksFor)) {
                identity.append(pack.conditions().hold(classPath) ? '+' : '-')
                        .append(pack.name())
                        .append('\n');
            }
        }
        return identity.toString();
    }

    /** The packages of all classes that anything was asked about so far, with slashes between the parts, none at the end. */
    public Set<String> packagesAskedFor() {
        Set<String> packages = new TreeSet<>();
        packagesAskedFor.forEach(name -> packages.add(name.isEmpty() ? name : name.substring(0, name.length() - 1)));
        return packages;
    }

    private void add(Text text, Lines to, List<Problem> problems) {
        KnownFile file = KnownFile.parse(text.name(), text.content());
        boolean counts = file.conditions().hold(classPath);
        added.add(new Added(text, file, to == users, counts));
        problems.addAll(file.problems());
        if (counts) {
            to.add(file);
        }
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
        return method(target, hierarchy, false);
    }

    /**
     * The same for a method of a class that is missing, so that its descriptor has the types of the arguments: a class in it may
     * stand for one that it extends.
     */
    public @Nullable KnownApi ofMissing(MethodId target, TypeHierarchy hierarchy) {
        return method(target, hierarchy, true);
    }

    private @Nullable KnownApi method(MethodId target, TypeHierarchy hierarchy, boolean byArguments) {
        String name = target.name();
        String descriptor = target.descriptor();
        if (target.isConstructor()) {
            KnownApi own = line(target.owner(), name, descriptor, byArguments, true);
            return own != null ? own : packageDefault(packageOf(target.owner()));
        }
        boolean objects = isDeclaredByObject(name, descriptor);
        List<String> lineage = hierarchy.lineage(target.owner());
        boolean inherited = byArguments;
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
        KnownApi own = packageDefault(packageOf(target.owner()));
        if (own != null) {
            return own;
        }
        for (String type : lineage) {
            KnownApi found = packageDefault(packageOf(type));
            if (found != null && isInherited(found)) {
                return found;
            }
        }
        return null;
    }

    /**
     * What the user says of a method of the project itself, whose code then does not count; null where nothing. Only lines that
     * name the method or a class speak for it, not a package's.
     */
    public @Nullable KnownApi stated(MethodId own, TypeHierarchy hierarchy) {
        if (users.noClasses()) {
            return null;
        }
        boolean objects = isDeclaredByObject(own.name(), own.descriptor());
        boolean inherited = false;
        for (String type : own.isConstructor() ? List.of(own.owner()) : hierarchy.lineage(own.owner())) {
            KnownApi found = users.method(type, own.name(), own.descriptor(), inherited, !objects);
            if (found != null) {
                return found;
            }
            inherited = true;
        }
        return null;
    }

    /**
     * What the name alone says of a call whose class is not known; null for most names.
     *
     * @param descriptor as far as the call shows it
     */
    public @Nullable KnownApi convention(String name, String descriptor) {
        return line(BY_NAME_ALONE, name, descriptor, false, false);
    }

    /** What the field stands for, {@code java/lang/System#out}; null where no line names it. */
    public @Nullable KnownApi field(String owner, String name) {
        return byEitherName(owner, type -> {
            readFor(packageOf(type));
            return first(lines -> lines.field(type, name));
        });
    }

    /** The carrier on which a framework calls the project's method, where it overrides one that a context names; else null. */
    public @Nullable KnownContext context(MethodId overrider, TypeHierarchy hierarchy) {
        for (String above : hierarchy.lineage(overrider.owner())) {
            KnownContext found = byEitherName(above, type -> {
                readFor(packageOf(type));
                return first(lines -> lines.context(type, overrider.name(), overrider.descriptor()));
            });
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * What is known of the methods that return a type, which promise their caller that it need not wait; null where nothing is.
     *
     * @param type internal name
     */
    public @Nullable KnownContext returning(String type) {
        return byEitherName(type, name -> {
            readFor(packageOf(name));
            return first(lines -> lines.context(name, KnownContext.RETURN, "()V"));
        });
    }

    /**
     * What is known of an annotation.
     *
     * @param type internal name of the annotation
     * @return the lines about it, those that win first
     */
    public List<KnownAnnotation> annotation(String type) {
        List<KnownAnnotation> found = byEitherName(type, name -> {
            readFor(packageOf(name));
            List<KnownAnnotation> lines =
                    all.stream().flatMap(each -> each.annotation(name).stream()).toList();
            return lines.isEmpty() ? null : lines;
        });
        return found == null ? List.of() : found;
    }

    /** Whether the class belongs to the JDK: described by data and never read. The same on every JDK. */
    public boolean isJdk(String internalName) {
        String packageName = packageOf(internalName);
        readFor(packageName);
        if (jdkPackages.contains(packageName)) {
            return true;
        }
        for (String prefix : JDK_PREFIXES) {
            if (internalName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the packs that have lines about the package, unless that was done before. */
    private void readFor(String packageName) {
        if (!packagesAskedFor.add(packageName)) {
            return;
        }
        List<KnownFile> files = new ArrayList<>();
        for (Pack pack : Pack.all()) {
            if (pack.speaksFor(packageName) && packsRead.add(pack)) {
                KnownFile file = pack.file();
                if (pack.isOfJdk()) {
                    file.apis().forEach(line -> addJdkPackage(line.api().owner()));
                }
                if (file.conditions().hold(classPath)) {
                    files.add(file);
                }
            }
        }
        files.sort(Comparator.comparing(KnownFile::conditions, Conditions.MOST_SPECIAL_FIRST));
        files.forEach(bundled::add);
    }

    private void addJdkPackage(String owner) {
        if (owner.endsWith("/")) {
            jdkPackages.add(owner);
        }
    }

    private @Nullable KnownApi line(
            String owner, String name, String descriptor, boolean inherited, boolean orDefault) {
        return byEitherName(owner, type -> lineOf(type, name, descriptor, inherited, orDefault));
    }

    private @Nullable KnownApi lineOf(
            String type, String name, String descriptor, boolean inherited, boolean orDefault) {
        readFor(packageOf(type));
        KnownApi byDefault = null;
        for (Lines lines : all) {
            KnownApi found = lines.method(type, name, descriptor, inherited, orDefault);
            if (found != null && !found.isDefault()) {
                return found;
            }
            byDefault = byDefault == null ? found : byDefault;
        }
        return byDefault;
    }

    private @Nullable KnownApi packageDefault(String packageName) {
        return byEitherName(packageName, name -> {
            readFor(name);
            return first(lines -> lines.packageDefault(name));
        });
    }

    /** What is said of a class or, with a slash at the end, a package by its name, else by the name it had before it was moved. */
    private static <T> @Nullable T byEitherName(String name, Function<String, @Nullable T> question) {
        T found = question.apply(name);
        String original = found == null ? Relocations.original(name) : name;
        return original.equals(name) ? found : question.apply(original);
    }

    private <T> @Nullable T first(Function<Lines, @Nullable T> question) {
        for (Lines lines : all) {
            T answer = question.apply(lines);
            if (answer != null) {
                return answer;
            }
        }
        return null;
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

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }
}
