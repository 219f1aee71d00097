package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the project's classes may have objects: those that the project creates or names, and those that others can create
 * or extend. What no object of the program runs is no target of a dispatch.
 */
final class Instantiated {

    private final Set<String> names;
    private final Set<String> created = new HashSet<>();

    Instantiated(Map<String, ClassFacts> classes) {
        names = classes.keySet();
        for (ClassFacts type : classes.values()) {
            for (MethodFacts method : type.methods()) {
                method.calls().forEach(this::read);
                method.fieldWrites().stream().map(FieldWrite::value).forEach(this::read);
                method.returned().forEach(this::read);
            }
        }
    }

    private void read(Call call) {
        if (call.kind() == Call.Kind.CONSTRUCTOR && call.receiver() != Value.Special.THIS) {
            addCreated(call.target().owner());
        }
        call.arguments().forEach(this::read);
        if (call.receiver() != null) {
            read(call.receiver());
        }
    }

    private void read(Value value) {
        for (Value one : value.alternatives()) {
            if (one instanceof Value.Created object) {
                addCreated(object.type());
            } else if (one instanceof Value.Function function) {
                if (function.body().isConstructor()) {
                    addCreated(function.body().owner());
                }
                function.captured().forEach(this::read);
            } else if (one instanceof Value.Constant constant && constant.value() instanceof String name) {
                // A class literal, or a name to find the class by.
                addCreated(name.replace('.', '/'));
            }
        }
    }

    private void addCreated(String name) {
        if (names.contains(name)) {
            created.add(name);
        }
    }

    /** Whether there may be an object of exactly that class, or of a subclass that the project does not know. */
    boolean mayHaveObjects(ClassFacts type) {
        return created.contains(type.name())
                || type.isEnum()
                || !type.annotations().isEmpty()
                || isOpen(type);
    }

    /** Whether code outside the project can create or extend the class. */
    boolean isOpen(ClassFacts type) {
        List<MethodFacts> constructors = type.methods().stream()
                .filter(method -> method.id().isConstructor())
                .toList();
        return type.isPublic()
                && (constructors.isEmpty() || constructors.stream().anyMatch(MethodFacts::isForOthers));
    }
}
