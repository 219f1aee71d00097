package io.github.concurrencyadvisor.effects.store;

import io.github.concurrencyadvisor.cache.Framed;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.effects.SummaryStore;
import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Summaries that modules bring along in their jars, as their builds made them: what a jar's own methods do, and a name for all
 * that this rests on. Where the name would be another here, it is as if there were none. Not thread-safe.
 */
public final class AttachedSummaries implements SummaryStore {

    /** Where they are in a jar or in the folder that one is made from. */
    public static final String FILE = "META-INF/advisor/methods.summaries";

    /** Seven times what a library of 35,000 methods comes to; more is not believed. */
    private static final int MOST_BYTES = 1 << 25;

    /** What a class path says of its entries. */
    public interface ClassPathEntries {

        /** The entry that the class is read from, empty where in none. */
        Optional<Path> entryOf(String internalName);

        /** A file of the entry, empty where there is none. */
        Optional<byte[]> file(Path entry, String name);
    }

    /** Names what summaries rest on; empty where that cannot be said. */
    @FunctionalInterface
    public interface Basis {

        /**
         * The name.
         *
         * @param packages that the solving asked anything about, with slashes between the parts
         */
        Optional<String> of(Collection<String> packages);
    }

    private final ClassPathEntries entries;
    private final Basis basis;
    private final Map<Path, SortedMap<SummaryKey, MethodSummary>> files = new HashMap<>();
    private final Map<Path, Integer> taken = new HashMap<>();
    private final Set<Path> unfit = new HashSet<>();

    public AttachedSummaries(ClassPathEntries entries, Basis basis) {
        this.entries = entries;
        this.basis = basis;
    }

    /**
     * The content of a file for a module's jar.
     *
     * @param packages that the solving asked anything about
     * @param basis what the summaries rest on
     */
    public static byte[] write(Set<String> packages, String basis, SortedMap<SummaryKey, MethodSummary> summaries) {
        return Framed.write(out -> {
            out.writeUTF(basis);
            out.writeInt(packages.size());
            for (String name : new TreeSet<>(packages)) {
                out.writeUTF(name);
            }
            new SummaryCodec.Writing(out).write(summaries);
        });
    }

    @Override
    public @Nullable MethodSummary find(SummaryKey key) {
        Optional<Path> entry = entries.entryOf(key.type());
        if (entry.isEmpty()) {
            return null;
        }
        MethodSummary found = files.computeIfAbsent(entry.get(), this::fitting).get(key);
        if (found != null) {
            taken.merge(entry.get(), 1, Integer::sum);
        }
        return found;
    }

    @Override
    public void keep(SummaryKey key, MethodSummary summary) {}

    /** How many summaries were taken from each entry that had some which were asked for. */
    public Map<Path, Integer> taken() {
        return new TreeMap<>(taken);
    }

    /** Entries that bring summaries along which do not fit this class path, sorted. */
    public List<Path> unfit() {
        List<Path> sorted = new ArrayList<>(unfit);
        sorted.sort(null);
        return sorted;
    }

    private SortedMap<SummaryKey, MethodSummary> fitting(Path entry) {
        Optional<byte[]> file = entries.file(entry, FILE);
        if (file.isEmpty()) {
            return new TreeMap<>();
        }
        Optional<SortedMap<SummaryKey, MethodSummary>> content = file.get().length > MOST_BYTES
                ? Optional.empty()
                : Framed.read(file.get(), this::read).flatMap(read -> read);
        if (content.isEmpty()) {
            unfit.add(entry);
        }
        return content.orElseGet(TreeMap::new);
    }

    private Optional<SortedMap<SummaryKey, MethodSummary>> read(DataInput in) throws IOException {
        String madeFor = in.readUTF();
        Set<String> packages = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            packages.add(in.readUTF());
        }
        return basis.of(packages).filter(madeFor::equals).isPresent()
                ? Optional.of(new SummaryCodec.Reading(in).read())
                : Optional.empty();
    }
}
