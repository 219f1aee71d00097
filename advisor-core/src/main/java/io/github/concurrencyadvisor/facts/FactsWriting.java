package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.Attempt;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldFacts;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one file → bytes, which {@link FactsReading} reads. Each text and each method is written out where it first occurs and
 * by its number after that; numbers take as many bytes as they need. Constants of enums go by their place, since another version of
 * the advisor has a folder of its own.
 */
@SuppressWarnings("EnumOrdinal")
final class FactsWriting {

    /** A text of one byte a character may be as long as this in the form that {@link DataOutput#writeUTF} gives it. */
    private static final int CHUNK = 20_000;

    private final DataOutput out;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<MethodId, Integer> methods = new HashMap<>();

    FactsWriting(DataOutput out) {
        this.out = out;
    }

    /** Writes one part of a list. */
    @FunctionalInterface
    interface Part<T> {
        void write(T part) throws IOException;
    }

    void file(FileFacts file, List<ClassFacts> others) throws IOException {
        text(file.path());
        text(file.key());
        number(file.lines());
        list(file.joined(), this::type);
        list(file.suppressions(), this::suppression);
        list(others, this::type);
    }

    <T> void list(List<T> parts, Part<T> part) throws IOException {
        number(parts.size());
        for (T each : parts) {
            part.write(each);
        }
    }

    private void suppression(Suppression suppression) throws IOException {
        text(suppression.file());
        number(suppression.line());
        number(suppression.from());
        number(suppression.to());
        out.writeBoolean(suppression.comment());
        text(suppression.text());
    }

    private void type(ClassFacts type) throws IOException {
        text(type.name());
        optionalText(type.superName());
        list(type.interfaces(), this::text);
        number(type.access());
        text(type.file());
        out.writeByte(type.origin().ordinal());
        list(type.annotations(), this::text);
        list(type.fields(), this::field);
        list(type.methods(), this::method);
    }

    private void field(FieldFacts field) throws IOException {
        text(field.name());
        text(field.descriptor());
        number(field.access());
        list(field.annotations(), this::text);
    }

    private void method(MethodFacts method) throws IOException {
        id(method.id());
        out.writeByte(method.origin().ordinal());
        position(method.position());
        number(method.endLine());
        number(method.access());
        list(method.calls(), this::call);
        list(method.loops(), this::loop);
        list(method.fieldWrites(), this::fieldWrite);
        list(method.returned(), this::value);
        number(method.size());
        list(method.annotations(), this::text);
        list(method.exceptions(), this::text);
        list(method.attempts(), this::attempt);
        id(method.declaredIn());
    }

    private void call(Call call) throws IOException {
        number(call.index());
        out.writeByte(call.kind().ordinal());
        id(call.target());
        out.writeBoolean(call.receiver() != null);
        if (call.receiver() != null) {
            value(call.receiver());
        }
        list(call.arguments(), this::value);
        number(call.line());
        number(call.column());
        number(call.loopDepth());
        out.writeBoolean(call.inMonitor());
        number(call.waysAround());
        optionalText(call.unresolved());
    }

    private void loop(Loop loop) throws IOException {
        number(loop.line());
        number(loop.endLine());
        number(loop.depth());
        out.writeBoolean(loop.bound() != null);
        if (loop.bound() != null) {
            out.writeLong(loop.bound());
        }
        number(loop.size());
        number(loop.lastExit());
        out.writeBoolean(loop.endless());
    }

    private void fieldWrite(FieldWrite write) throws IOException {
        text(write.owner());
        text(write.name());
        text(write.descriptor());
        value(write.value());
    }

    private void attempt(Attempt attempt) throws IOException {
        number(attempt.firstCall());
        number(attempt.endCall());
        list(attempt.caught(), this::text);
    }

    private void position(Position position) throws IOException {
        text(position.file());
        number(position.line());
        number(position.column());
    }

    private void value(Value value) throws IOException {
        if (value instanceof Value.Special special) {
            tag(special == Value.Special.THIS ? ValueTag.THIS : ValueTag.UNKNOWN);
        } else if (value instanceof Value.Parameter parameter) {
            tag(ValueTag.PARAMETER);
            number(parameter.index());
        } else if (value instanceof Value.Created created) {
            tag(ValueTag.CREATED);
            text(created.type());
            number(created.call());
        } else if (value instanceof Value.Result result) {
            tag(ValueTag.RESULT);
            number(result.call());
        } else if (value instanceof Value.FieldRead field) {
            tag(ValueTag.FIELD);
            text(field.owner());
            text(field.name());
            text(field.descriptor());
        } else if (value instanceof Value.Function function) {
            tag(ValueTag.FUNCTION);
            id(function.body());
            out.writeBoolean(function.bodyIsStatic());
            text(function.functionalInterface());
            text(function.interfaceMethod());
            list(function.captured(), this::value);
        } else if (value instanceof Value.OneOf several) {
            tag(ValueTag.ONE_OF);
            list(several.values(), this::value);
        } else if (value instanceof Value.Constant constant) {
            constant(constant.value());
        }
    }

    private void constant(@Nullable Object value) throws IOException {
        if (value == null) {
            tag(ValueTag.NULL);
        } else if (value instanceof String text) {
            tag(ValueTag.TEXT);
            text(text);
        } else if (value instanceof Integer number) {
            tag(ValueTag.INT);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            tag(ValueTag.LONG);
            out.writeLong(number);
        } else if (value instanceof Float number) {
            tag(ValueTag.FLOAT);
            out.writeFloat(number);
        } else if (value instanceof Double number) {
            tag(ValueTag.DOUBLE);
            out.writeDouble(number);
        } else {
            throw new IOException("no constant of Java: " + value.getClass());
        }
    }

    private void tag(ValueTag tag) throws IOException {
        out.writeByte(tag.ordinal());
    }

    private void id(MethodId method) throws IOException {
        Integer known = methods.get(method);
        number(known == null ? methods.size() : known);
        if (known == null) {
            methods.put(method, methods.size());
            text(method.owner());
            text(method.name());
            text(method.descriptor());
        }
    }

    private void optionalText(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(text);
        }
    }

    /** In chunks, since one {@link DataOutput#writeUTF} takes 64 KiB; that form keeps every string of Java as it is. */
    void text(String text) throws IOException {
        Integer known = texts.get(text);
        number(known == null ? texts.size() : known);
        if (known == null) {
            texts.put(text, texts.size());
            number(text.length() / CHUNK + 1);
            for (int from = 0; from <= text.length(); from += CHUNK) {
                out.writeUTF(text.substring(from, Math.min(text.length(), from + CHUNK)));
            }
        }
    }

    /** Seven bits a byte, small numbers first; negative ones by turns with the others, so that -1 is short. */
    void number(int number) throws IOException {
        int left = (number << 1) ^ (number >> 31);
        while ((left & ~0x7F) != 0) {
            out.writeByte((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }
}
