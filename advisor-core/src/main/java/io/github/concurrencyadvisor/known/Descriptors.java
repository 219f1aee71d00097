package io.github.concurrencyadvisor.known;

import java.util.List;

/** Compares JVM descriptors with the simple type names of known-API lines, without making objects. */
final class Descriptors {

    private Descriptors() {}

    /**
     * Whether the parameters are those of the descriptor; {@code *} is one of any type.
     *
     * @param erased whether any class may stand where the other names another class, as a type argument does for its variable
     */
    static boolean match(String descriptor, List<String> parameters, boolean erased) {
        int at = 1;
        for (int i = 0; i < parameters.size(); i++) {
            if (descriptor.charAt(at) == ')') {
                return false;
            }
            int end = endOfType(descriptor, at);
            String parameter = parameters.get(i);
            boolean isAny = parameter.equals("*");
            if (!isAny
                    && !isType(descriptor, at, end, parameter)
                    && !(erased && areClasses(descriptor, at, parameter))) {
                return false;
            }
            at = end;
        }
        return descriptor.charAt(at) == ')';
    }

    private static int endOfType(String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }

    private static boolean isType(String descriptor, int start, int end, String simpleName) {
        int dimensions = 0;
        while (descriptor.charAt(start + dimensions) == '[') {
            dimensions++;
        }
        int length = simpleName.length() - 2 * dimensions;
        if (length <= 0 || (dimensions > 0 && !endsWithBrackets(simpleName, length))) {
            return false;
        }
        int at = start + dimensions;
        if (descriptor.charAt(at) != 'L') {
            String primitive = primitive(descriptor.charAt(at));
            return primitive.length() == length && simpleName.startsWith(primitive);
        }
        int nameStart = end - 1 - length;
        return nameStart > at
                && descriptor.regionMatches(nameStart, simpleName, 0, length)
                && isBoundary(descriptor.charAt(nameStart - 1), nameStart - 1 == at);
    }

    private static boolean isBoundary(char before, boolean startOfName) {
        return startOfName || before == '/' || before == '$';
    }

    private static boolean endsWithBrackets(String name, int from) {
        for (int i = from; i < name.length(); i += 2) {
            if (name.charAt(i) != '[' || name.charAt(i + 1) != ']') {
                return false;
            }
        }
        return true;
    }

    private static boolean areClasses(String descriptor, int start, String simpleName) {
        return descriptor.charAt(start) == 'L'
                && Character.isUpperCase(simpleName.charAt(0))
                && !simpleName.endsWith("]");
    }

    private static String primitive(char code) {
        return switch (code) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> "void";
        };
    }
}
