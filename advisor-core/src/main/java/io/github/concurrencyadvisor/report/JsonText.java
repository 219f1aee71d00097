package io.github.concurrencyadvisor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** How every report in JSON is written: indented by two spaces, with {@code \n} line ends, harmless in a terminal. */
final class JsonText {

    /** Objects or arrays that take a line for each of their parts. */
    static final DefaultPrettyPrinter.Indenter LINES = new DefaultIndenter("  ", "\n");

    /** Objects or arrays that stand in one line. */
    static final DefaultPrettyPrinter.Indenter ONE_LINE = new DefaultPrettyPrinter.FixedSpaceIndenter();

    private JsonText() {}

    /** Writes the content as UTF-8, the last line's end included; the stream is flushed and left open. */
    static void write(OutputStream out, Content content) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        factory.setCharacterEscapes(new Escapes());
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(LINES);
        printer.indentArraysWith(LINES);
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.setPrettyPrinter(printer);
            content.writeTo(json, printer);
            json.writeRaw('\n');
        }
    }

    /** What is to be written; the printer may be told to use fewer lines for a part of it. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json, DefaultPrettyPrinter printer) throws IOException;
    }

    /** JSON asks to escape the controls of ASCII; this adds the rest of what {@link Printable} finds harmful. */
    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int unit) {
            return Printable.isHarmless(unit) ? null : new SerializedString(Printable.escape(unit));
        }
    }
}
