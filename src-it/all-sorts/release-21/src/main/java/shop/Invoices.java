package shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class Invoices {

    sealed interface Source {}

    record OnDisk(Path path) implements Source {}

    record InMemory(String text) implements Source {}

    static String text(Source source) throws IOException {
        return switch (source) {
            case OnDisk(Path path) -> Files.readString(path);
            case InMemory(String text) -> text;
        };
    }
}
