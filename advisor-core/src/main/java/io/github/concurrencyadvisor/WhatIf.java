package io.github.concurrencyadvisor;

/**
 * A fact that is not known or not so, and the verdict if it were.
 *
 * @param fact in the words after "if": lower case, no full stop
 * @param verdict what the same classifier and the same rule then say
 */
public record WhatIf(String fact, MethodVerdict verdict) {}
