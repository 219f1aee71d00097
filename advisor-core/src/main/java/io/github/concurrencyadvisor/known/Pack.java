package io.github.concurrencyadvisor.known;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bundled file of known APIs. Thread-safe; its text is read when its lines are first asked for, once for all
 * analyses. */
final class Pack {

    private static final String JDK_FOLDER = "jdk/";

    private final String name;
    private final boolean conditional;
    private final List<String> packages;
    private volatile @Nullable KnownFile file;
    private volatile @Nullable Conditions conditions;

    private Pack(String name, boolean conditional, List<String> packages) {
        this.name = name;
        this.conditional = conditional;
        this.packages = List.copyOf(packages);
    }

    private static final class Index {
        static final List<Pack> PACKS = read(resource("index.txt"));
    }

    /** Every bundled pack, in the order of the index. */
    static List<Pack> all() {
        return Index.PACKS;
    }

    String name() {
        return name;
    }

    /** The packages that it has lines about, with those below them; slashes between the parts, none at the end. */
    List<String> packages() {
        return packages;
    }

    /** Whether it describes the JDK. */
    boolean isOfJdk() {
        return name.startsWith(JDK_FOLDER);
    }

    /**
     * Whether it may have a line about a class of the package.
     *
     * @param packageName with a closing slash
     */
    boolean speaksFor(String packageName) {
        for (String prefix : packages) {
            if (packageName.startsWith(prefix) && packageName.charAt(prefix.length()) == '/') {
                return true;
            }
        }
        return false;
    }

    /**
     * Its lines.
     *
     * @throws IllegalStateException if one is wrong, naming each by file and line
     */
    KnownFile file() {
        KnownFile known = file;
        return known == null ? readFile() : known;
    }

    /** Modules that are analysed at the same time wait for the one that reads it. */
    private synchronized KnownFile readFile() {
        KnownFile known = file;
        if (known == null) {
            known = KnownFile.parse(name, resource(name));
            if (!known.problems().isEmpty()) {
                throw new IllegalStateException(known.problems().stream()
                        .map(problem -> problem.at() + ": " + problem.message())
                        .collect(Collectors.joining("\n", "known APIs cannot be loaded:\n", "")));
            }
            file = known;
        }
        return known;
    }

    /** Whether there are class paths that it is not for. */
    boolean isConditional() {
        return conditional;
    }

    /** Which class paths it is for, read from its head alone unless its lines have been read. */
    Conditions conditions() {
        KnownFile known = file;
        Conditions read = known != null ? known.conditions() : conditions;
        if (read == null) {
            read = KnownFile.conditionsOf(name, resource(name));
            conditions = read;
        }
        return read;
    }

    /** Lines of the index: a file's name, with a {@code !} where it is conditional; then the packages that it has lines about. */
    private static List<Pack> read(String index) {
        List<Pack> packs = new ArrayList<>();
        StringTokenizer lines = new StringTokenizer(index, "\r\n");
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken().strip();
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            StringTokenizer words = new StringTokenizer(line);
            String first = words.nextToken();
            boolean conditional = first.endsWith("!");
            String name = conditional ? first.substring(0, first.length() - 1) : first;
            List<String> packages = new ArrayList<>();
            while (words.hasMoreTokens()) {
                packages.add(words.nextToken().replace('.', '/'));
            }
            packs.add(new Pack(name, conditional, packages));
        }
        return List.copyOf(packs);
    }

    private static String resource(String name) {
        try (InputStream in = Pack.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("known/" + name + " is not there; correct known/index.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("known/" + name + " cannot be read", e);
        }
    }
}
