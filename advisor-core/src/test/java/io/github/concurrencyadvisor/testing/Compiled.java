package io.github.concurrencyadvisor.testing;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.SummaryStore;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Small Java sources, compiled against the real libraries of the test class path, and analysed. */
public final class Compiled {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|@?interface|enum|record) (\\w+)");

    private static final Pattern LIBRARY = Pattern.compile("\\b(?:io|com|org|reactor|jakarta)\\.[a-z]");

    private final Path base;

    private final List<Path> more;

    private Compiled(Path base, List<Path> more) {
        this.base = base;
        this.more = more;
    }

    /**
     * Writes each source to {@code src} under the folder and compiles all to {@code classes}.
     *
     * @param sources compilation units; a file is named after the unit's first type
     */
    public static Compiled in(Path base, String... sources) {
        return in(base, List.of(), sources);
    }

    /** The same with more jars or class folders before the libraries of the test class path. */
    public static Compiled in(Path base, List<Path> more, String... sources) {
        Compiled compiled = writtenIn(base, more, sources);
        compiled.compile();
        return compiled;
    }

    /** The same without compiling. */
    public static Compiled writtenIn(Path base, String... sources) {
        return writtenIn(base, List.of(), sources);
    }

    private static Compiled writtenIn(Path base, List<Path> more, String... sources) {
        try {
            for (String source : sources) {
                Path file = base.resolve("src").resolve(fileName(source));
                Files.createDirectories(file.getParent());
                Files.writeString(file, source);
            }
            Files.createDirectories(base.resolve("classes"));
            return new Compiled(base, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in:\n" + source);
        }
        Matcher unit = PACKAGE.matcher(source);
        String folder = unit.find() ? unit.group(1).replace('.', '/') + "/" : "";
        return folder + type.group(1) + ".java";
    }

    private void compile() {
        try {
            if (more.isEmpty()) {
                CompiledOnce.copy(sources(), base.resolve("classes"), this::compileInto);
            } else {
                compileInto(base.resolve("classes"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> sources() throws IOException {
        try (var walk = Files.walk(base.resolve("src"))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void compileInto(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources());
            List<String> options = new ArrayList<>(List.of(
                    "-d",
                    classes.toString(),
                    "-g",
                    "-proc:none",
                    "-nowarn",
                    "-classpath",
                    more.stream()
                                    .map(entry -> entry + java.io.File.pathSeparator)
                                    .collect(Collectors.joining())
                            + System.getProperty("java.class.path")));
            if (!compiler.getTask(errors, files, null, options, null, units).call()) {
                throw new IllegalArgumentException("the fixture does not compile:\n" + errors);
            }
        }
    }

    public Path base() {
        return base;
    }

    /** Analyses for the release of the running JDK, all findings from low confidence up. */
    public Analysis analyze() {
        return Sound.analyze(request(Runtime.version().feature(), List.of(base.resolve("classes"))));
    }

    /** Analyses without the classes. */
    public Analysis analyzeSourceAlone() {
        return Sound.analyze(request(Runtime.version().feature(), List.of()));
    }

    /** Hands over the effects of the classes alone, and the classes. */
    public void effects(BiConsumer<Effects, Collection<ClassFacts>> use) {
        try (Classes classes =
                Classes.open(base, List.of(base.resolve("classes")), libraries(), 17, 1, CacheFolder.none())) {
            SortedMap<String, ClassFacts> project = classes.own().read(Set.of());
            ProgramFacts facts = new ProgramFacts(project, classes, List.of(), List.of());
            use.accept(
                    Effects.of(
                            facts, classes, KnownApis.bundled(), Thresholds.DEFAULTS, SummaryStore.NONE, new Steps()),
                    project.values());
        }
    }

    public AnalysisRequest request(int release, List<Path> classRoots) {
        return AnalysisRequest.in(base)
                .sourceRoots(List.of(base.resolve("src")))
                .classRoots(classRoots)
                .classPath(Stream.concat(more.stream(), usesLibraries() ? libraries().stream() : Stream.empty())
                        .toList())
                .release(release)
                .minConfidence(Confidence.LOW)
                .threads(1)
                .build();
    }

    /** Whether a source names a package outside the JDK. Opening a hundred jars costs ten times what a small analysis does. */
    private boolean usesLibraries() {
        try {
            for (Path source : sources()) {
                if (LIBRARY.matcher(Files.readString(source)).find()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(java.io.File.pathSeparator)))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }
}
