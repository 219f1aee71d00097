package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ReferenceType;
import io.github.concurrencyadvisor.facts.CodeContext.TypeContext;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Value;
import io.github.concurrencyadvisor.source.ParsedUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file that has no classes → the facts that its classes would give. Never fails. */
final class TypeReader {

    /** From this share of unresolved calls on, in percent, a file is a problem. */
    private static final int MANY_UNRESOLVED = 20;

    private static final int PUBLIC_STATIC = 9;

    private final SourceTypes types;
    private final Declarations declarations;
    private final Bridges bridges;
    private final CodeReader code;
    private final String file;
    private final List<ClassFacts> classes = new ArrayList<>();
    private boolean failed;

    private TypeReader(SourceTypes types, ParsedUnit parsed) {
        this.types = types;
        this.declarations = types.declarations();
        this.bridges = new Bridges(declarations);
        this.file = parsed.file().name();
        this.code = new CodeReader(types, parsed.unit(), file, this);
    }

    static SourceOnly read(SourceTypes types, ParsedUnit parsed) {
        TypeReader reader = new TypeReader(types, parsed);
        for (TypeDeclaration<?> type : parsed.unit().getTypes()) {
            try {
                reader.read(type, null, null);
            } catch (RuntimeException | StackOverflowError e) {
                reader.failed = true;
            }
        }
        return new SourceOnly(reader.classes, reader.problems());
    }

    private List<Problem> problems() {
        int total = code.calls.total();
        int unresolved = code.calls.unresolved();
        boolean many = unresolved > 2 && unresolved * 100 > total * MANY_UNRESOLVED;
        if (!many && !failed && !code.isExhausted()) {
            return List.of();
        }
        return List.of(new Problem(
                Problem.Kind.UNRESOLVED_SOURCE,
                new Position(file, 0, 0),
                unresolved + " of its " + total + " calls could not be resolved from source alone;"
                        + " compile it, or add what it imports to the class path"));
    }

    // --- types

    /** One constructor or method that has been read, until the captured variables of its class are known. */
    private record Finished(
            Draft draft, MethodId id, int access, List<String> annotations, boolean takesCaptured, int parameters) {}

    private void read(Node node, @Nullable TypeContext outer, @Nullable CodeContext outerCode) {
        TypeContext context = context(node, outer, outerCode);
        if (context != null) {
            finish(context, members(context));
        }
    }

    private @Nullable TypeContext context(Node node, @Nullable TypeContext outer, @Nullable CodeContext outerCode) {
        String name = types.nameOf(node);
        TypeDecl declaration = declarations.find(name);
        return declaration == null
                ? null
                : new TypeContext(node, new Ty.Ref(name, List.copyOf(declaration.parameters())), outer, outerCode);
    }

    /** Reads a class declared in the middle of a method. */
    void readLocal(TypeDeclaration<?> local, CodeContext outerCode) {
        TypeContext context = context(local, outerCode.type, outerCode);
        if (context == null) {
            return;
        }
        boolean seesVariables = (SourceDecl.access(local) & TypeDecl.STATIC) == 0;
        if (seesVariables) {
            code.localClasses.put(context.name(), context.locals);
        }
        finish(context, members(context));
    }

    /**
     * Reads the class that an expression declares.
     *
     * @param hasOuter whether its constructor takes the object around it
     * @param shared how many of the parent's first parameters are the object around this class
     * @param parent the superclass's constructor that its own one calls
     * @return the variables it captures
     */
    Draft.LocalClass readAnonymous(
            Node node,
            String name,
            boolean hasOuter,
            int shared,
            MethodId parent,
            MethodId constructor,
            CodeContext outerCode) {
        TypeContext context = context(node, outerCode.type, outerCode);
        if (context == null) {
            return new Draft.LocalClass(name);
        }
        Draft initialiser = new Draft(false);
        List<Finished> finished = membersWithoutConstructors(context, initialiser);
        Draft draft = new Draft(false);
        CodeContext inside = new CodeContext(context, draft, null, "new", Types.VOID);
        draft.position = code.position(node);
        draft.endLine = CodeReader.endLine(node);
        int first = hasOuter ? 1 : 0;
        if (hasOuter) {
            String outerType = outerCode.type.self.descriptor();
            draft.write(name, "this$0", outerType, new Src.Of(new Value.Parameter(0)));
        }
        List<Src> passed = new ArrayList<>();
        for (int i = 0; i < parent.parameterTypes().size(); i++) {
            passed.add(new Src.Of(new Value.Parameter(i < shared ? 0 : first + i - shared)));
        }
        Position line = new Position(file, draft.position.line(), 0);
        code.calls.emit(Call.Kind.CONSTRUCTOR, parent, Src.THIS, passed, line, null, inside);
        draft.append(initialiser);
        int parameters = constructor.parameterTypes().size();
        finished.add(new Finished(draft, constructor, 0, List.of(), true, parameters));
        finish(context, finished);
        return context.locals;
    }

    private void finish(TypeContext context, List<Finished> finished) {
        List<MethodFacts> methods = new ArrayList<>();
        Set<MethodId> done = new HashSet<>();
        for (Finished each : finished) {
            MethodId id = each.id;
            if (each.takesCaptured) {
                int index = each.parameters;
                for (Draft.Variable variable : context.locals.captured.keySet()) {
                    Src parameter = new Src.Of(new Value.Parameter(index++));
                    each.draft.write(context.name(), "val$" + variable.name, variable.type.descriptor(), parameter);
                }
                id = new MethodId(id.owner(), id.name(), context.locals.descriptorWith(id.descriptor()));
            }
            each.draft.finish(id, each.access, each.annotations, id, methods, done);
        }
        methods.addAll(bridges.of(context.self, code.position(context.node)));
        classes.add(facts(context, methods));
    }

    private ClassFacts facts(TypeContext context, List<MethodFacts> methods) {
        TypeDecl declaration = declarations.find(context.name());
        List<String> interfaces = new ArrayList<>();
        List<FieldFacts> fields = new ArrayList<>();
        String superName = Types.OBJECT.name();
        if (declaration != null) {
            declaration.interfaces().forEach(each -> interfaces.add(MissingCalls.plain(each.name())));
            declaration.fields().values().forEach(each -> fields.add(field(context.node, each)));
            superName = declaration.superType() == null
                    ? superName
                    : MissingCalls.plain(declaration.superType().name());
        }
        int access = SourceDecl.access(context.node) & ~(TypeDecl.STATIC | 6);
        return new ClassFacts(
                context.name(),
                superName,
                interfaces,
                access,
                file,
                Origin.SOURCE_ONLY,
                annotations(context.node),
                fields,
                methods);
    }

    private FieldFacts field(Node type, TypeDecl.Field field) {
        List<String> annotations = List.of();
        for (BodyDeclaration<?> member : SourceDecl.members(type)) {
            if (member instanceof FieldDeclaration declared
                    && declared.getVariables().stream()
                            .anyMatch(variable -> variable.getNameAsString().equals(field.name()))) {
                annotations = annotations(declared);
            }
        }
        return new FieldFacts(field.name(), field.type().descriptor(), field.access(), annotations);
    }

    private List<String> annotations(Node node) {
        return AnnotationReader.names(types, node);
    }

    // --- members

    private List<Finished> members(TypeContext context) {
        Draft initialiser = new Draft(false);
        List<Finished> finished = membersWithoutConstructors(context, initialiser);
        boolean any = false;
        for (BodyDeclaration<?> member : SourceDecl.members(context.node)) {
            if (member instanceof ConstructorDeclaration constructor) {
                any = true;
                finished.add(constructor(
                        constructor, constructor.getParameters(), constructor.getBody(), initialiser, context));
            } else if (member instanceof CompactConstructorDeclaration constructor
                    && context.node instanceof RecordDeclaration type) {
                any = true;
                Finished compact =
                        constructor(constructor, type.getParameters(), constructor.getBody(), initialiser, context);
                componentWrites(compact.draft, type, context);
                finished.add(compact);
            }
        }
        boolean canonical = context.node instanceof RecordDeclaration type
                && finished.stream()
                        .noneMatch(each -> each.id.isConstructor()
                                && each.parameters == type.getParameters().size());
        if (canonical || (!any && !SourceDecl.isInterface(context.node))) {
            NodeList<Parameter> parameters =
                    context.node instanceof RecordDeclaration type ? type.getParameters() : new NodeList<>();
            Finished implicit = constructor(context.node, parameters, null, initialiser, context);
            if (context.node instanceof RecordDeclaration type) {
                componentWrites(implicit.draft, type, context);
            }
            finished.add(implicit);
        }
        return finished;
    }

    private void componentWrites(Draft draft, RecordDeclaration type, TypeContext context) {
        TypeDecl declaration = declarations.find(context.name());
        for (int i = 0; i < type.getParameters().size() && declaration != null; i++) {
            String name = type.getParameter(i).getNameAsString();
            TypeDecl.Field field = declaration.fields().get(name);
            if (field != null) {
                Src parameter = new Src.Of(new Value.Parameter(i));
                draft.write(context.name(), name, field.type().descriptor(), parameter);
            }
        }
    }

    private List<Finished> membersWithoutConstructors(TypeContext context, Draft initialiser) {
        List<Finished> finished = new ArrayList<>();
        Draft staticCode = new Draft(false);
        staticCode.position = code.position(context.node);
        staticCode.endLine = CodeReader.endLine(context.node);
        CodeContext inStatic = new CodeContext(context, staticCode, null, "static", Types.VOID);
        CodeContext inInstance = new CodeContext(context, initialiser, null, "new", Types.VOID);
        if (context.node instanceof EnumDeclaration type) {
            safely(inStatic, () -> constants(type, inStatic));
            implicitEnumMethods(context, finished);
        }
        for (BodyDeclaration<?> member : SourceDecl.members(context.node)) {
            if (member instanceof FieldDeclaration field) {
                boolean isStatic = field.isStatic() || SourceDecl.isInterface(context.node);
                CodeContext at = isStatic ? inStatic : inInstance;
                field.getVariables().forEach(variable -> safely(at, () -> fieldInitialiser(variable, at)));
            } else if (member instanceof InitializerDeclaration block) {
                CodeContext at = block.isStatic() ? inStatic : inInstance;
                safely(at, () -> code.statements.read(block.getBody(), at));
            } else if (member instanceof MethodDeclaration method) {
                finished.add(method(method, context));
            } else if (member instanceof AnnotationMemberDeclaration element) {
                finished.add(element(element, context));
            } else if (member instanceof TypeDeclaration<?> type) {
                read(type, context, null);
            }
        }
        if (context.node instanceof RecordDeclaration type) {
            accessors(type, context, finished);
        }
        if (staticCode.size > 0) {
            MethodId id = new MethodId(context.name(), "<clinit>", "()V");
            finished.add(new Finished(staticCode, id, TypeDecl.STATIC, List.of(), false, 0));
        }
        return finished;
    }

    private void constants(EnumDeclaration type, CodeContext context) {
        Ty.Ref self = context.type.self;
        int ordinal = 0;
        for (EnumConstantDeclaration constant : type.getEntries()) {
            context.draft.size++;
            String name = constant.getNameAsString();
            List<Src> named = List.of(Src.constant(name), Src.constant(ordinal++));
            List<Expression> written = constant.getArguments();
            Draft.PendingCall call = code.constructors.enumCall(
                    self,
                    named,
                    null,
                    code.calls.arguments(written, context),
                    code.position(constant.getName()),
                    context);
            String created = self.name();
            if (!constant.getClassBody().isEmpty()) {
                created = types.nameOf(constant);
                MethodId constructor = new MethodId(created, "<init>", call.target.descriptor());
                context.draft.calls.remove(call);
                call = code.calls.emit(
                        Call.Kind.CONSTRUCTOR,
                        constructor,
                        null,
                        call.arguments,
                        code.position(constant.getName()),
                        null,
                        context);
                call.localClass = readAnonymous(
                        constant,
                        created,
                        false,
                        0,
                        new MethodId(self.name(), "<init>", constructor.descriptor()),
                        constructor,
                        context);
            }
            context.draft.write(self.name(), name, self.descriptor(), new Src.Created(created, call));
        }
    }

    private void fieldInitialiser(VariableDeclarator variable, CodeContext context) {
        Expression initializer = variable.getInitializer().orElse(null);
        Declarations.FoundField field = declarations.field(context.type.self, variable.getNameAsString());
        if (initializer == null || field == null || isInlined(field)) {
            return;
        }
        Val value = code.read(initializer, field.type(), context);
        context.draft.write(
                context.type.name(),
                variable.getNameAsString(),
                field.field().type().descriptor(),
                CodeReader.convertedTo(value.source(), field.type()));
    }

    private boolean isInlined(Declarations.FoundField field) {
        return field.field().isStatic() && types.constant(field.in().name(), field.field()) != null;
    }

    private void implicitEnumMethods(TypeContext context, List<Finished> finished) {
        String self = context.self.descriptor();
        for (String signature : List.of("values()[" + self, "valueOf(Ljava/lang/String;)" + self)) {
            int at = signature.indexOf('(');
            MethodId id = new MethodId(context.name(), signature.substring(0, at), signature.substring(at));
            finished.add(new Finished(implicit(context), id, PUBLIC_STATIC, List.of(), false, 0));
        }
    }

    private void accessors(RecordDeclaration type, TypeContext context, List<Finished> finished) {
        TypeDecl declaration = declarations.find(context.name());
        for (Parameter component : type.getParameters()) {
            String name = component.getNameAsString();
            TypeDecl.Field field =
                    declaration == null ? null : declaration.fields().get(name);
            if (field == null || !type.getMethodsBySignature(name).isEmpty()) {
                continue;
            }
            String descriptor = field.type().descriptor();
            Draft draft = implicit(context);
            if (!field.type().isPrimitive()) {
                draft.returns(new Src.Of(new Value.FieldRead(context.name(), name, descriptor)));
            }
            MethodId id = new MethodId(context.name(), name, "()" + descriptor);
            finished.add(new Finished(draft, id, 1, List.of(), false, 0));
        }
    }

    private Draft implicit(TypeContext context) {
        Draft draft = new Draft(false);
        draft.position = code.position(context.node);
        draft.endLine = draft.position.line();
        return draft;
    }

    // --- methods and constructors

    private Finished method(MethodDeclaration method, TypeContext context) {
        Ty returned = code.type(method.getType());
        Draft draft = new Draft(false);
        CodeContext inside = new CodeContext(context, draft, null, method.getNameAsString(), returned);
        draft.position = code.position(method.getName());
        draft.endLine = CodeReader.endLine(method);
        draft.exceptions = exceptions(method);
        String parameters = parameters(method.getParameters(), 0, inside);
        inside.monitors += method.isSynchronized() ? 1 : 0;
        method.getBody().ifPresent(body -> safely(inside, () -> body(body, inside)));
        int access = SourceDecl.flags(method);
        if (SourceDecl.isInterface(context.node)) {
            access |= method.isPrivate() ? 0 : 1;
            access |= method.getBody().isEmpty() ? TypeDecl.ABSTRACT : 0;
        }
        MethodId id = new MethodId(context.name(), method.getNameAsString(), parameters + returned.descriptor());
        return new Finished(draft, id, access, annotations(method), false, 0);
    }

    private List<String> exceptions(CallableDeclaration<?> method) {
        List<String> names = new ArrayList<>();
        for (ReferenceType thrown : method.getThrownExceptions()) {
            if (code.type(thrown).bounded() instanceof Ty.Ref ref) {
                names.add(MissingCalls.plain(ref.name()));
            }
        }
        return names;
    }

    private Finished element(AnnotationMemberDeclaration element, TypeContext context) {
        Draft draft = new Draft(false);
        draft.position = code.position(element.getName());
        draft.endLine = CodeReader.endLine(element);
        String descriptor = "()" + code.type(element.getType()).descriptor();
        MethodId id = new MethodId(context.name(), element.getNameAsString(), descriptor);
        return new Finished(draft, id, TypeDecl.ABSTRACT | 1, annotations(element), false, 0);
    }

    /** Declares the parameters and gives their descriptors, a parenthesis around them. */
    private String parameters(List<Parameter> parameters, int leading, CodeContext inside) {
        StringBuilder descriptor = new StringBuilder("(");
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Ty written = code.type(parameter.getType());
            Ty type = parameter.isVarArgs() ? new Ty.Arr(written) : written;
            descriptor.append(type.descriptor());
            inside.declare(parameter.getNameAsString(), type)
                    .assigned
                    .add(new Src.Of(new Value.Parameter(leading + i)));
        }
        return descriptor.append(')').toString();
    }

    private Finished constructor(
            Node node, List<Parameter> declared, @Nullable BlockStmt body, Draft initialiser, TypeContext context) {
        Draft draft = new Draft(false);
        CodeContext inside = new CodeContext(context, draft, null, "new", Types.VOID);
        draft.position = node instanceof CallableDeclaration<?> constructor
                ? code.position(constructor.getName())
                : node instanceof CompactConstructorDeclaration constructor
                        ? code.position(constructor.getName())
                        : node instanceof TypeDeclaration<?> type ? code.position(type.getName()) : code.position(node);
        draft.endLine = CodeReader.endLine(node);
        draft.exceptions = node instanceof CallableDeclaration<?> constructor ? exceptions(constructor) : List.of();
        List<Ty> leading = SourceDecl.leading(types, context.node);
        StringBuilder added = new StringBuilder("(");
        leading.forEach(type -> added.append(type.descriptor()));
        String descriptor = added + parameters(declared, leading.size(), inside).substring(1) + "V";
        List<Statement> statements = body == null ? List.of() : body.getStatements();
        boolean callsThis = !statements.isEmpty()
                && statements.get(0) instanceof ExplicitConstructorInvocationStmt call
                && call.isThis();
        safely(inside, () -> {
            boolean explicit = !statements.isEmpty() && statements.get(0) instanceof ExplicitConstructorInvocationStmt;
            if (explicit) {
                code.statements.read(statements.get(0), inside);
            } else if (statements.stream().noneMatch(ExplicitConstructorInvocationStmt.class::isInstance)) {
                code.constructors.superConstructor(draft.position, inside);
            }
            if (leading.size() == 1 && !callsThis) {
                String outer = leading.get(0).descriptor();
                draft.write(context.name(), "this$0", outer, new Src.Of(new Value.Parameter(0)));
            }
            if (!callsThis) {
                draft.append(initialiser);
            }
            code.statements.returnTypes.push(new ArrayList<>());
            statements.subList(explicit ? 1 : 0, statements.size()).forEach(each -> code.statements.read(each, inside));
            code.statements.returnTypes.pop();
        });
        int access = node instanceof CallableDeclaration<?> constructor
                ? SourceDecl.flags(constructor)
                : SourceDecl.access(context.node) & 7;
        MethodId id = new MethodId(context.name(), "<init>", descriptor);
        int parameters = leading.size() + declared.size();
        return new Finished(draft, id, access, annotations(node), true, parameters);
    }

    private void body(BlockStmt body, CodeContext inside) {
        code.statements.returnTypes.push(new ArrayList<>());
        code.statements.read(body, inside);
        code.statements.returnTypes.pop();
    }

    /** Whatever goes wrong in one piece of code leaves a call that is not resolved: unknown, but not silent. */
    private void safely(CodeContext context, Runnable reading) {
        int depth = code.statements.returnTypes.size();
        int trials = code.trials;
        try {
            reading.run();
        } catch (RuntimeException | StackOverflowError e) {
            failed = true;
            code.trials = trials;
            while (code.statements.returnTypes.size() > depth) {
                code.statements.returnTypes.pop();
            }
            code.calls.emit(
                    Call.Kind.STATIC,
                    new MethodId("", "?", "()V"),
                    null,
                    List.of(),
                    new Position(file, context.draft.position.line(), 0),
                    "the code around it could not be read",
                    context);
        }
    }
}
