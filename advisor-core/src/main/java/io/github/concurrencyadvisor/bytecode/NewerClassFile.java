package io.github.concurrencyadvisor.bytecode;

import org.objectweb.asm.Opcodes;

/** A class file of a Java that was not there yet when the advisor was built. */
final class NewerClassFile extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** The newest that ASM reads, as a major version. */
    static final int NEWEST = Opcodes.V28;

    /** What a major version is to the number of a Java release. */
    private static final int BEFORE_FIRST = Opcodes.V17 - 17;

    NewerClassFile(int version) {
        super("class file version " + version + " of Java " + (version - BEFORE_FIRST)
                + " is newer than the advisor reads, which is up to Java " + (NEWEST - BEFORE_FIRST)
                + ": use a newer advisor, or classes compiled for an older release");
    }
}
