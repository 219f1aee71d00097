package io.github.concurrencyadvisor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the later stages know of one method.
 *
 * @param position where it is declared; for lambda bodies, where the lambda stands
 * @param endLine its last line; 0 where unknown
 * @param access JVM access flags
 * @param calls in the order of the code; a call's index is its place here
 * @param loops in the order of the code
 * @param fieldWrites in the order of the code
 * @param returned the values it may return; empty for void
 * @param size number of bytecode instructions, or of syntax nodes where there is only source; 0 for abstract methods
 * @param annotations its annotations, named as in {@link AnnotationNames}, sorted
 * @param exceptions internal names of the exceptions that it declares, in the order of the code
 * @param attempts the bodies of {@code try}, inner ones before outer ones; none where there are class files
 * @param declaredIn for a lambda's body, the method whose code holds the lambda (possibly another lambda's body); else itself
 */
public record MethodFacts(
        MethodId id,
        Origin origin,
        Position position,
        int endLine,
        int access,
        List<Call> calls,
        List<Loop> loops,
        List<FieldWrite> fieldWrites,
        List<Value> returned,
        int size,
        List<String> annotations,
        List<String> exceptions,
        List<Attempt> attempts,
        MethodId declaredIn) {

    private static final int PUBLIC = 0x0001;
    private static final int PRIVATE = 0x0002;
    private static final int PROTECTED = 0x0004;
    private static final int STATIC = 0x0008;
    private static final int FINAL = 0x0010;
    private static final int SYNCHRONIZED = 0x0020;
    private static final int BRIDGE = 0x0040;
    private static final int NATIVE = 0x0100;
    private static final int ABSTRACT = 0x0400;
    private static final int SYNTHETIC = 0x1000;

    public MethodFacts {
        calls = List.copyOf(calls);
        loops = List.copyOf(loops);
        fieldWrites = List.copyOf(fieldWrites);
        returned = List.copyOf(returned);
        annotations = List.copyOf(annotations);
        exceptions = List.copyOf(exceptions);
        attempts = List.copyOf(attempts);
    }

    /** By the method's name alone: within a program there are no two facts of one method, and the rest is large. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof MethodFacts facts && id.equals(facts.id));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    public boolean isPublic() {
        return (access & PUBLIC) != 0;
    }

    public boolean isPrivate() {
        return (access & PRIVATE) != 0;
    }

    /** Whether code of other packages may call it, as far as its own modifier says. */
    public boolean isForOthers() {
        return (access & (PUBLIC | PROTECTED)) != 0;
    }

    public boolean isStatic() {
        return (access & STATIC) != 0;
    }

    public boolean isFinal() {
        return (access & FINAL) != 0;
    }

    public boolean isSynchronized() {
        return (access & SYNCHRONIZED) != 0;
    }

    public boolean isNative() {
        return (access & NATIVE) != 0;
    }

    public boolean isAbstract() {
        return (access & ABSTRACT) != 0;
    }

    /** Whether the compiler made it: bridges, accessors, bodies of lambdas. */
    public boolean isSynthetic() {
        return (access & (SYNTHETIC | BRIDGE)) != 0;
    }

    /** Whether a reader of the source sees a method here: not synthetic, not a class initialiser. */
    public boolean isDeclared() {
        return !isSynthetic() && !id.name().equals("<clinit>") && !id.isLambdaBody();
    }
}
