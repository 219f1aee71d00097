package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One declared type → {@link TypeDecl}. */
final class SourceDecl {

    static final int ENUM = 0x4000;

    private final SourceTypes types;
    private final Node node;
    private final String name;
    private final Map<String, TypeDecl.Field> fields = new LinkedHashMap<>();
    private final List<TypeDecl.Method> methods = new ArrayList<>();
    private final Set<String> memberTypes = new HashSet<>();

    SourceDecl(SourceTypes types, Node node, String name) {
        this.types = types;
        this.node = node;
        this.name = name;
    }

    TypeDecl declaration() {
        List<Ty.Var> parameters =
                node instanceof NodeWithTypeParameters<?> generic ? variables(generic, node) : List.of();
        implicitMembers();
        members(node).forEach(this::member);
        if (!isInterface(node)
                && !(node instanceof RecordDeclaration)
                && methods.stream().noneMatch(method -> method.name().equals("<init>"))) {
            constructor(access(node) & 7, List.of(), List.of());
        }
        return new TypeDecl(name, access(node), parameters, superType(), interfaces(), fields, methods, memberTypes);
    }

    static List<BodyDeclaration<?>> members(Node type) {
        if (type instanceof TypeDeclaration<?> declaration) {
            return declaration.getMembers();
        }
        if (type instanceof EnumConstantDeclaration constant) {
            return constant.getClassBody();
        }
        return type instanceof ObjectCreationExpr creation
                ? creation.getAnonymousClassBody().orElseGet(NodeList::new)
                : List.of();
    }

    static boolean isInterface(Node type) {
        return type instanceof AnnotationDeclaration
                || (type instanceof ClassOrInterfaceDeclaration declaration && declaration.isInterface());
    }

    /** JVM access flags of a declared type, nested ones' {@code static} included. */
    static int access(Node type) {
        int access = type instanceof TypeDeclaration<?> declaration ? flags(declaration) : 0;
        if (isInterface(type)) {
            access |= TypeDecl.INTERFACE | TypeDecl.ABSTRACT | TypeDecl.STATIC;
        }
        if (type instanceof AnnotationDeclaration) {
            access |= 0x2000;
        }
        if (type instanceof EnumDeclaration declaration) {
            boolean closed = declaration.getEntries().stream()
                    .allMatch(constant -> constant.getClassBody().isEmpty());
            access |= ENUM | TypeDecl.STATIC | (closed ? TypeDecl.FINAL : 0);
        }
        if (type instanceof RecordDeclaration) {
            access |= TypeDecl.STATIC | TypeDecl.FINAL;
        }
        boolean inInterface =
                type.getParentNode().filter(SourceDecl::isInterface).isPresent();
        return inInterface ? access | TypeDecl.STATIC | 1 : access;
    }

    static int flags(NodeWithModifiers<?> declaration) {
        int flags = 0;
        for (Modifier modifier : declaration.getModifiers()) {
            flags |= switch (modifier.getKeyword()) {
                case PUBLIC -> 1;
                case PRIVATE -> 2;
                case PROTECTED -> 4;
                case STATIC -> 8;
                case FINAL -> 0x10;
                case SYNCHRONIZED -> 0x20;
                case VOLATILE -> 0x40;
                case TRANSIENT -> 0x80;
                case NATIVE -> 0x100;
                case ABSTRACT -> 0x400;
                default -> 0;
            };
        }
        return flags;
    }

    private List<Ty.Var> variables(NodeWithTypeParameters<?> generic, Node owner) {
        List<Ty.Var> variables = new ArrayList<>();
        for (TypeParameter parameter : generic.getTypeParameters()) {
            variables.add(types.variable(parameter, owner, 0));
        }
        return variables;
    }

    private Ty.Ref superType() {
        if (node instanceof EnumDeclaration) {
            return new Ty.Ref("java/lang/Enum", List.of(new Ty.Ref(name)));
        }
        if (node instanceof RecordDeclaration) {
            return new Ty.Ref("java/lang/Record");
        }
        if (node instanceof EnumConstantDeclaration constant) {
            return new Ty.Ref(types.enclosingType(constant).map(types::nameOf).orElse("java/lang/Object"));
        }
        if (node instanceof ClassOrInterfaceDeclaration type && !type.isInterface()) {
            return type.getExtendedTypes().isEmpty()
                    ? Types.OBJECT
                    : ref(type.getExtendedTypes().get(0));
        }
        if (node instanceof ObjectCreationExpr creation) {
            Ty.Ref created = ref(creation.getType());
            return isInterfaceType(created) ? Types.OBJECT : created;
        }
        return Types.OBJECT;
    }

    private boolean isInterfaceType(Ty.Ref type) {
        TypeDecl declaration = types.declarations().find(type.name());
        return declaration != null && declaration.isInterface();
    }

    private List<Ty.Ref> interfaces() {
        List<Ty.Ref> all = new ArrayList<>();
        if (node instanceof ClassOrInterfaceDeclaration type) {
            (type.isInterface() ? type.getExtendedTypes() : type.getImplementedTypes())
                    .forEach(each -> all.add(ref(each)));
        } else if (node instanceof EnumDeclaration type) {
            type.getImplementedTypes().forEach(each -> all.add(ref(each)));
        } else if (node instanceof RecordDeclaration type) {
            type.getImplementedTypes().forEach(each -> all.add(ref(each)));
        } else if (node instanceof ObjectCreationExpr creation && isInterfaceType(ref(creation.getType()))) {
            all.add(ref(creation.getType()));
        } else if (node instanceof AnnotationDeclaration) {
            all.add(new Ty.Ref("java/lang/annotation/Annotation"));
        }
        return all;
    }

    /** A named supertype; one whose name means nothing known keeps that name, so that it is seen to be missing. */
    private Ty.Ref ref(ClassOrInterfaceType type) {
        return types.superTypeAt(type, node) instanceof Ty.Ref ref
                ? ref
                : new Ty.Ref(Ty.SOMEWHERE + type.getNameAsString());
    }

    private void implicitMembers() {
        if (node instanceof EnumDeclaration type) {
            Ty.Ref self = new Ty.Ref(name);
            for (EnumConstantDeclaration constant : type.getEntries()) {
                String constantName = constant.getNameAsString();
                fields.put(constantName, new TypeDecl.Field(constantName, self, 0x4019, null));
            }
            methods.add(new TypeDecl.Method(name, "values", 9, List.of(), List.of(), new Ty.Arr(self)));
            methods.add(new TypeDecl.Method(name, "valueOf", 9, List.of(), List.of(Types.STRING), self));
        }
        if (node instanceof RecordDeclaration type) {
            List<Ty> components = new ArrayList<>();
            int varargs = 0;
            for (Parameter component : type.getParameters()) {
                Ty written = types.type(component.getType(), type);
                Ty own = component.isVarArgs() ? new Ty.Arr(written) : written;
                varargs |= component.isVarArgs() ? TypeDecl.VARARGS : 0;
                components.add(own);
                String simple = component.getNameAsString();
                fields.put(simple, new TypeDecl.Field(simple, own, 0x12, null));
                if (type.getMethodsBySignature(simple).isEmpty()) {
                    methods.add(new TypeDecl.Method(name, simple, 1, List.of(), List.of(), own));
                }
            }
            methods.add(new TypeDecl.Method(
                    name, "<init>", (access(node) & 7) | varargs, List.of(), components, Types.VOID));
        }
    }

    private void constructor(int flags, List<Ty.Var> variables, List<Ty> declared) {
        List<Ty> parameters = new ArrayList<>(leading(types, node));
        parameters.addAll(declared);
        methods.add(new TypeDecl.Method(name, "<init>", flags, variables, parameters, Types.VOID));
    }

    /** What javac puts before the declared parameters of a constructor: an enum's name and ordinal, an inner class's outer. */
    static List<Ty> leading(SourceTypes types, Node type) {
        if (type instanceof EnumDeclaration || type instanceof EnumConstantDeclaration) {
            return List.of(Types.STRING, Types.INT);
        }
        return hasOuterThis(types, type)
                ? List.of(
                        new Ty.Ref(types.enclosingType(type).map(types::nameOf).orElse("")))
                : List.of();
    }

    /** Whether objects of the type hold the object around them. */
    static boolean hasOuterThis(SourceTypes types, Node type) {
        if ((access(type) & TypeDecl.STATIC) != 0 || types.enclosingType(type).isEmpty()) {
            return false;
        }
        if (type instanceof ClassOrInterfaceDeclaration declaration && !declaration.isLocalClassDeclaration()) {
            return true;
        }
        return !isStaticCode(type);
    }

    /** Whether the node stands in code without {@code this}. */
    static boolean isStaticCode(Node node) {
        for (Node at = node.getParentNode().orElse(null);
                at != null;
                at = at.getParentNode().orElse(null)) {
            if (at instanceof MethodDeclaration method) {
                return method.isStatic();
            }
            if (at instanceof FieldDeclaration field) {
                return field.isStatic()
                        || field.getParentNode().filter(SourceDecl::isInterface).isPresent();
            }
            if (at instanceof com.github.javaparser.ast.body.InitializerDeclaration block) {
                return block.isStatic();
            }
            if (at instanceof EnumConstantDeclaration) {
                return true;
            }
            if (at instanceof com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt) {
                return true;
            }
            if (at instanceof CallableDeclaration<?> || at instanceof TypeDeclaration<?>) {
                return false;
            }
        }
        return false;
    }

    private void member(BodyDeclaration<?> member) {
        if (member instanceof TypeDeclaration<?> type) {
            memberTypes.add(type.getNameAsString());
        } else if (member instanceof FieldDeclaration field) {
            int flags = flags(field) | (isInterface(node) ? 0x19 : 0);
            for (VariableDeclarator variable : field.getVariables()) {
                String simple = variable.getNameAsString();
                Ty type = types.type(variable.getType(), field);
                fields.put(simple, new TypeDecl.Field(simple, type, flags, null));
            }
        } else if (member instanceof MethodDeclaration method) {
            int flags = flags(method);
            if (isInterface(node)) {
                flags |= method.isPrivate() ? 0 : 1;
                flags |= method.getBody().isEmpty() ? TypeDecl.ABSTRACT : 0;
            }
            add(method, method.getNameAsString(), flags, types.type(method.getType(), method));
        } else if (member instanceof ConstructorDeclaration constructor) {
            int flags = flags(constructor) | varargs(constructor);
            constructor(flags, variables(constructor, constructor), parameters(constructor));
        } else if (member instanceof AnnotationMemberDeclaration element) {
            Ty returned = types.type(element.getType(), element);
            methods.add(new TypeDecl.Method(name, element.getNameAsString(), 0x401, List.of(), List.of(), returned));
        }
    }

    private void add(CallableDeclaration<?> method, String simple, int flags, Ty returned) {
        methods.add(new TypeDecl.Method(
                name, simple, flags | varargs(method), variables(method, method), parameters(method), returned));
    }

    private static int varargs(CallableDeclaration<?> method) {
        return method.getParameters().stream().anyMatch(Parameter::isVarArgs) ? TypeDecl.VARARGS : 0;
    }

    private List<Ty> parameters(CallableDeclaration<?> method) {
        List<Ty> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Ty written = types.type(parameter.getType(), method);
            parameters.add(parameter.isVarArgs() ? new Ty.Arr(written) : written);
        }
        return parameters;
    }
}
