package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.Value.OneOf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What the analyzer knows of a local or a stack slot: the places it may come from.
 *
 * <p>The lattice is sets of atoms under union, up to {@link OneOf#MOST}; the empty set is its top, "anything".
 *
 * @param size 1, or 2 for long and double
 * @param atoms no more than {@link OneOf#MOST}, distinct; empty means anything
 */
record Flow(int size, List<Atom> atoms) implements Value {

    /** A slot that holds nothing usable. */
    static final Flow EMPTY = new Flow(1, List.of());

    private static final Flow EMPTY_WIDE = new Flow(2, List.of());

    /** One place that a value comes from. */
    sealed interface Atom {
        /** A value that means the same wherever it is read. */
        record Of(io.github.concurrencyadvisor.model.Value value) implements Atom {
            @Override
            public boolean equals(@Nullable Object other) {
                return this == other || (other instanceof Of of && value.equals(of.value));
            }

            @Override
            public int hashCode() {
                return value.hashCode();
            }
        }

        /** The object that the instruction at the index makes: a NEW, or an INVOKEDYNAMIC for a lambda. */
        record MadeAt(int instruction) implements Atom {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof MadeAt made && instruction == made.instruction;
            }

            @Override
            public int hashCode() {
                return instruction;
            }
        }
    }

    static Flow anything(int size) {
        return size == 2 ? EMPTY_WIDE : EMPTY;
    }

    static Flow of(io.github.concurrencyadvisor.model.Value value, int size) {
        return new Flow(size, List.of(new Atom.Of(value)));
    }

    static Flow madeAt(int instruction) {
        return new Flow(1, List.of(new Atom.MadeAt(instruction)));
    }

    @Override
    public int getSize() {
        return size;
    }

    /** Written out, as are those of the atoms: they are asked for at each instruction, the compiler's are linked at run time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Flow flow && size == flow.size && atoms.equals(flow.atoms));
    }

    @Override
    public int hashCode() {
        return 31 * size + atoms.hashCode();
    }

    /** The union. A null constant adds nothing: nothing can be called on it. */
    Flow or(Flow other) {
        if (equals(other)) {
            return this;
        }
        if (size != other.size) {
            return EMPTY;
        }
        if (isNull()) {
            return other;
        }
        if (other.isNull()) {
            return this;
        }
        if (atoms.isEmpty() || other.atoms.isEmpty()) {
            return anything(size);
        }
        List<Atom> union = new ArrayList<>(atoms);
        for (Atom atom : other.atoms) {
            if (!union.contains(atom)) {
                union.add(atom);
            }
        }
        if (union.size() == atoms.size()) {
            return this;
        }
        return union.size() > OneOf.MOST ? anything(size) : new Flow(size, List.copyOf(union));
    }

    private boolean isNull() {
        return atoms.size() == 1
                && atoms.get(0) instanceof Atom.Of of
                && of.value() instanceof io.github.concurrencyadvisor.model.Value.Constant constant
                && constant.value() == null;
    }
}
