package io.github.concurrencyadvisor.bytecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the class path. Thread-safe. */
interface Archive extends AutoCloseable {

    Path path();

    boolean has(String resource);

    /** The bytes of the file, for a multi-release jar those of the release it was opened for; null where there is no such file. */
    byte @Nullable [] bytes(String resource) throws IOException;

    /** Internal names of the classes, sorted. */
    List<String> classNames();

    /** A name for what all its files hold. */
    String fingerprint() throws IOException;

    @Override
    void close() throws IOException;
}
