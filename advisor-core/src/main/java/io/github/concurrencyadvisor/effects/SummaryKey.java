package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.MethodId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a summary is of: a method; a method on a receiver of exactly one class; or, where {@code open}, whatever a call of the
 * method may reach.
 *
 * @param receiverType internal name of the receiver's class; null where any
 */
public record SummaryKey(MethodId method, @Nullable String receiverType, boolean open)
        implements Comparable<SummaryKey> {

    private static final Comparator<SummaryKey> ORDER = Comparator.comparing(SummaryKey::method)
            .thenComparing(key -> key.receiverType() == null ? "" : key.receiverType())
            .thenComparing(SummaryKey::open);

    static SummaryKey of(MethodId method) {
        return new SummaryKey(method, null, false);
    }

    static SummaryKey exact(MethodId method, String receiverType) {
        return new SummaryKey(method, receiverType, false);
    }

    static SummaryKey open(MethodId target) {
        return new SummaryKey(target, null, true);
    }

    /** The class whose code the summary rests on first: that of the receiver, else the one that declares the method. */
    public String type() {
        return receiverType == null ? method.owner() : receiverType;
    }

    @Override
    public int compareTo(SummaryKey other) {
        return ORDER.compare(this, other);
    }
}
