package io.github.concurrencyadvisor.source;

import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds Java files. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * What was found.
     *
     * @param files sorted by name, each file once however many roots or links lead to it
     */
    public record Found(List<JavaFile> files, List<Problem> problems) {
        public Found {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /**
     * All Java files below the roots. A root that does not exist is passed over; links are followed, loops of links are not.
     *
     * @param includes Maven-style patterns over paths relative to the root, or packages; empty means every Java file
     */
    public static Found find(Path base, List<Path> roots, List<String> includes, List<String> excludes) {
        Finder finder = new Finder(absolute(base), Glob.of(includes), Glob.of(excludes));
        for (Path root : roots) {
            finder.walk(absolute(root));
        }
        return finder.found();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static final class Finder {
        private final Path base;
        private final List<Glob> includes;
        private final List<Glob> excludes;
        private final List<JavaFile> files = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Finder(Path base, List<Glob> includes, List<Glob> excludes) {
            this.base = base;
            this.includes = includes;
            this.excludes = excludes;
        }

        void walk(Path root) {
            if (!Files.isDirectory(root)) {
                return;
            }
            try {
                Files.walkFileTree(
                        root,
                        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                        Integer.MAX_VALUE,
                        new SimpleFileVisitor<Path>() {
                            @Override
                            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                                boolean wanted = wanted(slashed(root.relativize(file)));
                                if (wanted && attributes.isRegularFile()) {
                                    files.add(new JavaFile(file, name(file)));
                                } else if (wanted && attributes.isSymbolicLink()) {
                                    unreadable(file); // a link that is met as such leads nowhere
                                }
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                                boolean matters = Files.isDirectory(file)
                                        || file.getFileName().toString().endsWith(".java");
                                if (matters && !(failure instanceof FileSystemLoopException)) {
                                    unreadable(file);
                                }
                                return FileVisitResult.CONTINUE;
                            }
                        });
            } catch (IOException e) {
                unreadable(root);
            }
        }

        private boolean wanted(String path) {
            return path.endsWith(".java")
                    && (includes.isEmpty() || includes.stream().anyMatch(glob -> glob.matches(path)))
                    && excludes.stream().noneMatch(glob -> glob.matches(path));
        }

        private void unreadable(Path path) {
            problems.add(new Problem(
                    Problem.Kind.UNREADABLE_SOURCE,
                    new Position(name(path), 0, 0),
                    "could not be read, so that nothing in it was analysed; check that it exists and may be read"));
        }

        private String name(Path path) {
            try {
                return slashed(base.relativize(path));
            } catch (IllegalArgumentException onAnotherDrive) {
                return path.getFileName().toString();
            }
        }

        Found found() {
            Collections.sort(files);
            Collections.sort(problems);
            Set<Path> seen = new HashSet<>();
            files.removeIf(file -> !seen.add(canonical(file.path())));
            return new Found(files, problems);
        }

        private static Path canonical(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                return path;
            }
        }
    }
}
