package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import io.github.concurrencyadvisor.facts.CodeContext.TypeContext;
import io.github.concurrencyadvisor.facts.Declarations.FoundMethod;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls of constructors, with what javac passes to them besides the written arguments. */
final class ConstructorReader {

    private final CodeReader code;
    private final CallReader calls;

    ConstructorReader(CodeReader code, CallReader calls) {
        this.code = code;
        this.calls = calls;
    }

    Val creation(ObjectCreationExpr creation, Ty expected, CodeContext context) {
        Val outer = creation.getScope().map(scope -> code.read(scope, context)).orElse(null);
        Ty written = outer != null && outer.type().bounded() instanceof Ty.Ref in
                ? innerType(in, creation)
                : code.type(creation.getType());
        List<CallReader.Argument> arguments = calls.arguments(creation.getArguments(), context);
        Position at = position(creation);
        if (creation.getAnonymousClassBody().isPresent()) {
            return anonymous(creation, written, arguments, at, context);
        }
        if (!(written instanceof Ty.Ref type)) {
            List<Src> sources = calls.missing.unknownUse(arguments, context);
            MethodId target = new MethodId("", "<init>", MissingCalls.guessed(arguments) + "V");
            String reason = "the created type is not known";
            Draft.PendingCall pending =
                    calls.emit(Call.Kind.CONSTRUCTOR, target, Src.UNKNOWN, sources, at, reason, context);
            return Val.of(Ty.Special.UNKNOWN, new Src.Created("", pending));
        }
        boolean diamond = creation.getType().isUsingDiamondOperator();
        Created created = construct(type, diamond, outer, arguments, expected, context);
        Draft.PendingCall pending = calls.emit(
                Call.Kind.CONSTRUCTOR, created.target(), null, created.sources(), at, created.reason(), context);
        pending.localClass = code.localClasses.get(type.name());
        return Val.of(created.type(), new Src.Created(MissingCalls.plain(type.name()), pending));
    }

    /** The column of the type's name, on the line of {@code new}, which is where the class file says the call stands. */
    private Position position(ObjectCreationExpr creation) {
        Position whole = code.position(creation);
        Position name = code.position(creation.getType().getName());
        return whole.line() == name.line() || creation.getScope().isPresent() ? name : whole;
    }

    private Ty innerType(Ty.Ref in, ObjectCreationExpr creation) {
        String name = code.types.memberType(in.name(), creation.getType().getNameAsString(), 0);
        return name == null ? code.type(creation.getType()) : new Ty.Ref(name);
    }

    /** A constructor call: its target, its arguments and the type it makes. */
    private record Created(
            MethodId target,
            List<Src> sources,
            Ty type,
            @Nullable String reason) {}

    private Created construct(
            Ty.Ref type,
            boolean diamond,
            @Nullable Val outer,
            List<CallReader.Argument> arguments,
            Ty expected,
            CodeContext context) {
        TypeDecl declaration = code.declarations.find(type.name());
        if (declaration == null) {
            List<Src> sources = calls.missing.unknownUse(arguments, context);
            MethodId target =
                    new MethodId(MissingCalls.plain(type.name()), "<init>", MissingCalls.guessed(arguments) + "V");
            return new Created(target, sources, type, null);
        }
        List<Ty.Var> variables = diamond ? declaration.parameters() : List.of();
        Ty.Ref generic = diamond ? new Ty.Ref(type.name(), List.copyOf(variables)) : type;
        List<Src> leading = leading(declaration, outer, context);
        List<FoundMethod> constructors = new ArrayList<>();
        for (FoundMethod each : code.declarations.constructors(generic)) {
            if (each.parameters().size() >= leading.size()) {
                constructors.add(without(each, leading.size()));
            }
        }
        Overloads.Choice choice = calls.choose(constructors, arguments);
        if (choice == null) {
            List<Src> sources = calls.missing.unknownUse(arguments, context);
            MethodId target = new MethodId(type.name(), "<init>", MissingCalls.guessed(arguments) + "V");
            String reason = constructors.isEmpty() ? null : "no constructor takes these arguments";
            return new Created(target, sources, type, reason);
        }
        List<Ty.Var> all = new ArrayList<>(variables);
        all.addAll(choice.method().method().variables());
        FoundMethod returning =
                new FoundMethod(choice.method().method(), choice.method().parameters(), generic);
        CallReader.Passed passed = calls.pass(
                new Overloads.Choice(returning, choice.spreads()), arguments, all, List.of(), expected, context);
        List<Src> sources = new ArrayList<>(leading);
        sources.addAll(passed.sources());
        String descriptor = original(choice.method().method(), type.name(), leading.size());
        return new Created(
                new MethodId(type.name(), "<init>", descriptor), sources, generic.with(passed.bindings()), null);
    }

    /** The constructor as seen by those who call it: without what the compiler puts before the declared parameters. */
    private static FoundMethod without(FoundMethod constructor, int leading) {
        if (leading == 0) {
            return constructor;
        }
        TypeDecl.Method method = constructor.method();
        TypeDecl.Method shorter = new TypeDecl.Method(
                method.owner(),
                method.name(),
                method.access(),
                method.variables(),
                method.parameters().subList(leading, method.parameters().size()),
                method.returned());
        return new FoundMethod(
                shorter,
                constructor
                        .parameters()
                        .subList(leading, constructor.parameters().size()),
                constructor.returned());
    }

    private String original(TypeDecl.Method shortened, String owner, int leading) {
        String declared = shortened.descriptor();
        if (leading == 0) {
            return declared;
        }
        if (leading == 2) {
            return "(Ljava/lang/String;I" + declared.substring(1);
        }
        return "(L" + owner.substring(0, owner.lastIndexOf('$')) + ";" + declared.substring(1);
    }

    /** What javac passes to a constructor of an inner class first: the object around it. */
    private List<Src> leading(TypeDecl type, @Nullable Val outer, CodeContext context) {
        if (!takesOuter(type)) {
            return List.of();
        }
        if (outer != null) {
            return List.of(outer.source());
        }
        String outerName = type.name().substring(0, type.name().lastIndexOf('$'));
        for (TypeContext at = context.type; at != null; at = at.outer) {
            if (code.declarations.inherits(at.name(), outerName)) {
                return List.of(context.objectOf(at));
            }
        }
        return List.of(Src.UNKNOWN);
    }

    private static boolean takesOuter(TypeDecl type) {
        int dollar = type.name().lastIndexOf('$');
        if (dollar < 0 || (type.access() & (TypeDecl.STATIC | TypeDecl.INTERFACE)) != 0) {
            return false;
        }
        Ty.Ref outer = new Ty.Ref(type.name().substring(0, dollar));
        return type.methods().stream()
                .filter(method -> method.name().equals("<init>"))
                .allMatch(method -> !method.parameters().isEmpty()
                        && method.parameters().get(0).descriptor().equals(outer.descriptor()));
    }

    private Val anonymous(
            ObjectCreationExpr creation,
            Ty written,
            List<CallReader.Argument> arguments,
            Position at,
            CodeContext context) {
        Ty.Ref superType = written instanceof Ty.Ref ref ? ref : Types.OBJECT;
        String name = code.types.nameOf(creation);
        TypeDecl superDecl = code.declarations.find(superType.name());
        boolean implementing = superDecl != null && superDecl.isInterface();
        Created parent = construct(
                implementing ? Types.OBJECT : superType,
                false,
                null,
                implementing ? List.of() : arguments,
                written,
                context);
        List<Src> sources = new ArrayList<>();
        StringBuilder descriptor = new StringBuilder("(");
        boolean hasOuter = !SourceDecl.isStaticCode(creation);
        if (hasOuter) {
            sources.add(context.useThis());
            descriptor.append(context.type.self.descriptor());
        }
        // a superclass that is an inner class gets the object around it from this class, not as one more argument
        int shared = superDecl != null && hasOuter && takesOuter(superDecl) ? 1 : 0;
        sources.addAll(parent.sources().subList(shared, parent.sources().size()));
        List<String> taken = parent.target().parameterTypes();
        taken.subList(shared, taken.size()).forEach(descriptor::append);
        descriptor.append(")V");
        MethodId constructor = new MethodId(name, "<init>", descriptor.toString());
        Draft.PendingCall pending =
                calls.emit(Call.Kind.CONSTRUCTOR, constructor, null, sources, at, parent.reason(), context);
        if (code.trials == 0) {
            pending.localClass = code.typeReader.readAnonymous(
                    creation, name, hasOuter, shared, parent.target(), constructor, context);
        }
        return Val.of(superType, new Src.Created(name, pending));
    }

    void explicitConstructor(ExplicitConstructorInvocationStmt call, CodeContext context) {
        Val outer = call.getExpression()
                .map(expression -> code.read(expression, context))
                .orElse(null);
        List<CallReader.Argument> arguments = calls.arguments(call.getArguments(), context);
        TypeDecl own = code.declarations.find(context.type.name());
        Ty.Ref parent = own == null || own.superType() == null ? Types.OBJECT : own.superType();
        Ty.Ref type = call.isThis() ? context.type.self : parent;
        if (call.isThis() && context.type.node instanceof EnumDeclaration) {
            enumConstructor(call, type, arguments, context);
            return;
        }
        Created created = construct(type, false, outer, arguments, Ty.Special.UNKNOWN, context);
        Position at = code.position(call);
        calls.emit(Call.Kind.CONSTRUCTOR, created.target(), Src.THIS, created.sources(), at, created.reason(), context);
    }

    /** The call of the superclass's constructor that every constructor begins with, unless it says otherwise. */
    void superConstructor(Position at, CodeContext context) {
        TypeDecl own = code.declarations.find(context.type.name());
        Ty.Ref parent = own == null || own.superType() == null ? Types.OBJECT : own.superType();
        Position line = new Position(at.file(), at.line(), 0);
        if (context.type.node instanceof EnumDeclaration) {
            List<Src> named = List.of(new Src.Of(new Value.Parameter(0)), new Src.Of(new Value.Parameter(1)));
            MethodId target = new MethodId("java/lang/Enum", "<init>", "(Ljava/lang/String;I)V");
            calls.emit(Call.Kind.CONSTRUCTOR, target, Src.THIS, named, line, null, context);
            return;
        }
        Created created = construct(parent, false, null, List.of(), Ty.Special.UNKNOWN, context);
        calls.emit(
                Call.Kind.CONSTRUCTOR, created.target(), Src.THIS, created.sources(), line, created.reason(), context);
    }

    private void enumConstructor(
            ExplicitConstructorInvocationStmt call,
            Ty.Ref type,
            List<CallReader.Argument> arguments,
            CodeContext context) {
        List<Src> named = List.of(new Src.Of(new Value.Parameter(0)), new Src.Of(new Value.Parameter(1)));
        enumCall(type, named, Src.THIS, arguments, code.position(call), context);
    }

    /** A call of an enum's constructor, which takes name and ordinal first. */
    Draft.PendingCall enumCall(
            Ty.Ref type,
            List<Src> named,
            @Nullable Src receiver,
            List<CallReader.Argument> arguments,
            Position at,
            CodeContext context) {
        List<FoundMethod> constructors = code.declarations.constructors(type).stream()
                .filter(each -> each.parameters().size() >= 2)
                .map(each -> without(each, 2))
                .toList();
        Overloads.Choice choice = calls.choose(constructors, arguments);
        List<Src> sources = new ArrayList<>(named);
        String descriptor;
        String reason = null;
        if (choice == null) {
            sources.addAll(calls.missing.unknownUse(arguments, context));
            descriptor =
                    "(Ljava/lang/String;I" + MissingCalls.guessed(arguments).substring(1) + "V";
            reason = "no constructor takes these arguments";
        } else {
            sources.addAll(calls.pass(choice, arguments, List.of(), List.of(), Ty.Special.UNKNOWN, context)
                    .sources());
            descriptor = original(choice.method().method(), type.name(), 2);
        }
        return calls.emit(
                Call.Kind.CONSTRUCTOR,
                new MethodId(type.name(), "<init>", descriptor),
                receiver,
                sources,
                at,
                reason,
                context);
    }
}
