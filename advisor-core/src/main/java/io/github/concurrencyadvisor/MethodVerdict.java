package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Recommendation;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;

/**
 * Everything the advisor says of one declared method of the project.
 *
 * @param position where it is declared
 * @param endLine its last line; 0 where unknown
 */
public record MethodVerdict(
        MethodId method,
        Origin origin,
        Position position,
        int endLine,
        Workload workload,
        Recommendation recommendation) {}
