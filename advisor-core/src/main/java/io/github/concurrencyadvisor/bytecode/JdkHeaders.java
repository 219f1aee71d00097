package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.ClassFacts;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.ref.SoftReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the running JDK's classes, each read once for all modules of a build, as long as memory lasts. Thread-safe.
 *
 * <p>The platform loader serves the class files of all JDK modules as resources; nothing is defined by asking for them.
 */
final class JdkHeaders {

    private static final Set<String> PACKAGES = ModuleFinder.ofSystem().findAll().stream()
            .map(ModuleReference::descriptor)
            .flatMap(module -> module.packages().stream())
            .map(name -> name.replace('.', '/'))
            .collect(Collectors.toUnmodifiableSet());

    private static final Shared SHARED = new Shared();

    private JdkHeaders() {}

    /** The class without its code; null where the JDK has none of that name, or one that cannot be read. */
    static @Nullable ClassFacts find(String internalName) {
        if (!PACKAGES.contains(ArchiveIndex.packageOf(internalName))) {
            return null;
        }
        return SHARED.headers().computeIfAbsent(internalName, JdkHeaders::header);
    }

    /** Headers by name. */
    private static final class Shared {
        private SoftReference<ConcurrentHashMap<String, ClassFacts>> headers = new SoftReference<>(null);

        synchronized ConcurrentHashMap<String, ClassFacts> headers() {
            ConcurrentHashMap<String, ClassFacts> known = headers.get();
            if (known == null) {
                known = new ConcurrentHashMap<>();
                headers = new SoftReference<>(known);
            }
            return known;
        }
    }

    private static @Nullable ClassFacts header(String internalName) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(internalName + ".class")) {
            return in == null ? null : ClassFileReader.readHeader(in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
