package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.MethodId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bundled files are in order: each is in the index, readable, found by its packages, and at odds with no other. */
class PackTest {

    @Test
    void theIndexNamesEachFileOnce() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(KnownApis.class.getResource("index.txt"));
        Path folder = Objects.requireNonNull(Path.of(index.toURI()).getParent());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> bundled = files.map(
                            file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(KnownFile::isNameOfOne)
                    .sorted()
                    .toList();

            assertThat(Pack.all().stream().map(Pack::name)).containsExactlyElementsOf(bundled);
        }
    }

    /** Reading it throws where a line is wrong. */
    @Test
    void eachFileIsReadable() {
        assertThat(Pack.all())
                .allSatisfy(pack ->
                        assertThat(pack.file().problems()).as(pack.name()).isEmpty());
    }

    /** Each module has known APIs of its own, which are for its class path; the lines in them are the same objects. */
    @Test
    void aFileIsReadOnceForAllModulesOfABuild() {
        MethodId read = new MethodId("java/io/FileInputStream", "read", "()I");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<@Nullable KnownApi>> modules = IntStream.range(0, 100)
                    .mapToObj(any -> CompletableFuture.supplyAsync(
                            () -> KnownApis.bundled().method(read, List::of), threads))
                    .toList();
            Set<KnownApi> lines = Collections.newSetFromMap(new IdentityHashMap<>());
            modules.forEach(module -> lines.add(Objects.requireNonNull(module.join())));
            assertThat(lines).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(Pack.all()).allSatisfy(pack -> {
            assertThat(pack.conditions()).isSameAs(pack.conditions());
            assertThat(pack.file()).isSameAs(pack.file());
        });
    }

    @Test
    void eachLineIsFoundByAPackageOfTheIndexAndEachPackageIsNeeded() {
        List<String> wrong = new ArrayList<>();
        for (Pack pack : Pack.all()) {
            Set<String> packages = packagesOfLines(pack.file());
            packages.stream()
                    .filter(name -> !pack.speaksFor(name))
                    .forEach(name -> wrong.add(pack.name() + " has lines about " + name));
            pack.packages().stream()
                    .filter(prefix -> packages.stream().noneMatch(name -> name.startsWith(prefix + "/")))
                    .forEach(prefix -> wrong.add(pack.name() + " has no line about " + prefix));
        }
        assertThat(wrong).isEmpty();
    }

    /** They are for different versions or class paths, and are read at once, so that the more special one goes first. */
    @Test
    void filesThatDescribeTheSameAreForDifferentClassPaths() {
        Map<String, Pack> first = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Pack pack : Pack.all()) {
            for (String subject : subjects(pack.file())) {
                Pack other = first.putIfAbsent(subject, pack);
                if (other != null
                        && !(tellsApart(pack, other) && pack.packages().equals(other.packages()))) {
                    wrong.add(subject + " stands in " + other.name() + " and " + pack.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyFileAboutLibrariesSaysWhichItDescribes() {
        assertThat(Pack.all().stream().filter(pack -> pack.name().startsWith("lib/")))
                .allSatisfy(pack -> assertThat(pack.file().conditions().libraries())
                        .as(pack.name())
                        .isNotEmpty());
    }

    @Test
    void theIndexMarksTheFilesThatAreNotForEveryClassPath() {
        assertThat(Pack.all())
                .allSatisfy(pack -> assertThat(pack.isConditional())
                        .as(pack.name())
                        .isNotEqualTo(pack.file().conditions().holdAlways()));
    }

    private static boolean tellsApart(Pack one, Pack other) {
        Conditions here = one.file().conditions();
        Conditions there = other.file().conditions();
        return here.areApartFrom(there) || here.areSpecial() != there.areSpecial();
    }

    private static Set<String> packagesOfLines(KnownFile file) {
        Set<String> packages = new HashSet<>();
        file.apis().forEach(line -> packages.add(packageOf(line.api().owner())));
        file.contexts().forEach(context -> packages.add(packageOf(context.owner())));
        file.annotations().forEach(annotation -> packages.add(packageOf(annotation.type())));
        return packages;
    }

    private static String packageOf(String owner) {
        return owner.substring(0, owner.lastIndexOf('/') + 1);
    }

    private static List<String> subjects(KnownFile file) {
        List<String> subjects = new ArrayList<>();
        file.apis()
                .forEach(line -> subjects.add(
                        (line.isField() ? "field " : "") + line.api().owner() + "#"
                                + line.api().member() + line.api().parameters()));
        file.contexts()
                .forEach(context ->
                        subjects.add("context " + context.owner() + "#" + context.method() + context.parameters()));
        file.annotations()
                .forEach(annotation -> subjects.add(annotation.type()
                        + annotation.element()
                        + (annotation.meaning() instanceof KnownAnnotation.Meaning.OfCall ? " does" : " runs on")
                        + (annotation.results().isEmpty() ? "" : " later")));
        return subjects;
    }
}
