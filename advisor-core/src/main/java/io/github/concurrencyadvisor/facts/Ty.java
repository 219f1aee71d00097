package io.github.concurrencyadvisor.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A static type, as far as source alone tells it. Wildcards are read as their bound. */
sealed interface Ty {

    /** Begins the name of a class of which not even an import tells the package. */
    String SOMEWHERE = "?/";

    /** Types that carry nothing but their kind. */
    enum Special implements Ty {
        /** The type of {@code null}. */
        NULL,
        /** Nothing is known. */
        UNKNOWN
    }

    /**
     * A class or interface.
     *
     * @param name internal name
     * @param args empty for raw and for plain types
     */
    record Ref(String name, List<Ty> args) implements Ty {
        public Ref {
            args = List.copyOf(args);
        }

        Ref(String name) {
            this(name, List.of());
        }
    }

    /** A primitive type or void, by its descriptor. */
    record Prim(char code) implements Ty {}

    record Arr(Ty element) implements Ty {}

    /**
     * A type variable.
     *
     * @param name with its owner, so that two of the same name differ
     * @param bound the first one
     */
    record Var(String name, Ty bound) implements Ty {
        @Override
        public boolean equals(Object other) {
            return other instanceof Var var && var.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** JVM descriptor of the erasure. */
    default String descriptor() {
        if (this instanceof Ref ref) {
            return ref.name.startsWith(SOMEWHERE) ? "Ljava/lang/Object;" : "L" + ref.name + ";";
        }
        if (this instanceof Prim prim) {
            return String.valueOf(prim.code);
        }
        if (this instanceof Arr array) {
            return "[" + array.element.descriptor();
        }
        return this instanceof Var var ? var.bound.descriptor() : "Ljava/lang/Object;";
    }

    default boolean isUnknown() {
        return this == Special.UNKNOWN;
    }

    default boolean isPrimitive() {
        return this instanceof Prim;
    }

    /** The type with variables replaced; those that are not in the map stay. */
    default Ty with(Map<String, Ty> variables) {
        if (variables.isEmpty()) {
            return this;
        }
        if (this instanceof Var var) {
            return variables.getOrDefault(var.name, var);
        }
        if (this instanceof Arr array) {
            return new Arr(array.element.with(variables));
        }
        if (this instanceof Ref ref && !ref.args.isEmpty()) {
            List<Ty> args = new ArrayList<>(ref.args.size());
            for (Ty arg : ref.args) {
                args.add(arg.with(variables));
            }
            return new Ref(ref.name, args);
        }
        return this;
    }

    /** A variable's bound, for looking up members; any other type itself. */
    default Ty bounded() {
        Ty at = this;
        for (int depth = 0; at instanceof Var var && depth < 10; depth++) {
            at = var.bound;
        }
        return at;
    }

    static Ty of(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case '[' -> new Arr(of(descriptor.substring(1)));
            case 'L' -> new Ref(descriptor.substring(1, descriptor.length() - 1));
            default -> new Prim(descriptor.charAt(0));
        };
    }

    /** Variables of a declaration and what stands for them; empty where the use is raw. */
    static Map<String, Ty> bindings(List<Var> parameters, List<Ty> args) {
        if (parameters.isEmpty() || parameters.size() != args.size()) {
            return Map.of();
        }
        Map<String, Ty> bindings = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            bindings.put(parameters.get(i).name, args.get(i));
        }
        return bindings;
    }
}
