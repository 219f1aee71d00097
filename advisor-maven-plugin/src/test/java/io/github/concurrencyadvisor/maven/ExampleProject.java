package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
