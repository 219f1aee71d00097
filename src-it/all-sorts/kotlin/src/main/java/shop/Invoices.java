package shop;

import java.nio.file.Path;
import java.util.List;

public class Invoices {

    private final List<Path> paths;

    public Invoices(List<Path> paths) {
        this.paths = paths;
    }

    public List<Path> paths() {
        return paths;
    }

    void check(Archive archive) {
        paths.parallelStream().forEach(path -> archive.load(path));
    }

    int count() {
        return paths.parallelStream().mapToInt(ArchiveKt::lines).sum();
    }

    List<String> texts() {
        return new Archive(this).all();
    }
}
