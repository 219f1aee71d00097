package shop;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@AutoValue
abstract class Invoice {

    abstract Path path();

    static Invoice of(Path path) {
        return new AutoValue_Invoice(path);
    }

    String text() throws IOException {
        return Files.readString(path());
    }
}
