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

    /** What this store has, else what the other has; the other keeps what is new. */
    default SummaryStore orElse(SummaryStore other) {
        return new SummaryStore() {
            @Override
            public @Nullable MethodSummary find(SummaryKey key) {
                MethodSummary found = SummaryStore.this.find(key);
                return found != null ? found : other.find(key);
            }

            @Override
            public void keep(SummaryKey key, MethodSummary summary) {
                other.keep(key, summary);
            }
        };
    }
}
