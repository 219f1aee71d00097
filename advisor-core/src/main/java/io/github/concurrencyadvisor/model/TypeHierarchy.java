package io.github.concurrencyadvisor.model;

import java.util.List;

/** The supertypes of classes: the project's, the class path's and the JDK's. */
@FunctionalInterface
public interface TypeHierarchy {

    /** Of a class with more supertypes the nearest count, so that time grows with the classes and not with their square. */
    int MOST_SUPERTYPES = 500;

    /**
     * The class itself, then its superclasses and interfaces, nearest first: breadth-first, superclass before interfaces,
     * {@code java/lang/Object} last. Just the class itself where it is not known.
     */
    List<String> lineage(String internalName);
}
