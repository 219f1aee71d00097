package io.github.concurrencyadvisor.model;

/**
 * An assignment to a field.
 *
 * @param owner internal name of the class that the code names as the field's owner
 * @param descriptor the field's JVM type descriptor
 */
public record FieldWrite(String owner, String name, String descriptor, Value value) {}
