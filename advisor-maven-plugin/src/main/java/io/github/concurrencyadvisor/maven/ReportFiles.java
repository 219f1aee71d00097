package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** Writes reports so that a build stopped half-way leaves the old one or the new one, never a part. */
final class ReportFiles {

    private ReportFiles() {}

    /** The files written, in the order of {@code formats}. */
    static List<Path> write(Report report, List<ReportFormat> formats, Path folder) throws MojoExecutionException {
        List<Path> written = new ArrayList<>();
        for (ReportFormat format : formats) {
            Path file = folder.resolve(format.fileName());
            try {
                replace(file, out -> format.write(report, out));
            } catch (IOException failed) {
                throw new MojoExecutionException(
                        "Cannot write " + file
                                + ": make it writable, or set advisor.outputDirectory to a folder that is",
                        failed);
            }
            written.add(file);
        }
        return written;
    }

    /** Puts the content in the place of the file, which need not be there. */
    static void replace(Path file, Content content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                content.writeTo(out);
            }
            try {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException onThisFileSystem) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What is to be written. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
