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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The compiled side of the program: the project's own classes, all read, and the class path, read on demand. Thread-safe;
 * close it when the analysis is done, since it holds jars open.
 */
public final class Classes implements Library, AutoCloseable {

    private final SortedMap<String, ClassFacts> project;
    private final ClassPath classPath;
    private final CacheFolder cache;
    private final List<Problem> problems;

    private Classes(
            SortedMap<String, ClassFacts> project, ClassPath classPath, CacheFolder cache, List<Problem> problems) {
        this.project = Collections.unmodifiableSortedMap(project);
        this.classPath = classPath;
        this.cache = cache;
        this.problems = problems;
    }

    /**
     * Reads the project's classes and opens the class path.
     *
     * @param base folder that paths in problems are relative to
     * @param classRoots folders or jars with the project's own classes; missing ones are passed over
     * @param classPath folders and jars of everything else; missing ones are a problem
     * @param release the Java release that multi-release jars are read for
     * @param cache keeps what was found of the class path's jars
     */
    public static Classes read(
            Path base, List<Path> classRoots, List<Path> classPath, int release, int threads, CacheFolder cache) {
        ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();
        TreeMap<String, ClassFacts> project = new TreeMap<>();
        for (Path root : classRoots) {
            for (ClassFacts facts : readAll(base, root, release, threads, problems)) {
                project.putIfAbsent(facts.name(), facts);
            }
        }
        return new Classes(
                project,
                ClassPath.open(base, classPath, release, cache, problems),
                cache,
                problems.stream().sorted().toList());
    }

    /** The project's own classes by internal name. */
    public SortedMap<String, ClassFacts> project() {
        return project;
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
                                + "), so that dependencies are solved again each time: make it writable, set"
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
     */
    public Map<String, String> texts(String folder) {
        return classPath.texts(folder);
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

    private static List<ClassFacts> readAll(
            Path base, Path root, int release, int threads, ConcurrentLinkedQueue<Problem> problems) {
        if (Files.isRegularFile(root)) {
            return ClassPath.readWholeJar(base, root, release, problems);
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> files = classFiles(base, root, problems);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<ClassFacts>>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int first = part;
                parts.add(pool.submit(() -> readPart(base, files, first, threads, problems)));
            }
            List<ClassFacts> all = new ArrayList<>(files.size());
            for (Future<List<ClassFacts>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading classes", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading classes failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<ClassFacts> readPart(
            Path base, List<Path> files, int first, int step, ConcurrentLinkedQueue<Problem> problems) {
        List<ClassFacts> read = new ArrayList<>();
        for (int i = first; i < files.size(); i += step) {
            Path file = files.get(i);
            try {
                read.add(ClassFileReader.read(Content.of(file)));
            } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
                problems.add(broken(base, file, e));
            }
        }
        return read;
    }

    private static List<Path> classFiles(Path base, Path root, ConcurrentLinkedQueue<Problem> problems) {
        try {
            return Content.filesBelow(root, (file, failure) -> problems.add(broken(base, file, failure))).stream()
                    .filter(file -> isClassFile(file.getFileName().toString()))
                    .filter(file -> !root.relativize(file).startsWith("META-INF"))
                    .toList();
        } catch (IOException e) {
            problems.add(broken(base, root, e));
            return List.of();
        }
    }

    /** The internal names of the classes among the files of an archive, sorted. */
    static List<String> namesOf(Stream<String> files) {
        return files.filter(file -> !file.startsWith("META-INF/"))
                .filter(file -> isClassFile(file.substring(file.lastIndexOf('/') + 1)))
                .map(file -> file.substring(0, file.length() - ".class".length()))
                .sorted()
                .toList();
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
