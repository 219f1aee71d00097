package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** What readers of Checkstyle's results take: the findings that nothing accepts, by file. */
public final class CheckstyleReport {

    /** Of the format; readers do not look at it. */
    private static final String VERSION = "4.3";

    private CheckstyleReport() {}

    /** Writes the report as UTF-8 with {@code \n} line ends, the last line's included; the stream is flushed and left open. */
    public static void write(Report report, OutputStream out) throws IOException {
        Map<String, List<Finding>> files = FindingText.reported(report).stream()
                .collect(Collectors.groupingBy(
                        finding -> report.repository().place(finding.at()).file(), TreeMap::new, Collectors.toList()));
        XmlText.write(
                out,
                xml -> xml.element(
                        "checkstyle",
                        inside -> {
                            for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
                                file(file.getKey(), file.getValue(), report.repository(), inside);
                            }
                        },
                        "version",
                        VERSION));
    }

    private static void file(String name, List<Finding> findings, InRepository repository, XmlText xml)
            throws IOException, XMLStreamException {
        xml.element(
                "file",
                inside -> {
                    for (Finding finding : findings) {
                        error(finding, repository.place(finding.at()), inside);
                    }
                },
                "name",
                name);
    }

    private static void error(Finding finding, Position at, XmlText xml) throws XMLStreamException {
        xml.empty(
                "error",
                "line",
                Integer.toString(at.line()),
                "column",
                Integer.toString(Math.max(1, at.column())),
                "severity",
                finding.severity().name().toLowerCase(Locale.ROOT),
                "message",
                FindingText.line(finding),
                "source",
                "concurrency.advisor." + finding.rule());
    }
}
