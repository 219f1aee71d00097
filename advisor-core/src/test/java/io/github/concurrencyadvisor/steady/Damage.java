package io.github.concurrencyadvisor.steady;

import java.util.Arrays;
import java.util.Random;

/** What may have happened to a file, as chance has it. */
final class Damage {

    private Damage() {}

    /** From one to eight changes: bytes replaced, pieces cut, doubled or moved; in text mostly at the edges of words. */
    static byte[] of(byte[] whole, Random random, boolean text) {
        byte[] bytes = whole.clone();
        for (int change = 1 + random.nextInt(8); change > 0 && bytes.length > 1; change--) {
            int from = edge(bytes, random.nextInt(bytes.length), text);
            int to = edge(bytes, Math.min(bytes.length, from + 1 + random.nextInt(text ? 40 : 8)), text);
            int at = edge(bytes, random.nextInt(bytes.length), text);
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.max(from, to));
            switch (random.nextInt(4)) {
                case 0 ->
                    bytes[Math.min(at, bytes.length - 1)] = (byte) (text ? 32 + random.nextInt(95) : random.nextInt());
                case 1 -> bytes = joined(bytes, from, from + piece.length, new byte[0]);
                case 2 -> bytes = joined(bytes, at, at, piece);
                default -> bytes = joined(bytes, at, Math.min(bytes.length, at + piece.length), piece);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] piece) {
        byte[] all = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(piece, 0, all, from, piece.length);
        System.arraycopy(bytes, to, all, from + piece.length, bytes.length - to);
        return all;
    }

    private static int edge(byte[] bytes, int at, boolean text) {
        int edge = at;
        while (text && edge < bytes.length && Character.isLetterOrDigit(bytes[edge])) {
            edge++;
        }
        return edge;
    }
}
