package io.github.concurrencyadvisor.effects;

import org.jspecify.annotations.Nullable;

/** Keeps summaries of the class path's methods from one analysis to the next. Not thread-safe. */
public interface SummaryStore {

    /** Keeps nothing. */
    SummaryStore NONE = new SummaryStore() {
        @Override
        public @Nullable MethodSummary find(SummaryKey key) {
            return null;
        }

        @Override
        public void keep(SummaryKey key, MethodSummary summary) {}
    };

    /** What was kept for the key while the code that it rests on was the same, or null. */
    @Nullable
    MethodSummary find(SummaryKey key);

    void keep(SummaryKey key, MethodSummary summary);
}
