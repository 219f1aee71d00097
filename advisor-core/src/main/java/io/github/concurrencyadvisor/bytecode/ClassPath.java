package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Jars and folders from which classes are read when they are asked for, then the headers of the JDK's classes. */
final class ClassPath implements AutoCloseable {

    private final Path base;
    private final List<Path> folders = new ArrayList<>();
    private final List<OpenJar> jars = new ArrayList<>();
    private final ConcurrentHashMap<String, Optional<ClassFacts>> found = new ConcurrentHashMap<>();
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    private record OpenJar(Path path, JarFile file) {}

    private ClassPath(Path base) {
        this.base = base;
    }

    static ClassPath open(Path base, List<Path> entries, int release, Queue<Problem> problems) {
        ClassPath classPath = new ClassPath(base);
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                classPath.folders.add(entry);
            } else if (Files.isRegularFile(entry)) {
                try {
                    classPath.jars.add(new OpenJar(entry, openJar(entry, release)));
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
        return classPath;
    }

    private static JarFile openJar(Path jar, int release) throws IOException {
        return new JarFile(
                jar.toFile(), false, ZipFile.OPEN_READ, Runtime.Version.parse(Integer.toString(Math.max(release, 9))));
    }

    /** Every class of a jar that holds the project's own classes. */
    static List<ClassFacts> readWholeJar(Path base, Path jar, int release, Queue<Problem> problems) {
        List<ClassFacts> all = new ArrayList<>();
        try (JarFile file = openJar(jar, release)) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!Classes.isClassFile(name.substring(name.lastIndexOf('/') + 1)) || name.startsWith("META-INF/")) {
                    continue;
                }
                try (InputStream in = file.getInputStream(file.getJarEntry(name))) {
                    all.add(ClassFileReader.read(in.readAllBytes()));
                } catch (IOException | RuntimeException e) {
                    problems.add(Classes.broken(base, jar.resolve(name), e));
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
        ClassFacts jdk = readJdkHeader(resource);
        if (jdk != null) {
            return jdk;
        }
        for (Path folder : folders) {
            Path file = folder.resolve(resource);
            if (Files.isRegularFile(file)) {
                try {
                    return ClassFileReader.read(Files.readAllBytes(file));
                } catch (IOException | RuntimeException e) {
                    problems.add(Classes.broken(base, file, e));
                }
            }
        }
        for (OpenJar jar : jars) {
            JarEntry entry = jar.file.getJarEntry(resource);
            if (entry != null) {
                try (InputStream in = jar.file.getInputStream(entry)) {
                    return ClassFileReader.read(in.readAllBytes());
                } catch (IOException | RuntimeException e) {
                    problems.add(Classes.broken(base, jar.path.resolve(resource), e));
                }
            }
        }
        return null;
    }

    /** The platform loader serves the class files of all JDK modules as resources; nothing is defined by asking for them. */
    private static @Nullable ClassFacts readJdkHeader(String resource) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : ClassFileReader.readHeader(in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    Collection<Problem> problems() {
        return problems;
    }

    @Override
    public void close() {
        for (OpenJar jar : jars) {
            try {
                jar.file.close();
            } catch (IOException e) {
                problems.add(Classes.broken(base, jar.path, e));
            }
        }
    }
}
