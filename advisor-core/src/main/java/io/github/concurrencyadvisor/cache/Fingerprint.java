package io.github.concurrencyadvisor.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** A short name for content: the same content, the same name, and other content another one. */
public final class Fingerprint {

    private static final int DIGITS = 32;

    private final MessageDigest digest;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether the text has the form of a {@link #name}. */
    public static boolean isName(String text) {
        return text.matches("[0-9a-f]{" + DIGITS + "}");
    }

    /** Adds a text; that it ends here counts too. */
    public Fingerprint add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    /** Adds content, of which the end does not count: add what tells it apart from what follows. */
    public Fingerprint add(byte[] content) {
        digest.update(content);
        return this;
    }

    /**
     * Adds a file's content by its length and two checksums. Nobody is to be kept from making up another content with both, and in
     * a JVM that has just started they take a tenth of the time of a digest.
     */
    public Fingerprint addFile(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        CRC32C another = new CRC32C();
        another.update(content);
        return add(content.length).add(checksum.getValue()).add(another.getValue());
    }

    public Fingerprint add(long number) {
        return add(Long.toHexString(number));
    }

    /** The name of all that was added: 32 hexadecimal digits, half of a SHA-256. */
    public String name() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
