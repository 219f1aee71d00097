package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.List;
import java.util.function.Function;

/** A path of calls as a stack trace is written, the first call first. */
public final class WitnessText {

    private WitnessText() {}

    /** One line a hop: {@code at Orders.find (Orders.java:40) → PreparedStatement.executeQuery}, names and places aligned. */
    static List<String> lines(List<Hop> witness, String indent) {
        return lines(witness, indent, " ↻ loops");
    }

    /** The same, where {@code itself} says what a method does that ends the path without a call. */
    static List<String> lines(List<Hop> witness, String indent, String itself) {
        int callers = width(witness, hop -> name(hop.method()));
        int places = width(witness, WitnessText::place);
        return witness.stream()
                .map(hop -> indent + "at " + padded(name(hop.method()), callers) + " " + padded(place(hop), places)
                        + (hop.callee() == null ? itself : " → " + name(hop.callee())))
                .toList();
    }

    /** {@code (Orders.java:40)}, as a stack trace has it; of a library's class only the line is known. */
    public static String place(Hop hop) {
        Position at = hop.at();
        if (at.file().isEmpty()) {
            return at.line() == 0 ? "(no source)" : "(line " + at.line() + ")";
        }
        String file = at.file().substring(at.file().lastIndexOf('/') + 1);
        return "(" + Printable.of(file) + (at.line() == 0 ? "" : ":" + at.line()) + ")";
    }

    /** The method as a reader knows it, safe to print. */
    public static String name(MethodId method) {
        return Printable.of(readable(method));
    }

    /** The method as a reader knows it; the body of a lambda is named after the method that holds it. */
    private static String readable(MethodId method) {
        if (!method.isLambdaBody()) {
            return method.display();
        }
        int start = method.name().indexOf('$') + 1;
        int end = method.name().lastIndexOf('$');
        String holder = end > start ? method.name().substring(start, end) : "";
        return switch (holder) {
            case "" -> "lambda in " + method.simpleClassName();
            case "new" -> "lambda in new " + method.simpleClassName();
            case "static" -> "lambda in " + method.simpleClassName() + ".<clinit>";
            default -> "lambda in " + method.simpleClassName() + "." + holder;
        };
    }

    private static <T> int width(List<T> all, Function<T, String> text) {
        return all.stream().mapToInt(one -> text.apply(one).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
