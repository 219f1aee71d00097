package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The project's own class files: found at once, told apart by their content, and read when they are asked for.
 *
 * <p>A group is the class files of one class and of those inside it, named as the class: {@code a/b/C} for {@code a/b/C.class}
 * and {@code a/b/C$1.class}. Whatever a source file is joined with is in the groups of the classes that it declares.
 */
public final class OwnClasses {

    /** Content is dropped once it was read; where it could not be, reading tries again and says why. */
    private static final class ClassFile {
        final Path path;
        final String name;
        byte @Nullable [] content;

        ClassFile(Path path, String name) {
            this.path = path;
            this.name = name;
        }

        byte[] content() throws IOException {
            byte[] known = content;
            content = null;
            return known == null ? Content.of(path) : known;
        }
    }

    /** A jar, which is always read as a whole, or the files of a folder. */
    private record Root(@Nullable Path jar, List<ClassFile> files) {}

    private final Path base;
    private final int release;
    private final int threads;
    private final Queue<Problem> problems;
    private final List<Root> roots = new ArrayList<>();
    private final Map<String, String> fingerprints = new HashMap<>();
    private boolean isFitting = true;

    private OwnClasses(Path base, int release, int threads, Queue<Problem> problems) {
        this.base = base;
        this.release = release;
        this.threads = threads;
        this.problems = problems;
    }

    /**
     * Looks for them.
     *
     * @param base folder that paths in problems are relative to
     * @param roots folders or jars; missing ones are passed over
     * @param release the Java release that multi-release jars are read for
     * @param tellApart whether fingerprints will be asked for
     * @param problems gets what cannot be read, now or later
     */
    static OwnClasses find(
            Path base, List<Path> roots, int release, int threads, boolean tellApart, Queue<Problem> problems) {
        OwnClasses own = new OwnClasses(base, release, threads, problems);
        for (Path root : roots) {
            if (Files.isRegularFile(root)) {
                own.roots.add(new Root(root, List.of()));
            } else if (Files.isDirectory(root)) {
                own.roots.add(new Root(null, own.filesOf(root)));
            }
        }
        if (tellApart) {
            own.fingerprint();
        }
        return own;
    }

    /** The group of a class by its internal name. */
    public static String group(String internalName) {
        int inner = internalName.indexOf('$', internalName.lastIndexOf('/') + 1);
        return inner < 0 ? internalName : internalName.substring(0, inner);
    }

    /**
     * A name for the content of all class files of these groups, those among them that have none included; null where it does not
     * tell all: what is in a jar, in two folders or cannot be read.
     */
    public @Nullable String fingerprint(List<String> groups) {
        boolean hasJar = roots.stream().anyMatch(root -> root.jar != null);
        Fingerprint all = new Fingerprint();
        for (String group : groups) {
            String one = fingerprints.getOrDefault(group, "none");
            if (one.isEmpty() || hasJar) {
                return null;
            }
            all.add(group).add(one);
        }
        return all.name();
    }

    /**
     * Reads the classes, the first of each name.
     *
     * @param leftOut groups that are not read
     * @return by internal name
     */
    public SortedMap<String, ClassFacts> read(Set<String> leftOut) {
        SortedMap<String, ClassFacts> classes = new TreeMap<>();
        for (Root root : roots) {
            List<ClassFacts> read =
                    root.jar == null ? read(root, leftOut) : ClassPath.readWholeJar(base, root.jar, release, problems);
            read.forEach(each -> classes.putIfAbsent(each.name(), each));
        }
        return classes;
    }

    private List<ClassFacts> read(Root root, Set<String> leftOut) {
        List<ClassFile> asked = root.files.stream()
                .filter(file -> !leftOut.contains(group(file.name)))
                .toList();
        List<@Nullable ClassFacts> read = inParallel(asked, this::read);
        List<ClassFacts> classes = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            ClassFacts facts = read.get(i);
            if (facts == null) {
                fingerprints.put(group(asked.get(i).name), "");
            } else {
                isFitting &= facts.name().equals(asked.get(i).name);
                classes.add(facts);
            }
        }
        return classes;
    }

    /** Whether every class that was read is the one that its file is named for: else groups say nothing. */
    public boolean isFitting() {
        return isFitting;
    }

    private @Nullable ClassFacts read(ClassFile file) {
        try {
            return ClassFileReader.read(file.content());
        } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
            problems.add(Classes.broken(base, file.path, e));
            return null;
        }
    }

    private List<ClassFile> filesOf(Path root) {
        List<ClassFile> files = new ArrayList<>();
        try {
            List<Path> found =
                    Content.filesBelow(root, (file, failure) -> problems.add(Classes.broken(base, file, failure)));
            for (Path file : found) {
                Path inRoot = root.relativize(file);
                if (Classes.isClassFile(file.getFileName().toString()) && !inRoot.startsWith("META-INF")) {
                    String name = inRoot.toString().replace('\\', '/');
                    files.add(new ClassFile(file, name.substring(0, name.length() - ".class".length())));
                }
            }
        } catch (IOException e) {
            problems.add(Classes.broken(base, root, e));
        }
        return files;
    }

    private void fingerprint() {
        List<ClassFile> files =
                roots.stream().flatMap(root -> root.files.stream()).toList();
        List<@Nullable String> contents = inParallel(files, OwnClasses::contentName);
        Map<String, Fingerprint> groups = new HashMap<>();
        Set<String> names = new HashSet<>();
        Set<String> unclear = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name;
            String content = contents.get(i);
            if (content == null || !names.add(name)) {
                unclear.add(group(name));
            } else {
                groups.computeIfAbsent(group(name), any -> new Fingerprint())
                        .add(name)
                        .add(content);
            }
        }
        groups.forEach((group, fingerprint) -> fingerprints.put(group, fingerprint.name()));
        unclear.forEach(group -> fingerprints.put(group, ""));
    }

    private static @Nullable String contentName(ClassFile file) {
        try {
            file.content = Content.of(file.path);
            return new Fingerprint().addFile(file.content).name();
        } catch (IOException e) {
            return null;
        }
    }

    /** The function's results in the order of the files; null where it has none. */
    private <R> List<@Nullable R> inParallel(List<ClassFile> some, Function<ClassFile, @Nullable R> function) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<@Nullable R>>> parts = new ArrayList<>();
            int size = some.size() / threads + 1;
            for (int from = 0; from < some.size(); from += size) {
                List<ClassFile> part = some.subList(from, Math.min(some.size(), from + size));
                parts.add(pool.submit(() -> {
                    List<@Nullable R> results = new ArrayList<>(part.size());
                    part.forEach(file -> results.add(function.apply(file)));
                    return results;
                }));
            }
            List<@Nullable R> all = new ArrayList<>(some.size());
            for (Future<List<@Nullable R>> part : parts) {
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
}
