package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long waits last, by what the code states of it. */
class SpeedTest {

    @TempDir
    Path folder;

    @Test
    void aSleepLastsAsLongAsItSays() {
        Wants.checkBothWays(folder, """
                import java.time.Duration;
                import java.util.concurrent.TimeUnit;
                import java.util.concurrent.locks.LockSupport;
                class A {
                    void long_() throws Exception { Thread.sleep(200); } // want long_.speed:"SLOW"
                    void between() throws Exception { Thread.sleep(5); } // want between.speed:"UNKNOWN"
                    void none() throws Exception { Thread.sleep(0, 5000); } // want none.speed:"FAST"
                    void unit() throws Exception { TimeUnit.SECONDS.sleep(1); } // want unit.speed:"SLOW"
                    void micros() throws Exception { TimeUnit.MICROSECONDS.sleep(50); } // want micros.speed:"FAST"
                    void park() { LockSupport.parkNanos(100_000); } // want park.speed:"FAST"
                    void parkOn() { LockSupport.parkNanos(this, 20_000_000L); } // want parkOn.speed:"SLOW"
                    void any(long millis) throws Exception { Thread.sleep(millis); } // want any.speed:"SLOW"
                }
                """);
    }

    @Test
    void aTimeOutIsAnUpperBoundOnly() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                    Object late() throws Exception { return queue.poll(10, TimeUnit.SECONDS); } // want late.speed:"UNKNOWN"
                    Object soon() throws Exception { return queue.poll(200, TimeUnit.MICROSECONDS); } // want soon.speed:"FAST"
                    Object got(Future<Object> f) throws Exception { return f.get(5, TimeUnit.SECONDS); } // want got.speed:"UNKNOWN"
                    Object gotSoon(Future<Object> f) throws Exception { return f.get(0, TimeUnit.SECONDS); } // want gotSoon.speed:"FAST"
                    boolean ended(Process p) throws Exception { return p.waitFor(1, TimeUnit.HOURS); } // want ended.speed:"SLOW"
                    void untimed(CountDownLatch l) throws Exception { l.await(); } // want untimed.speed:"UNKNOWN"
                }
                """);
    }

    @Test
    void aConstantIsFollowedThroughFieldsLocalsAndResults() {
        Wants.checkBothWays(folder, """
                import java.time.Duration;
                import java.util.concurrent.TimeUnit;
                class A {
                    private static final long TICK = 1000 / 500;
                    private static final Duration PAUSE = Duration.ofMillis(300);
                    private static final TimeUnit UNIT = TimeUnit.NANOSECONDS;
                    private long delay = 4;
                    void field() throws Exception { Thread.sleep(TICK); } // want field.speed:"UNKNOWN"
                    void duration() throws Exception { Thread.sleep(PAUSE.toMillis()); } // want duration.speed:"SLOW"
                    void unit() throws Exception { UNIT.sleep(7); } // want unit.speed:"FAST"
                    void local() throws Exception { long ms = 3; Thread.sleep(ms); } // want local.speed:"UNKNOWN"
                    void converted() throws Exception { Thread.sleep(TimeUnit.SECONDS.toMillis(2)); } // want converted.speed:"SLOW"
                    void assigned() throws Exception { Thread.sleep(delay); } // want assigned.speed:"UNKNOWN"
                    void result() throws Exception { Thread.sleep(tick().toMillis()); } // want result.speed:"UNKNOWN"
                    private static Duration tick() { return Duration.ofMillis(2); }
                    void longest(boolean twice) throws Exception { Thread.sleep(twice ? 40 : 2); } // want longest.speed:"SLOW"
                }
                """);
    }

    @Test
    void aFieldThatIsSetFromOutsideIsNoConstant() {
        Wants.checkBothWays(folder, """
                class A {
                    private long delay = 2;
                    void set(long ms) { delay = ms; }
                    void pause() throws Exception { Thread.sleep(delay); } // want pause.speed:"SLOW"
                }
                """);
    }

    @Test
    void aTransferLastsAsLongAsTheCallOrElseTheResourceSays() {
        Wants.checkBothWays(folder, """
                import java.net.Socket;
                class A {
                    int reads(Socket s) throws Exception { return s.getInputStream().read(); } // want reads.speed:"SLOW"
                    void closes(Socket s) throws Exception { s.getInputStream().close(); } // want closes.speed:"FAST"
                }
                """);
    }
}
