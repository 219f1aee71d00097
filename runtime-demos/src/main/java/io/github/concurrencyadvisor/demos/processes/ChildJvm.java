package io.github.concurrencyadvisor.demos.processes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start another JVM like this one. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * The command line: the Java and the class path of this JVM.
     *
     * <p>The child's JVM writes its own warnings to standard error, since standard output belongs to its program.
     */
    public static List<String> command(Class<?> main, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+DisplayVMOutputToStderr");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
