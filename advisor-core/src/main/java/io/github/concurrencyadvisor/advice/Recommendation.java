package io.github.concurrencyadvisor.advice;

/**
 * The advice for one method, in its two layers.
 *
 * @param model what the rule says; of mixed work, what it says of the waiting side
 * @param means what the realisation runs the work on; NONE where the realisation is empty
 * @param realisation how that model is best had on the project's JVM and class path: one sentence of at most 25 words, lower
 *     case, no full stop; empty for SEQUENTIAL, and for UNDECIDED unless the missing fact would not change it
 * @param why which branch of the rule was taken and on what facts; for UNDECIDED, the fact that is missing
 */
public record Recommendation(Model model, Means means, String realisation, String why) {}
