package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.InRepository;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the root of the repository that a project lies in, from which hosts of code and CI systems name files. */
final class RepositoryFolder {

    /** What Git has at the root of a working tree: a folder, or a file where there are several working trees. */
    private static final String GIT = ".git";

    private RepositoryFolder() {}

    /**
     * The nearest folder upward that Git calls the root, else the one at the top of the build, else the project's own.
     *
     * @param top the folder at the top of the build, where that is known
     */
    static Path rootOf(Path baseDirectory, @Nullable File top) {
        for (Path folder = absolute(baseDirectory); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(GIT))) {
                return folder;
            }
        }
        return Optional.ofNullable(top)
                .map(File::toPath)
                .map(RepositoryFolder::absolute)
                .filter(absolute(baseDirectory)::startsWith)
                .orElse(absolute(baseDirectory));
    }

    /** Where the project lies below the root; empty where it does not. */
    static Optional<InRepository> place(Path root, Path baseDirectory, Path pom) {
        Path base = absolute(baseDirectory);
        if (!base.startsWith(absolute(root))) {
            return Optional.empty();
        }
        String folder = absolute(root).relativize(base).toString().replace('\\', '/');
        return Optional.of(new InRepository(
                folder.isEmpty() ? "" : folder + "/", pom.getFileName().toString()));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
