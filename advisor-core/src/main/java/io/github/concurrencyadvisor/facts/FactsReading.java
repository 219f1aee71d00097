package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.Attempt;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldFacts;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes that {@link FactsWriting} wrote → facts of one file. Whatever else the bytes are, it ends with an exception. */
final class FactsReading {

    private final Origin[] origins = Origin.values();
    private final Call.Kind[] kinds = Call.Kind.values();
    private final ValueTag[] tags = ValueTag.values();
    private final DataInput in;
    private final List<String> texts = new ArrayList<>();
    private final List<MethodId> methods = new ArrayList<>();

    FactsReading(DataInput in) {
        this.in = in;
    }

    /** Reads one part of a list. */
    @FunctionalInterface
    interface Part<T> {
        T read() throws IOException;
    }

    /**
     * What is kept of a file.
     *
     * @param others classes of the same class files that no declaration of the source was joined with
     */
    record Kept(FileFacts file, List<ClassFacts> others) {}

    /** @param groups of the file's classes, which are kept apart */
    Kept file(List<String> groups) throws IOException {
        String path = text();
        String key = text();
        int lines = number();
        List<ClassFacts> joined = list(this::type);
        List<Suppression> suppressions = list(this::suppression);
        FileFacts file = new FileFacts(path, key, lines, groups, joined, null, null, suppressions);
        return new Kept(file, list(this::type));
    }

    <T> List<T> list(Part<T> part) throws IOException {
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

    private Suppression suppression() throws IOException {
        return new Suppression(text(), number(), number(), number(), in.readBoolean(), text());
    }

    private ClassFacts type() throws IOException {
        return new ClassFacts(
                text(),
                optionalText(),
                list(this::text),
                number(),
                text(),
                origins[in.readByte()],
                list(this::text),
                list(this::field),
                list(this::method));
    }

    private FieldFacts field() throws IOException {
        return new FieldFacts(text(), text(), number(), list(this::text));
    }

    private MethodFacts method() throws IOException {
        return new MethodFacts(
                id(),
                origins[in.readByte()],
                position(),
                number(),
                number(),
                list(this::call),
                list(this::loop),
                list(this::fieldWrite),
                list(this::value),
                number(),
                list(this::text),
                list(this::text),
                list(this::attempt),
                id());
    }

    private Call call() throws IOException {
        return new Call(
                number(),
                kinds[in.readByte()],
                id(),
                in.readBoolean() ? value() : null,
                list(this::value),
                number(),
                number(),
                number(),
                in.readBoolean(),
                number(),
                optionalText());
    }

    private Loop loop() throws IOException {
        return new Loop(
                number(),
                number(),
                number(),
                in.readBoolean() ? in.readLong() : null,
                number(),
                number(),
                in.readBoolean());
    }

    private FieldWrite fieldWrite() throws IOException {
        return new FieldWrite(text(), text(), text(), value());
    }

    private Attempt attempt() throws IOException {
        return new Attempt(number(), number(), list(this::text));
    }

    private Position position() throws IOException {
        return new Position(text(), number(), number());
    }

    private Value value() throws IOException {
        return switch (tags[in.readByte()]) {
            case UNKNOWN -> Value.Special.UNKNOWN;
            case THIS -> Value.Special.THIS;
            case PARAMETER -> new Value.Parameter(number());
            case CREATED -> new Value.Created(text(), number());
            case RESULT -> new Value.Result(number());
            case FIELD -> new Value.FieldRead(text(), text(), text());
            case FUNCTION -> new Value.Function(id(), in.readBoolean(), text(), text(), list(this::value));
            case ONE_OF -> new Value.OneOf(list(this::value));
            case NULL -> new Value.Constant(null);
            case TEXT -> new Value.Constant(text());
            case INT -> new Value.Constant(in.readInt());
            case LONG -> new Value.Constant(in.readLong());
            case FLOAT -> new Value.Constant(in.readFloat());
            case DOUBLE -> new Value.Constant(in.readDouble());
        };
    }

    private MethodId id() throws IOException {
        int number = number();
        if (number == methods.size()) {
            methods.add(new MethodId(text(), text(), text()));
        }
        return methods.get(number);
    }

    private @Nullable String optionalText() throws IOException {
        return in.readBoolean() ? text() : null;
    }

    String text() throws IOException {
        int number = number();
        if (number == texts.size()) {
            int chunks = number();
            String text = in.readUTF();
            for (int left = chunks - 1; left > 0; left--) {
                text += in.readUTF();
            }
            texts.add(text);
        }
        return texts.get(number);
    }

    int number() throws IOException {
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
}
