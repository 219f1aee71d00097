package io.github.concurrencyadvisor.model;

/**
 * What became of one source file.
 *
 * @param path relative path with forward slashes
 * @param lines number of lines; 0 where it could not be read
 */
public record SourceFile(String path, int lines, Status status) implements Comparable<SourceFile> {

    /** How a file was analysed. */
    public enum Status {
        /** From source and classes. */
        JOINED,
        /** From its source alone: there is no class file of it, or only an older one. */
        SOURCE_ONLY,
        /** From its classes alone, because it could not be parsed. */
        CLASSES_ONLY,
        /** Not at all; a {@link Problem} says why. */
        NOT_ANALYSED
    }

    @Override
    public int compareTo(SourceFile other) {
        return path.compareTo(other.path);
    }
}
