package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Coordinates;
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
 * @param coordinates by entry of the class path, what it was published as, as far as that is known without looking into it
 * @param knownApis files of known APIs that the user adds, or folders of them; they win over what libraries and the advisor say
 * @param encoding of the sources
 * @param includes glob patterns over paths relative to a source root; empty means all Java files
 * @param excludes glob patterns, likewise
 * @param release the Java release that advice may assume, 8 and up
 * @param minConfidence findings below this are left out
 * @param rules by rule name, the severity to report it with; empty switches the rule off; rules not named keep their own
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
}
