package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.model.Progress;

/** What an analysis found, and the code that it speaks of. */
record Analysed(Analysis analysis, SourceLines sources) {

    static Analysed of(AnalysisRequest request, Progress progress) {
        Analysis analysis = Advisor.analyze(request, progress);
        return new Analysed(analysis, SourceLines.read(request, analysis));
    }
}
