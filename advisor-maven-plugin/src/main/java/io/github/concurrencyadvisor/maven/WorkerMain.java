package io.github.concurrencyadvisor.maven;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The JVM that checks are done in, one after the other. It reads them from its standard input and answers with {@link Message}s on
 * its standard output. It ends when the build does, whatever it is at, and when it has had nothing to do for a while.
 */
final class WorkerMain {

    private static final long MOST_IDLE_SECONDS = 20; // a daemon that runs builds would keep it for hours

    private WorkerMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // nothing else may come between the messages
        LinkedBlockingQueue<Check> checks = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(checks), "checks");
        reader.setDaemon(true);
        reader.start();
        Check check = checks.poll(MOST_IDLE_SECONDS, TimeUnit.SECONDS);
        while (check != null) {
            send(Message.of(Message.Kind.TAKEN, ""), out);
            answer(check, out);
            check = checks.poll(MOST_IDLE_SECONDS, TimeUnit.SECONDS);
        }
        System.exit(0); // analyses that were given up may have left threads behind
    }

    private static void read(LinkedBlockingQueue<Check> checks) {
        DataInputStream in = new DataInputStream(System.in);
        try {
            while (true) {
                checks.add(RecordCodec.read(Check.class, in));
            }
        } catch (IOException theBuildHasEnded) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(Check check, DataOutputStream out) throws IOException {
        Message last;
        try {
            Optional<String> failure =
                    check.run((level, text) -> sendUnchecked(new Message(Message.Kind.PRINTED, level, text), out));
            last = failure.map(why -> Message.of(Message.Kind.FAILED, why)).orElse(Message.of(Message.Kind.PASSED, ""));
        } catch (MojoExecutionException e) {
            if (e.getCause() != null) {
                StringWriter trace = new StringWriter();
                e.getCause().printStackTrace(new PrintWriter(trace));
                send(Message.of(Message.Kind.FAULT, trace.toString()), out);
            }
            last = Message.of(Message.Kind.REFUSED, String.valueOf(e.getMessage()));
        }
        send(last, out);
    }

    private static void sendUnchecked(Message message, DataOutputStream out) {
        try {
            send(message, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages come from the threads of the analysis too. */
    private static void send(Message message, DataOutputStream out) throws IOException {
        synchronized (out) {
            message.write(out);
            out.flush();
        }
    }
}
