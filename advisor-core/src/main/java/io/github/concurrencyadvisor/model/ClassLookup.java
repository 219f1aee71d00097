package io.github.concurrencyadvisor.model;

import org.jspecify.annotations.Nullable;

/** Finds a class by its internal name: the project's own, then the class path. Thread-safe; the same answer each time. */
@FunctionalInterface
public interface ClassLookup {

    /** The class, or null where it is nowhere. JDK classes come as headers only: supertypes and flags, no method bodies. */
    @Nullable
    ClassFacts find(String internalName);
}
