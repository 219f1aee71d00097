package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.source.SourceFiles;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import javax.tools.ToolProvider;

/** A small project in a temporary folder: sources in {@code src}, classes in {@code classes}. */
final class Project {

    private final Path base;

    Project(Path base) {
        this.base = base;
    }

    /** Writes a file; its name is that of its first type. */
    Project write(String name, String source) {
        try {
            Path file = base.resolve("src").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project compile(String... options) {
        try (var files = Files.walk(base.resolve("src"))) {
            List<String> arguments = new ArrayList<>(List.of(options));
            arguments.addAll(
                    List.of("-g", "-proc:none", "-d", base.resolve("classes").toString()));
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
            int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
            if (failed != 0) {
                throw new IllegalStateException("the fixture does not compile");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From sources and classes, whatever there is. */
    Facts facts() {
        return facts(1);
    }

    Facts facts(int threads) {
        try (Classes classes = classes(List.of(base.resolve("classes")))) {
            return facts(threads, classes, List.of(base.resolve("classes")));
        }
    }

    /** As if nothing had been compiled. */
    Facts sourceOnly() {
        try (Classes classes = classes(List.of())) {
            return facts(2, classes, List.of());
        }
    }

    /** From the classes alone. */
    SortedMap<String, ClassFacts> compiled() {
        try (Classes classes = classes(List.of(base.resolve("classes")))) {
            return classes.own().read(Set.of());
        }
    }

    private Classes classes(List<Path> roots) {
        return Classes.open(base, roots, List.of(), 17, 1, CacheFolder.none());
    }

    private Facts facts(int threads, Classes classes, List<Path> classPath) {
        SourceFiles.Found found = SourceFiles.find(base, List.of(base.resolve("src")), List.of(), List.of());
        return Facts.of(
                found,
                StandardCharsets.UTF_8,
                threads,
                classes.own(),
                KeptFiles.none(),
                classes,
                classPath,
                Progress.SILENT,
                new Steps());
    }

    // --- looking at facts

    static ClassFacts type(Facts facts, String name) {
        ClassFacts found = facts.program().classes().get(name);
        if (found == null) {
            throw new AssertionError(
                    "no class " + name + " in " + facts.program().classes().keySet());
        }
        return found;
    }

    static MethodFacts method(ClassFacts type, String name) {
        return type.methods().stream()
                .filter(method -> method.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name + " in " + type.methods()));
    }

    static MethodFacts method(Facts facts, String type, String name) {
        return method(type(facts, type), name);
    }

    static Call call(MethodFacts method, String name) {
        return method.calls().stream()
                .filter(call -> call.target().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no call of " + name + " in " + method.calls()));
    }
}
