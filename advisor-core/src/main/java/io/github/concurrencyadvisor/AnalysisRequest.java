package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.Thresholds;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to analyse.
 *
 * @param baseDirectory folder that every path in the result is relative to
 * @param sourceRoots folders with Java sources; those that do not exist are passed over
 * @param classRoots folders (or jars) with the project's own compiled classes; those that do not exist are passed over
 * @param classPath jars and folders of everything else, in order
 * @param coordinates by entry of the class path, what it was published as, as far as that is known without looking into it
 * @param knownApis files of known APIs that the user adds, or folders of them; they win over what libraries and the advisor say
 * @param encoding of the sources
 * @param includes what to analyse: packages, or glob patterns over paths relative to a source root; empty means all Java files
 * @param excludes what to leave out, likewise
 * @param release the Java release that advice may assume, 8 and up
 * @param minConfidence findings below this are set apart as unsure
 * @param rules by rule name, the severity to report it with; empty switches the rule off; rules not named keep their own
 * @param baseline findings that are known already
 * @param thresholds where the rule draws its lines
 * @param demand how many runs are taken to be under way at once where neither code nor data says
 * @param threads how many threads may be used, 1 and up
 * @param cacheDirectory folder where what is found of the class path's jars is kept for the next analysis; it is made where it
 *     does not exist. Empty to keep nothing. The result is the same either way
 */
public record AnalysisRequest(
        Path baseDirectory,
        List<Path> sourceRoots,
        List<Path> classRoots,
        List<Path> classPath,
        Map<Path, Coordinates> coordinates,
        List<Path> knownApis,
        Charset encoding,
        List<String> includes,
        List<String> excludes,
        int release,
        Confidence minConfidence,
        Map<String, Optional<Severity>> rules,
        Baseline baseline,
        Thresholds thresholds,
        Demand demand,
        int threads,
        Optional<Path> cacheDirectory) {
    public AnalysisRequest {
        sourceRoots = List.copyOf(sourceRoots);
        classRoots = List.copyOf(classRoots);
        classPath = List.copyOf(classPath);
        coordinates = Map.copyOf(coordinates);
        knownApis = List.copyOf(knownApis);
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        rules = Map.copyOf(rules);
        if (release < 8) {
            throw new IllegalArgumentException("release " + release + " is not supported: 8 and up");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, not " + threads);
        }
    }

    /**
     * Requests for a project, with nothing to read yet and every setting at its default: the running JDK's release, findings
     * from medium confidence up, every processor, nothing kept.
     */
    public static Builder in(Path baseDirectory) {
        return new Builder(baseDirectory);
    }

    /** Requests that differ from this one. */
    public Builder but() {
        return new Builder(baseDirectory)
                .sourceRoots(sourceRoots)
                .classRoots(classRoots)
                .classPath(classPath)
                .coordinates(coordinates)
                .knownApis(knownApis)
                .encoding(encoding)
                .includes(includes)
                .excludes(excludes)
                .release(release)
                .minConfidence(minConfidence)
                .rules(rules)
                .baseline(baseline)
                .thresholds(thresholds)
                .demand(demand)
                .threads(threads)
                .cacheDirectory(cacheDirectory);
    }

    /** Makes requests; each part is described at {@link AnalysisRequest}. Not thread-safe. */
    public static final class Builder {
        private final Path baseDirectory;
        private List<Path> sourceRoots = List.of();
        private List<Path> classRoots = List.of();
        private List<Path> classPath = List.of();
        private Map<Path, Coordinates> coordinates = Map.of();
        private List<Path> knownApis = List.of();
        private Charset encoding = StandardCharsets.UTF_8;
        private List<String> includes = List.of();
        private List<String> excludes = List.of();
        private int release = Runtime.version().feature();
        private Confidence minConfidence = Confidence.MEDIUM;
        private Map<String, Optional<Severity>> rules = Map.of();
        private Baseline baseline = Baseline.NONE;
        private Thresholds thresholds = Thresholds.DEFAULTS;
        private Demand demand = Demand.UNKNOWN;
        private int threads = Runtime.getRuntime().availableProcessors();
        private Optional<Path> cacheDirectory = Optional.empty();

        private Builder(Path baseDirectory) {
            this.baseDirectory = baseDirectory;
        }

        public Builder sourceRoots(List<Path> sourceRoots) {
            this.sourceRoots = sourceRoots;
            return this;
        }

        public Builder classRoots(List<Path> classRoots) {
            this.classRoots = classRoots;
            return this;
        }

        public Builder classPath(List<Path> classPath) {
            this.classPath = classPath;
            return this;
        }

        public Builder coordinates(Map<Path, Coordinates> coordinates) {
            this.coordinates = coordinates;
            return this;
        }

        public Builder knownApis(List<Path> knownApis) {
            this.knownApis = knownApis;
            return this;
        }

        public Builder encoding(Charset encoding) {
            this.encoding = encoding;
            return this;
        }

        public Builder includes(List<String> includes) {
            this.includes = includes;
            return this;
        }

        public Builder excludes(List<String> excludes) {
            this.excludes = excludes;
            return this;
        }

        public Builder release(int release) {
            this.release = release;
            return this;
        }

        public Builder minConfidence(Confidence minConfidence) {
            this.minConfidence = minConfidence;
            return this;
        }

        public Builder rules(Map<String, Optional<Severity>> rules) {
            this.rules = rules;
            return this;
        }

        public Builder baseline(Baseline baseline) {
            this.baseline = baseline;
            return this;
        }

        public Builder thresholds(Thresholds thresholds) {
            this.thresholds = thresholds;
            return this;
        }

        public Builder demand(Demand demand) {
            this.demand = demand;
            return this;
        }

        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        public Builder cacheDirectory(Optional<Path> cacheDirectory) {
            this.cacheDirectory = cacheDirectory;
            return this;
        }

        /** The request. */
        public AnalysisRequest build() {
            return new AnalysisRequest(
                    baseDirectory,
                    sourceRoots,
                    classRoots,
                    classPath,
                    coordinates,
                    knownApis,
                    encoding,
                    includes,
                    excludes,
                    release,
                    minConfidence,
                    rules,
                    baseline,
                    thresholds,
                    demand,
                    threads,
                    cacheDirectory);
        }
    }
}
