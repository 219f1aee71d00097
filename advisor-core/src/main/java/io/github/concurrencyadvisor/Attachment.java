package io.github.concurrencyadvisor;

/** What a module says of its methods to those that have it on their class path. Immutable. */
public final class Attachment {

    private final byte[] content;
    private final int methods;

    Attachment(byte[] content, int methods) {
        this.content = content.clone();
        this.methods = methods;
    }

    /** The content of the file {@link io.github.concurrencyadvisor.effects.store.AttachedSummaries#FILE} in the module's jar. */
    public byte[] content() {
        return content.clone();
    }

    /** How many methods it speaks of. */
    public int methods() {
        return methods;
    }
}
