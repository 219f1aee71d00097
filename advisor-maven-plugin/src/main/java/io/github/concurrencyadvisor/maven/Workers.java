package io.github.concurrencyadvisor.maven;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.maven.plugin.MojoExecutionException;

/** The worker JVMs of a build: as many as check at once, each used again by the modules that follow. Thread-safe. */
final class Workers {

    private static final ConcurrentLinkedDeque<WorkerJvm> IDLE = new ConcurrentLinkedDeque<>();
    private static final Set<WorkerJvm> ALL = ConcurrentHashMap.newKeySet();

    static {
        // none outlives the build, however that ends
        Runtime.getRuntime().addShutdownHook(new Thread(Workers::endAll, "end of the advisor's workers"));
    }

    private Workers() {}

    /**
     * Has the check done by a worker, or does it here where none can be started.
     *
     * @param arguments for the worker's JVM
     * @return why the build fails; empty where it passes
     */
    static Optional<String> run(Check check, List<String> arguments, Console console) throws MojoExecutionException {
        for (WorkerJvm idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
            if (idle.isFit(arguments)) {
                try {
                    return run(check, idle, console);
                } catch (WorkerJvm.NotTaken hasJustEnded) {
                    continue;
                }
            }
            idle.end();
        }
        try {
            return run(check, start(arguments), console);
        } catch (IOException e) {
            console.print(
                    Console.Level.WARNING,
                    "No JVM can be started for the check, which goes on in Maven's own: " + e.getMessage());
        } catch (WorkerJvm.NotTaken e) {
            throw new MojoExecutionException("The JVM for the check has ended at once: what it printed may say why;"
                    + " mend advisor.jvmArguments, or set advisor.fork to false");
        }
        return check.run(console);
    }

    private static WorkerJvm start(List<String> arguments) throws IOException {
        ALL.removeIf(worker -> !worker.isAlive());
        WorkerJvm worker = WorkerJvm.start(arguments);
        ALL.add(worker);
        return worker;
    }

    /** Ends all, whatever they are at, and returns when they have ended. */
    static void endAll() {
        ALL.forEach(WorkerJvm::end);
        ALL.forEach(WorkerJvm::awaitEnd);
    }

    private static Optional<String> run(Check check, WorkerJvm worker, Console console)
            throws MojoExecutionException, WorkerJvm.NotTaken {
        Optional<String> failure = worker.run(check, console);
        IDLE.push(worker);
        return failure;
    }
}
