package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK and common libraries do, from the text files in {@code known/}. Immutable and thread-safe.
 */
public final class KnownApis {

    private KnownApis() {}

    /** The known APIs that come with the advisor, loaded once. */
    public static KnownApis bundled() {
        return new KnownApis();
    }

    /** What the method does: its own line, else the nearest supertype's, else its class's or package's default; null if unknown. */
    public @Nullable KnownApi method(MethodId target, TypeHierarchy hierarchy) {
        return null;
    }

    /** What the field stands for, {@code java/lang/System#out}; null where no line names it. */
    public @Nullable KnownApi field(String owner, String name) {
        return null;
    }

    /** The carrier on which a framework calls the project's method, where it overrides one that a context names; else null. */
    public @Nullable KnownContext context(MethodId overrider, TypeHierarchy hierarchy) {
        return null;
    }

    /** Whether the class belongs to the JDK: described by data and never read. */
    public boolean isJdk(String internalName) {
        return internalName.startsWith("java/");
    }
}
