package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** A library's summaries may be kept for other projects only if they do not tell what this one asked for. */
class LibrarySummariesTest {

    @Test
    @Tag("library")
    void doNotDependOnWhichMethodIsAskedForFirst() throws Exception {
        Path jar = jarOf(ClassReader.class);
        Map<SummaryKey, MethodSummary> expected = summaries(jar, 0);
        assertThat(expected).hasSizeGreaterThan(500);
        for (int seed = 1; seed <= 3; seed++) {
            assertThat(summaries(jar, seed)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ClassReader.class, JsonFactory.class, ClassFileImporter.class})
    @Tag("library")
    void areAFixedPoint(Class<?> ofLibrary) throws Exception {
        Path jar = jarOf(ofLibrary);
        try (Classes classes = Classes.open(Path.of(""), List.of(), List.of(jar), 17, 1, CacheFolder.none())) {
            Program program = program(classes);
            ValueFlow flow = new ValueFlow(program);
            Solver solver = Solver.ofLibrary(program, flow, SummaryStore.NONE);
            List<MethodFacts> methods = methods(classes, jar);
            methods.forEach(solver::of);
            assertThat(methods).hasSizeGreaterThan(500).allSatisfy(method -> {
                MethodSummary summary = solver.of(method);
                MethodSummary again = new Evaluator(program, flow, solver, method).summarize(summary);
                assertThat(again.saysTheSameAs(summary)).isTrue();
            });
        }
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<MethodFacts> methods(Classes classes, Path jar) throws IOException {
        List<MethodFacts> methods = new ArrayList<>();
        for (String name : classNames(jar)) {
            ClassFacts type = Objects.requireNonNull(classes.find(name), name);
            methods.addAll(type.methods());
        }
        return methods;
    }

    private static Program program(Classes classes) {
        return new Program(
                Collections.emptySortedMap(), classes, classes, KnownApis.bundled(), Thresholds.DEFAULTS, new Steps());
    }

    private static Map<SummaryKey, MethodSummary> summaries(Path jar, int seed) throws IOException {
        try (Classes classes = Classes.open(Path.of(""), List.of(), List.of(jar), 17, 1, CacheFolder.none())) {
            List<MethodFacts> methods = methods(classes, jar);
            Collections.shuffle(methods, new Random(seed));
            Program program = program(classes);
            Map<SummaryKey, MethodSummary> kept = new TreeMap<>();
            Solver solver = Solver.ofLibrary(program, new ValueFlow(program), new SummaryStore() {
                @Override
                public @Nullable MethodSummary find(SummaryKey key) {
                    return null;
                }

                @Override
                public void keep(SummaryKey key, MethodSummary summary) {
                    kept.put(key, summary);
                }
            });
            methods.forEach(solver::of);
            return kept;
        }
    }

    private static List<String> classNames(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class")
                            && !name.endsWith("module-info.class")
                            && !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
    }
}
