package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.effects.store.SummaryFiles;
import io.github.concurrencyadvisor.known.KnownApis;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where results are kept that are good for the same advisor, thresholds and view of the JDK and of multi-release jars. */
final class KeptResults {

    private KeptResults() {}

    private static final class OwnCode {
        static final Optional<String> FINGERPRINT = fingerprint();
    }

    /** The folder for this request; it keeps nothing where the request says so, or the advisor's own jar cannot be read. */
    static CacheFolder folder(AnalysisRequest request) {
        if (request.cacheDirectory().isEmpty() || OwnCode.FINGERPRINT.isEmpty()) {
            return CacheFolder.none();
        }
        Fingerprint version = new Fingerprint()
                .add(OwnCode.FINGERPRINT.get())
                .add(Runtime.version().toString())
                .add(request.release())
                .add(request.thresholds().fast().toNanos())
                .add(request.thresholds().verySlow().toNanos());
        return CacheFolder.at(request.cacheDirectory().get(), version.name());
    }

    /** What is kept of the class path's methods, by the content of their jars and by what is known of APIs. */
    static SummaryFiles summaries(Classes classes, KnownApis known) {
        CacheFolder folder = classes.cache();
        String identity = folder.isOn() ? known.identity() : "";
        return new SummaryFiles(
                folder,
                type -> classes.contentKey(type)
                        .map(content ->
                                new Fingerprint().add(content).add(identity).name()));
    }

    /** A name for the advisor's code and data: what another build of the advisor found is not taken over. */
    private static Optional<String> fingerprint() {
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
