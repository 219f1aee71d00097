package io.github.concurrencyadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.steps.Steps;

/** Analyses in which nothing failed: for a user the rest goes on, but a test has to hear of it. */
public final class Sound {

    private Sound() {}

    public static Analysis analyze(AnalysisRequest request) {
        return analyze(request, Progress.SILENT, new Steps());
    }

    public static Analysis analyze(AnalysisRequest request, Progress progress, Steps steps) {
        Analysis analysis = Advisor.analyze(request, progress, steps);
        assertThat(analysis.problems()).noneMatch(problem -> problem.kind() == Problem.Kind.FAULT);
        return analysis;
    }
}
