package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.bytecode.Content;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outside of every class that can be found: sources first, then class path, then JDK. Thread-safe; the same answer each
 * time. Close it to close the jars.
 */
final class Declarations implements AutoCloseable {

    private final Function<String, @Nullable TypeDecl> sources;
    private final List<Path> folders = new ArrayList<>();
    private final List<JarFile> jars = new ArrayList<>();
    private final ConcurrentHashMap<String, Optional<TypeDecl>> found = new ConcurrentHashMap<>();

    /** Of types without arguments. */
    private final ConcurrentHashMap<String, List<Ty.Ref>> lineages = new ConcurrentHashMap<>();

    /** By class and name: a generated class may have tens of thousands, and each call asks for a few. */
    private final ConcurrentHashMap<String, Map<String, List<TypeDecl.Method>>> declared = new ConcurrentHashMap<>();

    /**
     * Opens the class path; entries that are missing or broken are passed over, since the class files' reader reports them.
     *
     * @param sources finds the classes that exist as source only
     */
    Declarations(Function<String, @Nullable TypeDecl> sources, List<Path> classPath) {
        this.sources = sources;
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                folders.add(entry);
            } else if (Files.isRegularFile(entry)) {
                try {
                    jars.add(new JarFile(entry.toFile(), false));
                } catch (IOException | RuntimeException e) {
                    // broken: the reader of class files reports it
                }
            }
        }
    }

    @Override
    public void close() {
        for (JarFile jar : jars) {
            try {
                jar.close();
            } catch (IOException e) {
                // nothing was written, so nothing is lost
            }
        }
    }

    @Nullable
    TypeDecl find(String internalName) {
        Optional<TypeDecl> known = found.get(internalName);
        if (known == null) {
            known = Optional.ofNullable(read(internalName));
            Optional<TypeDecl> earlier = found.putIfAbsent(internalName, known);
            known = earlier == null ? known : earlier;
        }
        return known.orElse(null);
    }

    boolean exists(String internalName) {
        return find(internalName) != null;
    }

    /** Whether the class is one of those that are analysed from their source. */
    boolean isInSources(String internalName) {
        return sources.apply(internalName) != null;
    }

    private @Nullable TypeDecl read(String internalName) {
        TypeDecl source = sources.apply(internalName);
        if (source != null) {
            return source;
        }
        try {
            byte[] bytes = bytes(internalName + ".class");
            return bytes == null ? null : ClassSignatures.read(bytes);
        } catch (IOException | RuntimeException | AssertionError | StackOverflowError brokenAndReportedElsewhere) {
            return null;
        }
    }

    private byte @Nullable [] bytes(String resource) throws IOException {
        for (Path folder : folders) {
            Path file = folder.resolve(resource);
            if (Files.isRegularFile(file)) {
                return Content.of(file);
            }
        }
        for (JarFile jar : jars) {
            JarEntry entry = jar.getJarEntry(resource);
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return Content.of(in);
                }
            }
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    // --- supertypes

    /** The type itself and all its supertypes with their arguments, nearest first; unknown classes included. */
    List<Ty.Ref> lineage(Ty.Ref type) {
        if (!type.args().isEmpty()) {
            return lineageFresh(type);
        }
        List<Ty.Ref> known = lineages.get(type.name());
        if (known == null) {
            known = lineageFresh(type);
            lineages.put(type.name(), known);
        }
        return known;
    }

    private List<Ty.Ref> lineageFresh(Ty.Ref type) {
        Map<String, Ty.Ref> all = new LinkedHashMap<>();
        List<Ty.Ref> queue = new ArrayList<>();
        queue.add(type);
        for (int i = 0; i < queue.size() && i < TypeHierarchy.MOST_SUPERTYPES; i++) {
            Ty.Ref at = queue.get(i);
            if (all.putIfAbsent(at.name(), at) != null) {
                continue;
            }
            TypeDecl declaration = find(at.name());
            if (declaration != null) {
                boolean raw = at.args().size() != declaration.parameters().size();
                Map<String, Ty> bindings = Ty.bindings(declaration.parameters(), at.args());
                for (Ty.Ref superType : declaration.supertypes()) {
                    Ty above = raw ? new Ty.Ref(superType.name()) : superType.with(bindings);
                    queue.add((Ty.Ref) above);
                }
            }
        }
        if (!all.containsKey(Types.OBJECT.name())) {
            all.put(Types.OBJECT.name(), Types.OBJECT);
        } else if (!type.name().equals(Types.OBJECT.name())) {
            Ty.Ref object = all.remove(Types.OBJECT.name());
            all.put(Types.OBJECT.name(), object == null ? Types.OBJECT : object);
        }
        return List.copyOf(all.values());
    }

    /** The type seen as its supertype of that name, or null. */
    Ty.@Nullable Ref as(Ty type, String superName) {
        if (!(type.bounded() instanceof Ty.Ref ref)) {
            return null;
        }
        if (ref.name().equals(superName)) {
            return ref;
        }
        for (Ty.Ref each : lineage(ref)) {
            if (each.name().equals(superName)) {
                return each;
            }
        }
        return null;
    }

    /** Whether some supertype of the class cannot be found, so that members may be missing. */
    boolean hasUnknownSupertype(Ty.Ref type) {
        return lineage(type).stream().anyMatch(each -> !exists(each.name()));
    }

    /** Whether one class inherits from another, as far as is known. */
    boolean inherits(String name, String superName) {
        return as(new Ty.Ref(name), superName) != null;
    }

    // --- members

    /** A field and the type it was found in. */
    record FoundField(Ty.Ref in, TypeDecl.Field field, Ty type) {}

    @Nullable
    FoundField field(Ty.Ref type, String name) {
        for (Ty.Ref each : lineage(type)) {
            TypeDecl declaration = find(each.name());
            TypeDecl.Field field =
                    declaration == null ? null : declaration.fields().get(name);
            if (declaration != null && field != null) {
                return new FoundField(
                        each, field, field.type().with(Ty.bindings(declaration.parameters(), each.args())));
            }
        }
        return null;
    }

    /** A method as a member of a type: with that type's arguments put in. */
    record FoundMethod(TypeDecl.Method method, List<Ty> parameters, Ty returned) {}

    /** All methods of that name that the type has, overridden ones left out. */
    List<FoundMethod> methods(Ty.Ref type, String name) {
        List<FoundMethod> methods = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Ty.Ref each : lineage(type)) {
            TypeDecl declaration = find(each.name());
            if (declaration == null) {
                continue;
            }
            boolean raw = !declaration.parameters().isEmpty() && each.args().isEmpty();
            Map<String, Ty> bindings = raw ? erased(declaration) : Ty.bindings(declaration.parameters(), each.args());
            for (TypeDecl.Method method : named(declaration, name)) {
                if (seen.add(method.parameterDescriptor())) {
                    methods.add(member(method, bindings));
                }
            }
        }
        return methods;
    }

    /** The methods of that name that the class declares itself, in their order. */
    List<TypeDecl.Method> named(TypeDecl declaration, String name) {
        Map<String, List<TypeDecl.Method>> byName = declared.get(declaration.name());
        if (byName == null) {
            byName = declaration.methods().stream().collect(Collectors.groupingBy(TypeDecl.Method::name));
            declared.put(declaration.name(), byName);
        }
        return byName.getOrDefault(name, List.of());
    }

    List<FoundMethod> constructors(Ty.Ref type) {
        TypeDecl declaration = find(type.name());
        if (declaration == null) {
            return List.of();
        }
        Map<String, Ty> bindings = Ty.bindings(declaration.parameters(), type.args());
        return named(declaration, "<init>").stream()
                .map(method -> member(method, bindings))
                .toList();
    }

    private static FoundMethod member(TypeDecl.Method method, Map<String, Ty> bindings) {
        List<Ty> parameters = new ArrayList<>(method.parameters().size());
        method.parameters().forEach(parameter -> parameters.add(parameter.with(bindings)));
        return new FoundMethod(method, parameters, method.returned().with(bindings));
    }

    private static Map<String, Ty> erased(TypeDecl declaration) {
        Map<String, Ty> bindings = new LinkedHashMap<>();
        declaration.parameters().forEach(parameter -> bindings.put(parameter.name(), parameter.bound()));
        return bindings;
    }

    /** The one abstract method of a functional interface, or null where the type is none. */
    @Nullable
    FoundMethod functionOf(Ty type) {
        if (!(type.bounded() instanceof Ty.Ref ref)) {
            return null;
        }
        TypeDecl declaration = find(ref.name());
        if (declaration == null || !declaration.isInterface()) {
            return null;
        }
        FoundMethod function = null;
        Set<String> concrete = new HashSet<>();
        for (Ty.Ref each : lineage(ref)) {
            TypeDecl at = find(each.name());
            if (at == null || !at.isInterface()) {
                continue;
            }
            Map<String, Ty> bindings = Ty.bindings(at.parameters(), each.args());
            for (TypeDecl.Method method : at.methods()) {
                String key = method.name() + method.parameters().size();
                if (method.isStatic() || method.isPrivate()) {
                    continue;
                }
                if (!method.isAbstract()) {
                    concrete.add(key);
                } else if (function == null && !concrete.contains(key) && !isOfObject(method)) {
                    function = member(method, bindings);
                }
            }
        }
        return function;
    }

    private boolean isOfObject(TypeDecl.Method method) {
        TypeDecl object = find(Types.OBJECT.name());
        return object != null
                && object.methods().stream()
                        .anyMatch(each -> each.name().equals(method.name())
                                && each.parameterDescriptor().equals(method.parameterDescriptor()));
    }
}
