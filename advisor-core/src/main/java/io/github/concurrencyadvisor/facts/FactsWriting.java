package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.cache.CompactOutput;
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
 * Facts of one file → bytes, which {@link FactsReading} reads. Constants of enums go by their place, since another version of the
 * advisor has a folder of its own.
 */
@SuppressWarnings("EnumOrdinal")
final class FactsWriting {

    private final CompactOutput out;
    private final Map<MethodId, Integer> methods = new HashMap<>();

    FactsWriting(DataOutput out) {
        this.out = new CompactOutput(out);
    }

    void file(FileFacts file, List<ClassFacts> others) throws IOException {
        out.text(file.path());
        out.text(file.key());
        out.number(file.lines());
        out.list(file.joined(), this::type);
        out.list(file.suppressions(), this::suppression);
        out.list(others, this::type);
    }

    private void suppression(Suppression suppression) throws IOException {
        out.text(suppression.file());
        out.number(suppression.line());
        out.number(suppression.from());
        out.number(suppression.to());
        out.flag(suppression.comment());
        out.text(suppression.text());
    }

    private void type(ClassFacts type) throws IOException {
        out.text(type.name());
        out.optionalText(type.superName());
        out.list(type.interfaces(), out::text);
        out.number(type.access());
        out.text(type.file());
        out.octet(type.origin().ordinal());
        out.list(type.annotations(), out::text);
        out.list(type.fields(), this::field);
        out.list(type.methods(), this::method);
    }

    private void field(FieldFacts field) throws IOException {
        out.text(field.name());
        out.text(field.descriptor());
        out.number(field.access());
        out.list(field.annotations(), out::text);
    }

    private void method(MethodFacts method) throws IOException {
        id(method.id());
        out.octet(method.origin().ordinal());
        position(method.position());
        out.number(method.endLine());
        out.number(method.access());
        out.list(method.calls(), this::call);
        out.list(method.loops(), this::loop);
        out.list(method.fieldWrites(), this::fieldWrite);
        out.list(method.returned(), this::value);
        out.number(method.size());
        out.list(method.annotations(), out::text);
        out.list(method.exceptions(), out::text);
        out.list(method.attempts(), this::attempt);
        id(method.declaredIn());
    }

    private void call(Call call) throws IOException {
        out.number(call.index());
        out.octet(call.kind().ordinal());
        id(call.target());
        out.flag(call.receiver() != null);
        if (call.receiver() != null) {
            value(call.receiver());
        }
        out.list(call.arguments(), this::value);
        out.number(call.line());
        out.number(call.column());
        out.number(call.loopDepth());
        out.flag(call.inMonitor());
        out.number(call.waysAround());
        out.optionalText(call.unresolved());
    }

    private void loop(Loop loop) throws IOException {
        out.number(loop.line());
        out.number(loop.endLine());
        out.number(loop.depth());
        out.flag(loop.bound() != null);
        if (loop.bound() != null) {
            out.data().writeLong(loop.bound());
        }
        out.number(loop.size());
        out.number(loop.lastExit());
        out.flag(loop.endless());
    }

    private void fieldWrite(FieldWrite write) throws IOException {
        out.text(write.owner());
        out.text(write.name());
        out.text(write.descriptor());
        value(write.value());
    }

    private void attempt(Attempt attempt) throws IOException {
        out.number(attempt.firstCall());
        out.number(attempt.endCall());
        out.list(attempt.caught(), out::text);
    }

    private void position(Position position) throws IOException {
        out.text(position.file());
        out.number(position.line());
        out.number(position.column());
    }

    private void value(Value value) throws IOException {
        if (value instanceof Value.Special special) {
            tag(special == Value.Special.THIS ? ValueTag.THIS : ValueTag.UNKNOWN);
        } else if (value instanceof Value.Parameter parameter) {
            tag(ValueTag.PARAMETER);
            out.number(parameter.index());
        } else if (value instanceof Value.Created created) {
            tag(ValueTag.CREATED);
            out.text(created.type());
            out.number(created.call());
        } else if (value instanceof Value.Result result) {
            tag(ValueTag.RESULT);
            out.number(result.call());
        } else if (value instanceof Value.FieldRead field) {
            tag(ValueTag.FIELD);
            out.text(field.owner());
            out.text(field.name());
            out.text(field.descriptor());
        } else if (value instanceof Value.Function function) {
            tag(ValueTag.FUNCTION);
            id(function.body());
            out.flag(function.bodyIsStatic());
            out.text(function.functionalInterface());
            out.text(function.interfaceMethod());
            out.list(function.captured(), this::value);
        } else if (value instanceof Value.OneOf several) {
            tag(ValueTag.ONE_OF);
            out.list(several.values(), this::value);
        } else if (value instanceof Value.Constant constant) {
            constant(constant.value());
        }
    }

    private void constant(@Nullable Object value) throws IOException {
        if (value == null) {
            tag(ValueTag.NULL);
        } else if (value instanceof String text) {
            tag(ValueTag.TEXT);
            out.text(text);
        } else if (value instanceof Integer number) {
            tag(ValueTag.INT);
            out.data().writeInt(number);
        } else if (value instanceof Long number) {
            tag(ValueTag.LONG);
            out.data().writeLong(number);
        } else if (value instanceof Float number) {
            tag(ValueTag.FLOAT);
            out.data().writeFloat(number);
        } else if (value instanceof Double number) {
            tag(ValueTag.DOUBLE);
            out.data().writeDouble(number);
        } else {
            throw new IOException("no constant of Java: " + value.getClass());
        }
    }

    private void tag(ValueTag tag) throws IOException {
        out.octet(tag.ordinal());
    }

    private void id(MethodId method) throws IOException {
        out.once(method, methods, whole -> {
            out.text(whole.owner());
            out.text(whole.name());
            out.text(whole.descriptor());
        });
    }
}
