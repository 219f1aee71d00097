package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.type.Type;
import io.github.concurrencyadvisor.facts.CodeContext.TypeContext;
import io.github.concurrencyadvisor.facts.Declarations.FoundMethod;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads calls: finds the method meant, as javac would name it. Where its class is missing, says what can be said. */
final class CallReader {

    private static final String NO_RECEIVER = "the type of its receiver is not known";

    private final CodeReader code;
    private final FunctionReader functions;
    private final Chains chains;
    final MissingCalls missing;
    private int total;
    private int unresolved;

    CallReader(CodeReader code) {
        this.code = code;
        this.functions = new FunctionReader(code, this);
        this.chains = new Chains(code);
        this.missing = new MissingCalls(code, this);
    }

    int total() {
        return total;
    }

    int unresolved() {
        return unresolved;
    }

    Draft.PendingCall emit(
            Call.Kind kind,
            MethodId target,
            @Nullable Src receiver,
            List<Src> arguments,
            Position at,
            @Nullable String reason,
            CodeContext context) {
        Draft.PendingCall call = new Draft.PendingCall(
                kind,
                target,
                receiver,
                arguments,
                at,
                context.countedLoops,
                context.monitors > 0,
                context.waysAround(),
                reason);
        context.draft.calls.add(call);
        if (code.trials == 0) {
            total++;
            unresolved += reason == null ? 0 : 1;
        }
        return call;
    }

    // --- arguments

    /** An argument that has been read, or a function that waits for the method to be known. */
    final class Argument implements Overloads.Argument {
        final Expression expression;
        final CodeContext context;
        Val value;

        Argument(Expression expression, CodeContext context) {
            this.expression = expression;
            this.context = context;
            this.value = isLambdaOrReference(expression) ? Val.UNKNOWN : code.read(expression, context);
        }

        @Override
        public Ty type() {
            return value.type();
        }

        @Override
        public boolean isFunction() {
            return isLambdaOrReference(expression);
        }

        @Override
        public int implementing(FoundMethod function) {
            return functions.implementing(expression, function, context);
        }
    }

    private static boolean isLambdaOrReference(Expression expression) {
        Expression inner = expression;
        while (inner instanceof EnclosedExpr enclosed) {
            inner = enclosed.getInner();
        }
        return inner instanceof LambdaExpr || inner instanceof MethodReferenceExpr;
    }

    /** Reads arguments; functions among them wait until it is known what takes them. */
    List<Argument> arguments(List<Expression> expressions, CodeContext context) {
        List<Argument> arguments = new ArrayList<>(expressions.size());
        expressions.forEach(expression -> arguments.add(new Argument(expression, context)));
        return arguments;
    }

    // --- method calls

    private static final Ty.Ref COLLECTION = new Ty.Ref("java/util/Collection");

    Val call(MethodCallExpr call, Ty expected, CodeContext context) {
        Expression scope = call.getScope().orElse(null);
        if (scope == null) {
            return unqualified(call, expected, context);
        }
        if (scope instanceof SuperExpr parent) {
            return superCall(call, parent, expected, context);
        }
        chains.expect(call, scope, expected);
        Val receiver = chains.believed(call, scope, code.read(scope, context));
        List<Argument> arguments = arguments(call.getArguments(), context);
        Ty type = receiver.type().bounded();
        if (type instanceof Ty.Arr) {
            return call.getNameAsString().equals("clone")
                    ? Val.of(receiver.type())
                    : member(call, Types.OBJECT, receiver, arguments, expected, context);
        }
        if (isStreamOfCollection(call, type)) {
            return member(call, COLLECTION, receiver, arguments, expected, context);
        }
        if (type instanceof Ty.Ref ref) {
            return member(call, ref, receiver, arguments, expected, context);
        }
        return missing.unresolved(call, receiver.source(), arguments, NO_RECEIVER, expected, context);
    }

    /** Whether something of which nothing is known is asked for a stream, as next to nothing but collections are. */
    private boolean isStreamOfCollection(MethodCallExpr call, Ty type) {
        String name = call.getNameAsString();
        boolean isStream = call.getArguments().isEmpty() && (name.equals("stream") || name.equals("parallelStream"));
        return isStream
                && (!(type instanceof Ty.Ref ref)
                        || (code.declarations.methods(ref, name).isEmpty()
                                && code.declarations.hasUnknownSupertype(ref)));
    }

    private Val member(
            MethodCallExpr call,
            Ty.Ref owner,
            Val receiver,
            List<Argument> arguments,
            Ty expected,
            CodeContext context) {
        List<FoundMethod> methods = code.declarations.methods(owner, call.getNameAsString());
        Overloads.Choice choice = choose(methods, arguments);
        if (choice != null) {
            return chosen(call, choice, owner.name(), receiver, arguments, expected, context);
        }
        // A library or JDK without a method of that name is of another version than the source was written for.
        boolean otherVersion = methods.isEmpty() && !code.declarations.isInSources(owner.name());
        if (otherVersion || code.declarations.hasUnknownSupertype(owner)) {
            return missing.approximate(call, owner.name(), receiver, arguments, expected, context);
        }
        String reason = methods.isEmpty()
                ? "no method of that name is known in " + owner.name().replace('/', '.')
                : "none of that name in " + owner.name().replace('/', '.') + " takes these arguments";
        return missing.unresolved(call, receiver.source(), arguments, reason, expected, context);
    }

    /** The method that fits, else the only one that takes as many arguments: types may be known too badly to fit. */
    Overloads.@Nullable Choice choose(List<FoundMethod> declared, List<Argument> arguments) {
        List<FoundMethod> methods = declared.stream()
                .filter(method -> isAccessible(method.method()))
                .toList();
        Overloads.Choice choice = code.overloads.choose(methods, arguments);
        if (choice != null) {
            return choice;
        }
        List<FoundMethod> sameNumber = methods.stream()
                .filter(method -> method.parameters().size() == arguments.size())
                .toList();
        return sameNumber.size() == 1 ? new Overloads.Choice(sameNumber.get(0), false) : null;
    }

    private boolean isAccessible(TypeDecl.Method method) {
        if ((method.access() & (TypeDecl.PUBLIC | TypeDecl.PROTECTED)) != 0) {
            return true;
        }
        String here = SourceTypes.packageOf(code.unit);
        boolean samePackage = method.owner().startsWith(here) && method.owner().indexOf('/', here.length()) < 0;
        if (!samePackage || !method.isPrivate()) {
            return samePackage;
        }
        int dollar = method.owner().indexOf('$', here.length());
        String top = dollar < 0 ? method.owner() : method.owner().substring(0, dollar);
        return code.types.typesIn(code.unit).stream()
                .anyMatch(type -> code.types.nameOf(type).equals(top));
    }

    private Val chosen(
            MethodCallExpr call,
            Overloads.Choice choice,
            String staticType,
            Val receiver,
            List<Argument> arguments,
            Ty expected,
            CodeContext context) {
        TypeDecl.Method method = choice.method().method();
        if (method.isSignaturePolymorphic()) {
            return polymorphic(call, method, receiver, arguments, context);
        }
        boolean ofObject = method.owner().equals(Types.OBJECT.name());
        String owner = ofObject ? method.owner() : staticType;
        boolean isSuper = call.getScope().orElse(null) instanceof SuperExpr;
        Call.Kind kind = method.isStatic() ? Call.Kind.STATIC : isSuper ? Call.Kind.SPECIAL : Call.Kind.VIRTUAL;
        Src receiverSource = kind == Call.Kind.STATIC ? null : receiver.source();
        Passed passed =
                pass(choice, arguments, choice.method().method().variables(), typeArguments(call), expected, context);
        MethodId target = new MethodId(owner, method.name(), method.descriptor());
        Draft.PendingCall pending =
                emit(kind, target, receiverSource, passed.sources(), code.position(call.getName()), null, context);
        Ty returned = choice.method().returned().with(passed.bindings());
        if (method.name().equals("getClass") && ofObject) {
            returned = new Ty.Ref("java/lang/Class", List.of(receiver.type()));
        }
        return Val.of(returned, new Src.Result(pending));
    }

    /** A call of a method that takes and returns whatever the call says: of method and variable handles. */
    private Val polymorphic(
            MethodCallExpr call, TypeDecl.Method method, Val receiver, List<Argument> arguments, CodeContext context) {
        Node around = call.getParentNode().orElse(null);
        Ty returned = method.returned();
        if (returned.equals(Types.OBJECT)) {
            returned = around instanceof CastExpr cast
                    ? code.type(cast.getType())
                    : around instanceof ExpressionStmt ? Types.VOID : returned;
        }
        List<Src> sources = missing.unknownUse(arguments, context);
        MethodId target =
                new MethodId(method.owner(), method.name(), MissingCalls.guessed(arguments) + returned.descriptor());
        Draft.PendingCall pending = emit(
                Call.Kind.VIRTUAL, target, receiver.source(), sources, code.position(call.getName()), null, context);
        return Val.of(returned, new Src.Result(pending));
    }

    private List<Ty> typeArguments(MethodCallExpr call) {
        NodeList<Type> written = call.getTypeArguments().orElse(null);
        return written == null ? List.of() : written.stream().map(code::type).toList();
    }

    /**
     * Arguments as they are passed.
     *
     * @param bindings what the method's type variables stand for
     */
    record Passed(List<Src> sources, Map<String, Ty> bindings) {}

    Passed pass(
            Overloads.Choice choice,
            List<Argument> arguments,
            List<Ty.Var> variables,
            List<Ty> explicit,
            Ty expected,
            CodeContext context) {
        FoundMethod method = choice.method();
        Map<String, Ty> bindings = new LinkedHashMap<>(Ty.bindings(variables, explicit));
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).isFunction()) {
                Ty formal = Overloads.parameter(method, i, choice.spreads());
                code.overloads.unify(formal, arguments.get(i).type(), variables, bindings);
            }
        }
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            if (argument.isFunction()) {
                Ty formal = Overloads.parameter(method, i, choice.spreads());
                argument.value =
                        functions.read(argument.expression, formal, variables, bindings, expected, method, context);
            }
        }
        code.overloads.unifyExpected(method.returned(), expected, variables, bindings);
        for (Ty.Var variable : variables) {
            Ty bound = bindings.get(variable.name());
            if (bound == null || bound == Ty.Special.NULL) {
                bindings.put(variable.name(), Ty.Special.UNKNOWN);
            }
        }
        return new Passed(sources(choice, arguments), bindings);
    }

    private static List<Src> sources(Overloads.Choice choice, List<Argument> arguments) {
        List<Src> sources = new ArrayList<>();
        int count = choice.method().parameters().size();
        int plain = choice.spreads() ? count - 1 : Math.min(count, arguments.size());
        for (int i = 0; i < plain; i++) {
            Ty formal = choice.method().method().parameters().get(i);
            sources.add(CodeReader.convertedTo(arguments.get(i).value.source(), formal));
        }
        while (sources.size() < count) {
            sources.add(Src.UNKNOWN);
        }
        return sources;
    }

    private Val unqualified(MethodCallExpr call, Ty expected, CodeContext context) {
        List<Argument> arguments = arguments(call.getArguments(), context);
        String name = call.getNameAsString();
        for (TypeContext at = context.type; at != null; at = at.outer) {
            List<FoundMethod> methods = code.declarations.methods(at.self, name);
            Overloads.Choice choice = methods.isEmpty() ? null : choose(methods, arguments);
            if (choice != null) {
                TypeDecl.Method method = choice.method().method();
                boolean isStatic = method.isStatic();
                String owner = isStatic && at != context.type ? method.owner() : at.name();
                if (isStatic && isInterface(method.owner())) {
                    owner = method.owner();
                }
                Val receiver = isStatic ? Val.named(at.self) : Val.of(at.self, context.objectOf(at));
                return chosen(call, choice, owner, receiver, arguments, expected, context);
            }
        }
        return imported(call, name, arguments, expected, context);
    }

    private boolean isInterface(String owner) {
        TypeDecl declaration = code.declarations.find(owner);
        return declaration != null && declaration.isInterface();
    }

    /** A call of a statically imported method, or of one that a missing superclass declares. */
    private Val imported(MethodCallExpr call, String name, List<Argument> arguments, Ty expected, CodeContext context) {
        String believed = null;
        for (ImportDeclaration each : code.unit.getImports()) {
            Ty.Ref owner = staticOwner(each, name);
            if (owner == null) {
                continue;
            }
            Overloads.Choice choice = choose(code.declarations.methods(owner, name), arguments);
            if (choice != null) {
                String declaring = choice.method().method().owner();
                return chosen(call, choice, declaring, Val.named(owner), arguments, expected, context);
            }
            if (!each.isAsterisk() && !code.declarations.exists(owner.name())) {
                believed = owner.name();
            }
        }
        if (believed != null) {
            return missing.approximate(call, believed, Val.named(new Ty.Ref(believed)), arguments, expected, context);
        }
        for (TypeContext at = context.type; at != null; at = at.outer) {
            if (code.declarations.hasUnknownSupertype(at.self)) {
                Val receiver = Val.of(at.self, context.objectOf(at));
                return missing.approximate(call, at.name(), receiver, arguments, expected, context);
            }
        }
        String reason = "no method of that name is declared or imported here";
        return missing.unresolved(call, null, arguments, reason, expected, context);
    }

    private Ty.@Nullable Ref staticOwner(ImportDeclaration each, String name) {
        if (!each.isStatic()) {
            return null;
        }
        if (each.isAsterisk()) {
            return code.types.qualified(each.getNameAsString(), each) instanceof Ty.Ref ref ? ref : null;
        }
        String owner = each.getName().getQualifier().map(Node::toString).orElse("");
        return each.getName().getIdentifier().equals(name) && code.types.qualified(owner, each) instanceof Ty.Ref ref
                ? ref
                : null;
    }

    /** A statically imported field of that name, or null. */
    @Nullable
    Val staticField(String name) {
        for (ImportDeclaration each : code.unit.getImports()) {
            Ty.Ref owner = staticOwner(each, name);
            Declarations.FoundField field = owner == null ? null : code.declarations.field(owner, name);
            if (field != null) {
                return code.field(field.in(), field);
            }
        }
        return null;
    }

    private Val superCall(MethodCallExpr call, SuperExpr parent, Ty expected, CodeContext context) {
        List<Argument> arguments = arguments(call.getArguments(), context);
        Ty.Ref owner;
        if (parent.getTypeName().isPresent()) {
            Ty named = code.types.qualified(parent.getTypeName().get().asString(), parent);
            owner = named instanceof Ty.Ref ref ? asSuper(ref, context) : Types.OBJECT;
        } else {
            owner = code.read(parent, context).type() instanceof Ty.Ref ref ? ref : Types.OBJECT;
        }
        Val receiver = Val.of(owner, context.useThis());
        Overloads.Choice choice = choose(code.declarations.methods(owner, call.getNameAsString()), arguments);
        if (choice == null) {
            return code.declarations.hasUnknownSupertype(owner)
                    ? missing.approximate(call, owner.name(), receiver, arguments, expected, context)
                    : missing.unresolved(
                            call, receiver.source(), arguments, "no superclass is known to have it", expected, context);
        }
        return chosen(call, choice, owner.name(), receiver, arguments, expected, context);
    }

    private Ty.Ref asSuper(Ty.Ref named, CodeContext context) {
        Ty.Ref seen = code.declarations.as(context.type.self, named.name());
        return seen == null ? named : seen;
    }

    Val function(Expression function, Ty expected, CodeContext context) {
        return functions.read(function, expected, List.of(), new LinkedHashMap<>(), Ty.Special.UNKNOWN, null, context);
    }

    /** A method without parameters that the compiler calls, as javac names it. */
    MethodId implicit(Ty type, String name, MethodId otherwise) {
        if (!(type.bounded() instanceof Ty.Ref ref)) {
            return otherwise;
        }
        for (FoundMethod method : code.declarations.methods(ref, name)) {
            if (method.parameters().isEmpty()) {
                return new MethodId(ref.name(), name, method.method().descriptor());
            }
        }
        return new MethodId(MissingCalls.plain(ref.name()), name, otherwise.descriptor());
    }
}
