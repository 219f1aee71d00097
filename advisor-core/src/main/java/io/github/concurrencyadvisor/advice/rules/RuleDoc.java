package io.github.concurrencyadvisor.advice.rules;

/**
 * A rule's documentation, which is also its test: {@code bad} must be found and {@code good} must be silent.
 *
 * @param summary what the rule finds, in a sentence
 * @param why what harm the code does
 * @param bad a compilation unit that the rule finds
 * @param good the same done well
 * @param limits what the rule does not see, or sees wrongly
 */
public record RuleDoc(String summary, String why, String bad, String good, String limits) {
    public RuleDoc {
        for (String part : new String[] {summary, why, bad, good, limits}) {
            if (part.isBlank()) {
                throw new IllegalArgumentException("every part of a rule's documentation must be written");
            }
        }
    }
}
