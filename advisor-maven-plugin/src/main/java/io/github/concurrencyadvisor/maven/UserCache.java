package io.github.concurrencyadvisor.maven;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the user's system keeps what programs can make again. */
final class UserCache {

    private static final String OURS = "concurrency-advisor";

    private UserCache() {}

    /** Our folder there; it need not exist. */
    static Path folder() {
        return folder(System.getProperties(), System.getenv());
    }

    /** By the XDG base directory specification; on macOS and Windows where programs there keep such files. */
    static Path folder(Properties system, Map<String, String> environment) {
        String name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(system.getProperty("user.home", ""));
        if (name.startsWith("windows")) {
            return orElse(
                    environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(OURS);
        }
        return orElse(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
    }

    /** The specification has relative folders ignored. */
    private static Path orElse(@Nullable String set, Path usual) {
        Path folder = set == null || set.isEmpty() ? usual : Path.of(set);
        return (folder.isAbsolute() ? folder : usual).resolve(OURS);
    }
}
