package io.github.concurrencyadvisor.demos.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The door to virtual threads for code compiled for 17.
 *
 * <p>They are final since Java 21 (JEP 444). In 19 and 20 the methods exist but throw without a preview flag, so the
 * version is asked, not the method.
 */
public final class VirtualThreads {

    private static final int SINCE = 21;

    private VirtualThreads() {}

    public static boolean available() {
        return Runtime.version().feature() >= SINCE;
    }

    /** What to print where they are not available. */
    public static String whatIsMissing() {
        return "virtual threads need Java " + SINCE + " or later, this is Java "
                + Runtime.version().feature();
    }

    /**
     * A new virtual thread for each task.
     *
     * @throws UnsupportedOperationException before Java 21
     */
    public static ExecutorService executor() {
        if (!available()) {
            throw new UnsupportedOperationException(whatIsMissing());
        }
        try {
            MethodHandle factory = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) factory.invokeExact();
        } catch (Throwable e) {
            throw new LinkageError("Java " + SINCE + " has Executors.newVirtualThreadPerTaskExecutor", e);
        }
    }
}
