package io.github.concurrencyadvisor.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Paths as relative references of RFC 3986. */
final class RelativeUri {

    private static final String KEPT = "-._~/!$&'()*+,;=@";

    private RelativeUri() {}

    /**
     * The path with everything encoded that is neither a letter or digit of ASCII nor allowed in a path; a colon too, which
     * would make its first part a scheme.
     */
    static String of(String path) {
        StringBuilder uri = new StringBuilder(path.length() + 16);
        for (byte unit : Printable.whole(path).getBytes(StandardCharsets.UTF_8)) {
            int c = unit & 0xFF;
            boolean letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
            if (letter || KEPT.indexOf(c) >= 0) {
                uri.append((char) c);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", c));
            }
        }
        return uri.toString();
    }
}
