package io.github.concurrencyadvisor.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outside of a class, from source or class file: what resolving a call needs.
 *
 * @param name internal name
 * @param superType null for {@code java/lang/Object} only
 * @param memberTypes simple names
 */
record TypeDecl(
        String name,
        int access,
        List<Ty.Var> parameters,
        Ty.@Nullable Ref superType,
        List<Ty.Ref> interfaces,
        Map<String, Field> fields,
        List<Method> methods,
        Set<String> memberTypes) {

    static final int PUBLIC = 0x0001;
    static final int PRIVATE = 0x0002;
    static final int PROTECTED = 0x0004;
    static final int STATIC = 0x0008;
    static final int FINAL = 0x0010;
    static final int VARARGS = 0x0080;
    static final int NATIVE = 0x0100;
    static final int INTERFACE = 0x0200;
    static final int ABSTRACT = 0x0400;
    static final int SYNTHETIC = 0x1000;

    boolean isInterface() {
        return (access & INTERFACE) != 0;
    }

    boolean isFinal() {
        return (access & FINAL) != 0;
    }

    /** Superclass, then interfaces. */
    List<Ty.Ref> supertypes() {
        if (superType == null) {
            return isInterface() ? interfaces : List.of();
        }
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(superType), interfaces.stream())
                .toList();
    }

    /**
     * A field.
     *
     * @param constant value of a constant field that compilers copy into its readers, else null
     */
    record Field(String name, Ty type, int access, @Nullable Object constant) {
        boolean isStatic() {
            return (access & STATIC) != 0;
        }
    }

    /**
     * A method or constructor.
     *
     * @param owner internal name of the declaring class
     */
    record Method(String owner, String name, int access, List<Ty.Var> variables, List<Ty> parameters, Ty returned) {

        boolean isStatic() {
            return (access & STATIC) != 0;
        }

        boolean isPrivate() {
            return (access & PRIVATE) != 0;
        }

        boolean isAbstract() {
            return (access & ABSTRACT) != 0;
        }

        boolean isVarArgs() {
            return (access & VARARGS) != 0;
        }

        /** Whether its descriptor is the call's own: the native methods of method and variable handles. */
        boolean isSignaturePolymorphic() {
            return (access & (NATIVE | VARARGS)) == (NATIVE | VARARGS)
                    && (owner.equals("java/lang/invoke/MethodHandle") || owner.equals("java/lang/invoke/VarHandle"));
        }

        String parameterDescriptor() {
            StringBuilder descriptor = new StringBuilder("(");
            parameters.forEach(parameter -> descriptor.append(parameter.descriptor()));
            return descriptor.append(')').toString();
        }

        String descriptor() {
            return parameterDescriptor() + returned.descriptor();
        }
    }
}
