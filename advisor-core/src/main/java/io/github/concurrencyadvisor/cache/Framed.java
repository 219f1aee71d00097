package io.github.concurrencyadvisor.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Content behind a head that tells our files from others and whole ones from damaged ones. */
public final class Framed {

    /** Tells our files from others and from those of an older form. */
    private static final int MAGIC = 0xCAD_A0003;

    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private Framed() {}

    /** The bytes of a file with that content. */
    public static byte[] write(CacheFolder.Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[HEADER]);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("only texts of more than 64 KiB cannot be written to memory", e);
        }
        byte[] framed = bytes.toByteArray();
        ByteBuffer.wrap(framed).putInt(MAGIC).putLong(checksum(framed));
        return framed;
    }

    /** The content of the file; empty where it is not as it was written, or the reader takes offence at it. */
    public static <T> Optional<T> read(byte[] bytes, CacheFolder.Reader<T> reader) {
        if (!isWhole(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    reader.read(new DataInputStream(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER))));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A checksum keeps damage out, not what somebody made up.
            return Optional.empty();
        }
    }

    private static boolean isWhole(byte[] bytes) {
        if (bytes.length < HEADER) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        return header.getInt() == MAGIC && header.getLong() == checksum(bytes);
    }

    private static long checksum(byte[] framed) {
        CRC32C checksum = new CRC32C();
        checksum.update(framed, HEADER, framed.length - HEADER);
        return checksum.getValue();
    }
}
