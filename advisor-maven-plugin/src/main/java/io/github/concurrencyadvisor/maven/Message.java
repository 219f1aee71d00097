package io.github.concurrencyadvisor.maven;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * What a worker JVM tells the build while it does a {@link Check}.
 *
 * @param level of what is printed
 */
record Message(Kind kind, Console.Level level, String text) {

    /** Tells messages from what the JVM itself is asked to print there. */
    private static final byte MARK = (byte) 0xCA;

    enum Kind {
        /** The check has arrived. Before that, the worker may have ended because it had nothing to do for long. */
        TAKEN,
        PRINTED,
        /** The last one: the build passes. */
        PASSED,
        /** The last one: the build fails, and why. */
        FAILED,
        /** The last one: the check could not be done, and what to do about it. */
        REFUSED,
        /** Before {@link #REFUSED}: the fault that is behind it. */
        FAULT,
        /** Said by nobody: the worker is no more. */
        ENDED
    }

    static Message of(Kind kind, String text) {
        return new Message(kind, Console.Level.INFO, text);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(MARK);
        RecordCodec.write(this, out);
    }

    /**
     * Reads one.
     *
     * @throws EOFException if the worker has ended
     * @throws StreamCorruptedException if something else comes first
     */
    static Message read(DataInputStream in) throws IOException {
        if (in.readByte() != MARK) {
            throw new StreamCorruptedException();
        }
        return RecordCodec.read(Message.class, in);
    }
}
