package io.github.concurrencyadvisor.demos.pool;

import org.jspecify.annotations.Nullable;

/** A task threw something that does not travel; the message is what {@code toString} said of it in the worker. */
public final class RemoteTaskException extends Exception {

    private static final long serialVersionUID = 1;

    RemoteTaskException(String words, @Nullable Throwable whyNotRebuilt) {
        super(words, whyNotRebuilt);
    }
}
