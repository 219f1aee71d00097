package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.CheckstyleReport;
import io.github.concurrencyadvisor.report.GitLabReport;
import io.github.concurrencyadvisor.report.JUnitReport;
import io.github.concurrencyadvisor.report.JsonReport;
import io.github.concurrencyadvisor.report.MarkdownReport;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.SarifReport;
import io.github.concurrencyadvisor.report.html.HtmlReport;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A format that reports are written in; a constant's name in lower case is what the user calls it.
 *
 * <p>Its own name is not {@code Format}: of an element {@code <format>} in a POM, Maven would make an object of a class that is
 * called so and stands beside the goal.
 */
enum ReportFormat {
    HTML("index.html"),
    JSON("advisor.json"),
    SARIF("advisor.sarif"),
    GITLAB("advisor-gitlab.json"),
    CHECKSTYLE("advisor-checkstyle.xml"),
    JUNIT("advisor-junit.xml"),
    MARKDOWN("advisor.md");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    /** Writes the report; the stream is left open. */
    void write(Report report, OutputStream out) throws IOException {
        switch (this) {
            case HTML -> HtmlReport.write(report, out);
            case JSON -> JsonReport.write(report.analysis(), report.tool(), report.toolVersion(), out);
            case SARIF -> SarifReport.write(report, out);
            case GITLAB -> GitLabReport.write(report, out);
            case CHECKSTYLE -> CheckstyleReport.write(report, out);
            case JUNIT -> JUnitReport.write(report, out);
            case MARKDOWN -> MarkdownReport.write(report, out);
        }
    }
}
