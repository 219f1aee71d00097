package io.github.concurrencyadvisor.advice;

/**
 * The advice for one method, in its two layers.
 *
 * @param model what the rule says
 * @param realisation how that model is best had on the project's JVM and class path: one sentence, lower case, no full stop;
 *     empty for SEQUENTIAL
 * @param why which branch of the rule was taken and on what facts; for UNDECIDED, the fact that is missing
 */
public record Recommendation(Model model, String realisation, String why) {}
