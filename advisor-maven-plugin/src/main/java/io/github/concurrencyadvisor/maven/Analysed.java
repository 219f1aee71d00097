package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.steps.Steps;

/** What an analysis found, and the code that it speaks of. */
record Analysed(Analysis analysis, SourceLines sources) {

    static Analysed of(AnalysisRequest request, Progress progress, Steps steps) {
        Analysis analysis = Advisor.analyze(request, progress, steps);
        return new Analysed(analysis, SourceLines.read(request, analysis));
    }
}
