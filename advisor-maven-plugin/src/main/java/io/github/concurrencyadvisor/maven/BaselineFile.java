package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.advice.accepted.Baseline;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The file of a project's baseline, whether it is there or not.
 *
 * @param name how messages call it: its path relative to the project's folder, with forward slashes
 */
record BaselineFile(Path path, String name) {

    static BaselineFile in(Path baseDirectory, Path written) {
        Path path = baseDirectory.resolve(written).normalize();
        Path base = baseDirectory.normalize();
        boolean related =
                base.isAbsolute() == path.isAbsolute() && java.util.Objects.equals(base.getRoot(), path.getRoot());
        Path name = related ? base.relativize(path) : path.getFileName();
        return new BaselineFile(path, name.toString().replace('\\', '/'));
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** What it lists; nothing where it does not exist. */
    Baseline read() throws MojoExecutionException {
        if (!exists()) {
            return new Baseline(name, List.of());
        }
        try {
            return Baseline.parse(name, Files.readString(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException notText) {
            throw new MojoExecutionException("advisor.baseline is " + path + ", which is no text in UTF-8", notText);
        } catch (IOException unreadable) {
            throw new MojoExecutionException(
                    "advisor.baseline is " + path + ", which cannot be read: make it readable", unreadable);
        } catch (IllegalArgumentException damaged) {
            throw new MojoExecutionException(damaged.getMessage()
                    + "; mend the line, or delete the file and write it anew with advisor:baseline");
        }
    }

    void write(Baseline baseline) throws MojoExecutionException {
        try {
            ReportFiles.replace(path, out -> out.write(baseline.text().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new MojoExecutionException(
                    "Cannot write " + path + ": make it writable, or set advisor.baseline to a file that is", failed);
        }
    }
}
