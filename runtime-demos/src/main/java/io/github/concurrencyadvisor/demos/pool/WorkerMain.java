package io.github.concurrencyadvisor.demos.pool;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What runs in a worker JVM.
 *
 * <p>Three threads: one reads frames, so that the end of the parent is noticed whatever a task does; one runs tasks, one
 * after the other; one says at intervals that the JVM is still there.
 */
public final class WorkerMain {

    private static final byte[] NOTHING = {};

    private final DataInputStream in;
    private final DataOutputStream out;
    private final BlockingQueue<Frame> tasks = new LinkedBlockingQueue<>();

    private WorkerMain(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The one argument is the interval of the beat in milliseconds. */
    public static void main(String[] args) {
        // The protocol keeps standard input and output for itself; what tasks print goes to standard error.
        WorkerMain worker = new WorkerMain(
                new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in))),
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        worker.live(Long.parseLong(args[0]));
    }

    private void live(long beatMillis) {
        send(Frame.Kind.HELLO, 0, NOTHING);
        daemon("worker-tasks", () -> {
            while (true) {
                run(tasks.take());
            }
        });
        daemon("worker-beat", () -> {
            while (true) {
                Thread.sleep(beatMillis);
                send(Frame.Kind.BEAT, 0, NOTHING);
            }
        });
        try {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                tasks.add(frame.get());
            }
            Runtime.getRuntime().halt(0); // halt: no hook of a task may keep an orphan alive
        } catch (IOException e) {
            e.printStackTrace(System.err);
            Runtime.getRuntime().halt(1);
        }
    }

    private void run(Frame frame) {
        send(Frame.Kind.STARTED, frame.task(), NOTHING);
        Frame.Kind kind;
        byte[] answer;
        try {
            answer = call(frame.payload());
            kind = Frame.Kind.RESULT;
        } catch (Throwable thrown) { // an Error of a task is its caller's to see, and no reason for the worker to end
            answer = failure(thrown);
            kind = Frame.Kind.FAILURE;
        }
        send(kind, frame.task(), answer);
    }

    private static byte[] call(byte[] task) throws Exception {
        Callable<?> work = (Callable<?>) Wire.read(task);
        if (work == null) {
            throw new IllegalArgumentException("the task is null");
        }
        Object result = work.call();
        try {
            return Wire.write(result);
        } catch (NotSerializableException e) {
            NotSerializableException named =
                    new NotSerializableException("the result does not serialise: " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private static byte[] failure(Throwable thrown) {
        try {
            return Wire.writeFailure(thrown);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private void send(Frame.Kind kind, long task, byte[] payload) {
        try {
            synchronized (out) {
                new Frame(kind, task, payload).write(out);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1); // nobody is listening
        }
    }

    private static void daemon(String name, Callable<?> body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.call();
                    } catch (Throwable e) { // a worker without this thread is no worker: end, and be replaced
                        e.printStackTrace(System.err);
                        Runtime.getRuntime().halt(1);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
