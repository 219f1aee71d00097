package io.github.concurrencyadvisor.model;

/**
 * What a jar of the class path was published as.
 *
 * @param group group id; empty where only the jar's file name says what it is
 * @param artifact artifact id
 * @param version empty where unknown
 */
public record Coordinates(String group, String artifact, String version) {

    /** Whether it is that artifact, as far as can be told: without a group the artifact alone decides. */
    public boolean is(String otherGroup, String otherArtifact) {
        return artifact.equals(otherArtifact) && (group.isEmpty() || group.equals(otherGroup));
    }
}
