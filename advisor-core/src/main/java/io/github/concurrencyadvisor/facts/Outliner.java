package io.github.concurrencyadvisor.facts;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
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
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import io.github.concurrencyadvisor.facts.SourceOutline.Body;
import io.github.concurrencyadvisor.facts.SourceOutline.CallSite;
import io.github.concurrencyadvisor.facts.SourceOutline.Kind;
import io.github.concurrencyadvisor.facts.SourceOutline.LambdaSite;
import io.github.concurrencyadvisor.facts.SourceOutline.LoopSite;
import io.github.concurrencyadvisor.facts.SourceOutline.MethodOutline;
import io.github.concurrencyadvisor.facts.SourceOutline.TypeOutline;
import io.github.concurrencyadvisor.source.ParsedUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the outline of a file from its syntax tree, in one walk. */
final class Outliner {

    private static final Position NOWHERE = new Position(0, 0);

    private final List<@Nullable TypeOutline> types = new ArrayList<>();
    private final Suppressions suppressions;
    private final Deque<NodeList<TypeParameter>> typeParameters = new ArrayDeque<>();
    private int enclosing = -1;
    private Draft code = new Draft();

    private Outliner(String file) {
        this.suppressions = new Suppressions(file);
    }

    static SourceOutline outline(ParsedUnit parsed) {
        Outliner outliner = new Outliner(parsed.file().name());
        CompilationUnit unit = parsed.unit();
        for (TypeDeclaration<?> type : unit.getTypes()) {
            outliner.type(type, Kind.MEMBER);
        }
        for (Comment comment : parsed.comments()) {
            outliner.suppressions.comment(comment);
        }
        String packageName = unit.getPackageDeclaration()
                .map(declaration -> declaration.getNameAsString().replace('.', '/'))
                .orElse("");
        return new SourceOutline(packageName, finished(outliner.types), outliner.suppressions.found());
    }

    private static List<TypeOutline> finished(List<@Nullable TypeOutline> types) {
        List<TypeOutline> all = new ArrayList<>(types.size());
        for (TypeOutline type : types) {
            if (type != null) {
                all.add(type);
            }
        }
        return all;
    }

    /** Code whose end has not been reached. */
    private static final class Draft {
        private final List<CallSite> calls = new ArrayList<>();
        private final List<LoopSite> loops = new ArrayList<>();
        private final List<LambdaSite> lambdas = new ArrayList<>();
        private int depth;

        Body finish() {
            return calls.isEmpty() && loops.isEmpty() && lambdas.isEmpty()
                    ? Body.EMPTY
                    : new Body(calls, loops, lambdas);
        }
    }

    // --- types and members

    private void type(TypeDeclaration<?> type, Kind kind) {
        NodeList<TypeParameter> parameters = new NodeList<>();
        NodeList<EnumConstantDeclaration> constants = new NodeList<>();
        if (type instanceof ClassOrInterfaceDeclaration declaration) {
            parameters = declaration.getTypeParameters();
        } else if (type instanceof RecordDeclaration declaration) {
            parameters = declaration.getTypeParameters();
            parameters(declaration.getParameters());
        } else if (type instanceof EnumDeclaration declaration) {
            constants = declaration.getEntries();
        }
        suppressions.annotations(type.getAnnotations(), type);
        typeParameters.push(parameters);
        declare(kind, type.getNameAsString(), "", type, type.getName(), constants, type.getMembers());
        typeParameters.pop();
    }

    private void declare(
            Kind kind,
            String simpleName,
            String createdType,
            Node whole,
            Node name,
            List<EnumConstantDeclaration> constants,
            List<BodyDeclaration<?>> members) {
        int outer = enclosing;
        Draft outerCode = code;
        int self = types.size();
        types.add(null);
        enclosing = self;

        Draft instanceCode = new Draft();
        Draft staticCode = new Draft();
        List<MethodOutline> methods = new ArrayList<>();
        code = staticCode;
        constants.forEach(this::constant);
        for (BodyDeclaration<?> member : members) {
            code = isStatic(member) || (whole instanceof ClassOrInterfaceDeclaration type && type.isInterface())
                    ? staticCode
                    : instanceCode;
            member(member, methods);
        }

        Position at = begin(name);
        types.set(
                self,
                new TypeOutline(
                        kind,
                        outer,
                        simpleName,
                        createdType,
                        begin(whole).line,
                        at.line,
                        at.column,
                        end(whole).line,
                        methods,
                        instanceCode.finish(),
                        staticCode.finish()));
        enclosing = outer;
        code = outerCode;
    }

    private static boolean isStatic(BodyDeclaration<?> member) {
        return member instanceof FieldDeclaration field
                ? field.hasModifier(Modifier.Keyword.STATIC)
                : member instanceof InitializerDeclaration block && block.isStatic();
    }

    private void member(BodyDeclaration<?> member, List<MethodOutline> methods) {
        if (member instanceof TypeDeclaration<?> type) {
            type(type, Kind.MEMBER);
        } else if (member instanceof MethodDeclaration method) {
            methods.add(
                    method(method, method.getNameAsString(), method.getBody().orElse(null)));
        } else if (member instanceof ConstructorDeclaration constructor) {
            methods.add(method(constructor, "<init>", constructor.getBody()));
        } else if (member instanceof CompactConstructorDeclaration constructor) {
            methods.add(compactConstructor(constructor));
        } else if (member instanceof AnnotationMemberDeclaration element) {
            Position at = begin(element.getName());
            String name = element.getNameAsString();
            int endLine = end(element).line;
            methods.add(
                    new MethodOutline(name, List.of(), begin(element).line, at.line, at.column, endLine, Body.EMPTY));
        } else if (member instanceof FieldDeclaration field) {
            suppressions.annotations(field.getAnnotations(), field);
            field.getVariables().forEach(variable -> variable.getInitializer().ifPresent(this::walk));
        } else if (member instanceof InitializerDeclaration block) {
            walk(block.getBody());
        }
    }

    private MethodOutline method(CallableDeclaration<?> method, String name, @Nullable Node body) {
        suppressions.annotations(method.getAnnotations(), method);
        parameters(method.getParameters());
        typeParameters.push(method.getTypeParameters());
        MethodOutline outline = method(name, erased(method.getParameters()), method, method.getName(), body);
        typeParameters.pop();
        return outline;
    }

    private MethodOutline compactConstructor(CompactConstructorDeclaration constructor) {
        suppressions.annotations(constructor.getAnnotations(), constructor);
        NodeList<Parameter> components = constructor
                .getParentNode()
                .filter(RecordDeclaration.class::isInstance)
                .map(type -> ((RecordDeclaration) type).getParameters())
                .orElseGet(NodeList::new);
        return method("<init>", erased(components), constructor, constructor.getName(), constructor.getBody());
    }

    private MethodOutline method(
            String name, List<String> parameterTypes, Node whole, Node nameNode, @Nullable Node body) {
        Draft outerCode = code;
        code = new Draft();
        if (body != null) {
            walk(body);
        }
        Position at = begin(nameNode);
        MethodOutline outline = new MethodOutline(
                name, parameterTypes, begin(whole).line, at.line, at.column, end(whole).line, code.finish());
        code = outerCode;
        return outline;
    }

    private void parameters(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            suppressions.annotations(parameter.getAnnotations(), parameter);
        }
    }

    private void constant(EnumConstantDeclaration constant) {
        suppressions.annotations(constant.getAnnotations(), constant);
        constant.getArguments().forEach(this::walk);
        boolean hasBody = !constant.getClassBody().isEmpty();
        TypeOutlineName type = new TypeOutlineName(constant);
        call(hasBody ? "new" : "new " + type.name(), constant.getName());
        if (hasBody) {
            declare(Kind.ANONYMOUS, "", type.name(), constant, constant.getName(), List.of(), constant.getClassBody());
        }
    }

    /** The enum that a constant belongs to. */
    private record TypeOutlineName(EnumConstantDeclaration constant) {
        String name() {
            return constant.getParentNode().orElse(null) instanceof EnumDeclaration type ? type.getNameAsString() : "";
        }
    }

    // --- code

    private void walk(Node node) {
        if (node instanceof NameExpr
                || node instanceof LiteralExpr
                || node instanceof SimpleName
                || node instanceof Type
                || node instanceof Name
                || node instanceof Modifier
                || node instanceof AnnotationExpr) {
            return;
        }
        if (node instanceof MethodCallExpr call) {
            call.getScope().ifPresent(this::walk);
            walkAll(call.getArguments());
            call(call.getNameAsString(), call.getName());
        } else if (node instanceof BinaryExpr binary) {
            Operands.of(binary).forEach(this::walk);
        } else if (node instanceof ObjectCreationExpr creation) {
            creation(creation);
        } else if (node instanceof LambdaExpr lambda) {
            lambda(lambda);
        } else if (node instanceof MethodReferenceExpr reference) {
            walk(reference.getScope());
            Position at = begin(reference);
            code.lambdas.add(new LambdaSite(true, at.line, at.column, end(reference).line, Body.EMPTY));
        } else if (node instanceof ForStmt
                || node instanceof ForEachStmt
                || node instanceof WhileStmt
                || node instanceof DoStmt) {
            loop(node);
        } else if (node instanceof ExplicitConstructorInvocationStmt call) {
            call.getExpression().ifPresent(this::walk);
            walkAll(call.getArguments());
            call(call.isThis() ? "this" : "super", call);
        } else if (node instanceof LocalClassDeclarationStmt local) {
            type(local.getClassDeclaration(), Kind.LOCAL);
        } else if (node instanceof LocalRecordDeclarationStmt local) {
            type(local.getRecordDeclaration(), Kind.LOCAL);
        } else {
            if (node instanceof VariableDeclarationExpr variable) {
                suppressions.annotations(variable.getAnnotations(), variable);
            } else if (node instanceof Parameter parameter) {
                suppressions.annotations(parameter.getAnnotations(), parameter);
            }
            walkAll(node.getChildNodes());
        }
    }

    private void walkAll(List<? extends Node> nodes) {
        for (Node node : nodes) {
            walk(node);
        }
    }

    private void call(String key, Node at) {
        Position position = begin(at);
        code.calls.add(new CallSite(key, position.line, position.column));
    }

    private void creation(ObjectCreationExpr creation) {
        creation.getScope().ifPresent(this::walk);
        walkAll(creation.getArguments());
        ClassOrInterfaceType type = creation.getType();
        Optional<NodeList<BodyDeclaration<?>>> body = creation.getAnonymousClassBody();
        boolean oneLine = begin(creation).line == begin(type.getName()).line
                || creation.getScope().isPresent();
        call(body.isPresent() ? "new" : "new " + type.getNameAsString(), oneLine ? type.getName() : creation);
        body.ifPresent(members ->
                declare(Kind.ANONYMOUS, "", type.getNameAsString(), creation, type.getName(), List.of(), members));
    }

    private void lambda(LambdaExpr lambda) {
        parameters(lambda.getParameters());
        Draft outerCode = code;
        code = new Draft();
        walk(lambda.getBody());
        Position at = begin(lambda);
        LambdaSite site = new LambdaSite(false, at.line, at.column, end(lambda).line, code.finish());
        code = outerCode;
        code.lambdas.add(site);
    }

    private void loop(Node loop) {
        code.depth++;
        int lastExit = LoopExits.last(loop);
        code.loops.add(new LoopSite(
                begin(loop).line,
                end(loop).line,
                code.depth,
                LoopBounds.of(loop),
                lastExit,
                EndlessLoops.isEndless(loop)));
        walkAll(loop.getChildNodes());
        code.depth--;
    }

    // --- erasure

    private List<String> erased(List<Parameter> parameters) {
        List<String> types = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            String type = erased(parameter.getType(), 0);
            types.add(parameter.isVarArgs() ? type + "[]" : type);
        }
        return types;
    }

    private String erased(Type type, int depth) {
        if (type instanceof ArrayType array) {
            return erased(array.getComponentType(), depth) + "[]";
        }
        if (type instanceof PrimitiveType primitive) {
            return Descriptors.name(primitive);
        }
        if (!(type instanceof ClassOrInterfaceType named)) {
            return type.asString();
        }
        String name = named.getNameAsString();
        if (named.getScope().isEmpty() && depth < 10) {
            for (NodeList<TypeParameter> scope : typeParameters) {
                for (TypeParameter parameter : scope) {
                    if (parameter.getNameAsString().equals(name)) {
                        NodeList<ClassOrInterfaceType> bounds = parameter.getTypeBound();
                        return bounds.isEmpty() ? "Object" : erased(bounds.get(0), depth + 1);
                    }
                }
            }
        }
        return name;
    }

    private static Position begin(Node node) {
        return node.getRange().map(Outliner::begin).orElse(NOWHERE);
    }

    private static Position begin(Range range) {
        return range.begin;
    }

    private static Position end(Node node) {
        return node.getRange().map(Outliner::end).orElse(NOWHERE);
    }

    private static Position end(Range range) {
        return range.end;
    }
}
