package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Thresholds;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to analyse and how, as the core takes it.
 *
 * @param release the Java release that advice may assume
 * @param knownApis files and folders, relative ones to the project's base folder
 * @param timeout how long one step of the analysis may take
 * @param cacheDirectory where what is found of dependencies is kept; empty to keep nothing
 */
record AnalysisSettings(
        List<String> includes,
        List<String> excludes,
        boolean includeTests,
        boolean excludeGeneratedSources,
        int release,
        Confidence minConfidence,
        Map<String, Optional<Severity>> rules,
        Baseline baseline,
        Thresholds thresholds,
        Demand demand,
        List<Path> knownApis,
        int threads,
        Duration timeout,
        Charset encoding,
        Optional<Path> cacheDirectory) {

    /** The same with another baseline and release. */
    AnalysisSettings with(Baseline otherBaseline, int otherRelease) {
        return new AnalysisSettings(
                includes,
                excludes,
                includeTests,
                excludeGeneratedSources,
                otherRelease,
                minConfidence,
                rules,
                otherBaseline,
                thresholds,
                demand,
                knownApis,
                threads,
                timeout,
                encoding,
                cacheDirectory);
    }
}
