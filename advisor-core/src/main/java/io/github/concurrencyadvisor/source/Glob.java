package io.github.concurrencyadvisor.source;

import java.util.List;

/**
 * A path pattern as Maven writes it: {@code ?} and {@code *} stay within one folder's name, {@code **} is any number of
 * folders, none included; a pattern that ends with a slash means everything below. A pattern without any slash that does not
 * end as a Java file does is a package and those below it, {@code com.acme.*.generated}; a file's folder stands for its
 * package.
 */
final class Glob {

    private final String[] parts;

    private Glob(String[] parts) {
        this.parts = parts;
    }

    static Glob of(String pattern) {
        String slashed = pattern.replace('\\', '/');
        if (!slashed.contains("/") && !slashed.endsWith(".java")) {
            slashed = slashed.replace('.', '/') + "/**/*.java";
        }
        return new Glob((slashed.endsWith("/") ? slashed + "**" : slashed).split("/", -1));
    }

    static List<Glob> of(List<String> patterns) {
        return patterns.stream().map(Glob::of).toList();
    }

    /** Whether the path, with forward slashes, matches as a whole. */
    boolean matches(String path) {
        return matches(0, path.split("/", -1), 0);
    }

    private boolean matches(int part, String[] names, int name) {
        if (part == parts.length) {
            return name == names.length;
        }
        if (parts[part].equals("**")) {
            return matches(part + 1, names, name) || (name < names.length && matches(part, names, name + 1));
        }
        return name < names.length && wild(parts[part], 0, names[name], 0) && matches(part + 1, names, name + 1);
    }

    private static boolean wild(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char wanted = pattern.charAt(p);
        if (wanted == '*') {
            return wild(pattern, p + 1, text, t) || (t < text.length() && wild(pattern, p, text, t + 1));
        }
        return t < text.length() && (wanted == '?' || wanted == text.charAt(t)) && wild(pattern, p + 1, text, t + 1);
    }
}
