package io.github.concurrencyadvisor.cache;

import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what repeats itself in few bytes, for {@link CompactInput} to read. A text is written out where it first occurs and by its
 * number after that; numbers take as many bytes as they need.
 */
public final class CompactOutput {

    /** A text of one byte a character may be as long as this in the form that {@link DataOutput#writeUTF} gives it. */
    private static final int CHUNK = 20_000;

    private final DataOutput out;
    private final Map<String, Integer> texts = new HashMap<>();

    public CompactOutput(DataOutput out) {
        this.out = out;
    }

    /** Writes one part of something larger. */
    @FunctionalInterface
    public interface Part<T> {
        void write(T part) throws IOException;
    }

    /** What lies beneath, for what has a form of its own. */
    public DataOutput data() {
        return out;
    }

    /** Seven bits a byte, small numbers first; negative ones by turns with the others, so that -1 is short. */
    public void number(int number) throws IOException {
        int left = (number << 1) ^ (number >> 31);
        while ((left & ~0x7F) != 0) {
            out.writeByte((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    /** A number from 0 to 255. */
    public void octet(int number) throws IOException {
        out.writeByte(number);
    }

    public void flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
    }

    /** In chunks, since one {@link DataOutput#writeUTF} takes 64 KiB; that form keeps every string of Java as it is. */
    public void text(String text) throws IOException {
        once(text, texts, this::chunks);
    }

    private void chunks(String text) throws IOException {
        number(text.length() / CHUNK + 1);
        for (int from = 0; from <= text.length(); from += CHUNK) {
            out.writeUTF(text.substring(from, Math.min(text.length(), from + CHUNK)));
        }
    }

    public void optionalText(@Nullable String text) throws IOException {
        flag(text != null);
        if (text != null) {
            text(text);
        }
    }

    public <T> void list(List<T> parts, Part<T> part) throws IOException {
        number(parts.size());
        for (T each : parts) {
            part.write(each);
        }
    }

    /**
     * Writes the value whole the first time and by its number after that.
     *
     * @param numbers of the values written before
     */
    public <T> void once(T value, Map<T, Integer> numbers, Part<T> whole) throws IOException {
        Integer known = numbers.get(value);
        number(known == null ? numbers.size() : known);
        if (known == null) {
            numbers.put(value, numbers.size());
            whole.write(value);
        }
    }
}
