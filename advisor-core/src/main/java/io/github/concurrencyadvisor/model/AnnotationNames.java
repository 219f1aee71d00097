package io.github.concurrencyadvisor.model;

/** How facts name annotations: by the internal name of the type and, once more, by that with each element that is {@code true}. */
public final class AnnotationNames {

    private AnnotationNames() {}

    /** An annotation of the type in which the element is {@code true}. */
    public static String with(String type, String element) {
        return type + "(" + element + "=true)";
    }
}
