package io.github.concurrencyadvisor.model;

/** What runs a piece of code. */
public enum Carrier {
    EVENT_LOOP("an event loop"),
    /** Threads that steps of many pipelines share for computing, one a core: to compute there is right, to wait is not. */
    COMPUTE_LOOP("a scheduler that is made for computing"),
    COMMON_POOL("the common fork/join pool"),
    FORK_JOIN_POOL("a fork/join pool"),
    PLATFORM_POOL("a pool of platform threads"),
    PLATFORM_THREAD("a platform thread of its own"),
    VIRTUAL_THREAD("a virtual thread"),
    SERVLET_THREAD("a servlet container's thread"),
    UI_THREAD("the user interface's thread"),
    MAIN("the main thread"),
    UNKNOWN("a thread that is not known");

    private final String phrase;

    Carrier(String phrase) {
        this.phrase = phrase;
    }

    /** The carrier in a sentence, with its article. */
    public String phrase() {
        return phrase;
    }
}
