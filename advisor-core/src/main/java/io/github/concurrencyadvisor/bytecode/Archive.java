package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of the class path. Thread-safe. */
interface Archive extends AutoCloseable {

    Path path();

    boolean has(String resource);

    /** The bytes of the file, for a multi-release jar those of the release it was opened for; null where there is no such file. */
    byte @Nullable [] bytes(String resource) throws IOException;

    /** Internal names of the classes, sorted. */
    List<String> classNames();

    /**
     * The files directly in a folder of it, sorted. A jar has to have an entry for the folder itself, as build tools write it:
     * to list every jar of a class path costs more than reading what is needed of it.
     *
     * @param folder with slashes between and at the end
     */
    List<String> filesIn(String folder) throws IOException;

    /** What it was published as, as far as it tells; a folder does not. */
    Optional<Coordinates> coordinates() throws IOException;

    /** A name for what all its files hold. */
    String fingerprint() throws IOException;

    /**
     * A name for the code of its classes, for a multi-release jar those of the release it was opened for: the same for a jar as
     * for the folder that it was packed from.
     *
     * @param classNames what {@link #classNames()} gives
     */
    String codeFingerprint(List<String> classNames) throws IOException;

    /**
     * What two archives that hold the same have in common, found without reading them: they are the same files, which did not
     * change in between.
     */
    Object state() throws IOException;

    @Override
    void close() throws IOException;
}
