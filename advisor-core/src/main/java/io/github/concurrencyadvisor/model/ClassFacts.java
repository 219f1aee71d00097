package io.github.concurrencyadvisor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One class, interface, enum or record.
 *
 * @param name internal name
 * @param superName internal name of the superclass; null only for {@code java/lang/Object}
 * @param interfaces internal names of the direct interfaces
 * @param access JVM access flags
 * @param file relative path of its source; empty where unknown
 * @param annotations its annotations, named as in {@link AnnotationNames}, sorted
 */
public record ClassFacts(
        String name,
        @Nullable String superName,
        List<String> interfaces,
        int access,
        String file,
        Origin origin,
        List<String> annotations,
        List<FieldFacts> fields,
        List<MethodFacts> methods) {

    private static final int PUBLIC = 0x0001;
    private static final int FINAL = 0x0010;
    private static final int INTERFACE = 0x0200;
    private static final int ABSTRACT = 0x0400;
    private static final int ENUM = 0x4000;

    public ClassFacts {
        interfaces = List.copyOf(interfaces);
        annotations = List.copyOf(annotations);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    public boolean isPublic() {
        return (access & PUBLIC) != 0;
    }

    /** Whether it is an enum, or the body of one of its constants. */
    public boolean isEnum() {
        return (access & ENUM) != 0;
    }

    public boolean isInterface() {
        return (access & INTERFACE) != 0;
    }

    public boolean isAbstract() {
        return (access & ABSTRACT) != 0;
    }

    public boolean isFinal() {
        return (access & FINAL) != 0;
    }

    /** The method of that name and descriptor which this class itself declares, or null. */
    public @Nullable MethodFacts method(String methodName, String descriptor) {
        for (MethodFacts method : methods) {
            if (method.id().name().equals(methodName)
                    && method.id().descriptor().equals(descriptor)) {
                return method;
            }
        }
        return null;
    }
}
