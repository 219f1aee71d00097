package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.known.KnownContext;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The program as a class hierarchy: who extends, overrides and writes what. Not thread-safe; it fills caches. */
final class Program implements TypeHierarchy {

    /** An assignment to a field and the method that makes it. */
    record Write(MethodFacts in, Value value) {}

    private final ProgramFacts facts;
    private final KnownApis known;
    private final Map<String, List<String>> lineages = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();
    private final Map<String, List<Write>> writes = new HashMap<>();
    private final Map<String, String> fieldKeys = new HashMap<>();
    private final Map<MethodId, Optional<KnownApi>> knownMethods = new HashMap<>();
    private final Map<MethodId, Optional<MethodFacts>> resolved = new HashMap<>();
    private final Map<MethodId, List<MethodFacts>> overriders = new HashMap<>();
    private final Map<String, Optional<MethodId>> functional = new HashMap<>();

    Program(ProgramFacts facts, KnownApis known) {
        this.facts = facts;
        this.known = known;
        for (ClassFacts type : facts.classes().values()) {
            for (String supertype : lineage(type.name())) {
                subtypes.computeIfAbsent(supertype, any -> new TreeSet<>()).add(type.name());
            }
        }
        for (ClassFacts type : facts.classes().values()) {
            for (MethodFacts method : type.methods()) {
                for (FieldWrite write : method.fieldWrites()) {
                    writes.computeIfAbsent(fieldKey(write.owner(), write.name()), any -> new ArrayList<>())
                            .add(new Write(method, write.value()));
                }
            }
        }
    }

    /** What the known APIs say of a method that is not the project's own, or that the project inherits from outside. */
    @Nullable
    KnownApi known(MethodId method) {
        return knownMethods
                .computeIfAbsent(method, id -> Optional.ofNullable(known.method(id, this::lineageOutside)))
                .orElse(null);
    }

    /** What the known APIs say of a field; nothing of the project's own. */
    @Nullable
    KnownApi knownField(String owner, String name) {
        return isProject(owner) ? null : known.field(owner, name);
    }

    /** The framework that calls the project's method, if it overrides one that a framework calls. */
    @Nullable
    KnownContext context(MethodId overrider) {
        return known.context(overrider, this::lineageOutside);
    }

    /** The supertypes that the project does not have itself: a line never speaks for a class that is read. */
    private List<String> lineageOutside(String name) {
        return isProject(name)
                ? lineage(name).stream().filter(type -> !isProject(type)).toList()
                : lineage(name);
    }

    Iterable<ClassFacts> projectClasses() {
        return facts.classes().values();
    }

    boolean isProject(String name) {
        return facts.classes().containsKey(name);
    }

    @Nullable
    ClassFacts find(String name) {
        ClassFacts own = facts.classes().get(name);
        return own != null ? own : facts.library().find(name);
    }

    /** What the known APIs say of the method; null for the project's own methods, and where nothing is known. */
    @Nullable
    KnownApi knownMethod(MethodId method) {
        return isProject(method.owner()) ? null : known(method);
    }

    /** Whether the class is described by data rather than read. */
    boolean isJdk(String name) {
        return !isProject(name) && known.isJdk(name);
    }

    @Override
    public List<String> lineage(String internalName) {
        List<String> cached = lineages.get(internalName);
        if (cached != null) {
            return cached;
        }
        Set<String> order = new LinkedHashSet<>();
        ArrayDeque<String> queue = new ArrayDeque<>(List.of(internalName));
        while (!queue.isEmpty()) {
            String name = queue.remove();
            ClassFacts type = name.equals("java/lang/Object") || !order.add(name) ? null : find(name);
            if (type != null) {
                if (type.superName() != null && !type.isInterface()) {
                    queue.add(type.superName());
                }
                queue.addAll(type.interfaces());
            }
        }
        order.add("java/lang/Object");
        List<String> lineage = List.copyOf(order);
        lineages.put(internalName, lineage);
        return lineage;
    }

    /** Whether the type is a stream, channel or something else that java.io or java.nio moves data with. */
    boolean isStream(String name) {
        return lineage(name).stream()
                .anyMatch(type -> (type.startsWith("java/io/") && !type.equals("java/io/Serializable"))
                        || type.startsWith("java/nio/"));
    }

    /** Whether a class of the project extends or implements the type; a project class counts as its own subtype. */
    boolean hasProjectSubtype(String name) {
        return subtypes.containsKey(name);
    }

    /** The project's classes that are of the type, sorted. */
    Set<String> projectSubtypes(String name) {
        return subtypes.getOrDefault(name, Set.of());
    }

    /**
     * The method that a call on an object of exactly the owner's class runs, as far as its code can be read: the project's and
     * the class path's, never the JDK's. Null where it is inherited from the JDK or not found.
     */
    @Nullable
    MethodFacts resolve(MethodId id) {
        return resolved.computeIfAbsent(id, this::resolveFresh).orElse(null);
    }

    private Optional<MethodFacts> resolveFresh(MethodId id) {
        MethodFacts byArity = null;
        MethodFacts isAbstract = null;
        for (String name : lineage(id.owner())) {
            ClassFacts type = isJdk(name) ? null : find(name);
            if (type == null) {
                continue;
            }
            MethodFacts method = type.method(id.name(), id.descriptor());
            if (method != null && !method.isAbstract()) {
                return Optional.of(method);
            }
            isAbstract = isAbstract == null ? method : isAbstract;
            if (id.isConstructor()) {
                return method == null ? onlyOneOfArity(type, id) : Optional.of(method);
            }
            byArity =
                    byArity == null && method == null ? onlyOneOfArity(type, id).orElse(null) : byArity;
        }
        // A descriptor guessed from source alone may differ from the declared one; the name and arity then decide.
        return Optional.ofNullable(isAbstract != null ? isAbstract : byArity);
    }

    private static Optional<MethodFacts> onlyOneOfArity(ClassFacts type, MethodId id) {
        if (type.origin() != io.github.concurrencyadvisor.model.Origin.SOURCE_ONLY) {
            return Optional.empty();
        }
        List<MethodFacts> matching = type.methods().stream()
                .filter(method -> method.id().name().equals(id.name()))
                .filter(method -> method.id().parameterTypes().size()
                        == id.parameterTypes().size())
                .toList();
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    /** Every method that a call of it through a reference of the owner's type may run in the project's code. */
    List<MethodFacts> overriders(MethodId id) {
        List<MethodFacts> cached = overriders.get(id);
        if (cached != null) {
            return cached;
        }
        Set<MethodId> seen = new HashSet<>();
        List<MethodFacts> targets = new ArrayList<>();
        MethodFacts own = resolve(id);
        if (own != null && !own.isAbstract() && seen.add(own.id())) {
            targets.add(own);
        }
        for (String name : projectSubtypes(id.owner())) {
            ClassFacts type = find(name);
            MethodFacts method = type == null || type.isInterface() || type.isAbstract() ? null : resolve(id.in(name));
            if (method != null && !method.isAbstract() && seen.add(method.id())) {
                targets.add(method);
            }
        }
        overriders.put(id, targets);
        return targets;
    }

    /** The one abstract method of a functional interface, or null where the type is none. */
    @Nullable
    MethodId functionalMethod(String typeName) {
        return functional.computeIfAbsent(typeName, this::functionalMethodFresh).orElse(null);
    }

    private Optional<MethodId> functionalMethodFresh(String typeName) {
        ClassFacts type = find(typeName);
        if (type == null || !type.isInterface()) {
            return Optional.empty();
        }
        Map<String, MethodId> open = new HashMap<>();
        Set<String> implemented = new HashSet<>();
        for (String name : lineage(typeName)) {
            ClassFacts supertype = find(name);
            if (supertype == null || !supertype.isInterface()) {
                continue;
            }
            for (MethodFacts method : supertype.methods()) {
                String signature = method.id().name() + method.id().descriptor();
                if (method.isStatic() || OF_OBJECT.contains(signature)) {
                    continue;
                }
                if (!method.isAbstract()) {
                    implemented.add(signature);
                } else if (!implemented.contains(signature)) {
                    open.putIfAbsent(signature, method.id().in(typeName));
                }
            }
        }
        return open.size() == 1 ? Optional.of(open.values().iterator().next()) : Optional.empty();
    }

    private static final Set<String> OF_OBJECT =
            Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

    /** Everything the project assigns to the field. */
    List<Write> writes(Value.FieldRead field) {
        return writes.getOrDefault(fieldKey(field.owner(), field.name()), List.of());
    }

    boolean isSameField(FieldWrite write, Value.FieldRead field) {
        return write.name().equals(field.name())
                && fieldKey(write.owner(), write.name()).equals(fieldKey(field.owner(), field.name()));
    }

    /** The field by the class that declares it: code may name a subclass as the owner. */
    private String fieldKey(String owner, String name) {
        return fieldKeys.computeIfAbsent(owner + "#" + name, any -> declaredFieldKey(owner, name));
    }

    private String declaredFieldKey(String owner, String name) {
        for (String candidate : lineage(owner)) {
            ClassFacts type = facts.classes().get(candidate);
            if (type != null
                    && type.fields().stream().anyMatch(field -> field.name().equals(name))) {
                return candidate + "#" + name;
            }
        }
        return owner + "#" + name;
    }
}
