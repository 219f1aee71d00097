package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.SourceLines;

/**
 * What every format of a report is made from.
 *
 * @param sources the code that findings speak of; without it, reports show places alone
 * @param project what its readers call the project
 * @param repository where it lies, as hosts of code name files from the root of a repository
 * @param tool what made the report
 * @param toolVersion its version
 */
public record Report(
        Analysis analysis,
        SourceLines sources,
        Outcome outcome,
        String project,
        InRepository repository,
        String tool,
        String toolVersion) {}
