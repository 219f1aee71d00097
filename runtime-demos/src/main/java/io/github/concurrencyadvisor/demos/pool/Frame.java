package io.github.concurrencyadvisor.demos.pool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * One message between pool and worker: mark (4 bytes), kind (1), task (8), length (4), payload.
 *
 * <p>The mark is there to notice bytes that somebody else wrote into the pipe: a length read from such bytes would send the
 * reader anywhere.
 */
final class Frame {

    private static final int MARK = 0xCA5EF00D;
    private static final int LONGEST = 1 << 30;
    private static final int SHOWN = 60;

    /** Who says it, and when. */
    enum Kind {
        /** Worker: this JVM is up. */
        HELLO('H'),
        /** Pool: run this task. */
        TASK('T'),
        /** Worker: the task is about to begin; before this nothing of it has run. */
        STARTED('S'),
        /** Worker: still here. */
        BEAT('B'),
        /** Worker: what the task returned. */
        RESULT('R'),
        /** Worker: what the task threw. */
        FAILURE('F');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        private static Optional<Kind> of(byte code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    private final Kind kind;
    private final long task;
    private final byte[] payload;

    Frame(Kind kind, long task, byte[] payload) {
        if (payload.length > LONGEST) {
            throw new IllegalArgumentException("a frame of " + payload.length + " bytes is more than " + LONGEST);
        }
        this.kind = kind;
        this.task = task;
        this.payload = payload;
    }

    Kind kind() {
        return kind;
    }

    /** The task it is about, 0 where there is none. */
    long task() {
        return task;
    }

    /** Not copied: a frame is read once. */
    byte[] payload() {
        return payload;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(MARK);
        out.writeByte(kind.code);
        out.writeLong(task);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }

    /**
     * Waits for the next frame.
     *
     * @return empty at the end of the stream
     * @throws RubbishException where there are bytes that are no frame
     * @throws EOFException in the middle of a frame
     */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        byte[] rest = in.readNBytes(Integer.BYTES - 1);
        int mark = first << 24;
        for (int i = 0; i < rest.length; i++) {
            mark |= (rest[i] & 0xFF) << (16 - 8 * i);
        }
        if (rest.length < Integer.BYTES - 1 || mark != MARK) {
            throw new RubbishException((char) first + new String(rest, ISO_8859_1) + waiting(in));
        }
        byte code = in.readByte();
        Optional<Kind> kind = Kind.of(code);
        long task = in.readLong();
        int length = in.readInt();
        if (kind.isEmpty() || length < 0 || length > LONGEST) {
            throw new RubbishException("kind " + code + ", length " + length);
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("the stream ended " + (length - payload.length) + " bytes early");
        }
        return Optional.of(new Frame(kind.get(), task, payload));
    }

    private static String waiting(DataInputStream in) throws IOException {
        return new String(in.readNBytes(Math.min(SHOWN, in.available())), ISO_8859_1);
    }

    /** Bytes on the line that are not of this protocol. */
    static final class RubbishException extends IOException {

        private static final long serialVersionUID = 1;

        RubbishException(String bytes) {
            super("not a frame: \"" + bytes.replaceAll("\\p{Cntrl}", "?") + "\"");
        }
    }
}
