package io.github.concurrencyadvisor.model;

import java.util.List;

/** The class path. Thread-safe; the same answer each time. */
public interface Library extends ClassLookup {

    /**
     * The classes of the jar or folder that the type comes from which are of the type, itself included, and of which there can
     * be objects; sorted by internal name. Empty for the JDK's types and for those that are nowhere.
     */
    List<String> implementers(String internalName);
}
