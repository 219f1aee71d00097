package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.JsonReport;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.html.HtmlReport;
import java.io.IOException;
import java.io.OutputStream;

/** A format that reports are written in; a constant's name in lower case is what the user calls it. */
enum Format {
    HTML("index.html", HtmlReport::write),
    JSON(
            "advisor.json",
            (report, out) -> JsonReport.write(report.analysis(), report.tool(), report.toolVersion(), out));

    private final String fileName;
    private final Writing writing;

    Format(String fileName, Writing writing) {
        this.fileName = fileName;
        this.writing = writing;
    }

    String fileName() {
        return fileName;
    }

    void write(Report report, OutputStream out) throws IOException {
        writing.write(report, out);
    }

    /** How a format is written; it leaves the stream open. */
    private interface Writing {
        void write(Report report, OutputStream out) throws IOException;
    }
}
