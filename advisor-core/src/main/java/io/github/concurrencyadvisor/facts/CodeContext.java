package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the reading of code stands: in which type, which method or lambda, and which local variables it sees. */
final class CodeContext {

    /** The type whose code is read. */
    static final class TypeContext {
        final Node node;
        final Ty.Ref self;
        final @Nullable TypeContext outer;
        /** The code that a local or anonymous class stands in. */
        final @Nullable CodeContext outerCode;

        final Draft.LocalClass locals;
        private int lambdas;

        TypeContext(Node node, Ty.Ref self, @Nullable TypeContext outer, @Nullable CodeContext outerCode) {
            this.node = node;
            this.self = self;
            this.outer = outer;
            this.outerCode = outerCode;
            this.locals = new Draft.LocalClass(self.name());
        }

        String name() {
            return self.name();
        }

        int nextLambda() {
            return lambdas++;
        }
    }

    final TypeContext type;
    final Draft draft;
    /** For a lambda, the code around it. */
    final @Nullable CodeContext outer;

    final String methodName;
    final Ty returned;
    int loops;
    int countedLoops;
    int monitors;
    /** How many branches lead around the place. */
    int branches;
    /** How many branches before the place return. */
    int returns;

    private final Deque<Map<String, Draft.Variable>> scopes = new ArrayDeque<>();

    CodeContext(TypeContext type, Draft draft, @Nullable CodeContext outer, String methodName, Ty returned) {
        this.type = type;
        this.draft = draft;
        this.outer = outer;
        this.methodName = methodName;
        this.returned = returned;
        open();
    }

    /** The same place, for trying out: nothing that is read there is kept. */
    CodeContext trial() {
        return new CodeContext(type, new Draft(true), this, methodName, returned);
    }

    /** How many branches and returns lead around the place. */
    int waysAround() {
        return branches + returns;
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        scopes.pop();
    }

    Draft.Variable declare(String name, Ty variableType) {
        Draft.Variable variable = new Draft.Variable(name, draft, variableType);
        Map<String, Draft.Variable> innermost = scopes.peek();
        if (innermost != null) {
            innermost.put(name, variable);
        }
        return variable;
    }

    Draft.@Nullable Variable variable(String name) {
        for (Map<String, Draft.Variable> scope : scopes) {
            Draft.Variable found = scope.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Notes that the code needs {@code this}: every lambda around it must hand it in. */
    Src useThis() {
        for (CodeContext at = this; at != null; at = at.outer) {
            if (at.draft.isLambda) {
                at.draft.usesThis = true;
            }
        }
        return Src.THIS;
    }

    /** The object of an enclosing type. */
    Src objectOf(TypeContext wanted) {
        useThis();
        return wanted == type
                ? Src.THIS
                : new Src.Of(new Value.FieldRead(type.name(), "this$0", wanted.self.descriptor()));
    }

    /**
     * A named variable or field.
     *
     * @param variable null for a field
     * @param needsThis whether reading it goes through the object at hand
     */
    record Found(Draft.@Nullable Variable variable, Ty type, Src source, boolean needsThis) {}

    /** What a simple name means here as a variable or field, or null. */
    @Nullable
    Found find(String name, Declarations declarations) {
        Draft.Variable local = variable(name);
        if (local != null) {
            return new Found(local, local.type, new Src.Local(local), false);
        }
        if (outer != null) {
            Found outside = outer.find(name, declarations);
            if (outside == null) {
                return null;
            }
            if (outside.needsThis()) {
                useThis();
            } else if (outside.variable() != null && draft != outer.draft) {
                Src captured = draft.capture(outside.variable(), outside.source());
                return new Found(outside.variable(), outside.type(), captured, false);
            }
            return outside;
        }
        return findField(type, this, name, declarations);
    }

    private static @Nullable Found findField(TypeContext in, CodeContext from, String name, Declarations declarations) {
        Declarations.FoundField field = declarations.field(in.self, name);
        if (field != null) {
            boolean isStatic = field.field().isStatic();
            String owner = isStatic && in != from.type ? field.in().name() : in.name();
            String descriptor = field.field().type().descriptor();
            return new Found(null, field.type(), new Src.Of(new Value.FieldRead(owner, name, descriptor)), !isStatic);
        }
        if (in.outerCode != null) {
            Found outside = in.outerCode.find(name, declarations);
            if (outside == null || outside.variable() == null || outside.needsThis()) {
                return outside;
            }
            in.locals.captured.putIfAbsent(outside.variable(), outside.source());
            Value read =
                    new Value.FieldRead(in.name(), "val$" + name, outside.type().descriptor());
            return new Found(outside.variable(), outside.type(), new Src.Of(read), true);
        }
        return in.outer == null ? null : findField(in.outer, from, name, declarations);
    }
}
