package io.github.concurrencyadvisor;

/**
 * What a module says of its methods to those that have it on their class path.
 *
 * @param content of the file {@link io.github.concurrencyadvisor.effects.store.AttachedSummaries#FILE} in the module's jar
 * @param methods how many methods it speaks of
 */
public record Attachment(byte[] content, int methods) {}
