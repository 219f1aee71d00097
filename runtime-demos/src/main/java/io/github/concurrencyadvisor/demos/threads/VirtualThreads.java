package io.github.concurrencyadvisor.demos.threads;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * The door to virtual threads for code compiled for 17.
 *
 * <p>They are final since Java 21 (JEP 444). In 19 and 20 the methods exist but throw without a preview flag, so the
 * version is asked, not the method.
 */
public final class VirtualThreads {

    /** The first Java release that has them. */
    public static final int SINCE = 21;

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
        return (ExecutorService) call(lookup -> lookup.findStatic(
                Executors.class, "newVirtualThreadPerTaskExecutor", MethodType.methodType(ExecutorService.class)));
    }

    /**
     * Makes virtual threads.
     *
     * @throws UnsupportedOperationException before Java 21
     */
    public static ThreadFactory factory() {
        return (ThreadFactory) call(lookup -> {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle start = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
            MethodHandle end = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            return MethodHandles.filterReturnValue(start, end.asType(end.type().changeParameterType(0, ofVirtual)));
        });
    }

    private interface Found {
        MethodHandle in(MethodHandles.Lookup lookup) throws ReflectiveOperationException;
    }

    private static Object call(Found method) {
        if (!available()) {
            throw new UnsupportedOperationException(whatIsMissing());
        }
        try {
            return method.in(MethodHandles.publicLookup()).invoke();
        } catch (Throwable e) {
            throw new LinkageError("Java " + SINCE + " has virtual threads", e);
        }
    }
}
