package io.github.concurrencyadvisor.model;

import java.util.List;

/**
 * A declared field.
 *
 * @param descriptor JVM type descriptor
 * @param access JVM access flags
 * @param annotations internal names of its annotations, sorted
 */
public record FieldFacts(String name, String descriptor, int access, List<String> annotations) {
    public FieldFacts {
        annotations = List.copyOf(annotations);
    }
}
