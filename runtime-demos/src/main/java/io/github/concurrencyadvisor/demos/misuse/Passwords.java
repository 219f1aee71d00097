package io.github.concurrencyadvisor.demos.misuse;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Work that keeps a core busy for a good part of a second, as it is meant to. */
final class Passwords {

    private static final int ROUNDS = 200_000;
    private static final int BITS = 256;

    private Passwords() {}

    /** The hash of the password, in hexadecimal. */
    static String hash(String password) {
        try {
            byte[] salt = "of the server".getBytes(StandardCharsets.UTF_8);
            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS);
            SecretKeyFactory hashes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return HexFormat.of().formatHex(hashes.generateSecret(key).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has PBKDF2 with SHA-256", e);
        }
    }
}
