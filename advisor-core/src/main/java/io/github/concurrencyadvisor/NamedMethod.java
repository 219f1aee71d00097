package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.model.Edits;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A method's name.
 *
 * @param className with dots, its package or not
 * @param types with dots, their packages or not; null for any
 */
record NamedMethod(
        String className, String method, @Nullable List<String> types) implements MethodSelector {

    private static final String ALLOWED =
            "Class#method or Class#method(String,int), the class with or without its package";

    private static final String NAME = "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*";
    private static final String QUALIFIED = NAME + "(?:\\." + NAME + ")*";
    private static final Pattern FORM = Pattern.compile("(" + QUALIFIED + ")#(" + NAME + "|<init>)(?:\\(([^()]*)\\))?");
    private static final Pattern TYPE = Pattern.compile(QUALIFIED + "(?:\\[])*");

    NamedMethod {
        types = types == null ? null : List.copyOf(types);
    }

    static NamedMethod parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        String className = form.group(1).replace('$', '.');
        boolean constructor = form.group(2).equals(className.substring(className.lastIndexOf('.') + 1));
        return new NamedMethod(className, constructor ? "<init>" : form.group(2), types(form.group(3)));
    }

    private static @Nullable List<String> types(@Nullable String list) {
        if (list == null) {
            return null;
        }
        // type arguments are no part of a method's name, and hold commas of their own
        String erased = list;
        for (String before = ""; !before.equals(erased); ) {
            before = erased;
            erased = erased.replaceAll("<[^<>]*>", "");
        }
        if (erased.isBlank()) {
            return List.of();
        }
        List<String> types = Pattern.compile(",")
                .splitAsStream(erased + " ")
                .map(type -> type.strip().replace("...", "[]").replace('$', '.'))
                .toList();
        if (!types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return types;
    }

    @Override
    public List<MethodFacts> select(List<MethodFacts> methods) {
        return methods.stream().filter(method -> means(method.id())).toList();
    }

    private boolean means(MethodId id) {
        return id.name().equals(method)
                && endsWith(id.className().replace('$', '.'), className)
                && (types == null || typesMatch(id.parameterTypes(), types));
    }

    private static boolean typesMatch(List<String> descriptors, List<String> written) {
        if (descriptors.size() != written.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            if (!endsWith(MethodId.typeName(descriptors.get(i)), written.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWith(String qualified, String written) {
        return qualified.equals(written) || qualified.endsWith("." + written);
    }

    @Override
    public Optional<String> suggestion(MethodFacts found) {
        return Optional.of(MethodSelector.nameOf(found.id()));
    }

    /** By class and method, of the class as many parts as were written; parameter types are passed over. */
    @Override
    public int distance(String suggestion) {
        int hash = suggestion.indexOf('#');
        String itsClass = lastParts(suggestion.substring(0, hash), parts(className));
        String itsName = suggestion.substring(hash + 1, suggestion.indexOf('('));
        return Edits.between(className, itsClass) + Edits.between(method, itsName);
    }

    private static int parts(String qualified) {
        return 1 + (int) qualified.chars().filter(c -> c == '.').count();
    }

    private static String lastParts(String qualified, int count) {
        int start = qualified.length() + 1;
        for (int part = 0; part < count && start > 0; part++) {
            start = qualified.lastIndexOf('.', start - 2) + 1;
        }
        return qualified.substring(start);
    }
}
