package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;

/** What the JDK calls of an object that is handed to it, where that is part of the language: joining strings, serialization. */
final class ImplicitCalls {

    private static final String OBJECT = "java/lang/Object";

    private static final MethodId TO_STRING = new MethodId(OBJECT, "toString", "()Ljava/lang/String;");

    /** What writing an object calls, each where the object's class has it. */
    private static final List<MethodId> WRITING = List.of(
            new MethodId(OBJECT, "writeReplace", "()Ljava/lang/Object;"),
            new MethodId(OBJECT, "writeObject", "(Ljava/io/ObjectOutputStream;)V"),
            new MethodId(OBJECT, "writeExternal", "(Ljava/io/ObjectOutput;)V"));

    private final Evaluator evaluator;

    ImplicitCalls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Follows what the call runs of its first argument. */
    void of(Call call, Way way) {
        if (asksForText(call.target())) {
            Value object = call.argument(0);
            MethodId text = TO_STRING.in(typeOf(object));
            evaluator.dispatch.invoke(text, Call.Kind.VIRTUAL, sources(object), Arguments.OPEN, way);
        } else if (writes(call.target())) {
            Value object = call.argument(0);
            sources(object).forEach(source -> written(source, typeOf(object), way));
        }
    }

    private List<Source> sources(Value object) {
        return evaluator.flow.sources(evaluator.method, object);
    }

    private void written(Source source, String staticType, Way way) {
        String type = source instanceof Source.Made made ? made.type() : staticType;
        for (MethodId method : WRITING) {
            MethodId called = method.in(type);
            if (evaluator.program.isProject(type) && evaluator.program.resolve(called) != null) {
                evaluator.dispatch.invoke(called, Call.Kind.VIRTUAL, List.of(source), Arguments.OPEN, way);
            }
        }
    }

    private static boolean asksForText(MethodId target) {
        return target.equals(MethodId.TEXT_OF_OBJECT)
                || (target.name().equals("append")
                        && target.descriptor().startsWith("(Ljava/lang/Object;)")
                        && (target.owner().equals("java/lang/StringBuilder")
                                || target.owner().equals("java/lang/StringBuffer")));
    }

    private static boolean writes(MethodId target) {
        return (target.owner().equals("java/io/ObjectOutputStream")
                        || target.owner().equals("java/io/ObjectOutput"))
                && (target.name().equals("writeObject") || target.name().equals("writeUnshared"));
    }

    /** Internal name of the value's static type, as far as the facts tell it. */
    private String typeOf(Value value) {
        MethodFacts method = evaluator.method;
        String descriptor = "";
        if (value == Value.Special.THIS) {
            return method.id().owner();
        }
        if (value instanceof Value.Parameter parameter) {
            List<String> types = method.id().parameterTypes();
            descriptor = parameter.index() < types.size() ? types.get(parameter.index()) : "";
        } else if (value instanceof Value.FieldRead field) {
            descriptor = field.descriptor();
        } else if (value instanceof Value.Result result
                && result.call() < method.calls().size()) {
            descriptor = method.calls().get(result.call()).target().returnType();
        }
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : OBJECT;
    }
}
