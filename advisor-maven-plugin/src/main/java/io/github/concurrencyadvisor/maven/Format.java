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

/** A format that reports are written in; a constant's name in lower case is what the user calls it. */
enum Format {
    HTML("index.html"),
    JSON("advisor.json");

    private final String fileName;

    Format(String fileName) {
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
        }
    }
}
