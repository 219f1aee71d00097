package io.github.concurrencyadvisor.known;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of several files by what they speak for. Of lines that speak for the same, the one that was added first stays. */
final class Lines {

    private final Map<String, ClassLines> classes = new HashMap<>();
    private final Map<String, KnownApi> packages = new HashMap<>();
    private final Map<String, KnownApi> fields = new HashMap<>();
    private final Map<String, List<KnownContext>> contexts = new HashMap<>();
    private final Map<String, List<KnownAnnotation>> annotations = new HashMap<>();

    void add(KnownFile file) {
        for (KnownFile.ApiLine line : file.apis()) {
            KnownApi api = line.api();
            if (api.owner().endsWith("/")) {
                packages.putIfAbsent(api.owner(), api);
            } else if (line.isField()) {
                fields.putIfAbsent(fieldKey(api.owner(), api.member()), api);
            } else {
                ClassLines lines = classes.get(api.owner());
                if (lines == null) {
                    lines = new ClassLines();
                    classes.put(api.owner(), lines);
                }
                lines.add(api);
            }
        }
        file.contexts()
                .forEach(context -> contexts.computeIfAbsent(context.owner(), any -> new ArrayList<>())
                        .add(context));
        file.annotations()
                .forEach(annotation -> annotations
                        .computeIfAbsent(annotation.nameInFacts(), any -> new ArrayList<>())
                        .add(annotation));
    }

    /** Whether there are no lines about methods of a class. */
    boolean noClasses() {
        return classes.isEmpty();
    }

    /**
     * The line of the class that speaks for the method.
     *
     * @param inherited whether the class is a supertype of the method's, or missing, so that what it names may stand for type
     *     variables or for what it extends
     * @param orDefault whether the class's default counts
     */
    @Nullable
    KnownApi method(String owner, String name, String descriptor, boolean inherited, boolean orDefault) {
        ClassLines lines = classes.get(owner);
        return lines == null ? null : lines.find(name, descriptor, inherited, orDefault);
    }

    /** The default of the package, which is named with a closing slash. */
    @Nullable
    KnownApi packageDefault(String name) {
        return packages.get(name);
    }

    @Nullable
    KnownApi field(String owner, String name) {
        return fields.get(fieldKey(owner, name));
    }

    /** The line of the class that says what runs an override of its method. */
    @Nullable
    KnownContext context(String owner, String name, String descriptor) {
        KnownContext all = null;
        KnownContext erased = null;
        int similar = 0;
        for (KnownContext context : contexts.getOrDefault(owner, List.of())) {
            if (!context.method().equals(name) && !context.method().equals(KnownContext.ANY)) {
                continue;
            }
            List<String> parameters = context.parameters();
            if (parameters == null) {
                all = all == null ? context : all;
            } else if (Descriptors.match(descriptor, parameters, false)) {
                return context;
            } else if (!context.method().equals(KnownContext.ANY) && Descriptors.match(descriptor, parameters, true)) {
                erased = context;
                similar++;
            }
        }
        return all != null || similar != 1 ? all : erased;
    }

    /** All that is said of the annotation, the first line first. */
    List<KnownAnnotation> annotation(String type) {
        return annotations.getOrDefault(type, List.of());
    }

    private static String fieldKey(String owner, String name) {
        return owner.concat("#").concat(name);
    }

    /** The lines of one class: by method name, and the class's default. */
    private static final class ClassLines {
        private final Map<String, List<KnownApi>> byName = new HashMap<>();
        private @Nullable KnownApi all;

        void add(KnownApi api) {
            if (api.member().equals("*")) {
                all = all == null ? api : all;
                return;
            }
            List<KnownApi> overloads = byName.computeIfAbsent(api.member(), any -> new ArrayList<>(2));
            for (KnownApi overload : overloads) {
                if (Objects.equals(overload.parameters(), api.parameters())) {
                    return;
                }
            }
            overloads.add(api);
        }

        @Nullable
        KnownApi find(String name, String descriptor, boolean inherited, boolean orDefault) {
            List<KnownApi> overloads = byName.get(name);
            KnownApi byDefault = orDefault ? all : null;
            if (overloads == null) {
                return byDefault;
            }
            KnownApi anyOverload = null;
            KnownApi erased = null;
            int similar = 0;
            for (KnownApi overload : overloads) {
                List<String> parameters = overload.parameters();
                if (parameters == null) {
                    anyOverload = overload;
                } else if (Descriptors.match(descriptor, parameters, false)) {
                    return overload;
                } else if (inherited && Descriptors.match(descriptor, parameters, true)) {
                    erased = overload;
                    similar++;
                }
            }
            if (anyOverload != null) {
                return anyOverload;
            }
            return similar == 1 ? erased : byDefault;
        }
    }
}
