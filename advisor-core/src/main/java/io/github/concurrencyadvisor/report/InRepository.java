package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.model.Position;

/**
 * Where a project lies in its repository. Hosts of code know files by their path from the root of the repository; an analysis
 * knows them by their path from the project's base folder.
 *
 * @param folder the project's base folder from the root of the repository, with forward slashes and one at its end; empty
 *     where it is the root
 * @param standIn the file of the project that is pointed at where no source is known, from the base folder: hosts refuse a
 *     report that holds a finding without a file
 */
public record InRepository(String folder, String standIn) {
    public InRepository {
        boolean closed = folder.isEmpty() || folder.endsWith("/");
        if (!closed || folder.startsWith("/") || standIn.isEmpty()) {
            throw new IllegalArgumentException(
                    "not a relative folder that ends in a slash, and a file: " + folder + standIn);
        }
    }

    /** A place as the repository has it. */
    Position place(Position at) {
        return at.file().isEmpty()
                ? new Position(folder + standIn, 1, 0)
                : new Position(folder + at.file(), Math.max(1, at.line()), at.column());
    }
}
