package io.github.concurrencyadvisor.demos.timeline;

/** What somebody does for a while. */
public enum Activity {
    COMPUTING('#'),
    WAITING('.');

    private final char sign;

    Activity(char sign) {
        this.sign = sign;
    }

    /** How it is drawn in text. */
    char sign() {
        return sign;
    }
}
