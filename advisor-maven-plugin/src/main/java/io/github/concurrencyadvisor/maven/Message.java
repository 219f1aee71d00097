package io.github.concurrencyadvisor.maven;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** What a worker JVM tells the build while it does a {@link Check}. */
record Message(Kind kind, String text) {

    enum Kind {
        /** The check has arrived. Before that, the worker may have ended because it had nothing to do for long. */
        TAKEN,
        DEBUG,
        INFO,
        WARNING,
        ERROR,
        BARE,
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

    static Message printed(Console.Level level, String text) {
        return new Message(
                switch (level) {
                    case DEBUG -> Kind.DEBUG;
                    case INFO -> Kind.INFO;
                    case WARNING -> Kind.WARNING;
                    case ERROR -> Kind.ERROR;
                    case BARE -> Kind.BARE;
                },
                text);
    }

    void write(DataOutputStream out) throws IOException {
        RecordCodec.writeText(kind.name(), out);
        RecordCodec.writeText(text, out);
    }

    /** @throws EOFException if the worker has ended */
    static Message read(DataInputStream in) throws IOException {
        return new Message(Kind.valueOf(RecordCodec.readText(in)), RecordCodec.readText(in));
    }
}
