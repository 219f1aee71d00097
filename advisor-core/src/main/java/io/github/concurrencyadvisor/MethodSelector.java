package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a project's methods are meant, by name or by place. */
public sealed interface MethodSelector permits NamedMethod, PlacedMethod {

    /** More names than this are not suggested. */
    int MOST_NEAREST = 5;

    /** Those of the methods that are meant, in the order given. */
    List<MethodFacts> select(List<MethodFacts> methods);

    /** What to write to mean this method; empty where it cannot be meant this way. */
    Optional<String> suggestion(MethodFacts method);

    /** How far what was written is from a suggestion; 0 for the same. */
    int distance(String suggestion);

    /** The suggestions nearest to what was written, at most {@link #MOST_NEAREST}, the nearest first. */
    default List<String> nearest(Collection<String> suggestions) {
        return suggestions.stream()
                .distinct()
                .sorted(Comparator.comparingInt(this::distance).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_NEAREST)
                .toList();
    }

    /**
     * By name: {@code Class#method} or {@code Class#method(String,int)}. Class and types may be written with their package
     * or without it, nested classes with {@code .} or {@code $}; a constructor is {@code <init>} or named like its class.
     *
     * @throws IllegalArgumentException if the text is nothing of the kind; the message says what is
     */
    static MethodSelector named(String text) {
        return NamedMethod.parse(text);
    }

    /**
     * By place: {@code path/File.java:12}, the innermost method there. The path may leave out leading folders, a column may
     * follow the line.
     *
     * @throws IllegalArgumentException if the text is nothing of the kind; the message says what is
     */
    static MethodSelector at(String text) {
        return PlacedMethod.parse(text);
    }

    /** The method as {@link #named} takes it, and no other: {@code shop.Orders.Page#next(int)}. */
    static String nameOf(MethodId method) {
        return method.className().replace('$', '.') + method.signature();
    }
}
