package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.Library;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The compiled side of the program: the project's own classes and the class path, read on demand. Thread-safe but for the
 * former; close it when the analysis is done, since it holds jars open.
 */
public final class Classes implements Library, AutoCloseable {

    private final OwnClasses own;
    private final ClassPath classPath;
    private final CacheFolder cache;
    private final Collection<Problem> problems;

    private Classes(OwnClasses own, ClassPath classPath, CacheFolder cache, Collection<Problem> problems) {
        this.own = own;
        this.classPath = classPath;
        this.cache = cache;
        this.problems = problems;
    }

    /**
     * Finds the project's classes and opens the class path.
     *
     * @param base folder that paths in problems are relative to
     * @param classRoots folders or jars with the project's own classes; missing ones are passed over
     * @param classPath folders and jars of everything else; missing ones are a problem
     * @param release the Java release that multi-release jars are read for
     * @param cache keeps what was found of the project's classes and of the class path's jars
     */
    public static Classes open(
            Path base, List<Path> classRoots, List<Path> classPath, int release, int threads, CacheFolder cache) {
        ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();
        return new Classes(
                OwnClasses.find(base, classRoots, release, threads, cache.isOn(), problems),
                ClassPath.open(base, classPath, release, cache, problems),
                cache,
                problems);
    }

    /** The project's own classes, which are read when they are asked for. */
    public OwnClasses own() {
        return own;
    }

    /** What could not be read so far, sorted; class-path entries found broken later are added when they are met. */
    public List<Problem> problems() {
        return Stream.of(problems, classPath.problems(), cacheProblems())
                .flatMap(Collection::stream)
                .sorted()
                .distinct()
                .toList();
    }

    private List<Problem> cacheProblems() {
        return cache.fault().stream()
                .map(fault -> new Problem(
                        Problem.Kind.UNUSABLE_CACHE,
                        Position.NONE,
                        "the cache folder cannot be written (" + fault
                                + "), so that all is read and solved again each time: make it writable, set"
                                + " advisor.cacheDirectory to another folder or advisor.cache to false"))
                .toList();
    }

    /** The folder that keeps what was found of the class path's jars. */
    public CacheFolder cache() {
        return cache;
    }

    /**
     * What the entries of the class path were published as, as far as that can be told.
     *
     * @param given what is known of entries without looking into them
     */
    public List<Coordinates> coordinates(Map<Path, Coordinates> given) {
        return classPath.coordinates(given);
    }

    /**
     * The files directly in a folder of the class path's entries, by their names, in the order of the class path.
     *
     * @param folder with slashes between and at the end
     * @param meant which files, by their names
     */
    public Map<String, String> texts(String folder, Predicate<String> meant) {
        return classPath.texts(folder, meant);
    }

    /** A class of the class path or the JDK; the project's own classes are not looked at. */
    @Override
    public @org.jspecify.annotations.Nullable ClassFacts find(String internalName) {
        return classPath.find(internalName);
    }

    @Override
    public List<String> implementers(String internalName) {
        return classPath.archives().implementers(internalName);
    }

    /**
     * A name for all that the meaning of a class of the class path may rest on: the content of the jar or folder it is in and of
     * those that one uses. Empty for the JDK's classes, and where something cannot be read.
     */
    public Optional<String> contentKey(String internalName) {
        return classPath.archives().contentKey(internalName);
    }

    /** A name for the code that the entries of the class path have in the packages; empty where some cannot be read. */
    public Optional<String> contentOf(Collection<String> packages) {
        return classPath.archives().contentOf(packages);
    }

    /** The entry of the class path that the class is read from; empty for the JDK's classes and those that are nowhere. */
    public Optional<Path> entryOf(String internalName) {
        return classPath.archives().entryOf(internalName);
    }

    /**
     * A file of an entry of the class path; empty where there is none that can be read.
     *
     * @param file its path in the entry, with slashes
     */
    public Optional<byte[]> file(Path entry, String file) {
        return classPath.archives().file(entry, file);
    }

    /** The internal names of the classes of an entry of the class path, sorted. */
    public List<String> namesIn(Path entry) {
        return classPath.archives().namesIn(entry);
    }

    /**
     * A name for what a jar or folder holds.
     *
     * @throws IOException if it cannot be read
     */
    public static String fingerprint(Path jarOrFolder) throws IOException {
        if (Files.isDirectory(jarOrFolder)) {
            return new FolderArchive(jarOrFolder).fingerprint();
        }
        try (Archive jar = JarArchive.open(jarOrFolder, 0)) {
            return jar.fingerprint();
        }
    }

    @Override
    public void close() {
        classPath.close();
    }

    /** The internal names of the classes among the files of an archive, sorted. */
    static List<String> namesOf(Stream<String> files) {
        return files.filter(Classes::isClassOfArchive)
                .map(file -> file.substring(0, file.length() - ".class".length()))
                .sorted()
                .toList();
    }

    /** Whether a file with that path in an archive is one of its classes. */
    static boolean isClassOfArchive(String file) {
        return !file.startsWith("META-INF/") && isClassFile(file.substring(file.lastIndexOf('/') + 1));
    }

    static boolean isClassFile(String name) {
        return name.endsWith(".class") && !name.equals("module-info.class") && !name.equals("package-info.class");
    }

    static Problem broken(Path base, Path file, Throwable e) {
        return new Problem(Problem.Kind.BROKEN_CLASSES, new Position(relative(base, file), 0, 0), said(e));
    }

    private static String said(Throwable e) {
        String message = e instanceof FileSystemException ? null : e.getMessage();
        if (e instanceof NewerClassFile && message != null) {
            return message;
        }
        boolean tells = e instanceof IllegalArgumentException || e instanceof IOException;
        String reason = tells && message != null ? message : e instanceof IOException ? "no access" : "damaged";
        return "cannot be read as classes (" + reason.lines().findFirst().orElse("") + "): build it again";
    }

    /**
     * The path relative to the base with forward slashes; of a jar elsewhere only its name, since where a repository lies is
     * no part of the project.
     */
    static String relative(Path base, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        boolean isOfProject = absolute.startsWith(from)
                || (!absolute.getFileName().toString().endsWith(".jar")
                        && from.getParent() != null
                        && absolute.startsWith(from.getParent()));
        return isOfProject
                ? from.relativize(absolute).toString().replace('\\', '/')
                : absolute.getFileName().toString();
    }
}
