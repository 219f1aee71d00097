package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Thresholds;
import java.nio.charset.Charset;
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
 * @param encoding of the sources
 * @param includes glob patterns over paths relative to a source root; empty means all Java files
 * @param excludes glob patterns, likewise
 * @param release the Java release that advice may assume, 8 and up
 * @param minConfidence findings below this are left out
 * @param rules by rule name, the severity to report it with; empty switches the rule off; rules not named keep their own
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
        Charset encoding,
        List<String> includes,
        List<String> excludes,
        int release,
        Confidence minConfidence,
        Map<String, Optional<Severity>> rules,
        Thresholds thresholds,
        Demand demand,
        int threads,
        Optional<Path> cacheDirectory) {
    public AnalysisRequest {
        sourceRoots = List.copyOf(sourceRoots);
        classRoots = List.copyOf(classRoots);
        classPath = List.copyOf(classPath);
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
}
