package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Jars and folders from which classes are read when they are asked for, then the headers of the JDK's classes. */
final class ClassPath implements AutoCloseable {

    private final Path base;
    private final List<Archive> archives;
    private final Archives wholes;
    private final ConcurrentHashMap<String, Optional<ClassFacts>> found = new ConcurrentHashMap<>();
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    private ClassPath(Path base, List<Archive> archives, CacheFolder cache) {
        this.base = base;
        this.archives = archives;
        this.wholes = new Archives(archives, cache);
    }

    static ClassPath open(Path base, List<Path> entries, int release, CacheFolder cache, Queue<Problem> problems) {
        List<Archive> archives = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                archives.add(new FolderArchive(entry));
            } else if (Files.isRegularFile(entry)) {
                try {
                    archives.add(JarArchive.open(entry, release));
                } catch (IOException | RuntimeException e) {
                    problems.add(Classes.broken(base, entry, e));
                }
            } else {
                problems.add(new Problem(
                        Problem.Kind.MISSING_DEPENDENCY,
                        new Position(Classes.relative(base, entry), 0, 0),
                        "is on the class path but does not exist: what it holds is unknown to the analysis"));
            }
        }
        return new ClassPath(base, archives, cache);
    }

    /**
     * What the entries were published as, in their order; a folder only where it is given.
     *
     * @param given what is known of entries without looking into them
     */
    List<Coordinates> coordinates(Map<Path, Coordinates> given) {
        List<Coordinates> coordinates = new ArrayList<>();
        for (Archive archive : archives) {
            Coordinates known = given.get(archive.path());
            try {
                (known == null ? archive.coordinates() : Optional.of(known)).ifPresent(coordinates::add);
            } catch (IOException | RuntimeException e) {
                problems.add(Classes.broken(base, archive.path(), e));
            }
        }
        return coordinates;
    }

    /**
     * The files directly in a folder of the entries, by {@code entry/path}, in the order of the entries and of their names.
     *
     * @param folder with slashes between and at the end
     * @param meant which files, by their paths
     */
    Map<String, String> texts(String folder, Predicate<String> meant) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Archive archive : archives) {
            try {
                for (String file : archive.filesIn(folder)) {
                    byte[] content = meant.test(file) ? archive.bytes(file) : null;
                    if (content != null) {
                        String name = Classes.relative(base, archive.path()) + "/" + file;
                        texts.put(name, new String(content, StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException | RuntimeException e) {
                problems.add(Classes.broken(base, archive.path().resolve(folder), e));
            }
        }
        return texts;
    }

    /** Every class of a jar that holds the project's own classes. */
    static List<ClassFacts> readWholeJar(Path base, Path jar, int release, Queue<Problem> problems) {
        List<ClassFacts> all = new ArrayList<>();
        try (Archive archive = JarArchive.open(jar, release)) {
            for (String name : archive.classNames()) {
                String resource = name + ".class";
                try {
                    byte[] bytes = archive.bytes(resource);
                    if (bytes != null) {
                        all.add(ClassFileReader.read(bytes));
                    }
                } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
                    problems.add(Classes.broken(base, jar.resolve(resource), e));
                }
            }
        } catch (IOException | RuntimeException e) {
            problems.add(Classes.broken(base, jar, e));
        }
        return all;
    }

    @Nullable
    ClassFacts find(String internalName) {
        Optional<ClassFacts> known = found.get(internalName);
        if (known == null) {
            known = Optional.ofNullable(read(internalName));
            Optional<ClassFacts> earlier = found.putIfAbsent(internalName, known);
            known = earlier == null ? known : earlier;
        }
        return known.orElse(null);
    }

    private @Nullable ClassFacts read(String internalName) {
        String resource = internalName + ".class";
        if (internalName.isEmpty() || internalName.startsWith("[")) {
            return null;
        }
        ClassFacts jdk = JdkHeaders.find(internalName);
        if (jdk != null) {
            return jdk;
        }
        for (Archive archive : archives) {
            try {
                byte[] bytes = archive.bytes(resource);
                if (bytes != null) {
                    return ClassFileReader.read(bytes);
                }
            } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
                problems.add(Classes.broken(base, archive.path().resolve(resource), e));
            }
        }
        return null;
    }

    Archives archives() {
        return wholes;
    }

    Collection<Problem> problems() {
        return problems;
    }

    @Override
    public void close() {
        for (Archive archive : archives) {
            try {
                archive.close();
            } catch (IOException e) {
                problems.add(Classes.broken(base, archive.path(), e));
            }
        }
    }
}
