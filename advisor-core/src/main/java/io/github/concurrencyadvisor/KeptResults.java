package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.effects.store.AttachedSummaries;
import io.github.concurrencyadvisor.effects.store.SummaryFiles;
import io.github.concurrencyadvisor.known.KnownApis;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
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

    /**
     * What modules of the class path bring along; nothing where the request says that nothing is kept, so that there is a way to
     * do without.
     */
    static AttachedSummaries attached(AnalysisRequest request, Classes classes, KnownApis known) {
        AttachedSummaries.ClassPathEntries entries = new AttachedSummaries.ClassPathEntries() {
            @Override
            public Optional<Path> entryOf(String internalName) {
                return request.cacheDirectory().isEmpty() ? Optional.empty() : classes.entryOf(internalName);
            }

            @Override
            public Optional<byte[]> file(Path entry, String name) {
                return classes.file(entry, name);
            }
        };
        return new AttachedSummaries(entries, packages -> basis(request, classes, known, packages));
    }

    /**
     * A name for all that summaries rest on which may differ between a module's build and those that use the module: the code of
     * the packages that were looked into, what is known of their APIs, the thresholds, the advisor, and the JDK's API, which its
     * updates do not change. Empty where that cannot be read.
     */
    static Optional<String> basis(
            AnalysisRequest request, Classes classes, KnownApis known, Collection<String> packages) {
        return OwnCode.FINGERPRINT.flatMap(own -> classes.contentOf(packages)
                .map(content -> new Fingerprint()
                        .add(own)
                        .add(Runtime.version().feature())
                        .add(request.thresholds().fast().toNanos())
                        .add(request.thresholds().verySlow().toNanos())
                        .add(content)
                        .add(known.identity(packages))
                        .name()));
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
