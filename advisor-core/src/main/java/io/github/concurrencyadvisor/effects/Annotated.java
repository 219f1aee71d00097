package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownAnnotation;
import io.github.concurrencyadvisor.known.KnownAnnotation.Meaning;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What annotations say of methods: those of the method, of its class, of what it overrides, of that one's class; the nearest
 * decides. Not thread-safe; it fills caches.
 */
final class Annotated {

    private final Program program;
    private final KnownApis known;
    private final Map<String, Boolean> marked = new HashMap<>();
    private final Map<String, Boolean> markedItself = new HashMap<>();
    private final Map<MethodId, Map<Class<? extends Meaning>, Optional<KnownAnnotation>>> found = new HashMap<>();

    Annotated(Program program, KnownApis known) {
        this.program = program;
        this.known = known;
    }

    /** What a call of the method does as far as its code does not show it; null where nothing is promised. */
    @Nullable
    KnownApi promise(MethodId method) {
        return ofCall(method, Meaning.Promises.class);
    }

    /** What a call of the method does if it is abstract; null where no annotation says. */
    @Nullable
    KnownApi does(MethodId method) {
        return ofCall(method, Meaning.OfCall.class);
    }

    private @Nullable KnownApi ofCall(MethodId method, Class<? extends Meaning.OfCall> meaning) {
        KnownAnnotation annotation = nearest(method, meaning);
        return annotation == null ? null : annotation.about(method, meaning.cast(annotation.meaning()));
    }

    /** The carrier that a call of the method by another object is handed to, or null. */
    @Nullable
    Runner handed(MethodId method) {
        return runner(method, Meaning.HandedTo.class);
    }

    /** The carrier that a framework calls the method on because of an annotation, or null. */
    @Nullable
    Runner called(MethodId method) {
        return runner(method, Meaning.CalledOn.class);
    }

    /** The carrier that the method is moved to where a framework calls it, or null. */
    @Nullable
    Runner moved(MethodId method) {
        return runner(method, Meaning.MovedTo.class);
    }

    /** Whether a container calls the method for what it returns, to give that to whoever asks for its type. */
    boolean provides(MethodFacts method) {
        return method.annotations().stream()
                .flatMap(annotation -> known.annotation(annotation).stream())
                .anyMatch(line -> line.meaning() instanceof Meaning.Provides);
    }

    private @Nullable Runner runner(MethodId method, Class<? extends Meaning.OfCarrier> meaning) {
        KnownAnnotation annotation = nearest(method, meaning);
        return annotation == null
                ? null
                : Runner.of(
                        meaning.cast(annotation.meaning()).carrier(),
                        "is annotated " + annotation.display(),
                        annotation.display(),
                        meaning.cast(annotation.meaning()).atOnce());
    }

    private @Nullable KnownAnnotation nearest(MethodId method, Class<? extends Meaning> meaning) {
        if (!isMarked(method.owner())) {
            return null;
        }
        return found.computeIfAbsent(method, any -> new HashMap<>(2))
                .computeIfAbsent(meaning, any -> nearestFresh(method, meaning))
                .orElse(null);
    }

    /** Whether the class or one above it has an annotation anywhere that a line is about: of most classes none has. */
    private boolean isMarked(String owner) {
        Boolean known = marked.get(owner);
        if (known == null) {
            known = program.lineage(owner).stream().anyMatch(this::isMarkedItself);
            marked.put(owner, known);
        }
        return known;
    }

    private boolean isMarkedItself(String name) {
        Boolean known = markedItself.get(name);
        if (known == null) {
            ClassFacts type = program.isJdk(name) ? null : program.find(name);
            known = type != null && isMarkedItself(type);
            markedItself.put(name, known);
        }
        return known;
    }

    private boolean isMarkedItself(ClassFacts type) {
        return Stream.concat(
                        type.annotations().stream(),
                        type.methods().stream().flatMap(method -> method.annotations().stream()))
                .anyMatch(annotation -> !known.annotation(annotation).isEmpty());
    }

    private Optional<KnownAnnotation> nearestFresh(MethodId method, Class<? extends Meaning> meaning) {
        if (method.isConstructor() || method.isLambdaBody() || program.isJdk(method.owner())) {
            return Optional.empty();
        }
        // A type with such an annotation says how its methods are named to a framework, not that it calls each.
        boolean ofTypesToo = meaning != Meaning.CalledOn.class;
        for (String name : program.lineage(method.owner())) {
            ClassFacts type = program.isJdk(name) ? null : program.find(name);
            if (type == null) {
                continue;
            }
            MethodFacts declared = declared(type, method);
            KnownAnnotation ofMethod =
                    declared == null ? null : first(declared.annotations(), meaning, method.descriptor());
            if (ofMethod != null) {
                return Optional.of(ofMethod);
            }
            boolean isOwn = name.equals(method.owner());
            if (isOwn && declared != null && (declared.isStatic() || declared.isPrivate())) {
                return Optional.empty();
            }
            KnownAnnotation ofType = ofTypesToo ? first(type.annotations(), meaning, method.descriptor()) : null;
            if (ofType != null) {
                return Optional.of(ofType);
            }
        }
        return Optional.empty();
    }

    /** The type's method that it is or overrides: by the descriptor, else the only one with as many parameters. */
    private static @Nullable MethodFacts declared(ClassFacts type, MethodId method) {
        MethodFacts exact = type.method(method.name(), method.descriptor());
        if (exact != null) {
            return exact;
        }
        int parameters = method.parameterTypes().size();
        List<MethodFacts> similar = type.methods().stream()
                .filter(one -> one.id().name().equals(method.name())
                        && one.id().parameterTypes().size() == parameters
                        && !one.isSynthetic())
                .toList();
        return similar.size() == 1 && !type.name().equals(method.owner()) ? similar.get(0) : null;
    }

    /** The first line about one of the annotations; one for the method's result goes before one for any. */
    private @Nullable KnownAnnotation first(
            List<String> annotations, Class<? extends Meaning> meaning, String descriptor) {
        KnownAnnotation ofAny = null;
        for (String annotation : annotations) {
            for (KnownAnnotation line : known.annotation(annotation)) {
                if (!meaning.isInstance(line.meaning())) {
                    continue;
                }
                if (line.results().isEmpty()) {
                    ofAny = ofAny == null ? line : ofAny;
                } else if (line.results().contains(simpleResult(descriptor))) {
                    return line;
                }
            }
        }
        return ofAny;
    }

    private static String simpleResult(String descriptor) {
        int start = Math.max(descriptor.lastIndexOf('/'), descriptor.lastIndexOf('$')) + 1;
        int afterParameters = descriptor.indexOf(')') + 2;
        return descriptor.endsWith(";") && afterParameters <= descriptor.length()
                ? descriptor.substring(Math.max(start, afterParameters), descriptor.length() - 1)
                : "";
    }
}
