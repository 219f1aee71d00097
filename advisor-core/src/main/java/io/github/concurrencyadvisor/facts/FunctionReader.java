package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import io.github.concurrencyadvisor.facts.Declarations.FoundMethod;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lambdas and method references: what they implement, and what runs when they are called. */
final class FunctionReader {

    private final CodeReader code;
    private final CallReader calls;
    /** Lambdas nest: without this, each would be tried twice as often as the one around it. */
    private final IdentityHashMap<LambdaExpr, Ty> triedBefore = new IdentityHashMap<>();

    FunctionReader(CodeReader code, CallReader calls) {
        this.code = code;
        this.calls = calls;
    }

    /** What a lambda's body can be used as. */
    private enum Shape {
        VALUE,
        NOTHING,
        EITHER
    }

    private static Expression inner(Expression expression) {
        Expression inner = expression;
        while (inner instanceof EnclosedExpr enclosed) {
            inner = enclosed.getInner();
        }
        return inner;
    }

    /** Whether the expression can implement the function. */
    int implementing(Expression expression, FoundMethod function, CodeContext context) {
        if (inner(expression) instanceof LambdaExpr lambda) {
            return implementing(lambda, function, context);
        }
        return inner(expression) instanceof MethodReferenceExpr reference
                ? implementing(reference, function, context)
                : Overloads.NO;
    }

    private int implementing(LambdaExpr lambda, FoundMethod function, CodeContext context) {
        if (lambda.getParameters().size() != function.parameters().size()) {
            return Overloads.NO;
        }
        boolean wantsValue = !function.returned().equals(Types.VOID);
        Shape shape = shape(lambda);
        if (shape == (wantsValue ? Shape.NOTHING : Shape.VALUE)) {
            return Overloads.NO;
        }
        boolean typed = lambda.getParameters().stream()
                .noneMatch(parameter -> parameter.getType().isUnknownType());
        if (shape == Shape.EITHER
                && typed
                && wantsValue
                && lambda.getExpressionBody().isPresent()) {
            return tried(lambda, context).equals(Types.VOID) ? Overloads.NO : Overloads.YES;
        }
        return Overloads.YES;
    }

    /** The type of a lambda's expression, read for that only. */
    private Ty tried(LambdaExpr lambda, CodeContext context) {
        Ty known = triedBefore.get(lambda);
        if (known != null) {
            return known;
        }
        CodeContext trial = context.trial();
        code.trials++;
        for (Parameter parameter : lambda.getParameters()) {
            trial.declare(parameter.getNameAsString(), code.type(parameter.getType()));
        }
        Ty type = lambda.getExpressionBody()
                .map(body -> code.read(body, trial).type())
                .orElse(Ty.Special.UNKNOWN);
        code.trials--;
        if (!type.isUnknown()) {
            triedBefore.put(lambda, type);
        }
        return type;
    }

    private static Shape shape(LambdaExpr lambda) {
        Expression body = lambda.getExpressionBody().orElse(null);
        if (body != null) {
            Expression inner = inner(body);
            boolean statement = inner.isMethodCallExpr()
                    || inner.isObjectCreationExpr()
                    || inner.isAssignExpr()
                    || (inner.isUnaryExpr()
                            && inner.asUnaryExpr().getOperator().name().contains("CREMENT"));
            return statement && !body.isEnclosedExpr() ? Shape.EITHER : Shape.VALUE;
        }
        Statement block = lambda.getBody();
        if (returnsValue(block)) {
            return Shape.VALUE;
        }
        return endsAbruptly(block) ? Shape.EITHER : Shape.NOTHING;
    }

    private static boolean returnsValue(Node node) {
        if (node instanceof ReturnStmt back) {
            return back.getExpression().isPresent();
        }
        if (node instanceof Expression || node instanceof BodyDeclaration<?>) {
            return false;
        }
        return node.getChildNodes().stream().anyMatch(FunctionReader::returnsValue);
    }

    private static boolean endsAbruptly(Statement statement) {
        if (statement instanceof BlockStmt block) {
            return !block.isEmpty()
                    && endsAbruptly(block.getStatement(block.getStatements().size() - 1));
        }
        return statement instanceof ThrowStmt
                || (statement instanceof WhileStmt loop
                        && loop.getCondition().toString().equals("true"));
    }

    // --- reading

    /**
     * Reads a lambda or method reference.
     *
     * @param formal the type that it is passed as
     * @param variables those of the method it is passed to; what it returns may say what they stand for
     * @param bindings what is known of that so far; added to
     * @param expected what the place around the whole call asks for
     */
    Val read(
            Expression expression,
            Ty formal,
            List<Ty.Var> variables,
            Map<String, Ty> bindings,
            Ty expected,
            @Nullable FoundMethod method,
            CodeContext context) {
        FoundMethod function = code.declarations.functionOf(formal.with(bindings));
        if (function != null && method != null && !variables.isEmpty() && mentions(function.parameters(), variables)) {
            code.overloads.unifyExpected(method.returned(), expected, variables, bindings);
            function = code.declarations.functionOf(formal.with(bindings));
        }
        String type = formal.bounded() instanceof Ty.Ref ref && !(formal instanceof Ty.Var)
                ? MissingCalls.plain(ref.name())
                : "";
        if (inner(expression) instanceof LambdaExpr lambda) {
            return lambda(lambda, formal, type, function, variables, bindings, context);
        }
        return inner(expression) instanceof MethodReferenceExpr reference
                ? reference(reference, formal, type, function, variables, bindings, context)
                : Val.UNKNOWN;
    }

    private static boolean mentions(List<Ty> types, List<Ty.Var> variables) {
        return types.stream().anyMatch(type -> type instanceof Ty.Var var && variables.contains(var));
    }

    private Val lambda(
            LambdaExpr lambda,
            Ty formal,
            String type,
            @Nullable FoundMethod function,
            List<Ty.Var> variables,
            Map<String, Ty> bindings,
            CodeContext context) {
        Draft body = new Draft(true);
        Ty wanted =
                function == null ? Ty.Special.UNKNOWN : open(function.returned().with(bindings), variables);
        CodeContext inside = new CodeContext(context.type, body, context, context.methodName, wanted);
        body.lambdaName = "lambda$" + context.methodName + "$" + (code.trials > 0 ? 0 : context.type.nextLambda());
        body.position = code.position(lambda);
        body.endLine = CodeReader.endLine(lambda);
        if (code.trials == 0) {
            context.draft.lambdas.add(body);
        }
        for (int i = 0; i < lambda.getParameters().size(); i++) {
            Parameter parameter = lambda.getParameter(i);
            Ty declared = parameterType(parameter, i, function, variables);
            inside.declare(parameter.getNameAsString(), declared).assigned.add(new Src.LambdaParameter(body, i));
            body.parameterTypes.add(declared);
        }
        List<Ty> returns = new ArrayList<>();
        code.statements.returnTypes.push(returns);
        if (lambda.getExpressionBody().isPresent()) {
            Val value = code.read(lambda.getExpressionBody().get(), wanted, inside);
            if (!wanted.equals(Types.VOID) && !value.type().equals(Types.VOID)) {
                code.statements.returned(value, inside);
            }
        } else {
            code.statements.read(lambda.getBody(), inside);
        }
        code.statements.returnTypes.pop();
        Ty made = returns.stream()
                .filter(each -> !each.isUnknown() && each != Ty.Special.NULL)
                .findFirst()
                .orElse(Ty.Special.UNKNOWN);
        if (function != null) {
            code.overloads.unify(function.returned(), Overloads.boxed(made), variables, bindings);
            Ty returned = function.returned().with(bindings);
            body.returnType = returned instanceof Ty.Var var && variables.contains(var) ? Ty.Special.UNKNOWN : returned;
        } else {
            body.returnType = lambda.getExpressionBody().isPresent() || !returns.isEmpty() ? made : Types.VOID;
        }
        String name = function == null ? "" : function.method().name();
        return Val.of(formal.with(bindings), new Src.Lambda(body, type, name));
    }

    private Ty parameterType(Parameter parameter, int index, @Nullable FoundMethod function, List<Ty.Var> variables) {
        Type written = parameter.getType();
        if (!written.isUnknownType() && !written.asString().equals("var")) {
            return code.type(written);
        }
        return function != null && index < function.parameters().size()
                ? open(function.parameters().get(index), variables)
                : Ty.Special.UNKNOWN;
    }

    /** A type that a variable still stands in for is not known. */
    private static Ty open(Ty type, List<Ty.Var> variables) {
        return type instanceof Ty.Var var && variables.contains(var) ? Ty.Special.UNKNOWN : type;
    }

    // --- method references

    /**
     * What a method reference means.
     *
     * @param unbound whether the function's first parameter is the receiver
     */
    private record Target(FoundMethod method, boolean unbound) {}

    private int implementing(MethodReferenceExpr reference, FoundMethod function, CodeContext context) {
        if (reference.getIdentifier().equals("new")) {
            return function.returned().equals(Types.VOID) ? Overloads.PERHAPS : Overloads.YES;
        }
        code.trials++;
        Val scope = scope(reference, context.trial());
        code.trials--;
        if (!(scope.type().bounded() instanceof Ty.Ref type) || !code.declarations.exists(type.name())) {
            return Overloads.PERHAPS;
        }
        List<FoundMethod> methods = code.declarations.methods(type, reference.getIdentifier());
        int count = function.parameters().size();
        boolean wantsValue = !function.returned().equals(Types.VOID);
        boolean fits = false;
        for (FoundMethod method : methods) {
            int needed = method.parameters().size()
                    + (scope.isType() && !method.method().isStatic() ? 1 : 0);
            boolean number = needed == count || (method.method().isVarArgs() && count >= needed - 1);
            boolean gives = !wantsValue || !method.returned().equals(Types.VOID);
            fits |= number && gives;
        }
        return fits ? Overloads.YES : methods.isEmpty() ? Overloads.PERHAPS : Overloads.NO;
    }

    /** What stands before the colons. The parser takes every name there for a type, even a variable's. */
    private Val scope(MethodReferenceExpr reference, CodeContext context) {
        if (reference.getScope() instanceof TypeExpr typed
                && typed.getType() instanceof ClassOrInterfaceType named
                && named.getTypeArguments().isEmpty()) {
            String[] parts = named.getNameWithScope().split("\\.", -1);
            if (context.find(parts[0], code.declarations) != null) {
                Expression value = new NameExpr(parts[0]);
                for (int i = 1; i < parts.length; i++) {
                    value = new FieldAccessExpr(value, parts[i]);
                }
                return code.read(value, context);
            }
            Val field = staticField(named);
            if (field != null) {
                return field;
            }
        }
        return code.read(reference.getScope(), context);
    }

    /** {@code System.out}, or a field that is imported; null where the name is a type's. */
    private @Nullable Val staticField(ClassOrInterfaceType named) {
        ClassOrInterfaceType before = named.getScope().orElse(null);
        if (before == null) {
            return calls.staticField(named.getNameAsString());
        }
        Val scope = staticField(before);
        Ty type = scope == null ? code.type(before) : scope.type();
        if (!(type.bounded() instanceof Ty.Ref owner)) {
            return null;
        }
        Declarations.FoundField field = code.declarations.field(owner, named.getNameAsString());
        return field == null ? null : code.field(owner, field);
    }

    private Val reference(
            MethodReferenceExpr reference,
            Ty formal,
            String type,
            @Nullable FoundMethod function,
            List<Ty.Var> variables,
            Map<String, Ty> bindings,
            CodeContext context) {
        if (isArrayConstructor(reference)) {
            return synthetic(reference, formal, type, function, null, variables, bindings, context);
        }
        Val scope = scope(reference, context);
        Val nothing = Val.of(formal.with(bindings));
        if (!(scope.type().bounded() instanceof Ty.Ref owner)) {
            return nothing;
        }
        String interfaceMethod = function == null ? "" : function.method().name();
        boolean creates = reference.getIdentifier().equals("new");
        String name = creates ? "<init>" : reference.getIdentifier();
        List<Ty> given = function == null
                ? List.of()
                : function.parameters().stream()
                        .map(each -> open(each, variables))
                        .toList();
        Target target = target(owner, name, scope.isType(), given, function == null);
        boolean bound = !scope.isType();
        List<Src> captured = bound ? List.of(scope.source()) : List.of();
        if (target == null) {
            StringBuilder guess = new StringBuilder("(");
            given.forEach(each -> guess.append(open(each, variables).descriptor()));
            MethodId body = new MethodId(
                    MissingCalls.plain(owner.name()), name, guess + (creates ? ")V" : ")Ljava/lang/Object;"));
            boolean isStatic = creates || scope.isType();
            return Val.of(formal.with(bindings), new Src.Reference(body, isStatic, type, interfaceMethod, captured));
        }
        TypeDecl.Method method = target.method().method();
        if (function != null) {
            int skip = target.unbound() ? 1 : 0;
            for (int i = 0;
                    i + skip < given.size() && i < target.method().parameters().size();
                    i++) {
                Ty takes = target.method().parameters().get(i);
                code.overloads.unify(function.parameters().get(i + skip), takes, variables, bindings);
            }
            Ty returned = creates ? created(owner) : result(target, given, bindings);
            code.overloads.unify(function.returned(), returned, variables, bindings);
        }
        if (reference.getScope() instanceof SuperExpr) {
            MethodId parent = new MethodId(owner.name(), name, method.descriptor());
            return synthetic(reference, formal, type, function, parent, variables, bindings, context);
        }
        MethodId body = new MethodId(creates ? owner.name() : method.owner(), name, method.descriptor());
        boolean isStatic = creates || method.isStatic();
        return Val.of(
                formal.with(bindings),
                new Src.Reference(body, isStatic, type, interfaceMethod, method.isStatic() ? List.of() : captured));
    }

    private static boolean isArrayConstructor(MethodReferenceExpr reference) {
        return reference.getIdentifier().equals("new")
                && reference.getScope() instanceof TypeExpr typed
                && typed.getType().isArrayType();
    }

    /**
     * The lambda that javac makes of a reference that no method handle can express: {@code super::m}, {@code T[]::new}.
     *
     * @param parent the method of the superclass that it calls, or null
     */
    private Val synthetic(
            MethodReferenceExpr reference,
            Ty formal,
            String type,
            @Nullable FoundMethod function,
            @Nullable MethodId parent,
            List<Ty.Var> variables,
            Map<String, Ty> bindings,
            CodeContext context) {
        Draft body = new Draft(true);
        CodeContext inside = new CodeContext(context.type, body, context, context.methodName, Ty.Special.UNKNOWN);
        body.lambdaName = "lambda$" + context.methodName + "$" + (code.trials > 0 ? 0 : context.type.nextLambda());
        body.position = code.position(reference);
        body.endLine = CodeReader.endLine(reference);
        body.size = 1;
        List<Src> passed = new ArrayList<>();
        List<Ty> taken = parent != null
                ? parent.parameterTypes().stream().map(Ty::of).toList()
                : function == null ? List.of() : function.parameters();
        for (Ty each : taken) {
            passed.add(new Src.LambdaParameter(body, passed.size()));
            body.parameterTypes.add(open(each.with(bindings), variables));
        }
        Ty made = reference.getScope() instanceof TypeExpr typed ? code.type(typed.getType()) : Ty.Special.UNKNOWN;
        if (parent != null) {
            inside.useThis();
            Draft.PendingCall call =
                    calls.emit(Call.Kind.SPECIAL, parent, Src.THIS, passed, code.position(reference), null, inside);
            made = Ty.of(parent.returnType());
            if (!made.isPrimitive()) {
                body.returns(new Src.Result(call));
            }
        }
        if (function != null) {
            code.overloads.unify(function.returned(), made, variables, bindings);
            body.returnType = open(function.returned().with(bindings), variables);
        }
        if (code.trials == 0) {
            context.draft.lambdas.add(body);
        }
        String name = function == null ? "" : function.method().name();
        return Val.of(formal.with(bindings), new Src.Lambda(body, type, name));
    }

    private Ty created(Ty.Ref owner) {
        TypeDecl declaration = code.declarations.find(owner.name());
        if (declaration == null
                || declaration.parameters().isEmpty()
                || !owner.args().isEmpty()) {
            return owner;
        }
        List<Ty> unknown = new ArrayList<>();
        declaration.parameters().forEach(each -> unknown.add(Ty.Special.UNKNOWN));
        return new Ty.Ref(owner.name(), unknown);
    }

    /** What the method referred to returns, for the arguments the function gives it. */
    private Ty result(Target target, List<Ty> given, Map<String, Ty> bindings) {
        TypeDecl.Method declared = target.method().method();
        FoundMethod method = target.method();
        if (target.unbound() && !given.isEmpty() && given.get(0).with(bindings).bounded() instanceof Ty.Ref receiver) {
            List<FoundMethod> sameOnReceiver = code.declarations.methods(receiver, declared.name()).stream()
                    .filter(each -> each.method().equals(declared))
                    .toList();
            method = sameOnReceiver.isEmpty() ? method : sameOnReceiver.get(0);
        }
        List<Ty.Var> own = method.method().variables();
        Map<String, Ty> ownBindings = new java.util.LinkedHashMap<>();
        int skip = target.unbound() ? 1 : 0;
        for (int i = 0; i + skip < given.size() && i < method.parameters().size(); i++) {
            code.overloads.unify(method.parameters().get(i), given.get(i + skip).with(bindings), own, ownBindings);
        }
        for (Ty.Var variable : own) {
            ownBindings.putIfAbsent(variable.name(), Ty.Special.UNKNOWN);
        }
        return method.returned().with(ownBindings);
    }

    private @Nullable Target target(Ty.Ref owner, String name, boolean isType, List<Ty> given, boolean anyNumber) {
        List<FoundMethod> methods =
                name.equals("<init>") ? code.declarations.constructors(owner) : code.declarations.methods(owner, name);
        if (methods.size() == 1 && anyNumber) {
            return new Target(methods.get(0), isType && !methods.get(0).method().isStatic());
        }
        List<Given> arguments = given.stream().map(Given::new).toList();
        boolean constructor = name.equals("<init>");
        List<FoundMethod> direct = methods.stream()
                .filter(method -> constructor || !isType || method.method().isStatic())
                .toList();
        Overloads.Choice choice = code.overloads.choose(direct, arguments);
        if (isType && !constructor && !given.isEmpty()) {
            List<FoundMethod> members = methods.stream()
                    .filter(method -> !method.method().isStatic())
                    .toList();
            Overloads.Choice unbound = code.overloads.choose(members, arguments.subList(1, arguments.size()));
            if (unbound != null && (choice == null || choice.spreads())) {
                return new Target(unbound.method(), true);
            }
        }
        if (choice != null) {
            return new Target(choice.method(), false);
        }
        return methods.size() == 1
                ? new Target(methods.get(0), isType && !methods.get(0).method().isStatic())
                : null;
    }

    /** What a function hands on. */
    private record Given(Ty type) implements Overloads.Argument {
        @Override
        public boolean isFunction() {
            return false;
        }

        @Override
        public int implementing(FoundMethod function) {
            return Overloads.NO;
        }
    }
}
