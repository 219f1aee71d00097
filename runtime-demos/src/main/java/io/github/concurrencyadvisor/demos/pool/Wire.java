package io.github.concurrencyadvisor.demos.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Objects and exceptions as bytes. Both ends run the same classes and trust each other: parent and child. */
final class Wire {

    private Wire() {}

    static byte[] write(@Nullable Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    static @Nullable Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    /** What was thrown, in words and, where it serialises, as it is. */
    static byte[] writeFailure(Throwable thrown) throws IOException {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        byte[] itself;
        try {
            itself = write(thrown);
        } catch (IOException | RuntimeException e) {
            itself = new byte[0]; // it holds something that does not serialise: the words must do
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeBytes(out, String.valueOf(thrown).getBytes(UTF_8));
            writeBytes(out, trace.toString().getBytes(UTF_8));
            writeBytes(out, itself);
        }
        return bytes.toByteArray();
    }

    /**
     * The exception as it was thrown, its own stack trace being the remote one, with a {@link RemoteTrace} that says where;
     * or a {@link RemoteTaskException} where it cannot be rebuilt here.
     */
    static Throwable readFailure(byte[] bytes, String where) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String words = new String(readBytes(in), UTF_8);
            RemoteTrace trace = new RemoteTrace(where, new String(readBytes(in), UTF_8));
            Throwable thrown = rebuild(readBytes(in), words);
            thrown.addSuppressed(trace);
            return thrown;
        }
    }

    private static Throwable rebuild(byte[] itself, String words) {
        if (itself.length > 0) {
            try {
                if (read(itself) instanceof Throwable thrown) {
                    return thrown;
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
                return new RemoteTaskException(words, e);
            }
        }
        return new RemoteTaskException(words, null);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
