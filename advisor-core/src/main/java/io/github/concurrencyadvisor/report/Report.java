package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;

/**
 * What every format of a report is made from.
 *
 * @param repository where the project lies, as readers of a report name files from the root of the repository
 * @param tool what made the report
 * @param toolVersion its version
 */
public record Report(Analysis analysis, Outcome outcome, InRepository repository, String tool, String toolVersion) {}
