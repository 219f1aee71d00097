package io.github.concurrencyadvisor.facts;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import io.github.concurrencyadvisor.bytecode.OwnClasses;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.source.ParsedUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one parsed file came to.
 *
 * @param path relative path of the file
 * @param key package and name of the file, {@code a/b/C.java}: what its classes know of it
 * @param groups those of the project's class files that it may be joined with, see {@link OwnClasses}; sorted
 * @param joined its classes; empty where they are missing or older
 * @param contradiction what shows that its classes are older, or null
 * @param alone the syntax tree, kept only where the file must be analysed from source alone
 */
record FileFacts(
        String path,
        String key,
        int lines,
        List<String> groups,
        List<ClassFacts> joined,
        @Nullable String contradiction,
        @Nullable ParsedUnit alone,
        List<Suppression> suppressions) {

    FileFacts {
        groups = List.copyOf(groups);
        joined = List.copyOf(joined);
        suppressions = List.copyOf(suppressions);
    }

    static FileFacts of(ParsedUnit unit, SortedMap<String, ClassFacts> compiled) {
        SourceOutline outline = Outliner.outline(unit);
        String path = unit.file().name();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String key = outline.packageName().isEmpty() ? name : outline.packageName() + "/" + name;
        Join.Joined joined = Join.join(outline, path, compiled);
        boolean alone = joined.missing() || joined.contradiction() != null;
        if (alone) {
            dropTokens(unit.unit());
        }
        return new FileFacts(
                path,
                key,
                unit.lines(),
                groups(outline),
                joined.classes(),
                joined.contradiction(),
                alone ? unit : null,
                outline.suppressions());
    }

    private static List<String> groups(SourceOutline outline) {
        String prefix = outline.packageName().isEmpty() ? "" : outline.packageName() + "/";
        return outline.types().stream()
                .filter(type -> type.enclosing() < 0)
                .map(type -> OwnClasses.group(prefix + type.simpleName()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Tokens are more than half of what a kept tree holds. */
    private static void dropTokens(Node tree) {
        Deque<Node> left = new ArrayDeque<>();
        left.push(tree);
        while (!left.isEmpty()) {
            Node node = left.pop();
            Range range = node.getRange().orElse(null);
            node.setTokenRange(null);
            node.setRange(range);
            node.getChildNodes().forEach(left::push);
        }
    }
}
