package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Library;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A class path that remembers which packages it was asked about, whether or not it has them. Not thread-safe. */
final class Recorded implements Library {

    private final Library library;
    private final Set<String> packages = new TreeSet<>();

    Recorded(Library library) {
        this.library = library;
    }

    @Override
    public @Nullable ClassFacts find(String internalName) {
        record(internalName);
        return library.find(internalName);
    }

    @Override
    public List<String> implementers(String internalName) {
        record(internalName);
        return library.implementers(internalName);
    }

    /** With slashes between the parts. */
    Set<String> packages() {
        return Collections.unmodifiableSet(packages);
    }

    private void record(String internalName) {
        packages.add(internalName.substring(0, Math.max(0, internalName.lastIndexOf('/'))));
    }
}
