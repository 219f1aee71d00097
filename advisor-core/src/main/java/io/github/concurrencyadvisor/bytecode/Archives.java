package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final IdentityHashMap<Archive, ArchiveContents> contents = new IdentityHashMap<>();
    private final IdentityHashMap<Archive, Optional<String>> keys = new IdentityHashMap<>();
    private final Map<String, List<String>> implementers = new HashMap<>();
    private final Set<Archive> overlapping = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Map<String, List<Archive>> byPackage;

    Archives(List<Archive> archives, CacheFolder cache) {
        this.archives = List.copyOf(archives);
        this.cache = cache;
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
            return ArchiveIndex.implementers(contents(archive).classes(archive, cache), type);
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

    /** A name for the code that the archives have in the packages. Empty where one of them cannot be read. */
    synchronized Optional<String> contentOf(Collection<String> packages) {
        Fingerprint content = new Fingerprint();
        Set<Archive> holding = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
            for (String name : new TreeSet<>(packages)) {
                content.add(name);
                Set<String> restsOn = new TreeSet<>();
                for (Archive archive : byPackage().getOrDefault(name, List.of())) {
                    restsOn.add(contents(archive).fingerprint());
                    holding.add(archive);
                }
                restsOn.forEach(content::add);
            }
            addOrder(content, holding);
            return Optional.of(content.name());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The archive that holds the class. */
    synchronized Optional<Path> entryOf(String className) {
        return holder(className).map(Archive::path);
    }

    /** A file of the archive; empty where it has none of that name, or one that cannot be read. */
    synchronized Optional<byte[]> file(Path entry, String file) {
        try {
            Optional<Archive> archive = at(entry);
            return archive.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(archive.get().bytes(file));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The classes of the archive, sorted. */
    synchronized List<String> namesIn(Path entry) {
        return at(entry).map(Archive::classNames).orElse(List.of());
    }

    private Optional<Archive> at(Path entry) {
        return archives.stream().filter(archive -> archive.path().equals(entry)).findFirst();
    }

    private Optional<String> keyOf(Archive archive) {
        try {
            Set<String> restsOn = new TreeSet<>();
            Set<Archive> reached = closure(archive);
            for (Archive other : reached) {
                restsOn.add(contents(other).fingerprint());
            }
            Fingerprint key = new Fingerprint().add(contents(archive).fingerprint());
            restsOn.forEach(key::add);
            addOrder(key, reached);
            return Optional.of(key.name());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The order of archives counts where they have classes of the same names, of which the first one is taken. */
    private void addOrder(Fingerprint name, Collection<Archive> among) throws IOException {
        byPackage();
        for (Archive archive : archives) {
            if (overlapping.contains(archive) && among.contains(archive)) {
                name.add(contents(archive).fingerprint());
            }
        }
    }

    private Set<Archive> closure(Archive root) throws IOException {
        Set<Archive> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        reached.add(root);
        ArrayDeque<Archive> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Archive next = open.remove();
            for (String name : contents(next).packages(next, cache)) {
                for (Archive archive : byPackage().getOrDefault(name, List.of())) {
                    if (reached.add(archive)) {
                        open.add(archive);
                    }
                }
            }
        }
        return reached;
    }

    private Map<String, List<Archive>> byPackage() throws IOException {
        if (byPackage == null) {
            Map<String, List<Archive>> holding = new TreeMap<>();
            for (Archive archive : archives) {
                for (String name : contents(archive).ownPackages()) {
                    holding.computeIfAbsent(name, any -> new ArrayList<>()).add(archive);
                }
            }
            findOverlaps(holding);
            byPackage = holding;
        }
        return byPackage;
    }

    private void findOverlaps(Map<String, List<Archive>> holding) throws IOException {
        Set<Archive> splitting = new LinkedHashSet<>();
        holding.values().stream().filter(several -> several.size() > 1).forEach(splitting::addAll);
        Map<String, Archive> byClass = new HashMap<>();
        for (Archive archive : splitting) {
            for (String name : contents(archive).classNames()) {
                Archive other = byClass.putIfAbsent(name, archive);
                if (other != null) {
                    overlapping.add(other);
                    overlapping.add(archive);
                }
            }
        }
    }

    private ArchiveContents contents(Archive archive) throws IOException {
        ArchiveContents known = contents.get(archive);
        if (known == null) {
            known = ArchiveContents.of(archive);
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
