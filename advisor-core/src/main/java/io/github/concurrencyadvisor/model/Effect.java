package io.github.concurrencyadvisor.model;

/** One way in which running a method occupies a thread. */
public enum Effect {
    /** Keeps a core busy: a loop, a digest, a sort. */
    COMPUTE,
    /** Reads, writes or asks about files. */
    FILE,
    /** Waits for another machine: sockets, name look-ups, HTTP. */
    NETWORK,
    /** Waits for a database. */
    DATABASE,
    /** Sends to or receives from a message broker. */
    MESSAGE,
    /** Starts or waits for another process. */
    PROCESS,
    /** Sleeps for a given time. */
    SLEEP,
    /** May wait for a lock. */
    LOCK,
    /** Waits for another thread: a future, a latch, a queue. */
    AWAIT,
    /** Reads or writes the console. */
    CONSOLE,
    /** Reads or writes a stream whose target is not known. */
    STREAM,
    /** Calls something of which nothing is known. */
    UNKNOWN;

    /** Whether the thread waits: everything but computing and the unknown. */
    public boolean blocks() {
        return this != COMPUTE && this != UNKNOWN;
    }
}
