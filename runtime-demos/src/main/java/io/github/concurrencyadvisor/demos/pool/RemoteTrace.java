package io.github.concurrencyadvisor.demos.pool;

/** The stack trace as the worker printed it: suppressed in the exception that a task threw, and itself without frames. */
public final class RemoteTrace extends Exception {

    private static final long serialVersionUID = 1;

    RemoteTrace(String where, String trace) {
        super("in " + where + ":" + System.lineSeparator() + trace.stripTrailing(), null, false, false);
    }
}
