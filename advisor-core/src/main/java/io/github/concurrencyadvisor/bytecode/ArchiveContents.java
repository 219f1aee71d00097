package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.CacheFolder;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, whoever asks; each part is found when it is first needed. A jar or folder that did not change is gone
 * through once for all modules of a build, as long as memory lasts: nothing is held open, and what is held can be dropped.
 * Thread-safe.
 */
final class ArchiveContents {

    /** More jars and folders than a build has: only a process that outlives many builds forgets the one that was not asked for longest. */
    private static final int MOST_SHARED = 4_000;

    private static final Map<Object, Shared> SHARED =
            Collections.synchronizedMap(new LinkedHashMap<Object, Shared>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Object, Shared> eldest) {
                    return size() > MOST_SHARED;
                }
            });

    private final String fingerprint;
    private final List<String> classNames;
    private final SortedSet<String> ownPackages;
    private @Nullable SortedSet<String> packages;
    private @Nullable SortedMap<String, ArchiveIndex.Header> classes;

    private ArchiveContents(Archive archive) throws IOException {
        this.classNames = archive.classNames();
        this.fingerprint = archive.codeFingerprint(classNames);
        TreeSet<String> own = new TreeSet<>();
        classNames.forEach(name -> own.add(ArchiveIndex.packageOf(name)));
        this.ownPackages = Collections.unmodifiableSortedSet(own);
    }

    /** The contents of one archive, made by whoever needs them first. */
    private static final class Shared {
        private SoftReference<ArchiveContents> contents = new SoftReference<>(null);

        synchronized ArchiveContents of(Archive archive) throws IOException {
            ArchiveContents known = contents.get();
            if (known == null) {
                known = new ArchiveContents(archive);
                contents = new SoftReference<>(known);
            }
            return known;
        }
    }

    static ArchiveContents of(Archive archive) throws IOException {
        return SHARED.computeIfAbsent(archive.state(), any -> new Shared()).of(archive);
    }

    /** A name for the code of the classes. */
    String fingerprint() {
        return fingerprint;
    }

    /** Internal names of the classes, sorted. */
    List<String> classNames() {
        return classNames;
    }

    /** The packages that the classes are in. */
    SortedSet<String> ownPackages() {
        return ownPackages;
    }

    /** The packages that the classes name or are in. */
    synchronized SortedSet<String> packages(Archive archive, CacheFolder cache) throws IOException {
        if (packages == null) {
            packages = cache.read(fingerprint + ".packages", ArchiveIndex::readPackages)
                    .orElse(null);
        }
        return packages == null ? index(archive, cache).packages() : packages;
    }

    /** The headers of the classes by internal name. */
    synchronized SortedMap<String, ArchiveIndex.Header> classes(Archive archive, CacheFolder cache) throws IOException {
        if (classes == null) {
            classes = cache.read(fingerprint + ".classes", ArchiveIndex::readClasses)
                    .orElse(null);
        }
        return classes == null ? index(archive, cache).classes() : classes;
    }

    private ArchiveIndex index(Archive archive, CacheFolder cache) throws IOException {
        ArchiveIndex index = ArchiveIndex.of(archive);
        cache.write(fingerprint + ".packages", index::writePackages);
        cache.write(fingerprint + ".classes", index::writeClasses);
        packages = index.packages();
        classes = index.classes();
        return index;
    }
}
