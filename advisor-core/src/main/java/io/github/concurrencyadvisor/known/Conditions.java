package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Coordinates;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Which class paths a known-API file is for.
 *
 * @param libraries what it describes, in which versions; empty where that does not matter
 * @param with the file is only for class paths that hold one of these; empty where any will do
 * @param without the file is only for class paths that hold none of these
 */
record Conditions(List<Library> libraries, List<Module> with, List<Module> without) {

    static final Conditions NONE = new Conditions(List.of(), List.of(), List.of());

    /** Of files that describe the same, the one for a special class path goes first, then the one for newer versions. */
    static final Comparator<Conditions> MOST_SPECIAL_FIRST = Comparator.comparing(
                    (Conditions conditions) -> conditions.with.isEmpty() && conditions.without.isEmpty())
            .thenComparing(Conditions::newest, Collections.reverseOrder(VersionRange::compare));

    /** An artifact in whatever version. */
    record Module(String group, String name) {}

    /** An artifact in the versions that are described. */
    record Library(Module module, VersionRange versions) {}

    Conditions {
        libraries = List.copyOf(libraries);
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /**
     * Whether the file is for the class path. What it describes need not be there: code cut out of a project calls libraries
     * that are not. Where it is there, or an artifact that belongs to it, at least one has to have a version that is described.
     */
    boolean hold(List<Coordinates> classPath) {
        return isForVersions(classPath)
                && (with.isEmpty() || holdsAny(classPath, with))
                && !holdsAny(classPath, without);
    }

    private boolean isForVersions(List<Coordinates> classPath) {
        boolean isThere = false;
        boolean isDescribed = false;
        boolean isKinThere = false;
        boolean isKinDescribed = false;
        for (Library library : libraries) {
            for (Coordinates entry : classPath) {
                boolean isDescribedVersion = library.versions.contains(entry.version());
                if (entry.is(library.module.group, library.module.name)) {
                    isThere = true;
                    isDescribed |= isDescribedVersion;
                } else if (isKin(entry, library.module)) {
                    isKinThere = true;
                    isKinDescribed |= isDescribedVersion;
                }
            }
        }
        return isThere ? isDescribed : isKinDescribed || !isKinThere;
    }

    /** Whether the artifact belongs to another one, as its name says, and so is of the same version. */
    private static boolean isKin(Coordinates entry, Module module) {
        return entry.group().equals(module.group) && entry.artifact().startsWith(module.name + "-");
    }

    /** Whether no class path has both: the same library is described in versions apart. */
    boolean areApartFrom(Conditions other) {
        return libraries.stream()
                .anyMatch(one -> other.libraries.stream()
                        .anyMatch(another ->
                                one.module.equals(another.module) && !one.versions.overlaps(another.versions)));
    }

    /** Whether every class path fulfils them. */
    boolean holdAlways() {
        return !areSpecial()
                && (libraries.isEmpty()
                        || libraries.stream().allMatch(library -> library.versions.equals(VersionRange.ALL)));
    }

    /** Whether they ask for more than versions. */
    boolean areSpecial() {
        return !with.isEmpty() || !without.isEmpty();
    }

    private List<Integer> newest() {
        return libraries.stream()
                .map(library -> library.versions.from())
                .max(VersionRange::compare)
                .orElse(List.of());
    }

    private static boolean holdsAny(List<Coordinates> classPath, List<Module> modules) {
        return modules.stream()
                .anyMatch(module -> classPath.stream().anyMatch(entry -> entry.is(module.group, module.name)));
    }
}
