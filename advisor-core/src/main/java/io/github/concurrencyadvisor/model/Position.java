package io.github.concurrencyadvisor.model;

import java.util.Comparator;

/**
 * A place in a source file.
 *
 * @param file path relative to the project's base folder, with forward slashes; empty where no source is known
 * @param line from 1; 0 where unknown
 * @param column from 1; 0 where unknown
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    public static final Position NONE = new Position("", 0, 0);

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + (column > 0 ? ":" + column : "");
    }
}
