package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.SummaryStore;
import io.github.concurrencyadvisor.facts.Facts;
import io.github.concurrencyadvisor.facts.KeptFiles;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.source.Parsed;
import io.github.concurrencyadvisor.source.ParsedUnit;
import io.github.concurrencyadvisor.source.SourceFiles;
import io.github.concurrencyadvisor.source.SourceParser;
import io.github.concurrencyadvisor.steps.Steps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The parts of an analysis, each alone on what the part before it made of one real project, in one thread of a JVM that has
 * compiled them: where time goes once a JVM is warm. Whole cold builds are measured by {@code benchmarks/speed.sh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PartsBenchmark {

    private static final int RELEASE = 17;

    private final Path base = Path.of(System.getProperty("jmh.project"));
    private final List<Path> sources = List.of(base.resolve("src"));
    private final List<Path> classFiles = List.of(base.resolve("classes"));

    private SourceFiles.Found found;
    private Classes classes;
    private Facts facts;
    private KnownApis known;

    @Setup
    public void read() {
        found = SourceFiles.find(base, sources, List.of(), List.of());
        if (found.files().isEmpty()) {
            throw new IllegalStateException("no sources below " + base);
        }
        classes = open();
        facts = facts();
        known = KnownApis.bundled();
    }

    @TearDown
    public void close() {
        classes.close();
    }

    /** Syntax trees of all sources. */
    @Benchmark
    public Parsed<Integer> parse() {
        return SourceParser.parse(found.files(), StandardCharsets.UTF_8, 1, new Steps(), ParsedUnit::lines);
    }

    /** Facts of all class files. */
    @Benchmark
    public SortedMap<String, ClassFacts> readClasses() {
        try (Classes opened = open()) {
            return opened.own().read(Set.of());
        }
    }

    private Classes open() {
        return Classes.open(base, classFiles, List.of(), RELEASE, 1, CacheFolder.none());
    }

    /** Reading the classes, parsing the sources, and joining both. */
    @Benchmark
    public Facts facts() {
        return Facts.of(
                found,
                StandardCharsets.UTF_8,
                1,
                classes.own(),
                KeptFiles.none(),
                classes,
                classFiles,
                Progress.SILENT,
                new Steps());
    }

    /** The search for effects and carriers. */
    @Benchmark
    public Effects effects() {
        return Effects.of(facts.program(), classes, known, Thresholds.DEFAULTS, SummaryStore.NONE, new Steps());
    }

    /** All of it, with the verdicts and findings. */
    @Benchmark
    public Analysis whole() {
        return Advisor.analyze(AnalysisRequest.in(base)
                .sourceRoots(sources)
                .classRoots(classFiles)
                .release(RELEASE)
                .threads(1)
                .build());
    }
}
