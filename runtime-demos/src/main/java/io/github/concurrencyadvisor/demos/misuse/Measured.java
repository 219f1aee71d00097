package io.github.concurrencyadvisor.demos.misuse;

/** A misuse and what it cost here. */
public record Measured(Misuse misuse, Harm harm) {}
