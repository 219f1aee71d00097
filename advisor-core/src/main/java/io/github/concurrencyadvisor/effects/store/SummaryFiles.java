package io.github.concurrencyadvisor.effects.store;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.effects.SummaryStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Summaries in a cache folder, one file for all that rest on the same content. Only what some project asked for is in a file; it
 * grows when another asks for more. Not thread-safe; several may use one folder.
 */
public final class SummaryFiles implements SummaryStore {

    private static final String ENDING = ".summaries";

    private final CacheFolder folder;
    private final Function<String, Optional<String>> contentKey;
    private final Map<String, SortedMap<SummaryKey, MethodSummary>> files = new HashMap<>();
    private final Map<String, SortedMap<SummaryKey, MethodSummary>> added = new HashMap<>();

    /**
     * Summaries kept in that folder.
     *
     * @param contentKey by a class's internal name, a name for all that the meaning of its code rests on; empty where its
     *     summaries cannot be kept
     */
    public SummaryFiles(CacheFolder folder, Function<String, Optional<String>> contentKey) {
        this.folder = folder;
        this.contentKey = contentKey;
    }

    @Override
    public @Nullable MethodSummary find(SummaryKey key) {
        if (!folder.isOn()) {
            return null;
        }
        return contentKey
                .apply(key.type())
                .map(content -> files.computeIfAbsent(content, this::read).get(key))
                .orElse(null);
    }

    @Override
    public void keep(SummaryKey key, MethodSummary summary) {
        if (!folder.isOn()) {
            return;
        }
        contentKey
                .apply(key.type())
                .ifPresent(content ->
                        added.computeIfAbsent(content, any -> new TreeMap<>()).put(key, summary));
    }

    /** Writes what was added. What others wrote to the same file meanwhile stays in it. */
    public void save() {
        added.forEach((content, summaries) -> {
            SortedMap<SummaryKey, MethodSummary> all = read(content);
            all.putAll(summaries);
            folder.write(content + ENDING, out -> new SummaryCodec.Writing(out).write(all));
        });
        added.clear();
    }

    private SortedMap<SummaryKey, MethodSummary> read(String content) {
        return folder.read(content + ENDING, in -> new SummaryCodec.Reading(in).read())
                .orElseGet(TreeMap::new);
    }
}
