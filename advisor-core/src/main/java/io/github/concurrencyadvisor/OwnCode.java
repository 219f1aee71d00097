package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.bytecode.Classes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** The advisor's own jar, by its content: what another build of the advisor found is not taken over. */
final class OwnCode {

    private OwnCode() {}

    private static final class Lazily {
        static final Optional<String> FINGERPRINT = read();
    }

    /** A name for the advisor's code and data; empty where they cannot be read. */
    static Optional<String> fingerprint() {
        return Lazily.FINGERPRINT;
    }

    private static Optional<String> read() {
        CodeSource source = Advisor.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Classes.fingerprint(Path.of(source.getLocation().toURI())));
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
