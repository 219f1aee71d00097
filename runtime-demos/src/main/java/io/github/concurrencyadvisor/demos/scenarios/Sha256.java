package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Integer work inside a library: a digest of a digest of a digest. */
public final class Sha256 {

    private Sha256() {}

    /** The first byte after so many rounds over a block of 4 KB. */
    @Shape(workload = Shape.Workload.CPU_BOUND, model = Model.PROCESSES)
    public static int stretch(int rounds) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[4096];
            byte[] last = {};
            for (int i = 0; i < rounds; i++) {
                digest.update(last);
                last = digest.digest(block);
            }
            return last.length == 0 ? 0 : last[0] & 0xFF;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
