package io.github.concurrencyadvisor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One method, as the JVM names it.
 *
 * @param owner internal name of the declaring class, {@code java/util/Map$Entry}
 * @param name the method's name; {@code <init>} for constructors
 * @param descriptor JVM descriptor, {@code (Ljava/lang/String;I)V}
 */
public record MethodId(String owner, String name, String descriptor) implements Comparable<MethodId> {

    /** What joining an object with a string calls. */
    public static final MethodId TEXT_OF_OBJECT =
            new MethodId("java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;");

    /** The declaring class as {@link Class#getName()} writes it: {@code java.util.Map$Entry}. */
    public String className() {
        return owner.replace('/', '.');
    }

    /** The declaring class without its package, nested classes with a dot: {@code Map.Entry}. */
    public String simpleClassName() {
        return owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
    }

    /** The method for a reader: {@code Map.Entry.getKey}, {@code new ArrayList} for a constructor; its name where that is all. */
    public String display() {
        if (owner.isEmpty()) {
            return name;
        }
        return isConstructor() ? "new " + simpleClassName() : simpleClassName() + "." + name;
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Whether this is the body that the compiler made for a lambda expression. */
    public boolean isLambdaBody() {
        return name.startsWith("lambda$");
    }

    /** The same method, declared by another class. */
    public MethodId in(String otherOwner) {
        return owner.equals(otherOwner) ? this : new MethodId(otherOwner, name, descriptor);
    }

    /** Descriptors of the declared parameters, in order: {@code [Ljava/lang/String;, I]}. */
    public List<String> parameterTypes() {
        List<String> types = new ArrayList<>();
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int start = at;
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
            types.add(descriptor.substring(start, at));
        }
        return types;
    }

    public String returnType() {
        return descriptor.substring(descriptor.indexOf(')') + 1);
    }

    /** The method within its class, as a reader tells it from others: {@code #getKey(java.lang.String,int[])}. */
    public String signature() {
        return "#" + name
                + parameterTypes().stream().map(MethodId::typeName).collect(Collectors.joining(",", "(", ")"));
    }

    /** The type of a descriptor as Java writes it: {@code [Ljava/util/Map$Entry;} → {@code java.util.Map.Entry[]}. */
    public static String typeName(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case '[' -> typeName(descriptor.substring(1)) + "[]";
            case 'L' ->
                descriptor
                        .substring(1, descriptor.length() - 1)
                        .replace('/', '.')
                        .replace('$', '.');
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> descriptor;
        };
    }

    @Override
    public int compareTo(MethodId other) {
        int order = owner.compareTo(other.owner);
        order = order != 0 ? order : name.compareTo(other.name);
        return order != 0 ? order : descriptor.compareTo(other.descriptor);
    }

    /** Written out, as is the hash: those that the compiler makes are linked at run time, and every map here is asked for methods. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodId id
                        && name.equals(id.name)
                        && owner.equals(id.owner)
                        && descriptor.equals(id.descriptor));
    }

    @Override
    public int hashCode() {
        return (31 * owner.hashCode() + name.hashCode()) * 31 + descriptor.hashCode();
    }

    @Override
    public String toString() {
        return owner + "#" + name + descriptor;
    }
}
