package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.model.Edits;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a source file.
 *
 * @param path with forward slashes, leading folders or not
 * @param line from 1
 */
record PlacedMethod(String path, int line) implements MethodSelector {

    private static final Pattern FORM = Pattern.compile("(.+\\.java):\\[?([1-9]\\d{0,7})(?:[:,]\\d+]?)?");

    private static final int FARTHER_THAN_ANY_LINE = 1_000_000_000;

    static PlacedMethod parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("path/File.java:12, a source file and a line of it");
        }
        return new PlacedMethod(form.group(1).replace('\\', '/'), Integer.parseInt(form.group(2)));
    }

    @Override
    public List<MethodFacts> select(List<MethodFacts> methods) {
        List<MethodFacts> around = methods.stream().filter(this::isAround).toList();
        return around.stream()
                .filter(method -> around.stream().noneMatch(other -> isInside(other, method)))
                .toList();
    }

    private boolean isAround(MethodFacts method) {
        return method.position().line() <= line
                && line <= method.endLine()
                && isIn(method.position().file());
    }

    /** Whether the place may be in that file. */
    boolean isIn(String file) {
        return file.equals(path) || file.endsWith("/" + path);
    }

    private static boolean isInside(MethodFacts inner, MethodFacts outer) {
        return inner.position().file().equals(outer.position().file())
                && inner.position().line() > outer.position().line();
    }

    @Override
    public Optional<String> suggestion(MethodFacts found) {
        Position at = found.position();
        return at.line() == 0 ? Optional.empty() : Optional.of(at.file() + ":" + at.line());
    }

    /** Lines count only within the file; a file elsewhere is farther than any line. */
    @Override
    public int distance(String suggestion) {
        int colon = suggestion.lastIndexOf(':');
        String file = suggestion.substring(0, colon);
        int lines = Math.abs(line - Integer.parseInt(suggestion.substring(colon + 1)));
        return isIn(file) ? lines : FARTHER_THAN_ANY_LINE + Edits.between(name(path), name(file));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
