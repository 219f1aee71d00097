package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Demand;
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
 * @param demand how many runs of it are under way at once
 * @param demandWhy what states that; empty where nothing does
 */
public record MethodVerdict(
        MethodId method,
        Origin origin,
        Position position,
        int endLine,
        Workload workload,
        Demand demand,
        String demandWhy,
        Recommendation recommendation) {}
