package io.github.concurrencyadvisor.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * A question that is asked in each module of a reactor and has no answer in most: only when the last module has been looked at
 * is it known that none has one. Thread-safe, as modules may be built in parallel.
 *
 * @param modules how many there are to look at
 * @param lookedAt by module, what was suggested instead of an answer; empty where there was one
 */
record ReactorSearch(int modules, Map<String, Optional<List<String>>> lookedAt) {

    /** The search for this question in this run of Maven. */
    @SuppressWarnings("unchecked")
    static ReactorSearch of(MavenSession session, String question) {
        // Modules may load this plugin apart from each other: what they share are classes of the JDK alone.
        SessionData shared = session.getRepositorySession().getData();
        String key = "advisor:explain " + question;
        shared.set(key, null, new TreeMap<>());
        return new ReactorSearch(session.getProjects().size(), (Map<String, Optional<List<String>>>) shared.get(key));
    }

    void answeredIn(String module) {
        add(module, Optional.empty());
    }

    /**
     * A module without an answer.
     *
     * @return if it was the last to be looked at and none had one, what all modules suggest instead
     */
    Optional<List<String>> notIn(String module, List<String> suggestions) {
        return add(module, Optional.of(suggestions));
    }

    private Optional<List<String>> add(String module, Optional<List<String>> suggestions) {
        synchronized (lookedAt) {
            lookedAt.put(module, suggestions);
            boolean none =
                    lookedAt.size() == modules && lookedAt.values().stream().allMatch(Optional::isPresent);
            return none
                    ? Optional.of(lookedAt.values().stream()
                            .flatMap(Optional::stream)
                            .flatMap(List::stream)
                            .toList())
                    : Optional.empty();
        }
    }
}
