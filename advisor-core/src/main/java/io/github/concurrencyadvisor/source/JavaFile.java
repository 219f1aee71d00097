package io.github.concurrencyadvisor.source;

import java.nio.file.Path;

/**
 * A Java source file that was found.
 *
 * @param path where to read it
 * @param name path relative to the project's base folder, with forward slashes
 */
public record JavaFile(Path path, String name) implements Comparable<JavaFile> {

    @Override
    public int compareTo(JavaFile other) {
        return name.compareTo(other.name);
    }
}
