package io.github.concurrencyadvisor.demos;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * What a demo is given.
 *
 * @param out where it prints; whole lines only, since several threads share it
 * @param unit what stands for one second of the article; positive
 * @param random where chance comes from; seeded when a run is to be repeated
 */
public record Stage(PrintStream out, Duration unit, Random random) {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    public Stage {
        if (unit.toMillis() < 1) {
            throw new IllegalArgumentException("the unit must be at least a millisecond, not " + unit);
        }
    }

    /** Prints one whole line. */
    public void say(String line) {
        out.println(line);
    }

    /** Blocks the calling thread for so many units. */
    public void sleep(int units) throws InterruptedException {
        Thread.sleep(unit.multipliedBy(units).toMillis());
    }

    /** The date and time here, to the microsecond. */
    public String now() {
        return NOW.format(ZonedDateTime.now(ZoneId.systemDefault()));
    }

    /** So many units in words: {@code 300 ms}, or {@code 3 seconds} where the unit is a second. */
    public String length(int units) {
        return length(units, unit);
    }

    /** {@link #length(int)} for a process that has no stage. */
    public static String length(int units, Duration unit) {
        Duration length = unit.multipliedBy(units);
        return unit.equals(Duration.ofSeconds(1)) ? length.toSeconds() + " seconds" : length.toMillis() + " ms";
    }
}
