package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.report.JsonReport;
import java.io.IOException;
import java.io.OutputStream;

/** A format that reports are written in. */
enum Format {
    JSON("advisor.json");

    private final String fileName;

    Format(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    void write(Analysis analysis, String toolVersion, OutputStream out) throws IOException {
        switch (this) {
            case JSON -> JsonReport.write(analysis, "advisor-maven-plugin", toolVersion, out);
        }
    }
}
