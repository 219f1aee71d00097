package io.github.concurrencyadvisor.model;

import java.util.List;

/**
 * A declared field.
 *
 * @param descriptor JVM type descriptor
 * @param access JVM access flags
 * @param annotations its annotations, named as in {@link AnnotationNames}, sorted
 */
public record FieldFacts(String name, String descriptor, int access, List<String> annotations) {
    private static final int PUBLIC = 0x0001;
    private static final int PRIVATE = 0x0002;
    private static final int FINAL = 0x0010;

    public FieldFacts {
        annotations = List.copyOf(annotations);
    }

    public boolean isPublic() {
        return (access & PUBLIC) != 0;
    }

    public boolean isPrivate() {
        return (access & PRIVATE) != 0;
    }

    public boolean isFinal() {
        return (access & FINAL) != 0;
    }
}
