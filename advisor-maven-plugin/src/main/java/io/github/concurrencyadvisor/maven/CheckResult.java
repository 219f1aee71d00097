package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.ConsoleReport;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * What came of a check.
 *
 * @param lines what it printed of its findings
 * @param reports the files it wrote
 * @param failure why the build fails, in a sentence without a full stop; empty where it passes
 */
record CheckResult(List<ConsoleReport.Line> lines, List<WrittenReport> reports, Optional<String> failure) {

    /** Far more than is ever printed; whoever made up a file may claim any size. */
    private static final int MOST_BYTES = 1 << 26;

    /** A file as it was when it was written. */
    record WrittenReport(Path file, String content) {

        static WrittenReport of(Path file) throws IOException {
            CRC32C checksum = new CRC32C();
            try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
                long length = in.transferTo(OutputStream.nullOutputStream());
                return new WrittenReport(file, length + " bytes, checksum " + checksum.getValue());
            }
        }

        boolean isWhole() {
            try {
                return equals(of(file));
            } catch (IOException isGone) {
                return false;
            }
        }
    }

    /** @throws IOException if a report cannot be read */
    static CheckResult of(List<ConsoleReport.Line> lines, List<Path> files, Optional<String> failure)
            throws IOException {
        List<WrittenReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(WrittenReport.of(file));
        }
        return new CheckResult(lines, reports, failure);
    }

    /** Says again what came of it. */
    Optional<String> repeat(Console console) {
        console.print(Console.Level.INFO, "Nothing has changed since the last check, which found this:");
        console.print(lines);
        reports.forEach(report -> console.print(Console.Level.INFO, "report: " + report.file()));
        return failure;
    }

    /** Whether the reports are still as they were written. */
    boolean isThere() {
        return reports.stream().allMatch(WrittenReport::isWhole);
    }

    void write(DataOutput out) throws IOException {
        byte[] bytes = RecordCodec.bytes(this);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static CheckResult read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_BYTES) {
            throw new IOException("no result of a check");
        }
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return RecordCodec.read(CheckResult.class, new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
