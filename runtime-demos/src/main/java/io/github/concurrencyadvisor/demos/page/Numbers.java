package io.github.concurrencyadvisor.demos.page;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How numbers are written on the page. */
final class Numbers {

    private Numbers() {}

    /** Three digits or so: {@code 0.042}, {@code 1.23}, {@code 45.6}, {@code 789}, {@code 1,234}. */
    static String shortly(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** As a person would write it on an axis: {@code 0.01}, {@code 2.5}, {@code 1,000}. */
    static String plain(double value) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** With a comma at thousands. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share of 0 to 1 as a coordinate in a picture of any width. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** Nanoseconds as milliseconds. */
    static String millis(long nanos) {
        return shortly(nanos / 1e6) + " ms";
    }
}
