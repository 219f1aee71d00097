package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.bytecode.Content;
import io.github.concurrencyadvisor.bytecode.OwnClasses;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.CompactInput;
import io.github.concurrencyadvisor.cache.CompactOutput;
import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.source.JavaFile;
import io.github.concurrencyadvisor.source.Parallel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier analysis kept of a project's files: the facts of each source file that was joined with its classes, and of all
 * classes in their groups. An entry is taken over where the content of the source and of those class files is the same; every
 * other file is read again, and what it comes to takes the entry's place.
 */
public final class KeptFiles {

    private static final String ENDING = ".facts";

    /** Facts are smaller than the source and classes that they are of, which are bounded by as much. */
    private static final int MOST_BYTES = 1 << 26;

    private final CacheFolder folder;
    private final String name;

    /** What is kept of one file; the same only as itself. */
    private static final class Entry {
        /** A name for the content of the source. */
        final String source;

        /** One for the content of the groups. */
        final String classes;

        final List<String> groups;

        /** In the form of {@link FactsWriting}. */
        final byte[] facts;

        Entry(String source, String classes, List<String> groups, byte[] facts) {
            this.source = source;
            this.classes = classes;
            this.groups = groups;
            this.facts = facts;
        }
    }

    /** One file of today: what its content is called, and what is kept of it, if that still holds. */
    private record Look(
            JavaFile file,
            @Nullable String source,
            @Nullable Entry entry,
            FactsReading.@Nullable Kept kept) {}

    private KeptFiles(CacheFolder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** The files of one project, kept under a name made of where it lies and how its sources are encoded. */
    public static KeptFiles of(CacheFolder folder, Path base, Charset encoding) {
        Fingerprint project = new Fingerprint()
                .add(base.toAbsolutePath().normalize().toString())
                .add(encoding.name());
        return new KeptFiles(folder, project.name() + ENDING);
    }

    /** Nothing is kept. */
    public static KeptFiles none() {
        return new KeptFiles(CacheFolder.none(), "");
    }

    /** What is the same as it was; nothing where nothing is kept. */
    Unchanged unchanged(List<JavaFile> files, OwnClasses own, int threads) {
        // A file on another drive goes by its name alone, which others may have.
        boolean areTold = files.stream().map(JavaFile::name).distinct().count() == files.size();
        if (!folder.isOn() || !areTold) {
            return new Unchanged(Map.of(), List.of());
        }
        Map<String, Entry> before =
                folder.read(name, in -> read(new CompactInput(in))).orElseGet(Map::of);
        ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();
        List<Look> looks = Parallel.map(files, threads, file -> 0, () -> file -> look(file, before, own, texts));
        return new Unchanged(before, looks);
    }

    private static Look look(
            JavaFile file, Map<String, Entry> before, OwnClasses own, ConcurrentMap<String, String> texts) {
        String source;
        try {
            source = new Fingerprint().addFile(Content.of(file.path())).name();
        } catch (IOException e) {
            return new Look(file, null, null, null);
        }
        Entry entry = before.get(file.name());
        if (entry == null || !entry.source.equals(source) || !entry.classes.equals(own.fingerprint(entry.groups))) {
            return new Look(file, source, null, null);
        }
        try {
            DataInput facts = new DataInputStream(new ByteArrayInputStream(entry.facts));
            return new Look(file, source, entry, new FactsReading(facts, texts).file(entry.groups));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Whatever is wrong with it, the file is read again.
            return new Look(file, source, null, null);
        }
    }

    /** What is taken over; the rest has to be read. */
    final class Unchanged {
        private final Map<String, Entry> before;
        private final Map<String, Look> looks;
        private final SortedMap<String, ClassFacts> classes = new TreeMap<>();
        private final Set<String> groups = new TreeSet<>();

        private Unchanged(Map<String, Entry> before, List<Look> looks) {
            this.before = before;
            this.looks = looks.stream().collect(Collectors.toMap(look -> look.file.name(), Function.identity()));
            for (Look look : looks) {
                if (look.kept != null) {
                    groups.addAll(look.kept.file().groups());
                    look.kept.file().joined().forEach(each -> classes.put(each.name(), each));
                    look.kept.others().forEach(each -> classes.put(each.name(), each));
                }
            }
        }

        /** All classes of the groups that need not be read, by internal name. */
        SortedMap<String, ClassFacts> classes() {
            return classes;
        }

        Set<String> groups() {
            return groups;
        }

        /** The file's facts, or null where it has to be read. */
        @Nullable
        FileFacts file(JavaFile file) {
            Look look = looks.get(file.name());
            return look == null || look.kept == null ? null : look.kept.file();
        }

        /**
         * Whether what was read shares classes with what was taken over, which was then not all there is to them.
         *
         * @param all facts of every file that could be parsed
         */
        boolean isContradictedBy(Collection<FileFacts> all, OwnClasses own) {
            return !groups.isEmpty() && (!own.isFitting() || all.stream().anyMatch(this::sharesClasses));
        }

        /** The same files, of which nothing is taken over. */
        Unchanged discarded() {
            List<Look> anew = looks.values().stream()
                    .map(look -> new Look(look.file, look.source, null, null))
                    .toList();
            return new Unchanged(before, anew);
        }

        private boolean sharesClasses(FileFacts file) {
            Look look = looks.get(file.path());
            return (look == null || look.kept == null) && file.groups().stream().anyMatch(groups::contains);
        }

        /**
         * Keeps, besides what was taken over, what was read.
         *
         * @param all facts of every file that could be parsed
         * @param compiled all classes of the project
         */
        void keep(List<FileFacts> all, SortedMap<String, ClassFacts> compiled, OwnClasses own) {
            if (!folder.isOn() || !own.isFitting()) {
                return;
            }
            Map<String, Integer> claims = new HashMap<>();
            all.forEach(file -> file.groups().forEach(group -> claims.merge(group, 1, Integer::sum)));
            Map<String, List<ClassFacts>> byGroup = new HashMap<>();
            for (ClassFacts each : compiled.values()) {
                byGroup.computeIfAbsent(OwnClasses.group(each.name()), any -> new ArrayList<>())
                        .add(each);
            }
            SortedMap<String, Entry> entries = new TreeMap<>();
            for (FileFacts file : all) {
                boolean isAlone = file.groups().stream().allMatch(group -> Objects.equals(claims.get(group), 1));
                Look look = looks.get(file.path());
                Entry entry = !isAlone || look == null || file.alone() != null
                        ? null
                        : look.entry != null ? look.entry : entry(file, look, byGroup, own);
                if (entry != null) {
                    entries.put(file.path(), entry);
                }
            }
            if (!entries.equals(before)) {
                folder.write(name, out -> write(entries, new CompactOutput(out)));
            }
        }

        private @Nullable Entry entry(
                FileFacts file, Look look, Map<String, List<ClassFacts>> byGroup, OwnClasses own) {
            String classes = own.fingerprint(file.groups());
            if (look.source == null || classes == null) {
                return null;
            }
            Set<String> joined = file.joined().stream().map(ClassFacts::name).collect(Collectors.toSet());
            List<ClassFacts> others = file.groups().stream()
                    .flatMap(group -> byGroup.getOrDefault(group, List.of()).stream())
                    .filter(each -> !joined.contains(each.name()))
                    .toList();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                new FactsWriting(out).file(file, others);
            } catch (IOException e) {
                return null;
            }
            return new Entry(look.source, classes, file.groups(), bytes.toByteArray());
        }
    }

    private static void write(SortedMap<String, Entry> entries, CompactOutput out) throws IOException {
        out.number(entries.size());
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            out.text(each.getKey());
            out.text(entry.source);
            out.text(entry.classes);
            out.list(entry.groups, out::text);
            out.number(entry.facts.length);
            out.data().write(entry.facts);
        }
    }

    private static Map<String, Entry> read(CompactInput in) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        for (int left = in.number(); left > 0; left--) {
            String path = in.text();
            String source = in.text();
            String classes = in.text();
            List<String> groups = in.list(in::text);
            int size = in.number();
            if (size < 0 || size > MOST_BYTES) {
                throw new IOException("no facts of a file");
            }
            byte[] facts = new byte[size];
            in.data().readFully(facts);
            entries.put(path, new Entry(source, classes, groups, facts));
        }
        return entries;
    }
}
