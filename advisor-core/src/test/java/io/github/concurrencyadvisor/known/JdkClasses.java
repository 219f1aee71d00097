package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.TypeHierarchy;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes of the running JDK, found by name and never initialised. */
final class JdkClasses {

    /** The supertypes of JDK classes; just the class itself for any other. */
    static final TypeHierarchy HIERARCHY = internalName -> {
        Class<?> type = find(internalName);
        return type == null
                ? List.of(internalName)
                : lineage(type).stream().map(JdkClasses::internalName).toList();
    };

    private JdkClasses() {}

    static @Nullable Class<?> find(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** Breadth-first, superclass before interfaces, Object last. */
    static List<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        Deque<Class<?>> left = new ArrayDeque<>(List.of(type));
        while (!left.isEmpty()) {
            Class<?> next = left.remove();
            if (next == Object.class || !found.add(next)) {
                continue;
            }
            if (next.getSuperclass() != null) {
                left.add(next.getSuperclass());
            }
            left.addAll(Arrays.asList(next.getInterfaces()));
        }
        found.add(Object.class);
        return new ArrayList<>(found);
    }

    /** The public and protected methods or constructors of that name which the class has or inherits. */
    static List<Executable> members(Class<?> type, String name) {
        Stream<? extends Executable> all = name.equals("<init>")
                ? Stream.of(type.getDeclaredConstructors())
                : lineage(type).stream()
                        .flatMap(t -> Stream.of(t.getDeclaredMethods()))
                        .filter(m -> m.getName().equals(name));
        return all.filter(m -> Modifier.isPublic(m.getModifiers()) || Modifier.isProtected(m.getModifiers()))
                .map(Executable.class::cast)
                .toList();
    }

    static MethodId id(Class<?> owner, Executable member) {
        Class<?> returned = member instanceof Method m ? m.getReturnType() : void.class;
        String descriptor =
                MethodType.methodType(returned, member.getParameterTypes()).toMethodDescriptorString();
        String name = member instanceof Constructor ? "<init>" : member.getName();
        return new MethodId(internalName(owner), name, descriptor);
    }
}
