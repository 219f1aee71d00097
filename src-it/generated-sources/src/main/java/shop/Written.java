package shop;

import java.nio.file.Path;

public class Written {

    public String read(Path file) {
        return new Generated().read(file);
    }
}
