package io.github.concurrencyadvisor.demos.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.measure.ResidentSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The JVM that holds the connections.
 *
 * <p>Told {@code ask N} it asks on N connections at once, in the way of its argument, and prints {@code answered N}; told
 * {@code measure}, also in between, it collects its garbage and prints {@code measured KB THREADS}, KB being -1 where the
 * system does not tell. It ends with its standard input.
 */
final class WaitingClient {

    private WaitingClient() {}

    /** Arguments: the name of a {@link Waiting}, the port of the server. */
    public static void main(String[] args) throws IOException {
        Waiting waiting = Waiting.valueOf(args[0]);
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("measure")) {
                    measure();
                } else {
                    int connections = Integer.parseInt(line.substring("ask ".length()));
                    new Thread(() -> ask(waiting, server, connections), "asking").start();
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static void ask(Waiting waiting, InetSocketAddress server, int connections) {
        try {
            System.out.println("answered " + waiting.on(server, connections));
        } catch (Throwable e) { // no more threads or memory is what may well happen here
            System.out.println("failed " + String.valueOf(e).lines().findFirst().orElse(""));
            Runtime.getRuntime().halt(1);
        }
    }

    private static void measure() {
        System.gc();
        System.out.println(
                "measured " + ResidentSet.kilobytes(ProcessHandle.current()).orElse(-1) + " "
                        + ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
