package io.github.concurrencyadvisor.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The characters of a source file. */
public final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** No source that javac compiles comes near this, while a few such files at once would fill the heap. */
    private static final int MOST_BYTES = 1 << 26;

    private SourceText() {}

    /**
     * Reads a file; bytes that the encoding does not know become U+FFFD, and a byte order mark is taken off.
     *
     * @throws IOException if it cannot be read or has more than 64 MiB
     */
    public static String read(Path path, Charset encoding) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IOException("more than 64 MiB");
        }
        Charset charset = startsWithMark(bytes) ? StandardCharsets.UTF_8 : encoding;
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        String unmarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        return unmarked.contains("\\u") ? unescape(unmarked) : unmarked;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /**
     * The text with its Unicode escapes replaced, except for control characters, quotes and backslashes:
     * a line keeps its number, and what the parser reads inside a literal it can still read.
     */
    static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\\' || at + 1 == text.length()) {
                out.append(c);
                at++;
            } else if (text.charAt(at + 1) != 'u') {
                out.append(c).append(text.charAt(at + 1));
                at += 2;
            } else {
                at = unescapeOne(text, at, out);
            }
        }
        return out.toString();
    }

    /** Handles the escape that starts at the index and returns the index behind it. */
    private static int unescapeOne(String text, int start, StringBuilder out) {
        int digits = start + 1;
        while (digits < text.length() && text.charAt(digits) == 'u') {
            digits++;
        }
        int end = digits + 4;
        int code = 0;
        for (int i = digits; i < end; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                out.append(text, start, digits);
                return digits;
            }
            code = code * 16 + digit;
        }
        boolean kept = code < ' ' || code == '\\' || code == '"' || code == '\'';
        if (kept) {
            out.append(text, start, end);
        } else {
            out.append((char) code);
        }
        return end;
    }

    /** How many lines the text has; a last line without an end counts. */
    static int lines(String text) {
        int lines = 0;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open = c != '\n' && c != '\r';
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                lines++;
            }
        }
        return open ? lines + 1 : lines;
    }
}
