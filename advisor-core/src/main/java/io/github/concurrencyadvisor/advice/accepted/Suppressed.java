package io.github.concurrencyadvisor.advice.accepted;

import io.github.concurrencyadvisor.advice.Finding;

/** A finding that the source allows. */
public record Suppressed(Finding finding, Allowance by) {}
