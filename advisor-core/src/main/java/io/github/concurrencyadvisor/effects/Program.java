package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.known.KnownContext;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.ClassLookup;
import io.github.concurrencyadvisor.model.Library;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The program as a class hierarchy: who extends and overrides what. Not thread-safe; it fills caches. */
final class Program implements TypeHierarchy {

    private final Map<String, ClassFacts> project;
    private final ClassLookup outside;
    private final Library library;
    private final Instantiated instantiated;
    private final KnownApis known;
    private final Thresholds thresholds;
    private final Steps steps;
    /** A call with more possible targets in a library than this is not known, rather than known to do what one of them does. */
    private static final int MOST_IMPLEMENTERS = 24;

    /** A class with more methods is looked up in an index: generated ones may have tens of thousands. */
    private static final int MANY_METHODS = 500;

    private final Annotated annotated;
    private final FieldWrites fieldWrites;
    private final Beliefs beliefs = new Beliefs(this);
    private final Elements elements = new Elements(this);
    private final NamedCarriers namedCarriers = new NamedCarriers(this);
    private final Map<String, List<String>> lineages = new HashMap<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Memo<String, Boolean> jdk = new Memo<>(this::isJdkFresh);
    private final Memo<String, Boolean> futures =
            new Memo<>(name -> Later.isName(name) || lineage(name).stream().anyMatch(Later::isName));
    private final Memo<MethodId, KnownApi> describedMethods = new Memo<>(this::described);
    private final Memo<MethodId, KnownApi> knownMethods = new Memo<>(this::knownFresh);
    private final Memo<MethodId, KnownApi> knownElsewhere = new Memo<>(this::knownElsewhere);
    private final Memo<MethodId, MethodFacts> resolved = new Memo<>(this::resolveFresh);
    private final Memo<String, MethodId> functional = new Memo<>(this::functionalMethodFresh);
    private final Map<String, Map<String, MethodFacts>> indexes = new HashMap<>();
    private final Map<MethodId, List<MethodFacts>> overriders = new HashMap<>();
    private @Nullable OnlyNames onlyNames;

    /**
     * A program.
     *
     * @param project its own classes; none where the class path is looked at by itself
     * @param outside finds all other classes
     * @param library the class path, where other classes come from
     * @param thresholds say which stated waits are fast or slow
     * @param steps is asked in long work whether to go on
     */
    Program(
            SortedMap<String, ClassFacts> project,
            ClassLookup outside,
            Library library,
            KnownApis known,
            Thresholds thresholds,
            Steps steps) {
        this.steps = steps;
        this.project = new LinkedHashMap<>(project);
        this.outside = outside;
        this.library = library;
        this.instantiated = new Instantiated(project);
        this.known = known;
        this.thresholds = thresholds;
        this.annotated = new Annotated(this, known);
        // In the order of names, since the project is.
        for (ClassFacts type : project.values()) {
            for (String supertype : lineage(type.name())) {
                subtypes.computeIfAbsent(supertype, any -> new ArrayList<>()).add(type.name());
            }
        }
        this.fieldWrites = new FieldWrites(this);
    }

    /**
     * What is known of a method whose code does not tell: what a line says of it, else an annotation, else the default of its
     * class or package. A line speaks for the project's own methods only where they inherit from outside, or the user says so.
     */
    @Nullable
    KnownApi known(MethodId method) {
        return knownMethods.of(method);
    }

    private @Nullable KnownApi knownFresh(MethodId method) {
        KnownApi described = describedMethods.of(method);
        KnownApi ofAnnotation = described == null || described.isDefault() ? annotated.does(method) : null;
        return ofAnnotation == null ? described : ofAnnotation;
    }

    private @Nullable KnownApi described(MethodId method) {
        KnownApi stated = stated(method);
        if (stated != null) {
            return stated;
        }
        KnownApi described = isMissing(method.owner())
                ? known.ofMissing(method, this::lineageOutside)
                : known.method(method, this::lineageOutside);
        return described != null ? described : factory(method);
    }

    /** What the name of a method says of the pool that it makes, where its class is nowhere to be found. */
    private @Nullable KnownApi factory(MethodId method) {
        KnownApi named = isMissing(method.owner()) ? convention(method) : null;
        return named != null && named.yields() instanceof KnownApi.Yield.RunsOn ? named : null;
    }

    /** What the user says of a method of the project, instead of what its code does; null where nothing. */
    @Nullable
    KnownApi stated(MethodId own) {
        return isProject(own.owner()) ? known.stated(own, this) : null;
    }

    /** What is assigned to fields. */
    FieldWrites fieldWrites() {
        return fieldWrites;
    }

    /** What annotations say of methods. */
    Annotated annotated() {
        return annotated;
    }

    /** What names say of the threads of classes that are not there. */
    NamedCarriers namedCarriers() {
        return namedCarriers;
    }

    /** What code does for each of many elements, and where it gives its functions away. */
    Elements elements() {
        return elements;
    }

    /** What is believed of classes that are not there. */
    Beliefs beliefs() {
        return beliefs;
    }

    /** What the known APIs say of a field; nothing of the project's own. */
    @Nullable
    KnownApi knownField(String owner, String name) {
        return isProject(owner) ? null : known.field(owner, name);
    }

    /**
     * What runs the project's method where a framework calls it by itself, because of what it overrides or how it is annotated;
     * null where none does.
     */
    @Nullable
    Runner runner(MethodFacts method) {
        if (method.isAbstract() || method.isStatic() || method.isSynthetic()) {
            return null;
        }
        Runner handed = annotated.handed(method.id());
        if (handed != null) {
            return handed;
        }
        Runner called = annotated.called(method.id());
        Runner caller = called != null ? called : overriding(method);
        Runner moved = caller == null ? null : annotated.moved(method.id());
        return moved != null ? moved : caller;
    }

    /** The method as one whose caller can go on at once, by what it returns; null where it is none or something runs it elsewhere. */
    @Nullable
    AsyncMethod asyncMethod(MethodFacts method) {
        String type = method.id().returnType();
        if (!type.startsWith("L")
                || !method.isDeclared()
                || method.isAbstract()
                || annotated.moved(method.id()) != null
                || annotated.handed(method.id()) != null
                || annotated.promise(method.id()) != null) {
            return null;
        }
        KnownContext context = known.returning(type.substring(1, type.length() - 1));
        return context == null ? null : new AsyncMethod(method, context.carrier(), context.ofType());
    }

    private @Nullable Runner overriding(MethodFacts method) {
        KnownContext context = known.context(method.id(), this::lineageOutside);
        boolean isAny = context != null && context.method().equals(KnownContext.ANY);
        if (context == null || (isAny && !(method.isPublic() && method.isDeclared()))) {
            return null;
        }
        String because = isAny ? "is a method of a " + context.ofType() : "overrides " + context.display();
        return Runner.of(context.carrier(), because, context.display(), context.atOnce());
    }

    /** The supertypes that the project does not have itself: a line never speaks for a class that is read. */
    List<String> lineageOutside(String name) {
        return lineage(name).stream()
                .filter(type -> !isProject(name) || !isProject(type))
                .flatMap(namedCarriers::withKind)
                .toList();
    }

    Thresholds thresholds() {
        return thresholds;
    }

    Steps steps() {
        return steps;
    }

    Iterable<ClassFacts> projectClasses() {
        return project.values();
    }

    boolean isProject(String name) {
        return project.containsKey(name);
    }

    @Nullable
    ClassFacts find(String name) {
        ClassFacts own = project.get(name);
        return own != null ? own : outside.find(name);
    }

    /** What the known APIs say of the method instead of its code; null where its code is read, and where nothing is known. */
    @Nullable
    KnownApi knownMethod(MethodId method) {
        return isProject(method.owner()) ? stated(method) : knownElsewhere.of(method);
    }

    private @Nullable KnownApi knownElsewhere(MethodId method) {
        return describedMethods.of(method) == null ? null : known(method);
    }

    /** The one method of the project that a call can mean whose receiver's type is not known; null where there is none or more. */
    @Nullable
    MethodFacts onlyNamed(Call call) {
        if (call.unresolved() == null) {
            return null;
        }
        if (onlyNames == null) {
            onlyNames = new OnlyNames(projectClasses());
        }
        return onlyNames.of(call.target());
    }

    /** Whether no code of the class can be read and no line describes it. */
    boolean isMissing(String name) {
        return !isJdk(name) && find(name) == null;
    }

    /** What the name alone says of a call; null where its class is there. */
    @Nullable
    KnownApi convention(Call call) {
        boolean isOfMissing =
                call.unresolved() != null || isMissing(call.target().owner());
        return isOfMissing ? convention(call.target()) : null;
    }

    /** What the name of a method says where nothing is known of its class. */
    @Nullable
    KnownApi convention(MethodId method) {
        return known.convention(method.name(), method.descriptor());
    }

    /** Whether the class is a future, or something else that has its result later. */
    boolean isFuture(String name) {
        return Boolean.TRUE.equals(futures.of(name));
    }

    /** Whether the class is described by data rather than read. */
    boolean isJdk(String name) {
        return !isProject(name) && Boolean.TRUE.equals(jdk.of(name));
    }

    private Boolean isJdkFresh(String name) {
        return known.isJdk(name);
    }

    @Override
    public List<String> lineage(String internalName) {
        List<String> cached = lineages.get(internalName);
        if (cached != null) {
            return cached;
        }
        Set<String> order = new LinkedHashSet<>();
        ArrayDeque<String> queue = new ArrayDeque<>(List.of(internalName));
        while (!queue.isEmpty() && order.size() < MOST_SUPERTYPES) {
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

    /** The classes of the project that extend or implement the type, itself among them if it is one. */
    Collection<String> projectSubtypes(String name) {
        return subtypes.getOrDefault(name, List.of());
    }

    /** Whether the jar that the type comes from has classes of the type, too. */
    boolean hasImplementersElsewhere(String name) {
        return !isProject(name) && !isJdk(name) && !library.implementers(name).isEmpty();
    }

    private Collection<String> subtypes(String name) {
        Collection<String> own = projectSubtypes(name);
        List<String> others = isProject(name) || isJdk(name) ? List.of() : library.implementers(name);
        if (others.isEmpty() || others.size() > MOST_IMPLEMENTERS) {
            return own;
        }
        List<String> all = new ArrayList<>(own);
        all.addAll(others);
        return all;
    }

    /**
     * The method that a call on an object of exactly the owner's class runs, as far as its code can be read: the project's and
     * the class path's, never the JDK's. Null where it is inherited from the JDK or not found.
     */
    @Nullable
    MethodFacts resolve(MethodId id) {
        return resolved.of(id);
    }

    private @Nullable MethodFacts resolveFresh(MethodId id) {
        MethodFacts byArity = null;
        MethodFacts isAbstract = null;
        MethodFacts ofInterface = null;
        for (String name : lineage(id.owner())) {
            ClassFacts type = isJdk(name) ? null : find(name);
            if (type == null) {
                continue;
            }
            MethodFacts method = declared(type, id);
            if (method != null && !method.isAbstract()) {
                if (!type.isInterface() || name.equals(id.owner())) {
                    return method;
                }
                // A class's method goes before a default one, and of these the one of the narrower interface.
                boolean narrower = ofInterface == null
                        || lineage(name).contains(ofInterface.id().owner());
                ofInterface = narrower ? method : ofInterface;
                continue;
            }
            isAbstract = isAbstract == null ? method : isAbstract;
            if (id.isConstructor()) {
                return method == null ? onlyOneOfArity(type, id) : method;
            }
            byArity = byArity == null && method == null ? onlyOneOfArity(type, id) : byArity;
        }
        if (ofInterface != null) {
            return ofInterface;
        }
        // A descriptor guessed from source alone may differ from the declared one; the name and arity then decide.
        return isAbstract != null ? isAbstract : byArity;
    }

    /** The method of that name and descriptor which the class declares itself, or null. */
    private @Nullable MethodFacts declared(ClassFacts type, MethodId id) {
        if (type.methods().size() < MANY_METHODS) {
            return type.method(id.name(), id.descriptor());
        }
        return indexes.computeIfAbsent(
                        type.name(),
                        any -> type.methods().stream()
                                .collect(Collectors.toMap(
                                        method ->
                                                method.id().name() + method.id().descriptor(),
                                        method -> method,
                                        (first, second) -> first)))
                .get(id.name() + id.descriptor());
    }

    private static @Nullable MethodFacts onlyOneOfArity(ClassFacts type, MethodId id) {
        if (type.origin() != io.github.concurrencyadvisor.model.Origin.SOURCE_ONLY) {
            return null;
        }
        List<MethodFacts> matching = type.methods().stream()
                .filter(method -> method.id().name().equals(id.name()))
                .filter(method -> method.id().parameterTypes().size()
                        == id.parameterTypes().size())
                .toList();
        return matching.size() == 1 ? matching.get(0) : null;
    }

    /** Whether it is a private method, which is never overridden: others of its name and descriptor are others. */
    boolean isPrivate(MethodId id) {
        MethodFacts own = isProject(id.owner()) ? resolve(id) : null;
        return own != null && own.isPrivate();
    }

    /**
     * Every method that a call of it through a reference of the owner's type may run: in the project's code, and in the jar that
     * the type comes from, unless there are so many that any guess would be as good. Classes of
     * the project of which there are no objects are left out, unless there would be none left.
     */
    List<MethodFacts> overriders(MethodId id) {
        List<MethodFacts> known = overriders.get(id);
        if (known == null) {
            known = overriders(id, instantiated::isOpen, instantiated::mayHaveObjects);
            if (known.isEmpty()) {
                known = overriders(id, any -> true, any -> true);
            }
            overriders.put(id, known);
        }
        return known;
    }

    private List<MethodFacts> overriders(
            MethodId id, Predicate<ClassFacts> mayBeExtended, Predicate<ClassFacts> mayHaveObjects) {
        Set<MethodFacts> targets = new LinkedHashSet<>();
        MethodFacts own = resolve(id);
        ClassFacts owner = project.get(id.owner());
        if (own != null && !own.isAbstract() && (owner == null || mayBeExtended.test(owner))) {
            targets.add(own);
        }
        boolean mayBeOverridden = own == null || !own.isPrivate();
        for (String name : mayBeOverridden ? subtypes(id.owner()) : Set.<String>of()) {
            ClassFacts type = find(name);
            boolean runs = type != null
                    && !type.isInterface()
                    && !type.isAbstract()
                    && (!isProject(name) || mayHaveObjects.test(type));
            MethodFacts method = runs ? resolve(id.in(name)) : null;
            if (method != null && !method.isAbstract()) {
                targets.add(method);
            }
        }
        return List.copyOf(targets);
    }

    /** The one abstract method of a functional interface, or null where the type is none. */
    @Nullable
    MethodId functionalMethod(String typeName) {
        return functional.of(typeName);
    }

    private @Nullable MethodId functionalMethodFresh(String typeName) {
        ClassFacts type = find(typeName);
        if (type == null || !type.isInterface()) {
            return null;
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
        return open.size() == 1 ? open.values().iterator().next() : null;
    }

    private static final Set<String> OF_OBJECT =
            Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");
}
