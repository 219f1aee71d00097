package io.github.concurrencyadvisor.effects;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers each question once. What finds an answer may ask others meanwhile. Not thread-safe.
 *
 * <p>It is asked in the innermost loops: {@link Map#computeIfAbsent} would be given a new function each time.
 */
final class Memo<K, V> {

    private static final Object NOTHING = new Object();

    private final Map<K, Object> answers = new HashMap<>();
    private final Function<K, @Nullable V> fresh;

    /** @param fresh finds an answer; null is one, too */
    Memo(Function<K, @Nullable V> fresh) {
        this.fresh = fresh;
    }

    @SuppressWarnings("unchecked") // all that is put in are answers and NOTHING
    @Nullable
    V of(K question) {
        Object known = answers.get(question);
        if (known == null) {
            V found = fresh.apply(question);
            known = found == null ? NOTHING : found;
            answers.put(question, known);
        }
        return known == NOTHING ? null : (V) known;
    }
}
