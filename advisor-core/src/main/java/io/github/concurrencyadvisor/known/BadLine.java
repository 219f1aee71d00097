package io.github.concurrencyadvisor.known;

/** What is wrong with a line and what to do about it. */
final class BadLine extends Exception {
    private static final long serialVersionUID = 1;

    BadLine(String message) {
        super(message, null, false, false);
    }
}
