package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.util.List;

/**
 * What an analysis found. The same request gives an equal analysis.
 *
 * @param platform what the advice assumed
 * @param files every source file of the project and what became of it, sorted
 * @param methods every declared method of the project, sorted by class, name and descriptor
 * @param review what the rules found, by whether the user has accepted it
 * @param problems sorted by place
 * @param contexts what surrounds each finding of the review, in the order of {@link Review#all()}
 * @param carriers what runs where, in the order of carriers and places
 */
public record Analysis(
        Platform platform,
        List<SourceFile> files,
        List<MethodVerdict> methods,
        Review review,
        List<Problem> problems,
        List<FindingContext> contexts,
        List<CarrierUse> carriers) {

    /** An analysis that says nothing of what surrounds its findings and of what runs where. */
    public Analysis(
            Platform platform,
            List<SourceFile> files,
            List<MethodVerdict> methods,
            Review review,
            List<Problem> problems) {
        this(platform, files, methods, review, problems, List.of(), List.of());
    }

    public Analysis {
        files = List.copyOf(files);
        methods = List.copyOf(methods);
        problems = List.copyOf(problems);
        contexts = List.copyOf(contexts);
        carriers = List.copyOf(carriers);
    }

    /** The findings that nothing accepts, sorted by place. */
    public List<Finding> findings() {
        return review.open();
    }
}
