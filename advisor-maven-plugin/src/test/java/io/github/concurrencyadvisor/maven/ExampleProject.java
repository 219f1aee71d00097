package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The bad example of every rule, as sources without classes, and the sources and classes of this module. */
final class ExampleProject {

    private ExampleProject() {}

    static void writeTo(Path folder) throws IOException {
        for (Rule rule : Rules.all()) {
            Path example = folder.resolve("examples").resolve(rule.name()).resolve("Example.java");
            Files.createDirectories(example.getParent());
            String code = rule.doc().bad();
            Files.writeString(example, code.startsWith("package ") ? code : "package " + rule.name() + ";\n" + code);
        }
        copy(Path.of("src/main/java"), folder.resolve("main"));
        copy(Path.of("target/classes"), folder.resolve("classes"));
    }

    /** For what {@link #writeTo} wrote there, with this JVM's class path. */
    static AnalysisRequest.Builder request(Path folder) {
        return AnalysisRequest.in(folder)
                .sourceRoots(List.of(folder.resolve("examples"), folder.resolve("main")))
                .classRoots(List.of(folder.resolve("classes")))
                .classPath(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList())
                .release(21);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}
