package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.type.PrimitiveType;
import java.util.Locale;

/** JVM type descriptors. */
final class Descriptors {

    private Descriptors() {}

    /** Whether a type as the source writes it, without package, type arguments and type variables, may be the descriptor's. */
    static boolean isErasedTo(String simple, String descriptor) {
        int dimensions = 0;
        while (descriptor.charAt(dimensions) == '[') {
            dimensions++;
        }
        int end = simple.length();
        while (simple.startsWith("[]", end - 2)) {
            end -= 2;
            dimensions--;
        }
        if (dimensions != 0) {
            return false;
        }
        String name = simple.substring(0, end);
        String element = descriptor.substring(descriptor.lastIndexOf('[') + 1);
        if (element.charAt(0) != 'L') {
            return primitive(name) == element.charAt(0);
        }
        int before = element.length() - 2 - name.length();
        return before >= 0
                && element.startsWith(name, before + 1)
                && (before == 0 || element.charAt(before) == '/' || element.charAt(before) == '$');
    }

    /** The type as sources write it; JavaParser writes it by the default locale, in Turkish {@code ınt}. */
    static String name(PrimitiveType type) {
        return type.getType().name().toLowerCase(Locale.ROOT);
    }

    /** The descriptor of a primitive type or {@code void}; a blank for any other name. */
    static char primitive(String name) {
        return switch (name) {
            case "void" -> 'V';
            case "boolean" -> 'Z';
            case "byte" -> 'B';
            case "char" -> 'C';
            case "short" -> 'S';
            case "int" -> 'I';
            case "long" -> 'J';
            case "float" -> 'F';
            case "double" -> 'D';
            default -> ' ';
        };
    }
}
