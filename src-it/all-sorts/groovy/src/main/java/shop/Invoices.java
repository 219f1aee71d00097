package shop;

import java.nio.file.Path;
import java.util.List;

class Invoices {

    void check(List<Path> paths) {
        paths.parallelStream().forEach(path -> Archive.load(path));
    }
}
