package shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lombok.Data;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import lombok.extern.java.Log;

@Log
@RequiredArgsConstructor
class Invoices {

    private final Settings settings;

    @Data
    static class Settings {
        private boolean strict;
        private List<Path> paths;
    }

    void check() {
        log.info("strict: " + settings.isStrict());
        settings.getPaths().parallelStream().forEach(path -> check(path));
    }

    @SneakyThrows
    private static void check(Path path) {
        Files.readString(path);
    }
}
