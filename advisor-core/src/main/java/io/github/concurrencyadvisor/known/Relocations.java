package io.github.concurrencyadvisor.known;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that classes had before a build moved them into a package of its own, as shading does: what is known of
 * {@code io.netty.channel} is so of {@code com.acme.shaded.io.netty.channel}.
 */
final class Relocations {

    /** Parts of a package that say that what follows was moved there. */
    private static final Set<String> MARKS = Set.of(
            "shaded", "shade", "shadow", "relocated", "repackaged", "repack", "thirdparty", "vendor", "embedded");

    private static final Map<String, String> ORIGINALS = new ConcurrentHashMap<>();

    private Relocations() {}

    /** The name of a class, or with a slash at the end of a package, before it was moved; its own where nothing is known by another. */
    static String original(String internalName) {
        int end = internalName.lastIndexOf('/') + 1;
        String packageName = internalName.substring(0, end);
        String original = originalPackage(packageName);
        return original.equals(packageName) ? internalName : original + internalName.substring(end);
    }

    /** The same for a package, with a slash at the end. */
    private static String originalPackage(String packageName) {
        return packageName.length() < 2 ? packageName : ORIGINALS.computeIfAbsent(packageName, Relocations::find);
    }

    private static String find(String packageName) {
        List<String> parts = Arrays.asList(packageName.split("/"));
        int mark = 0;
        while (mark < parts.size() && !MARKS.contains(parts.get(mark))) {
            mark++;
        }
        for (int from = mark + 1; from < parts.size(); from++) {
            String below = String.join("/", parts.subList(from, parts.size())) + "/";
            if (Pack.all().stream().anyMatch(pack -> pack.speaksFor(below))) {
                return below;
            }
        }
        return packageName;
    }
}
