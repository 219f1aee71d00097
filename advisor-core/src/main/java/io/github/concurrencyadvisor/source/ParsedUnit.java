package io.github.concurrencyadvisor.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.comments.Comment;
import java.util.List;

/**
 * One parsed file. Holds the whole syntax tree: take from it what is needed and let it go.
 *
 * @param unit without comments; {@code var} stands in it as a plain type name
 * @param comments in the order of the file
 * @param lines number of lines
 */
public record ParsedUnit(JavaFile file, CompilationUnit unit, List<Comment> comments, int lines) {
    public ParsedUnit {
        comments = List.copyOf(comments);
    }
}
