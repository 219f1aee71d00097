package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.MethodId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a summary is of: a method; a method on a receiver of exactly one class; or, where {@code open}, whatever a call of the
 * method may reach.
 *
 * @param receiverType internal name of the receiver's class; null where any
 */
public record SummaryKey(MethodId method, @Nullable String receiverType, boolean open)
        implements Comparable<SummaryKey> {

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
        int order = method.compareTo(other.method);
        order = order != 0 ? order : receiver().compareTo(other.receiver());
        return order != 0 ? order : Boolean.compare(open, other.open);
    }

    private String receiver() {
        return receiverType == null ? "" : receiverType;
    }

    /** Written out for speed, as that of {@link MethodId}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SummaryKey key
                        && open == key.open
                        && method.equals(key.method)
                        && Objects.equals(receiverType, key.receiverType));
    }

    @Override
    public int hashCode() {
        return method.hashCode() * 31 + receiver().hashCode() + (open ? 1 : 0);
    }
}
