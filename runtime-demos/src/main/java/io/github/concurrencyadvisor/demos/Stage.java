package io.github.concurrencyadvisor.demos;

import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a demo is given.
 *
 * @param out where its lines go; called by several threads at once
 * @param unit what stands for one second of the article; positive
 * @param random where chance comes from; seeded when a run is to be repeated
 * @param timeline where it notes who computed and who waited; begins with the demo
 */
public record Stage(Consumer<String> out, Duration unit, Random random, Timeline timeline) {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    public Stage {
        if (unit.toMillis() < 1) {
            throw new IllegalArgumentException("the unit must be at least a millisecond, not " + unit);
        }
    }

    /** With a timeline that begins now. */
    public Stage(Consumer<String> out, Duration unit, Random random) {
        this(out, unit, random, new Timeline());
    }

    /** Prints one whole line. */
    public void say(String line) {
        out.accept(line);
    }

    /** Blocks the calling thread for so many units. */
    public void sleep(int units) throws InterruptedException {
        Thread.sleep(unit.multipliedBy(units).toMillis());
    }

    /** The same, noted in the timeline as a wait of {@code who}. */
    public void sleep(String who, int units) throws InterruptedException {
        timeline.pause(who, unit.multipliedBy(units));
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
