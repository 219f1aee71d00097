package io.github.concurrencyadvisor.known;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The types that the bundled lines name, whatever they say of them: so a class that is nowhere to be found is known to exist. */
public final class KnownTypes {

    private static final Map<String, Set<String>> BY_PACKAGE = new ConcurrentHashMap<>();

    private static final Map<String, Set<String>> FLUENT = new ConcurrentHashMap<>();

    private KnownTypes() {}

    /**
     * Whether a line is about the class, its members or an annotation of that name.
     *
     * @param internalName of a class that is not nested
     */
    public static boolean has(String internalName) {
        return hasOriginal(Relocations.original(internalName));
    }

    private static boolean hasOriginal(String internalName) {
        String packageName = internalName.substring(0, internalName.lastIndexOf('/') + 1);
        return !packageName.isEmpty()
                && BY_PACKAGE.computeIfAbsent(packageName, KnownTypes::namedIn).contains(internalName);
    }

    /** Whether what the method returns stands for the object that it is called on, as a step of a fluent chain does. */
    public static boolean isFluent(String type, String method) {
        return isFluentOriginally(Relocations.original(type), method);
    }

    private static boolean isFluentOriginally(String type, String method) {
        String packageName = type.substring(0, type.lastIndexOf('/') + 1);
        return !packageName.isEmpty()
                && FLUENT.computeIfAbsent(packageName, KnownTypes::fluentIn).contains(type + "#" + method);
    }

    /** Whether the class is a builder that a line is about, so that what its methods hand out is mostly the builder. */
    public static boolean isBuilder(String type) {
        return type.endsWith("Builder")
                && (has(outermost(type)) || CarrierNames.bundled().kindOf(type) != null);
    }

    private static Set<String> fluentIn(String packageName) {
        Set<String> fluent = new HashSet<>();
        for (Pack pack : Pack.all()) {
            if (pack.speaksFor(packageName)) {
                pack.file().apis().stream()
                        .map(KnownFile.ApiLine::api)
                        .filter(api -> api.yields() instanceof KnownApi.Yield.Wraps wraps && wraps.argument() < 0)
                        .forEach(api -> fluent.add(api.owner() + "#" + api.member()));
            }
        }
        return Set.copyOf(fluent);
    }

    private static Set<String> namedIn(String packageName) {
        Set<String> named = new HashSet<>();
        for (Pack pack : Pack.all()) {
            if (pack.speaksFor(packageName)) {
                KnownFile file = pack.file();
                file.apis().forEach(line -> named.add(outermost(line.api().owner())));
                file.contexts().forEach(context -> named.add(outermost(context.owner())));
                file.annotations().forEach(annotation -> named.add(outermost(annotation.type())));
            }
        }
        return Set.copyOf(named);
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }
}
