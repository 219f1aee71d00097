package io.github.concurrencyadvisor.demos.pool;

import org.jspecify.annotations.Nullable;

/** The worker is gone, and the task with it; the message says whether the task had begun. */
public final class WorkerDiedException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean begun;

    WorkerDiedException(String message, boolean begun, @Nullable Throwable cause) {
        super(message, cause);
        this.begun = begun;
    }

    /** Whether the task may have had effects: false means that nothing of it ran. */
    public boolean begun() {
        return begun;
    }
}
