package io.github.concurrencyadvisor.effects;

import java.util.Set;

/** Types whose values come later, by their names: they have to be told apart where no class of theirs can be read. */
final class Later {

    private static final Set<String> NAMES = Set.of(
            "CompletionStage",
            "Promise",
            "Mono",
            "Flux",
            "Uni",
            "Multi",
            "Single",
            "Maybe",
            "Completable",
            "Flowable",
            "Observable",
            "Publisher");

    private Later() {}

    /** Whether a class of that internal name is one: each is called a future of some kind, or as one of the reactive types. */
    static boolean isName(String internalName) {
        String simple =
                internalName.substring(Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
        return simple.endsWith("Future") || NAMES.contains(simple);
    }
}
