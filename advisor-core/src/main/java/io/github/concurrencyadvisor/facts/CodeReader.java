package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.type.Type;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the code of one file: what each expression's type is and where its value comes from. Belongs to one thread; what it
 * reads depends on the sources and the class path only.
 */
final class CodeReader {

    /** More expressions than this are not looked at in one file: trying out nested lambdas can multiply them. */
    private static final int MOST_STEPS = 2_000_000;

    final SourceTypes types;
    final Declarations declarations;
    final Overloads overloads;
    final CompilationUnit unit;
    final String file;
    final CallReader calls;
    final ConstructorReader constructors;
    final StatementReader statements;
    final TypeReader typeReader;
    final Map<String, Draft.LocalClass> localClasses = new HashMap<>();
    private int steps;
    /** Above 0 while something is only tried out. */
    int trials;

    CodeReader(SourceTypes types, CompilationUnit unit, String file, TypeReader typeReader) {
        this.types = types;
        this.declarations = types.declarations();
        this.overloads = new Overloads(declarations);
        this.unit = unit;
        this.file = file;
        this.typeReader = typeReader;
        this.calls = new CallReader(this);
        this.constructors = new ConstructorReader(this, calls);
        this.statements = new StatementReader(this);
    }

    boolean isExhausted() {
        return steps > MOST_STEPS;
    }

    Position position(Node node) {
        return node.getBegin()
                .map(begin -> new Position(file, begin.line, begin.column))
                .orElse(Position.NONE);
    }

    static int endLine(Node node) {
        return node.getEnd().map(end -> end.line).orElse(0);
    }

    // --- expressions

    Val read(Expression expression, CodeContext context) {
        return read(expression, Ty.Special.UNKNOWN, context);
    }

    /**
     * @param expected the type that the place asks for, which decides what a lambda is
     */
    Val read(Expression expression, Ty expected, CodeContext context) {
        context.draft.size++;
        if (++steps > MOST_STEPS) {
            return Val.UNKNOWN;
        }
        if (expression instanceof MethodCallExpr call) {
            return calls.call(call, expected, context);
        }
        if (expression instanceof NameExpr name) {
            return name(name, context);
        }
        if (expression instanceof LiteralExpr literal) {
            return literal(literal);
        }
        if (expression instanceof FieldAccessExpr access) {
            return fieldAccess(access, context);
        }
        if (expression instanceof ObjectCreationExpr creation) {
            return constructors.creation(creation, expected, context);
        }
        if (expression instanceof LambdaExpr || expression instanceof MethodReferenceExpr) {
            return calls.function(expression, expected, context);
        }
        if (expression instanceof BinaryExpr binary) {
            return binary(binary, context);
        }
        if (expression instanceof UnaryExpr unary) {
            return unary(unary, context);
        }
        if (expression instanceof AssignExpr assign) {
            return assign(assign, context);
        }
        if (expression instanceof VariableDeclarationExpr declaration) {
            declaration.getVariables().forEach(variable -> variable(variable, context));
            return Val.UNKNOWN;
        }
        return readRarer(expression, expected, context);
    }

    private Val readRarer(Expression expression, Ty expected, CodeContext context) {
        if (expression instanceof EnclosedExpr enclosed) {
            return read(enclosed.getInner(), expected, context);
        }
        if (expression instanceof CastExpr cast) {
            Ty type = type(cast.getType());
            Val value = read(cast.getExpression(), type, context);
            return Val.of(type, type instanceof Ty.Prim prim ? converted(value.source(), prim.code()) : value.source());
        }
        if (expression instanceof ThisExpr self) {
            return self(self, context);
        }
        if (expression instanceof SuperExpr) {
            TypeDecl own = declarations.find(context.type.name());
            return Val.of(own == null || own.superType() == null ? Types.OBJECT : own.superType(), context.useThis());
        }
        if (expression instanceof ConditionalExpr conditional) {
            read(conditional.getCondition(), context);
            context.branches++;
            Val then = read(conditional.getThenExpr(), expected, context);
            Val otherwise = read(conditional.getElseExpr(), expected, context);
            context.branches--;
            return either(then, otherwise);
        }
        if (expression instanceof InstanceOfExpr test) {
            Val value = read(test.getExpression(), context);
            test.getPattern().ifPresent(pattern -> pattern(pattern, value, context));
            return Val.of(Types.BOOLEAN);
        }
        if (expression instanceof ArrayAccessExpr access) {
            Val array = read(access.getName(), context);
            read(access.getIndex(), context);
            return Val.of(array.type().bounded() instanceof Ty.Arr arr ? arr.element() : Ty.Special.UNKNOWN);
        }
        if (expression instanceof ArrayCreationExpr creation) {
            return array(creation, context);
        }
        if (expression instanceof ArrayInitializerExpr initializer) {
            initializer.getValues().forEach(value -> read(value, element(expected), context));
            return Val.of(expected);
        }
        if (expression instanceof ClassExpr literal) {
            Ty type = type(literal.getType());
            Object name = type instanceof Ty.Ref ref ? ref.name() : null;
            Ty classOf = new Ty.Ref("java/lang/Class", List.of(Overloads.boxed(type)));
            return Val.of(classOf, name == null ? Src.UNKNOWN : Src.constant(name));
        }
        if (expression instanceof SwitchExpr choice) {
            return statements.switchExpression(choice, expected, context);
        }
        if (expression instanceof TypeExpr type) {
            return Val.named(type(type.getType()));
        }
        return Val.UNKNOWN;
    }

    Ty type(Type written) {
        return types.type(written, written);
    }

    private static Ty element(Ty array) {
        return array instanceof Ty.Arr arr ? arr.element() : Ty.Special.UNKNOWN;
    }

    private Val literal(LiteralExpr literal) {
        if (literal instanceof NullLiteralExpr) {
            return Val.of(Ty.Special.NULL, new Src.Of(new Value.Constant(null)));
        }
        Object value = Constants.literal(literal);
        Ty type = literal.isBooleanLiteralExpr()
                ? Types.BOOLEAN
                : literal.isCharLiteralExpr() ? new Ty.Prim('C') : typeOf(value);
        return value == null ? Val.of(type) : Val.of(type, Src.constant(value));
    }

    private static Ty typeOf(@Nullable Object constant) {
        if (constant instanceof Integer) {
            return Types.INT;
        }
        if (constant instanceof Long) {
            return new Ty.Prim('J');
        }
        if (constant instanceof Float) {
            return new Ty.Prim('F');
        }
        if (constant instanceof Double) {
            return new Ty.Prim('D');
        }
        return constant instanceof String ? Types.STRING : Ty.Special.UNKNOWN;
    }

    private Val name(NameExpr expression, CodeContext context) {
        String name = expression.getNameAsString();
        CodeContext.Found found = context.find(name, declarations);
        if (found != null) {
            Object constant = constant(found.source());
            if (constant != null) {
                return Val.of(found.type(), Src.constant(constant));
            }
            if (found.needsThis()) {
                context.useThis();
            }
            return Val.of(found.type(), found.source());
        }
        Val imported = calls.staticField(name);
        if (imported != null) {
            return imported;
        }
        Ty type = types.simpleIfKnown(name, expression, 0);
        if (type == null
                && Character.isUpperCase(name.charAt(0))
                && !declarations.hasUnknownSupertype(context.type.self)) {
            type = types.simple(name, expression, 0);
        }
        return type == null || type.isUnknown()
                ? InheritedFields.named(expression, context, declarations)
                : Val.named(type);
    }

    private Val self(ThisExpr self, CodeContext context) {
        String wanted = self.getTypeName().map(name -> name.getIdentifier()).orElse("");
        for (CodeContext.TypeContext at = context.type; at != null; at = at.outer) {
            if (wanted.isEmpty() || SourceTypes.simpleName(at.node).equals(wanted)) {
                return Val.of(at.self, context.objectOf(at));
            }
        }
        return Val.UNKNOWN;
    }

    private Val fieldAccess(FieldAccessExpr access, CodeContext context) {
        String name = access.getNameAsString();
        Val scope = read(access.getScope(), context);
        if (scope.type().isUnknown() && !scope.isType()) {
            Ty qualified = dotted(access) ? types.qualified(access.toString(), access) : Ty.Special.UNKNOWN;
            boolean named = qualified instanceof Ty.Ref ref
                    && (Character.isUpperCase(name.charAt(0)) || types.exists(ref.name()));
            return named ? Val.named(qualified) : Val.UNKNOWN;
        }
        if (scope.type().bounded() instanceof Ty.Arr) {
            return Val.of(name.equals("length") ? Types.INT : Ty.Special.UNKNOWN);
        }
        if (!(scope.type().bounded() instanceof Ty.Ref ref)) {
            return Val.UNKNOWN;
        }
        Declarations.FoundField field = declarations.field(ref, name);
        if (field != null) {
            return field(ref, field);
        }
        String member = scope.isType() ? types.memberType(ref.name(), name, 0) : null;
        if (member != null) {
            return Val.named(new Ty.Ref(member));
        }
        boolean nested = scope.isType()
                && !types.exists(ref.name())
                && Character.isUpperCase(name.charAt(0))
                && access.getParentNode()
                        .filter(FieldAccessExpr.class::isInstance)
                        .isPresent();
        return nested ? Val.named(new Ty.Ref(ref.name() + "$" + name)) : Val.UNKNOWN;
    }

    /** A field as javac names it: by the type in front of the dot; constants stand for themselves. */
    Val field(Ty.Ref scope, Declarations.FoundField field) {
        Object constant = types.constant(field.in().name(), field.field());
        String descriptor = field.field().type().descriptor();
        Src source = constant != null
                ? Src.constant(constant)
                : new Src.Of(new Value.FieldRead(scope.name(), field.field().name(), descriptor));
        return Val.of(field.type(), source);
    }

    private @Nullable Object constant(Src source) {
        if (source instanceof Src.Of of && of.value() instanceof Value.FieldRead read) {
            Declarations.FoundField field = declarations.field(new Ty.Ref(read.owner()), read.name());
            return field == null ? null : types.constant(field.in().name(), field.field());
        }
        return null;
    }

    private static boolean dotted(Expression expression) {
        return expression instanceof NameExpr
                || (expression instanceof FieldAccessExpr access && dotted(access.getScope()));
    }

    private Val binary(BinaryExpr binary, CodeContext context) {
        int skipped = isShortCircuit(binary.getOperator()) ? 1 : 0;
        if (Operands.isLong(binary)) {
            boolean text = false;
            int branches = context.branches;
            for (Expression operand : Operands.of(binary)) {
                text |= operand(operand, context).type().equals(Types.STRING);
                context.branches += skipped;
            }
            context.branches = branches;
            return Val.of(text ? Types.STRING : Ty.Special.UNKNOWN);
        }
        Object constant = Constants.of(binary, name -> constantNamed(name, context));
        if (constant != null) {
            return Val.of(typeOf(constant), Src.constant(constant));
        }
        boolean adds = binary.getOperator() == BinaryExpr.Operator.PLUS;
        Ty left = adds
                ? operand(binary.getLeft(), context).type()
                : read(binary.getLeft(), context).type();
        context.branches += skipped;
        Ty right = adds
                ? operand(binary.getRight(), context).type()
                : read(binary.getRight(), context).type();
        context.branches -= skipped;
        return switch (binary.getOperator()) {
            case EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS, AND, OR -> Val.of(Types.BOOLEAN);
            case PLUS ->
                Val.of(left.equals(Types.STRING) || right.equals(Types.STRING) ? Types.STRING : promoted(left, right));
            case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> Val.of(promoted(left, Types.INT));
            default -> Val.of(promoted(left, right));
        };
    }

    /** Whether the left operand may decide alone. */
    private static boolean isShortCircuit(BinaryExpr.Operator operator) {
        return operator == BinaryExpr.Operator.AND || operator == BinaryExpr.Operator.OR;
    }

    /** Reads what is added; an object can only be joined with a string, which takes its text first. */
    private Val operand(Expression expression, CodeContext context) {
        Val value = read(expression, context);
        if (value.type().bounded() instanceof Ty.Ref ref
                && !ref.equals(Types.STRING)
                && Overloads.unboxed(ref) == ref
                && trials == 0) {
            Position line = new Position(file, position(expression).line(), 0);
            calls.emit(Call.Kind.STATIC, MethodId.TEXT_OF_OBJECT, null, List.of(value.source()), line, null, context);
        }
        return value;
    }

    /** The constant that a name stands for. A local variable's is not looked for: its writes are not all known yet. */
    private @Nullable Object constantNamed(Expression name, CodeContext context) {
        if (name instanceof NameExpr simple && context.variable(simple.getNameAsString()) != null) {
            return null;
        }
        if (!(name instanceof NameExpr) && !dotted(name)) {
            return null;
        }
        trials++;
        Val value = read(name, context.trial());
        trials--;
        return value.source() instanceof Src.Of of && of.value() instanceof Value.Constant constant
                ? constant.value()
                : null;
    }

    private static Ty promoted(Ty left, Ty right) {
        Ty one = Overloads.unboxed(left);
        Ty other = Overloads.unboxed(right);
        if (!(one instanceof Ty.Prim a) || !(other instanceof Ty.Prim b)) {
            return Ty.Special.UNKNOWN;
        }
        if (a.code() == 'Z') {
            return a;
        }
        String widest = "DFJ";
        for (int i = 0; i < widest.length(); i++) {
            if (a.code() == widest.charAt(i) || b.code() == widest.charAt(i)) {
                return new Ty.Prim(widest.charAt(i));
            }
        }
        return Types.INT;
    }

    private Val unary(UnaryExpr unary, CodeContext context) {
        Object constant = Constants.of(unary, name -> constantNamed(name, context));
        if (constant != null) {
            return Val.of(typeOf(constant), Src.constant(constant));
        }
        Val operand = read(unary.getExpression(), context);
        switch (unary.getOperator()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                store(unary.getExpression(), Src.UNKNOWN, context);
            default -> {}
        }
        return Val.of(Overloads.unboxed(operand.type()));
    }

    private Val assign(AssignExpr assign, CodeContext context) {
        Val target =
                assign.getTarget() instanceof NameExpr name ? name(name, context) : read(assign.getTarget(), context);
        Val value = assign.getOperator() == AssignExpr.Operator.PLUS
                ? operand(assign.getValue(), context)
                : read(assign.getValue(), target.type(), context);
        boolean plain = assign.getOperator() == AssignExpr.Operator.ASSIGN;
        Src stored = plain ? convertedTo(value.source(), target.type()) : Src.UNKNOWN;
        store(assign.getTarget(), stored, context);
        return Val.of(target.type(), stored);
    }

    /** Notes that something is assigned to a variable or field. */
    private void store(Expression target, Src value, CodeContext context) {
        if (target instanceof EnclosedExpr enclosed) {
            store(enclosed.getInner(), value, context);
        } else if (target instanceof NameExpr name) {
            Draft.Variable local = context.variable(name.getNameAsString());
            if (local != null) {
                if (trials == 0) {
                    local.assigned.add(value);
                }
                return;
            }
            CodeContext.Found found = context.find(name.getNameAsString(), declarations);
            if (found != null && found.variable() == null) {
                write(found.source(), value, context);
            }
        } else if (target instanceof FieldAccessExpr access) {
            trials++;
            Val field = fieldAccess(access, context.trial());
            trials--;
            write(field.source(), value, context);
        }
    }

    private static void write(Src field, Src value, CodeContext context) {
        if (field instanceof Src.Of of && of.value() instanceof Value.FieldRead read) {
            context.draft.write(read.owner(), read.name(), read.descriptor(), value);
        }
    }

    void variable(VariableDeclarator declarator, CodeContext context) {
        boolean inferred = declarator.getType().asString().equals("var");
        Ty written = inferred ? Ty.Special.UNKNOWN : type(declarator.getType());
        Expression initializer = declarator.getInitializer().orElse(null);
        if (initializer == null) {
            context.declare(declarator.getNameAsString(), written);
            return;
        }
        Val value = read(initializer, written, context);
        Draft.Variable variable = context.declare(declarator.getNameAsString(), inferred ? value.type() : written);
        variable.assigned.add(convertedTo(value.source(), variable.type));
    }

    private Val array(ArrayCreationExpr creation, CodeContext context) {
        creation.getLevels().forEach(level -> level.getDimension().ifPresent(size -> read(size, context)));
        Ty type = type(creation.getElementType());
        for (int i = 0; i < creation.getLevels().size(); i++) {
            type = new Ty.Arr(type);
        }
        Ty whole = type;
        creation.getInitializer().ifPresent(values -> read(values, whole, context));
        return Val.of(whole);
    }

    /** Declares what a pattern binds. */
    void pattern(Node pattern, Val matched, CodeContext context) {
        if (pattern instanceof TypePatternExpr typed) {
            Ty type = typed.getType().asString().equals("var") ? matched.type() : type(typed.getType());
            context.declare(typed.getNameAsString(), type).assigned.add(matched.source());
        } else {
            for (Node child : pattern.getChildNodes()) {
                if (!(child instanceof Type)) {
                    pattern(child, Val.UNKNOWN, context);
                }
            }
        }
    }

    Val either(Val one, Val other) {
        return Val.of(commonType(one.type(), other.type()), new Src.Any(List.of(one.source(), other.source())));
    }

    private Ty commonType(Ty one, Ty other) {
        if (one == Ty.Special.NULL || one.isUnknown()) {
            return other;
        }
        if (other == Ty.Special.NULL || other.isUnknown() || one.equals(other)) {
            return one;
        }
        if (Overloads.unboxed(one) instanceof Ty.Prim && Overloads.unboxed(other) instanceof Ty.Prim) {
            return promoted(one, other);
        }
        if (overloads.fits(one, other, 2) == Overloads.YES) {
            return other;
        }
        if (overloads.fits(other, one, 2) == Overloads.YES) {
            return one;
        }
        if (one.bounded() instanceof Ty.Ref ref) {
            for (Ty.Ref above : declarations.lineage(ref)) {
                if (declarations.as(other, above.name()) != null) {
                    return above;
                }
            }
        }
        return Ty.Special.UNKNOWN;
    }

    // --- values

    static Src convertedTo(Src source, Ty type) {
        return type instanceof Ty.Prim prim ? converted(source, prim.code()) : source;
    }

    private static Src converted(Src source, char descriptor) {
        if (source instanceof Src.Of of && of.value() instanceof Value.Constant constant && constant.value() != null) {
            Object as = Constants.as(constant.value(), descriptor);
            return as == null ? source : Src.constant(as);
        }
        return source;
    }

    /** Reads arguments of which nothing is known that they are passed to. */
    List<Val> readAll(List<Expression> expressions, CodeContext context) {
        List<Val> values = new ArrayList<>();
        expressions.forEach(expression -> values.add(read(expression, context)));
        return values;
    }
}
