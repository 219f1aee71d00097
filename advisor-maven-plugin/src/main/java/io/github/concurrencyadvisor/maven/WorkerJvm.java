package io.github.concurrencyadvisor.maven;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A JVM beside the build's that does checks. An analysis is over before the JVM's second compiler has earned what it costs, and
 * the build's own JVM cannot be told to do without it.
 */
final class WorkerJvm {

    /**
     * Half the CPU time of what the build's own JVM would take; see docs/speed.md. A heap that begins at the default 1.6 % of the
     * memory is too small for what a large project keeps, and is compacted as a whole only to find that out.
     */
    private static final List<String> FOR_SHORT_RUNS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:InitialRAMPercentage=6");

    /**
     * An analysis touches most of its heap once, so that a quarter of its CPU time goes into getting it from the system in pages of
     * 4 KiB; see docs/speed.md.
     */
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

    /** Where Linux says whether a program may ask for large pages: the choice in force is in brackets. */
    private static final Path LARGE_PAGES_ALLOWED = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    /** A JVM takes only one. */
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    /** Standard output is for messages. */
    private static final List<String> TO_STANDARD_ERROR =
            List.of("-XX:+DisplayVMOutputToStderr", "-XX:+ExitOnOutOfMemoryError");

    private final List<String> arguments;
    private final Process process;
    private final DataOutputStream checks;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    private WorkerJvm(List<String> arguments, Process process) {
        this.arguments = arguments;
        this.process = process;
        this.checks = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread reader = new Thread(this::read, "advisor's worker " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** The worker has ended without taking the check. */
    static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Starts one, with the class path of this class and the heap of this JVM.
     *
     * @param arguments for the JVM, which win over what it is given otherwise
     */
    static WorkerJvm start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FOR_SHORT_RUNS);
        command.addAll(TO_STANDARD_ERROR);
        command.add("-Xmx" + Math.max(1, Runtime.getRuntime().maxMemory() >> 20) + "m");
        if (arguments.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
            command.add(COLLECTOR);
        }
        if (allowsLargePages(LARGE_PAGES_ALLOWED)) {
            command.add(LARGE_PAGES);
        }
        command.addAll(arguments);
        command.addAll(List.of("-cp", classPath(), WorkerMain.class.getName()));
        return new WorkerJvm(
                arguments,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    /** Elsewhere than on Linux the JVM does not know the option; where they are forbidden it warns. */
    static boolean allowsLargePages(Path file) {
        try {
            return Files.readString(file).matches("(?s).*\\[(always|madvise)].*");
        } catch (IOException notLinuxOrHidden) {
            return false;
        }
    }

    /** That of the plugin, and the one jar of Maven that exceptions come from. */
    private static String classPath() throws IOException {
        ClassLoader loader = WorkerJvm.class.getClassLoader();
        if (!(loader instanceof URLClassLoader plugin)) {
            return System.getProperty("java.class.path");
        }
        URL maven = MojoExecutionException.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        List<String> files = new ArrayList<>();
        for (URL url : plugin.getURLs()) {
            files.add(file(url));
        }
        files.add(file(maven));
        return String.join(File.pathSeparator, files);
    }

    private static String file(URL url) throws IOException {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("the plugin is not loaded from a file, but from " + url, e);
        }
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                messages.add(Message.read(in));
            }
        } catch (StreamCorruptedException isSpokenOver) {
            messages.add(Message.of(
                    Message.Kind.REFUSED,
                    "The JVM for the check prints to its standard output, where its answers go: let what"
                            + " advisor.jvmArguments asks for go to standard error, as -Xlog:gc:stderr does"));
        } catch (IOException hasEnded) {
            messages.add(Message.of(Message.Kind.ENDED, ""));
        }
    }

    /** Whether it was started with these arguments and can take a check. */
    boolean isFit(List<String> wanted) {
        return arguments.equals(wanted) && isAlive();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Has the check done. Not for several threads at once.
     *
     * @return why the build fails; empty where it passes
     * @throws NotTaken if the worker ended before it had begun
     */
    Optional<String> run(Check check, Console console) throws MojoExecutionException, NotTaken {
        boolean done = false;
        try {
            RecordCodec.write(check, checks);
            checks.flush();
            Optional<String> failure = answer(console);
            done = true;
            return failure;
        } catch (IOException gone) {
            throw new NotTaken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The analysis was interrupted", e);
        } finally {
            if (!done) {
                end();
            }
        }
    }

    private Optional<String> answer(Console console) throws InterruptedException, MojoExecutionException, NotTaken {
        boolean taken = false;
        WorkerFault fault = null;
        while (true) {
            Message message = messages.take();
            switch (message.kind()) {
                case TAKEN -> taken = true;
                case PRINTED -> console.print(message.level(), message.text());
                case PASSED -> {
                    return Optional.empty();
                }
                case FAILED -> {
                    return Optional.of(message.text());
                }
                case FAULT -> fault = new WorkerFault(message.text());
                case REFUSED -> throw new MojoExecutionException(message.text(), fault);
                case ENDED -> {
                    if (!taken) {
                        throw new NotTaken();
                    }
                    throw new MojoExecutionException("The JVM that the check ran in has ended with code "
                            + process.waitFor() + ", and no report was written: what it printed last may say why; give"
                            + " it what it needs with advisor.jvmArguments, such as -Xmx4g, or set advisor.fork to"
                            + " false");
                }
            }
        }
    }

    /** What went wrong over there; its message is the trace. */
    private static final class WorkerFault extends RuntimeException {
        private static final long serialVersionUID = 1;

        WorkerFault(String trace) {
            super(trace, null, false, false);
        }
    }

    /** Ends it, whatever it is at. */
    void end() {
        process.destroyForcibly();
    }

    void awaitEnd() {
        process.onExit().join();
    }

    /** Says that no more checks will come, as the end of this JVM does. */
    void endOfChecks() throws IOException {
        checks.close();
    }

    long pid() {
        return process.pid();
    }
}
