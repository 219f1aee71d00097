package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.cache.CompactInput;
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
import java.util.concurrent.ConcurrentMap;

/** Bytes that {@link FactsWriting} wrote → facts of one file. Whatever else the bytes are, it ends with an exception. */
final class FactsReading {

    private final Origin[] origins = Origin.values();
    private final Call.Kind[] kinds = Call.Kind.values();
    private final ValueTag[] tags = ValueTag.values();
    private final CompactInput in;
    private final List<MethodId> methods = new ArrayList<>();

    /** @param texts that files which are read at the same time have in common */
    FactsReading(DataInput in, ConcurrentMap<String, String> texts) {
        this.in = new CompactInput(in, texts);
    }

    /**
     * What is kept of a file.
     *
     * @param others classes of the same class files that no declaration of the source was joined with
     */
    record Kept(FileFacts file, List<ClassFacts> others) {}

    /** @param groups of the file's classes, which are kept apart */
    Kept file(List<String> groups) throws IOException {
        String path = in.text();
        String key = in.text();
        int lines = in.number();
        List<ClassFacts> joined = in.list(this::type);
        List<Suppression> suppressions = in.list(this::suppression);
        FileFacts file = new FileFacts(path, key, lines, groups, joined, null, null, suppressions);
        return new Kept(file, in.list(this::type));
    }

    private Suppression suppression() throws IOException {
        return new Suppression(in.text(), in.number(), in.number(), in.number(), in.flag(), in.text());
    }

    private ClassFacts type() throws IOException {
        return new ClassFacts(
                in.text(),
                in.optionalText(),
                in.list(in::text),
                in.number(),
                in.text(),
                origins[in.octet()],
                in.list(in::text),
                in.list(this::field),
                in.list(this::method));
    }

    private FieldFacts field() throws IOException {
        return new FieldFacts(in.text(), in.text(), in.number(), in.list(in::text));
    }

    private MethodFacts method() throws IOException {
        return new MethodFacts(
                id(),
                origins[in.octet()],
                position(),
                in.number(),
                in.number(),
                in.list(this::call),
                in.list(this::loop),
                in.list(this::fieldWrite),
                in.list(this::value),
                in.number(),
                in.list(in::text),
                in.list(in::text),
                in.list(this::attempt),
                id());
    }

    private Call call() throws IOException {
        return new Call(
                in.number(),
                kinds[in.octet()],
                id(),
                in.flag() ? value() : null,
                in.list(this::value),
                in.number(),
                in.number(),
                in.number(),
                in.flag(),
                in.number(),
                in.optionalText());
    }

    private Loop loop() throws IOException {
        return new Loop(
                in.number(),
                in.number(),
                in.number(),
                in.flag() ? in.data().readLong() : null,
                in.number(),
                in.number(),
                in.flag());
    }

    private FieldWrite fieldWrite() throws IOException {
        return new FieldWrite(in.text(), in.text(), in.text(), value());
    }

    private Attempt attempt() throws IOException {
        return new Attempt(in.number(), in.number(), in.list(in::text));
    }

    private Position position() throws IOException {
        return new Position(in.text(), in.number(), in.number());
    }

    private Value value() throws IOException {
        return switch (tags[in.octet()]) {
            case UNKNOWN -> Value.Special.UNKNOWN;
            case THIS -> Value.Special.THIS;
            case PARAMETER -> new Value.Parameter(in.number());
            case CREATED -> new Value.Created(in.text(), in.number());
            case RESULT -> new Value.Result(in.number());
            case FIELD -> new Value.FieldRead(in.text(), in.text(), in.text());
            case FUNCTION -> new Value.Function(id(), in.flag(), in.text(), in.text(), in.list(this::value));
            case ONE_OF -> new Value.OneOf(in.list(this::value));
            case NULL -> new Value.Constant(null);
            case TEXT -> new Value.Constant(in.text());
            case INT -> new Value.Constant(in.data().readInt());
            case LONG -> new Value.Constant(in.data().readLong());
            case FLOAT -> new Value.Constant(in.data().readFloat());
            case DOUBLE -> new Value.Constant(in.data().readDouble());
        };
    }

    private MethodId id() throws IOException {
        return in.once(methods, () -> new MethodId(in.text(), in.text(), in.text()));
    }
}
