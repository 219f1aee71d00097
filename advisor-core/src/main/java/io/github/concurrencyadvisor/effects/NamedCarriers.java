package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.CarrierNames;
import io.github.concurrencyadvisor.known.CarrierNames.Kind;
import io.github.concurrencyadvisor.known.CarrierNames.Line;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What names say of the thread that runs something, asked where nothing better is known. Not thread-safe; it fills a cache. */
final class NamedCarriers {

    private static final Pattern PROPERTY =
            Pattern.compile("(?:get|is|has|set)[A-Z].*|\\w+Property|equals|hashCode|toString");

    private final Program program;
    private final CarrierNames names = CarrierNames.bundled();
    private final Map<String, Boolean> uses = new HashMap<>();

    NamedCarriers(Program program) {
        this.program = program;
    }

    /** The carrier of the functions that a call gives away, to a class that does not tell; null where the name says none. */
    @Nullable
    Carrier given(MethodFacts in, Call call) {
        MethodId target = call.target();
        boolean tells =
                call.unresolved() == null && (program.isJdk(target.owner()) || program.knownMethod(target) != null);
        Line line = tells
                ? null
                : names.of(Kind.GIVEN, target, prefix -> uses(in.id().owner(), prefix));
        return line == null ? null : line.carrier();
    }

    /** What runs the method of the project by the name of its class; null where that says nothing. */
    @Nullable
    Runner called(ClassFacts type, MethodFacts method) {
        boolean isForOthers = method.isPublic()
                && !method.isStatic()
                && !method.isAbstract()
                && !method.id().isConstructor()
                && method.isDeclared();
        Line taking = isForOthers ? names.takingOnly(method.id()) : null;
        if (taking != null) {
            return new Runner(taking.carrier(), "is public and given what it is: " + taking.reason(), AtOnce.UNKNOWN);
        }
        boolean isProperty = PROPERTY.matcher(method.id().name()).matches();
        Line line = isForOthers && !isProperty
                ? names.of(Kind.CALLED, method.id(), prefix -> uses(type.name(), prefix))
                : null;
        return line == null
                ? null
                : new Runner(line.carrier(), "is public in a class of that name: " + line.reason(), AtOnce.UNKNOWN);
    }

    /** The type and, where it is nowhere to be found, what its name says it is. */
    Stream<String> withKind(String type) {
        String kind = program.find(type) == null ? names.kindOf(type) : null;
        return kind == null ? Stream.of(type) : Stream.of(type, kind);
    }

    /** Whether the class, or the one that encloses it, has to do with something of the package. */
    private boolean uses(String type, String prefix) {
        int nested = type.indexOf('$');
        return usesItself(type, prefix) || (nested > 0 && usesItself(type.substring(0, nested), prefix));
    }

    private boolean usesItself(String type, String prefix) {
        return uses.computeIfAbsent(prefix + " " + type, any -> {
            ClassFacts facts = program.find(type);
            return facts != null && uses(facts, prefix);
        });
    }

    private static boolean uses(ClassFacts type, String prefix) {
        String superName = type.superName();
        return (superName != null && superName.startsWith(prefix))
                || type.interfaces().stream().anyMatch(name -> name.startsWith(prefix))
                || type.fields().stream().anyMatch(field -> field.descriptor().contains("L" + prefix))
                || type.methods().stream().anyMatch(method -> uses(method, prefix));
    }

    private static boolean uses(MethodFacts method, String prefix) {
        return method.id().descriptor().contains("L" + prefix)
                || method.calls().stream()
                        .anyMatch(call -> call.target().owner().startsWith(prefix));
    }
}
