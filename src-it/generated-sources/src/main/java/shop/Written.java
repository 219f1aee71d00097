package shop;

import java.io.IOException;
import java.nio.file.Path;

public class Written {

    public String read(Path file) throws IOException {
        return new Generated().read(file);
    }
}
