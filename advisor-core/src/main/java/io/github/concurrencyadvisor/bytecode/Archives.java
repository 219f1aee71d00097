package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.Fingerprint;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The jars and folders of a class path as wholes: which holds a class, who implements a type in it, and what the meaning of its
 * code rests on. Thread-safe; an archive is gone through once for all analyses with the same folder.
 */
final class Archives {

    private final List<Archive> archives;
    private final CacheFolder cache;
    private final Map<String, Optional<Archive>> holders = new HashMap<>();
    private final Map<Archive, Contents> contents = new HashMap<>();
    private final Map<Archive, Optional<String>> keys = new HashMap<>();
    private final Map<String, List<String>> implementers = new HashMap<>();
    private @Nullable Map<String, List<Archive>> byPackage;

    Archives(List<Archive> archives, CacheFolder cache) {
        this.archives = List.copyOf(archives);
        this.cache = cache;
    }

    /** What is asked of one archive, each part found when it is first needed. */
    private final class Contents {
        private final Archive archive;
        private final String fingerprint;
        private @Nullable ArchiveIndex index;
        private @Nullable SortedSet<String> packages;
        private @Nullable SortedMap<String, ArchiveIndex.Header> classes;

        Contents(Archive archive) throws IOException {
            this.archive = archive;
            this.fingerprint = archive.fingerprint();
        }

        SortedSet<String> packages() throws IOException {
            if (packages == null) {
                packages = cache.read(fingerprint + ".packages", ArchiveIndex::readPackages)
                        .orElse(null);
            }
            if (packages == null) {
                packages = indexed().packages();
            }
            return packages;
        }

        SortedMap<String, ArchiveIndex.Header> classes() throws IOException {
            if (classes == null) {
                classes = cache.read(fingerprint + ".classes", ArchiveIndex::readClasses)
                        .orElse(null);
            }
            if (classes == null) {
                classes = indexed().classes();
            }
            return classes;
        }

        private ArchiveIndex indexed() throws IOException {
            if (index == null) {
                index = ArchiveIndex.of(archive);
                cache.write(fingerprint + ".packages", index::writePackages);
                cache.write(fingerprint + ".classes", index::writeClasses);
            }
            return index;
        }
    }

    /** The concrete classes of the type, the type's own archive alone considered; empty where that cannot be read. */
    synchronized List<String> implementers(String type) {
        List<String> known = implementers.get(type);
        if (known == null) {
            known = holder(type).map(archive -> implementersIn(archive, type)).orElse(List.of());
            implementers.put(type, known);
        }
        return known;
    }

    private List<String> implementersIn(Archive archive, String type) {
        try {
            return ArchiveIndex.implementers(contents(archive).classes(), type);
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * A name for all that the meaning of the class's code may rest on: its archive and whatever archives that one's classes name
     * packages of, directly or through others. Empty where the class is in none of them or one cannot be read.
     */
    synchronized Optional<String> contentKey(String className) {
        return holder(className).flatMap(archive -> keys.computeIfAbsent(archive, this::keyOf));
    }

    private Optional<String> keyOf(Archive archive) {
        try {
            Set<String> restsOn = new TreeSet<>();
            for (Archive other : closure(archive)) {
                restsOn.add(contents(other).fingerprint);
            }
            Fingerprint key = new Fingerprint().add(contents(archive).fingerprint);
            restsOn.forEach(key::add);
            return Optional.of(key.name());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Archive> closure(Archive root) throws IOException {
        List<Archive> reached = new ArrayList<>(List.of(root));
        ArrayDeque<Archive> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String name : contents(open.remove()).packages()) {
                for (Archive archive : byPackage().getOrDefault(name, List.of())) {
                    if (!reached.contains(archive)) {
                        reached.add(archive);
                        open.add(archive);
                    }
                }
            }
        }
        return reached;
    }

    private Map<String, List<Archive>> byPackage() {
        if (byPackage == null) {
            byPackage = new TreeMap<>();
            for (Archive archive : archives) {
                Set<String> packages = new TreeSet<>();
                archive.classNames().forEach(name -> packages.add(ArchiveIndex.packageOf(name)));
                for (String name : packages) {
                    byPackage.computeIfAbsent(name, any -> new ArrayList<>()).add(archive);
                }
            }
        }
        return byPackage;
    }

    private Contents contents(Archive archive) throws IOException {
        Contents known = contents.get(archive);
        if (known == null) {
            known = new Contents(archive);
            contents.put(archive, known);
        }
        return known;
    }

    private Optional<Archive> holder(String className) {
        return holders.computeIfAbsent(className, this::firstWith);
    }

    private Optional<Archive> firstWith(String className) {
        return archives.stream()
                .filter(archive -> archive.has(className + ".class"))
                .findFirst();
    }
}
