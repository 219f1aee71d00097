package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import io.github.concurrencyadvisor.known.KnownTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types that some syntax trees declare, and what a type's name means at a place in them. Names that imports give are
 * believed even where the class is nowhere to be found. Thread-safe once made.
 */
final class SourceTypes implements AutoCloseable {

    private static final int MOST_NESTING = 12;

    private final Map<String, Node> nodes = new HashMap<>();
    private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<Node, List<Node>> typesIn = new IdentityHashMap<>();
    private final Declarations declarations;

    SourceTypes(List<CompilationUnit> units, List<java.nio.file.Path> classPath) {
        for (CompilationUnit unit : units) {
            name(unit);
        }
        declarations = new Declarations(name -> declare(name), classPath);
    }

    private void name(CompilationUnit unit) {
        try {
            new Namer(unit).name();
        } catch (StackOverflowError e) {
            // what was named so far stands; the reader of the file comes to the same depth and reports it
        }
    }

    @Override
    public void close() {
        declarations.close();
    }

    Declarations declarations() {
        return declarations;
    }

    /** The types declared in a file, enclosing ones first: declarations, and expressions that declare an anonymous class. */
    List<Node> typesIn(CompilationUnit unit) {
        return typesIn.getOrDefault(unit, List.of());
    }

    /** Internal name of the class that a node declares. */
    String nameOf(Node type) {
        return names.getOrDefault(type, "");
    }

    static String packageOf(CompilationUnit unit) {
        return unit.getPackageDeclaration()
                .map(declaration -> declaration.getNameAsString().replace('.', '/') + "/")
                .orElse("");
    }

    /** Names every type of one file as javac does. */
    private final class Namer {
        private final CompilationUnit unit;
        private final List<Node> found = new ArrayList<>();
        private final Map<String, Integer> ordinals = new HashMap<>();

        Namer(CompilationUnit unit) {
            this.unit = unit;
        }

        void name() {
            String prefix = packageOf(unit);
            unit.getTypes().forEach(type -> declare(type, prefix + type.getNameAsString()));
            typesIn.put(unit, found);
        }

        private void declare(Node type, String name) {
            names.put(type, name);
            nodes.putIfAbsent(name, type);
            found.add(type);
            if (type instanceof EnumDeclaration declaration) {
                declaration.getEntries().forEach(constant -> walk(constant, name));
            }
            for (Node child : type.getChildNodes()) {
                if (type instanceof EnumDeclaration && child instanceof EnumConstantDeclaration) {
                    continue;
                }
                if (type instanceof ObjectCreationExpr && !(child instanceof BodyDeclaration<?>)) {
                    continue;
                }
                walk(child, name);
            }
        }

        private void walk(Node node, String outer) {
            if (node instanceof TypeDeclaration<?> type) {
                boolean local = type.getParentNode().orElse(null) instanceof LocalClassDeclarationStmt
                        || type.getParentNode().orElse(null) instanceof LocalRecordDeclarationStmt;
                String simple = type.getNameAsString();
                declare(type, local ? outer + "$" + next(outer, simple) + simple : outer + "$" + simple);
                return;
            }
            if (node instanceof ObjectCreationExpr creation
                    && creation.getAnonymousClassBody().isPresent()) {
                creation.getScope().ifPresent(scope -> walk(scope, outer));
                creation.getArguments().forEach(argument -> walk(argument, outer));
                declare(creation, outer + "$" + next(outer, ""));
                return;
            }
            if (node instanceof EnumConstantDeclaration constant
                    && !constant.getClassBody().isEmpty()) {
                constant.getArguments().forEach(argument -> walk(argument, outer));
                String name = outer + "$" + next(outer, "");
                names.put(constant, name);
                nodes.putIfAbsent(name, constant);
                found.add(constant);
                constant.getClassBody().forEach(member -> walk(member, name));
                return;
            }
            if (node instanceof BinaryExpr binary) {
                Operands.of(binary).forEach(operand -> walk(operand, outer));
                return;
            }
            for (Node child : node.getChildNodes()) {
                walk(child, outer);
            }
        }

        private int next(String outer, String simple) {
            return ordinals.merge(outer + "$" + simple, 1, Integer::sum);
        }
    }

    private @Nullable TypeDecl declare(String name) {
        Node node = nodes.get(name);
        return node == null ? null : new SourceDecl(this, node, name).declaration();
    }

    // --- what a name means

    boolean exists(String name) {
        return nodes.containsKey(name) || declarations.exists(name);
    }

    /** The type written there, {@link Ty.Special#UNKNOWN} where its name means nothing known. */
    Ty type(Type type, Node at) {
        return type(type, at, 0);
    }

    private Ty type(Type type, Node at, int depth) {
        if (type instanceof PrimitiveType primitive) {
            return new Ty.Prim(Descriptors.primitive(Descriptors.name(primitive)));
        }
        if (type instanceof VoidType) {
            return new Ty.Prim('V');
        }
        if (type instanceof ArrayType array) {
            return new Ty.Arr(type(array.getComponentType(), at, depth));
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendedType()
                    .or(wildcard::getSuperType)
                    .map(bound -> type(bound, at, depth))
                    .orElse(Types.OBJECT);
        }
        if (type instanceof IntersectionType both) {
            return type(both.getElements().get(0), at, depth);
        }
        if (type instanceof UnionType union) {
            return common(union.getElements().stream()
                    .map(each -> type(each, at, depth))
                    .toList());
        }
        return type instanceof ClassOrInterfaceType named ? named(named, at, depth) : Ty.Special.UNKNOWN;
    }

    /** The nearest class that all of them extend. */
    private Ty common(List<Ty> types) {
        for (Ty.Ref candidate :
                types.get(0) instanceof Ty.Ref first ? declarations.lineage(first) : List.<Ty.Ref>of()) {
            if (types.stream().allMatch(type -> declarations.as(type, candidate.name()) != null)) {
                return candidate;
            }
        }
        return Ty.Special.UNKNOWN;
    }

    /** The type written there without its arguments: looking them up could come back to the same place. */
    private Ty erased(ClassOrInterfaceType type) {
        return erased(type, type, 0);
    }

    private Ty erased(ClassOrInterfaceType type, Node at, int depth) {
        return type.getScope().isPresent()
                ? qualified(type.getNameWithScope(), at)
                : simple(type.getNameAsString(), at, depth);
    }

    private Ty named(ClassOrInterfaceType type, Node at, int depth) {
        Ty plain = erased(type, at, depth);
        NodeList<Type> args = type.getTypeArguments().orElse(null);
        if (args == null || args.isEmpty() || !(plain instanceof Ty.Ref ref) || depth > MOST_NESTING) {
            return plain;
        }
        return new Ty.Ref(
                ref.name(), args.stream().map(arg -> type(arg, at, depth + 1)).toList());
    }

    /** What a name, dotted or not, means as a type. */
    Ty qualifiedOrSimple(String name, Node at) {
        return name.indexOf('.') >= 0 ? qualified(name, at) : simple(name, at, 0);
    }

    /** What a dotted name means as a type. */
    Ty qualified(String dotted, Node at) {
        String[] parts = dotted.split("\\.", -1);
        Ty first = simpleIfKnown(parts[0], at, 0);
        if (first instanceof Ty.Ref ref) {
            String name = ref.name();
            for (int i = 1; i < parts.length; i++) {
                String member = memberType(name, parts[i], 0);
                name = member == null ? name + "$" + parts[i] : member;
            }
            return new Ty.Ref(name);
        }
        return fromTop(parts);
    }

    /**
     * A name that begins with its package: the class is the first of the parts in upper case that end the name, as a package may
     * have one among its own.
     */
    private static Ty fromTop(String[] parts) {
        int classAt = parts.length;
        while (classAt > 0 && isCapitalised(parts[classAt - 1])) {
            classAt--;
        }
        if (classAt == parts.length) {
            return Ty.Special.UNKNOWN;
        }
        List<String> names = Arrays.asList(parts);
        String outer = String.join("/", names.subList(0, classAt + 1));
        return new Ty.Ref(
                classAt + 1 == parts.length
                        ? outer
                        : outer + "$" + String.join("$", names.subList(classAt + 1, parts.length)));
    }

    private static boolean isCapitalised(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /** What a simple name means as a type. */
    Ty simple(String name, Node at, int depth) {
        Ty known = simpleIfKnown(name, at, depth);
        if (known != null) {
            return known;
        }
        CompilationUnit unit = at.findCompilationUnit().orElse(null);
        if (unit == null) {
            return Ty.Special.UNKNOWN;
        }
        return new Ty.Ref((hasUnknownStarImport(unit) ? Ty.SOMEWHERE : packageOf(unit)) + name);
    }

    /** The same, where declarations, imports or existing classes say so; else null. */
    @Nullable
    Ty simpleIfKnown(String name, Node at, int depth) {
        Node from = null;
        for (Node node = at; node != null; node = node.getParentNode().orElse(null)) {
            Ty found = declaredBy(node, from, name, depth);
            if (found != null) {
                return found;
            }
            if (node instanceof CompilationUnit unit) {
                return imported(unit, name);
            }
            from = node;
        }
        return null;
    }

    private @Nullable Ty declaredBy(Node node, @Nullable Node from, String name, int depth) {
        if (node instanceof NodeWithTypeParameters<?> generic) {
            for (TypeParameter parameter : generic.getTypeParameters()) {
                if (parameter.getNameAsString().equals(name)) {
                    return variable(parameter, node, depth);
                }
            }
        }
        if (node instanceof TypeDeclaration<?> type) {
            if (type.getNameAsString().equals(name)) {
                return new Ty.Ref(nameOf(type));
            }
            boolean inHead = from instanceof ClassOrInterfaceType || from instanceof TypeParameter;
            String member = inHead ? null : memberType(nameOf(type), name, 0);
            return member == null ? null : new Ty.Ref(member);
        }
        if (names.containsKey(node) && from instanceof BodyDeclaration<?>) {
            String member = memberType(nameOf(node), name, 0);
            return member == null ? null : new Ty.Ref(member);
        }
        if (from instanceof com.github.javaparser.ast.stmt.Statement) {
            for (Node sibling : node.getChildNodes()) {
                TypeDeclaration<?> local = local(sibling);
                if (local != null && local.getNameAsString().equals(name)) {
                    return new Ty.Ref(nameOf(local));
                }
            }
        }
        return null;
    }

    static @Nullable TypeDeclaration<?> local(Node statement) {
        if (statement instanceof LocalClassDeclarationStmt local) {
            return local.getClassDeclaration();
        }
        return statement instanceof LocalRecordDeclarationStmt local ? local.getRecordDeclaration() : null;
    }

    Ty.Var variable(TypeParameter parameter, Node owner, int depth) {
        String ownerName = owner instanceof TypeDeclaration<?> type
                ? nameOf(type)
                : owner instanceof CallableDeclaration<?> method
                        ? method.getNameAsString()
                                + owner.getBegin().map(Object::toString).orElse("")
                        : "";
        Ty bound = parameter.getTypeBound().isEmpty() || depth > 2
                ? Types.OBJECT
                : type(parameter.getTypeBound().get(0), owner, depth + 1);
        return new Ty.Var(ownerName + ":" + parameter.getNameAsString(), bound.isUnknown() ? Types.OBJECT : bound);
    }

    private @Nullable Ty imported(CompilationUnit unit, String name) {
        for (ImportDeclaration each : unit.getImports()) {
            if (!each.isAsterisk() && each.getName().getIdentifier().equals(name)) {
                if (!each.isStatic()) {
                    return fromTop(each.getNameAsString().split("\\.", -1));
                }
                String owner = each.getName().getQualifier().map(Node::toString).orElse("");
                Ty outer = fromTop(owner.split("\\.", -1));
                String member = outer instanceof Ty.Ref ref ? memberType(ref.name(), name, 0) : null;
                if (member != null) {
                    return new Ty.Ref(member);
                }
            }
        }
        String samePackage = packageOf(unit) + name;
        if (exists(samePackage)) {
            return new Ty.Ref(samePackage);
        }
        for (ImportDeclaration each : unit.getImports()) {
            if (each.isAsterisk()) {
                String inPackage = each.getNameAsString().replace('.', '/') + "/" + name;
                Ty outer = fromTop(each.getNameAsString().split("\\.", -1));
                String member = outer instanceof Ty.Ref ref ? memberType(ref.name(), name, 0) : null;
                if (member != null) {
                    return new Ty.Ref(member);
                }
                if (!each.isStatic() && exists(inPackage)) {
                    return new Ty.Ref(inPackage);
                }
            }
        }
        return exists("java/lang/" + name) ? new Ty.Ref("java/lang/" + name) : knownByStarImport(unit, name);
    }

    /** A class of a library that is not there, of a package that the file imports as a whole, if something is known of that class. */
    private static @Nullable Ty knownByStarImport(CompilationUnit unit, String name) {
        for (ImportDeclaration each : unit.getImports()) {
            String inPackage = each.getNameAsString().replace('.', '/') + "/" + name;
            if (each.isAsterisk() && !each.isStatic() && KnownTypes.has(inPackage)) {
                return new Ty.Ref(inPackage);
            }
        }
        return null;
    }

    private boolean hasUnknownStarImport(CompilationUnit unit) {
        return unit.getImports().stream()
                .anyMatch(each -> each.isAsterisk()
                        && !each.getNameAsString().startsWith("java.")
                        && !(fromTop(each.getNameAsString().split("\\.", -1)) instanceof Ty.Ref ref
                                && exists(ref.name())));
    }

    /** Internal name of a member type, inherited ones included, or null. Does not look at whole declarations of sources. */
    @Nullable
    String memberType(String owner, String simple, int depth) {
        if (depth > MOST_NESTING) {
            return null;
        }
        Node node = nodes.get(owner);
        if (node != null) {
            String own = owner + "$" + simple;
            if (nodes.containsKey(own)) {
                return own;
            }
            for (ClassOrInterfaceType superType : superTypes(node)) {
                Ty above = erased(superType);
                String found = above instanceof Ty.Ref ref ? memberType(ref.name(), simple, depth + 1) : null;
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        TypeDecl declaration = declarations.find(owner);
        if (declaration == null) {
            return null;
        }
        if (declaration.memberTypes().contains(simple)) {
            return owner + "$" + simple;
        }
        for (Ty.Ref above : declaration.supertypes()) {
            String found = memberType(above.name(), simple, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A supertype as its declaration means it: the type's own members are not yet in scope. */
    Ty superTypeAt(ClassOrInterfaceType superType, Node type) {
        return type(superType, superType);
    }

    static List<ClassOrInterfaceType> superTypes(Node type) {
        List<ClassOrInterfaceType> all = new ArrayList<>();
        if (type instanceof ClassOrInterfaceDeclaration declaration) {
            all.addAll(declaration.getExtendedTypes());
            all.addAll(declaration.getImplementedTypes());
        } else if (type instanceof EnumDeclaration declaration) {
            all.addAll(declaration.getImplementedTypes());
        } else if (type instanceof RecordDeclaration declaration) {
            all.addAll(declaration.getImplementedTypes());
        } else if (type instanceof ObjectCreationExpr creation) {
            all.add(creation.getType());
        }
        return all;
    }

    /** The value of a field that compilers copy into its readers, or null. */
    @Nullable
    Object constant(String owner, TypeDecl.Field field) {
        return constant(owner, field, 0);
    }

    private @Nullable Object constant(String owner, TypeDecl.Field field, int depth) {
        boolean possible = (field.access() & TypeDecl.FINAL) != 0
                && (field.type().isPrimitive() || field.type().equals(Types.STRING));
        Node declaring = nodes.get(owner);
        if (declaring == null || !possible || depth > MOST_NESTING) {
            return field.constant();
        }
        for (BodyDeclaration<?> member : SourceDecl.members(declaring)) {
            if (member instanceof FieldDeclaration declaration) {
                for (VariableDeclarator variable : declaration.getVariables()) {
                    if (variable.getNameAsString().equals(field.name())
                            && variable.getInitializer().isPresent()) {
                        Object value = Constants.of(
                                variable.getInitializer().get(), name -> constantNamed(name, owner, depth + 1));
                        return field.type() instanceof Ty.Prim prim ? Constants.as(value, prim.code()) : value;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Object constantNamed(Expression name, String owner, int depth) {
        String simple;
        Ty in;
        if (name instanceof FieldAccessExpr access) {
            simple = access.getNameAsString();
            in = qualifiedOrSimple(access.getScope().toString(), name);
        } else {
            simple = name.toString();
            in = new Ty.Ref(owner);
        }
        Declarations.FoundField found = in instanceof Ty.Ref ref ? declarations.field(ref, simple) : null;
        return found == null ? null : constant(found.in().name(), found.field(), depth);
    }

    /** The type around a node. */
    Optional<Node> enclosingType(Node node) {
        Node from = node;
        for (Node at = node.getParentNode().orElse(null);
                at != null;
                at = at.getParentNode().orElse(null)) {
            if (names.containsKey(at) && (at instanceof TypeDeclaration<?> || from instanceof BodyDeclaration<?>)) {
                return Optional.of(at);
            }
            from = at;
        }
        return Optional.empty();
    }

    static String simpleName(Node type) {
        return type instanceof NodeWithSimpleName<?> named && !(type instanceof EnumConstantDeclaration)
                ? named.getNameAsString()
                : "";
    }
}
