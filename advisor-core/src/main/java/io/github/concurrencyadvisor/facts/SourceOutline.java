package io.github.concurrencyadvisor.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the join needs of one source file: who declares what, and where things stand. Lines and columns count from 1.
 *
 * @param packageName with slashes; empty for the unnamed package
 * @param types every declared type, an enclosing one before those inside it
 */
record SourceOutline(String packageName, List<TypeOutline> types, List<Suppression> suppressions) {

    SourceOutline {
        types = List.copyOf(types);
        suppressions = List.copyOf(suppressions);
    }

    /** Where a type is declared, which decides how javac names its class. */
    enum Kind {
        MEMBER,
        LOCAL,
        ANONYMOUS
    }

    /**
     * A declared type.
     *
     * @param enclosing index of the type around it; -1 at the top
     * @param simpleName empty for an anonymous class
     * @param createdType for an anonymous class, simple name of what it extends or implements; else empty
     * @param firstLine first line of the declaration, annotations included
     * @param line line of the name
     * @param instanceCode field initialisers and blocks that each constructor runs
     * @param staticCode the same for the class initialiser
     */
    record TypeOutline(
            Kind kind,
            int enclosing,
            String simpleName,
            String createdType,
            int firstLine,
            int line,
            int column,
            int endLine,
            List<MethodOutline> methods,
            Body instanceCode,
            Body staticCode) {
        TypeOutline {
            methods = List.copyOf(methods);
        }
    }

    /**
     * A declared method or constructor.
     *
     * @param name {@code <init>} for constructors
     * @param parameterTypes simple names of the erased types, {@code String[]}
     */
    record MethodOutline(
            String name, List<String> parameterTypes, int firstLine, int line, int column, int endLine, Body body) {
        MethodOutline {
            parameterTypes = List.copyOf(parameterTypes);
        }
    }

    /** What stands in a piece of code, bodies of lambdas and of inner types left out; each list in the order of evaluation. */
    record Body(List<CallSite> calls, List<LoopSite> loops, List<LambdaSite> lambdas) {

        static final Body EMPTY = new Body(List.of(), List.of(), List.of());

        Body {
            calls = List.copyOf(calls);
            loops = List.copyOf(loops);
            lambdas = List.copyOf(lambdas);
        }

        boolean isEmpty() {
            return calls.isEmpty() && loops.isEmpty() && lambdas.isEmpty();
        }

        /** This code, followed by other code. */
        Body and(Body next) {
            if (next.isEmpty()) {
                return this;
            }
            return isEmpty()
                    ? next
                    : new Body(both(calls, next.calls), both(loops, next.loops), both(lambdas, next.lambdas));
        }

        private static <T> List<T> both(List<T> first, List<T> second) {
            return java.util.stream.Stream.concat(first.stream(), second.stream())
                    .toList();
        }
    }

    /**
     * A call.
     *
     * @param key the method's name; {@code new T} with the simple name of the created type, {@code new} alone for an anonymous
     *     class; {@code super} or {@code this} for a constructor that calls another
     */
    record CallSite(String key, int line, int column) {}

    /**
     * A loop.
     *
     * @param depth 1 for an outermost loop
     * @param bound number of turns where literals state it, else null
     * @param lastExit line of the last statement that leaves it early; 0 where none does
     * @param endless whether it goes on until it is told to stop
     */
    record LoopSite(
            int line, int endLine, int depth, @Nullable Long bound, int lastExit, boolean endless) {}

    /** A lambda expression, or a method reference, which has an empty body. */
    record LambdaSite(boolean reference, int line, int column, int endLine, Body body) {

        boolean spans(int wanted) {
            return line <= wanted && wanted <= endLine;
        }
    }
}
