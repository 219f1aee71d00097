package io.github.concurrencyadvisor.advice;

import java.util.Set;

/**
 * What the project runs on, as far as advice depends on it.
 *
 * @param release the Java release that advice may assume, 8 and up
 * @param frameworks the event-loop frameworks on the class path; of several, advice names the first of the enum
 */
public record Platform(int release, Set<Framework> frameworks) {
    public Platform {
        frameworks = Set.copyOf(frameworks);
    }

    /** A framework that brings an event loop, the one closest to the programmer first: Vert.x and Reactor run on Netty. */
    public enum Framework {
        VERTX("Vert.x"),
        REACTOR("Reactor"),
        MUTINY("Mutiny"),
        NETTY("Netty");

        private final String display;

        Framework(String display) {
            this.display = display;
        }

        public String display() {
            return display;
        }
    }
}
