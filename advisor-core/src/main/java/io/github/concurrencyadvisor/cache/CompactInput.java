package io.github.concurrencyadvisor.cache;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link CompactOutput} wrote. Whatever else the bytes are, it ends with an exception. */
public final class CompactInput {

    private final DataInput in;
    private final List<String> texts = new ArrayList<>();
    private final ConcurrentMap<String, String> shared;

    public CompactInput(DataInput in) {
        this(in, new ConcurrentHashMap<>());
    }

    /**
     * Reads one of several.
     *
     * @param shared between them, so that equal texts are one object: it takes less memory, and less time to compare
     */
    public CompactInput(DataInput in, ConcurrentMap<String, String> shared) {
        this.in = in;
        this.shared = shared;
    }

    /** Reads one part of something larger. */
    @FunctionalInterface
    public interface Part<T> {
        T read() throws IOException;
    }

    /** What lies beneath, for what has a form of its own. */
    public DataInput data() {
        return in;
    }

    public int number() throws IOException {
        int number = 0;
        int shift = 0;
        int part;
        do {
            part = in.readByte();
            number |= (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0 && shift < 35);
        return (number >>> 1) ^ -(number & 1);
    }

    /** A number from 0 to 255. */
    public int octet() throws IOException {
        return in.readUnsignedByte();
    }

    public boolean flag() throws IOException {
        return in.readBoolean();
    }

    public String text() throws IOException {
        return once(texts, this::chunks);
    }

    private String chunks() throws IOException {
        int chunks = number();
        String text = in.readUTF();
        for (int left = chunks - 1; left > 0; left--) {
            text += in.readUTF();
        }
        String known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    public @Nullable String optionalText() throws IOException {
        return flag() ? text() : null;
    }

    public <T> List<T> list(Part<T> part) throws IOException {
        int size = number();
        if (size == 0) {
            return List.of();
        }
        List<T> parts = new ArrayList<>(Math.min(size, 1000));
        for (int left = size; left > 0; left--) {
            parts.add(part.read());
        }
        return parts;
    }

    /**
     * A value that {@link CompactOutput#once} wrote.
     *
     * @param before those read before
     */
    public <T> T once(List<T> before, Part<T> whole) throws IOException {
        int number = number();
        if (number == before.size()) {
            before.add(whole.read());
        }
        return before.get(number);
    }
}
