package io.github.concurrencyadvisor.classify;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the waits found decides a verdict. */
class ClassifierTest {

    @TempDir
    Path folder;

    @Test
    void aStreamDecidesNothingWhereHardlyARunComesToIt() {
        Wants.checkBothWays(folder, """
                import java.io.IOException;
                import java.io.Reader;
                import java.nio.CharBuffer;

                class Source {
                    private final Reader in;
                    private final CharBuffer buffer = CharBuffer.allocate(1024);

                    Source(Reader in) {
                        this.in = in;
                    }

                    void fill() throws IOException { // want fill:"IO_BOUND STREAM"
                        if (!buffer.hasRemaining()) {
                            in.read(buffer.array());
                        }
                    }

                    char next() throws IOException { // want next:"IO_BOUND STREAM"
                        if (buffer.remaining() < 2) {
                            fill();
                        }
                        return buffer.get();
                    }

                    int width(char c) throws IOException { // want width:"CPU_BOUND STREAM"
                        switch (c) {
                            case 'a':
                                return 1;
                            case 'b':
                                return 2;
                            case 'c':
                                return 3;
                            case 'd':
                                return 4;
                            case 'e':
                                return 5;
                            case 'f':
                                return 6;
                            case 'g':
                                return 7;
                            case 'h':
                                return 8;
                            default:
                                return next();
                        }
                    }
                }
                """);
    }

    @Test
    void aFileDecidesWhereOneRunInEightComesToIt() {
        Wants.checkBothWays(folder, """
                import java.io.IOException;
                import java.nio.file.Files;
                import java.nio.file.Path;

                class Settings {
                    private String text = "";

                    void load(Path from) throws IOException { // want load:"IO_BOUND FILE"
                        if (text.isEmpty()) {
                            text = Files.readString(from);
                        }
                    }

                    void reload(Path from, int age) throws IOException { // want reload:"IO_BOUND FILE"
                        if (age > 10) {
                            load(from);
                        }
                    }

                    String get(Path from, int age) throws IOException { // want get:"IO_BOUND FILE"
                        if (text.length() < 2) {
                            reload(from, age);
                        }
                        return text;
                    }
                }
                """);
    }

    @Test
    void loopsInLoopsOfCalleesCountBesideAStream() {
        Wants.checkBothWays(folder, """
                import java.io.DataOutputStream;
                import java.io.IOException;

                class Table {
                    private final long[][] cells = new long[100][100];

                    void write(DataOutputStream to) throws IOException { // want write:"MIXED COMPUTE STREAM"
                        to.writeShort(cells.length);
                        to.writeShort(cells[0].length);
                        to.writeLong(sum());
                        to.writeLong(-sum());
                    }

                    long sum() { // want sum:"CPU_BOUND COMPUTE"
                        long sum = 0;
                        for (long[] row : cells) {
                            for (long cell : row) {
                                sum += cell;
                            }
                        }
                        return sum;
                    }
                }
                """);
    }

    @Test
    void aLoopThatTranslatesCountsBesideAStream() {
        Wants.checkBothWays(folder, """
                import java.io.IOException;
                import java.io.Writer;
                import java.nio.ByteBuffer;
                import java.nio.CharBuffer;
                import java.nio.charset.CharsetDecoder;

                class Translator {
                    void translate(CharsetDecoder decoder, ByteBuffer in, CharBuffer out, Writer to) // want translate:"MIXED COMPUTE STREAM"
                            throws IOException {
                        while (in.hasRemaining()) {
                            decoder.decode(in, out, false);
                            to.write(out.array());
                        }
                    }
                }
                """);
    }
}
