package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.facts.SourceOutline.Body;
import io.github.concurrencyadvisor.facts.SourceOutline.Kind;
import io.github.concurrencyadvisor.facts.SourceOutline.LambdaSite;
import io.github.concurrencyadvisor.facts.SourceOutline.MethodOutline;
import io.github.concurrencyadvisor.facts.SourceOutline.TypeOutline;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the outline of one file with its classes: types by name, methods by name and parameters, lambdas by line and order,
 * calls by line, name and order. What contradicts the source shows that the classes are older than it.
 */
final class Join {

    private static final int ENUM = 0x4000;

    private final SourceOutline outline;
    private final String file;
    private final SortedMap<String, ClassFacts> compiled;
    private final Set<String> claimed = new HashSet<>();
    private @Nullable String contradiction;

    private Join(SourceOutline outline, String file, SortedMap<String, ClassFacts> compiled) {
        this.outline = outline;
        this.file = file;
        this.compiled = compiled;
    }

    /**
     * What came of it.
     *
     * @param classes the joined classes; empty where they contradict the source or do not exist
     * @param contradiction what shows that the classes are not those of this source, or null
     * @param missing whether no type of the file has a class
     */
    record Joined(List<ClassFacts> classes, @Nullable String contradiction, boolean missing) {
        Joined {
            classes = List.copyOf(classes);
        }
    }

    static Joined join(SourceOutline outline, String file, SortedMap<String, ClassFacts> compiled) {
        return new Join(outline, file, compiled).join();
    }

    private Joined join() {
        List<@Nullable ClassFacts> partners = new ArrayList<>();
        for (TypeOutline type : outline.types()) {
            partners.add(partner(type, partners));
        }
        if (!outline.types().isEmpty() && partners.stream().allMatch(partner -> partner == null)) {
            return new Joined(List.of(), null, true);
        }
        List<ClassFacts> joined = new ArrayList<>();
        for (int i = 0; i < partners.size() && contradiction == null; i++) {
            TypeOutline type = outline.types().get(i);
            ClassFacts partner = partners.get(i);
            if (partner != null) {
                joined.add(join(type, partner));
            } else if (type.kind() == Kind.MEMBER && !insideMissing(type, partners)) {
                contradicts("type " + type.simpleName() + " is not among them");
            }
        }
        return contradiction == null ? new Joined(joined, null, false) : new Joined(List.of(), contradiction, false);
    }

    /** Whether the type stands in one that has no class, such as a local class in code that can never run. */
    private static boolean insideMissing(TypeOutline type, List<@Nullable ClassFacts> partners) {
        return type.enclosing() >= 0 && partners.get(type.enclosing()) == null;
    }

    private void contradicts(String what) {
        if (contradiction == null) {
            contradiction = what;
        }
    }

    // --- types

    private @Nullable ClassFacts partner(TypeOutline type, List<@Nullable ClassFacts> partners) {
        ClassFacts found;
        if (type.enclosing() < 0) {
            String prefix = outline.packageName().isEmpty() ? "" : outline.packageName() + "/";
            found = compiled.get(prefix + type.simpleName());
        } else {
            ClassFacts outer = partners.get(type.enclosing());
            if (outer == null) {
                return null;
            }
            found = type.kind() == Kind.MEMBER
                    ? compiled.get(outer.name() + "$" + type.simpleName())
                    : numbered(type, outer.name());
        }
        if (found != null) {
            claimed.add(found.name());
        }
        return found;
    }

    /**
     * The class of a local or anonymous type. They are numbered in the order in which javac came to them, which is nearly
     * always that of the source: the first that is free and whose lines fit.
     */
    private @Nullable ClassFacts numbered(TypeOutline type, String outer) {
        String prefix = outer + "$";
        List<ClassFacts> fitting = new ArrayList<>();
        for (ClassFacts candidate : compiled.subMap(prefix + "0", prefix + ":").values()) {
            if (!claimed.contains(candidate.name())
                    && ordinal(candidate.name(), prefix, type.simpleName()) > 0
                    && fits(type, candidate)) {
                fitting.add(candidate);
            }
        }
        fitting.sort(Comparator.comparingInt(each -> ordinal(each.name(), prefix, type.simpleName())));
        return fitting.isEmpty() ? null : fitting.get(0);
    }

    /** 12 for {@code Outer$12Name}; 0 where the name is another one. */
    private static int ordinal(String name, String prefix, String simpleName) {
        int at = prefix.length();
        int number = 0;
        while (at < name.length() && Character.digit(name.charAt(at), 10) >= 0 && number < 1_000_000) {
            number = number * 10 + Character.digit(name.charAt(at), 10);
            at++;
        }
        return name.substring(at).equals(simpleName) ? number : 0;
    }

    private static boolean fits(TypeOutline type, ClassFacts candidate) {
        if (type.kind() == Kind.ANONYMOUS
                && !isNamed(candidate.superName(), type.createdType())
                && candidate.interfaces().stream().noneMatch(each -> isNamed(each, type.createdType()))) {
            return false;
        }
        for (MethodFacts method : candidate.methods()) {
            int line = method.position().line();
            if (line > 0 && (line < type.firstLine() || line > type.endLine())) {
                return false;
            }
        }
        return true;
    }

    /** Whether an internal name ends with the simple name. */
    private static boolean isNamed(@Nullable String internalName, String simpleName) {
        if (internalName == null || !internalName.endsWith(simpleName)) {
            return false;
        }
        int before = internalName.length() - simpleName.length() - 1;
        return before < 0 || internalName.charAt(before) == '/' || internalName.charAt(before) == '$';
    }

    // --- methods

    private ClassFacts join(TypeOutline type, ClassFacts compiledClass) {
        Map<MethodId, MethodOutline> declarations = declarations(type, compiledClass);
        if (contradiction != null) {
            return compiledClass;
        }
        Map<MethodId, LambdaSite> lambdas = LambdaJoin.join(type, compiledClass, declarations);
        List<MethodFacts> methods = new ArrayList<>(compiledClass.methods().size());
        for (MethodFacts method : compiledClass.methods()) {
            MethodOutline declaration = declarations.get(method.id());
            LambdaSite lambda = lambdas.get(method.id());
            Body body = lambda != null ? lambda.body() : body(type, method.id(), declaration);
            methods.add(MethodJoin.join(method, file, type, declaration, lambda, body, compiledClass));
            checkLines(method, type, declaration(method, compiledClass, declarations));
        }
        return MethodJoin.withFile(compiledClass, file, methods);
    }

    static Body body(TypeOutline type, MethodId method, @Nullable MethodOutline declaration) {
        if (method.name().equals("<clinit>")) {
            return type.staticCode();
        }
        Body own = declaration == null ? Body.EMPTY : declaration.body();
        return method.isConstructor() ? type.instanceCode().and(own) : own;
    }

    private Map<MethodId, MethodOutline> declarations(TypeOutline type, ClassFacts compiledClass) {
        Map<String, List<MethodFacts>> byName = new HashMap<>();
        for (MethodFacts method : compiledClass.methods()) {
            if (!method.isSynthetic() && !method.id().isLambdaBody()) {
                byName.computeIfAbsent(method.id().name(), name -> new ArrayList<>())
                        .add(method);
            }
        }
        Map<MethodId, MethodOutline> declarations = new HashMap<>();
        for (MethodOutline declared : type.methods()) {
            List<MethodFacts> candidates = byName.getOrDefault(declared.name(), List.of());
            MethodFacts counterpart = counterpart(declared, candidates, type, compiledClass);
            if (counterpart == null) {
                contradicts("method " + readable(declared, type) + " is not in them");
                return Map.of();
            }
            candidates.remove(counterpart);
            declarations.put(counterpart.id(), declared);
        }
        return declarations;
    }

    private static String readable(MethodOutline method, TypeOutline type) {
        String name = method.name().equals("<init>") ? "new " + type.simpleName() : method.name();
        return name + "(" + String.join(", ", method.parameterTypes()) + ")";
    }

    private static @Nullable MethodFacts counterpart(
            MethodOutline declared, List<MethodFacts> candidates, TypeOutline type, ClassFacts compiledClass) {
        for (MethodFacts candidate : candidates) {
            if (matches(declared, candidate.id(), type, compiledClass)) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * Whether the parameters are the same. Constructors may take more than the source says: of an enum its name and ordinal,
     * of an inner class the object around it, and of a local class, behind the others, the variables it uses.
     */
    private static boolean matches(
            MethodOutline declared, MethodId candidate, TypeOutline type, ClassFacts compiledClass) {
        List<String> actual = candidate.parameterTypes();
        List<String> expected = declared.parameterTypes();
        int extra = actual.size() - expected.size();
        if (extra == 0 && sameTypes(expected, actual, 0)) {
            return true;
        }
        if (extra <= 0 || !candidate.isConstructor()) {
            return false;
        }
        if ((compiledClass.access() & ENUM) != 0) {
            return extra == 2 && sameTypes(expected, actual, 2);
        }
        boolean inner = type.enclosing() >= 0 && sameTypes(expected, actual, 1);
        return type.kind() == Kind.LOCAL ? inner || sameTypes(expected, actual, 0) : extra == 1 && inner;
    }

    private static boolean sameTypes(List<String> simple, List<String> descriptors, int offset) {
        if (offset + simple.size() > descriptors.size()) {
            return false;
        }
        for (int i = 0; i < simple.size(); i++) {
            if (!Descriptors.isErasedTo(simple.get(i), descriptors.get(offset + i))) {
                return false;
            }
        }
        return true;
    }

    // --- lines

    /** The declaration that the method's code stands in; null where it stands nowhere in particular. */
    private static @Nullable MethodOutline declaration(
            MethodFacts method, ClassFacts compiledClass, Map<MethodId, MethodOutline> declarations) {
        MethodFacts at = method;
        for (int depth = 0; at != null && at.id().isLambdaBody() && depth < 100; depth++) {
            at = compiledClass.method(at.declaredIn().name(), at.declaredIn().descriptor());
        }
        return at == null ? null : declarations.get(at.id());
    }

    private void checkLines(MethodFacts method, TypeOutline type, @Nullable MethodOutline declaration) {
        if (declaration == null && !method.id().isConstructor() && !method.id().isLambdaBody()) {
            return;
        }
        // a constructor also runs the initialisers of fields, wherever in the class they stand
        boolean anywhere = declaration == null || declaration.name().equals("<init>");
        int first = declaration == null || anywhere ? type.firstLine() : declaration.firstLine();
        int last = declaration == null || anywhere ? type.endLine() : declaration.endLine();
        checkLine(method.position().line(), first, last, method);
        for (Call call : method.calls()) {
            checkLine(call.line(), first, last, method);
        }
    }

    private void checkLine(int line, int first, int last, MethodFacts method) {
        if (line > 0 && (line < first || line > last)) {
            contradicts("they have code of " + method.id().display() + " at line " + line);
        }
    }
}
