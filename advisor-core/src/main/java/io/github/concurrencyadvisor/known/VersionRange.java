package io.github.concurrencyadvisor.known;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions from one up to, not including, another: {@code [3,5)}, {@code [5,)}, {@code [,5)}.
 *
 * <p>Only the numbers that a version begins with are compared, so that {@code 5.0.0.CR1} is of version 5. A version that begins
 * with no number is in every range.
 *
 * @param from the first version; empty for no lower bound
 * @param until the first version that is beyond it; empty for no upper bound
 */
record VersionRange(List<Integer> from, List<Integer> until) {

    static final VersionRange ALL = new VersionRange(List.of(), List.of());

    VersionRange {
        from = List.copyOf(from);
        until = List.copyOf(until);
    }

    /** The range that the text names, or null where it names none. */
    static @Nullable VersionRange parse(String text) {
        int comma = text.indexOf(',');
        if (!text.startsWith("[") || !text.endsWith(")") || comma < 0) {
            return null;
        }
        String first = text.substring(1, comma).strip();
        String last = text.substring(comma + 1, text.length() - 1).strip();
        VersionRange range = new VersionRange(numbers(first), numbers(last));
        boolean isRead = range.from.isEmpty() == first.isEmpty() && range.until.isEmpty() == last.isEmpty();
        return isRead ? range : null;
    }

    boolean contains(String version) {
        List<Integer> numbers = numbers(version);
        return numbers.isEmpty()
                || ((from.isEmpty() || compare(numbers, from) >= 0)
                        && (until.isEmpty() || compare(numbers, until) < 0));
    }

    boolean overlaps(VersionRange other) {
        return (until.isEmpty() || other.from.isEmpty() || compare(other.from, until) < 0)
                && (other.until.isEmpty() || from.isEmpty() || compare(from, other.until) < 0);
    }

    /** Missing numbers count as 0: 5 is 5.0. */
    static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int difference = Integer.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        int start = 0;
        while (start < version.length()) {
            int end = start;
            while (end < version.length() && Character.isDigit(version.charAt(end))) {
                end++;
            }
            if (end == start || end - start > 9) {
                return numbers;
            }
            numbers.add(Integer.parseInt(version.substring(start, end)));
            if (end < version.length() && version.charAt(end) != '.') {
                return numbers;
            }
            start = end + 1;
        }
        return numbers;
    }
}
