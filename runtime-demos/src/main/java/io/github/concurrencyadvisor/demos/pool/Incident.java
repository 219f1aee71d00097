package io.github.concurrencyadvisor.demos.pool;

/**
 * Something went wrong with a worker.
 *
 * @param worker its number, from 1; a replacement has the same
 * @param pid the process
 * @param what what happened, and what becomes of the task: lower case, no full stop
 */
public record Incident(int worker, long pid, String what) {

    @Override
    public String toString() {
        return "worker " + worker + " (process " + pid + ") " + what;
    }
}
