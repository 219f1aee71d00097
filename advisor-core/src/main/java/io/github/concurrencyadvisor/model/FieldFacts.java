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
    private static final int PUBLIC_OR_PROTECTED = 0x0001 | 0x0004;
    private static final int PRIVATE = 0x0002;
    private static final int FINAL = 0x0010;

    public FieldFacts {
        annotations = List.copyOf(annotations);
    }

    /** Whether code elsewhere can reach it: public or protected. */
    public boolean isForOthers() {
        return (access & PUBLIC_OR_PROTECTED) != 0;
    }

    public boolean isPrivate() {
        return (access & PRIVATE) != 0;
    }

    public boolean isFinal() {
        return (access & FINAL) != 0;
    }
}
