package shop

import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path

@CompileStatic
class Archive {

    static byte[] load(Path path) {
        return Files.readAllBytes(path)
    }
}
