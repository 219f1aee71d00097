package io.github.concurrencyadvisor.language;

import java.util.List;

/** What becomes of a call that a language feature makes. */
enum Handling {
    /** What the call runs is found. */
    FOLLOWED("followed"),
    /** What it runs is not found, and the method that makes it says so. */
    UNKNOWN("unknown"),
    /** What it runs is no effect of the method, by rule. */
    NOT_COUNTED("not counted");

    private final String phrase;

    Handling(String phrase) {
        this.phrase = phrase;
    }

    /** As the documentation writes it. */
    String phrase() {
        return phrase;
    }

    /** Whether a fixture with these verdicts shows it. */
    boolean isShownBy(List<String> verdicts) {
        boolean unknown = verdicts.stream().anyMatch(verdict -> verdict.contains("UNKNOWN"));
        boolean waits = verdicts.stream().anyMatch(verdict -> verdict.startsWith("IO_BOUND"));
        return switch (this) {
            case FOLLOWED -> waits && !unknown;
            case UNKNOWN -> unknown;
            case NOT_COUNTED -> !waits && !unknown && !verdicts.isEmpty();
        };
    }
}
