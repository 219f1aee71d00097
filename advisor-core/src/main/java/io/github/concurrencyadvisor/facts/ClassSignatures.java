package io.github.concurrencyadvisor.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class file → {@link TypeDecl}, generic signatures included. */
final class ClassSignatures extends ClassVisitor {

    private String name = "";
    private int access;
    private @Nullable String superName;
    private List<String> interfaceNames = List.of();
    private @Nullable String signature;
    private final Map<String, Ty.Var> variables = new HashMap<>();
    private final List<RawMember> rawFields = new ArrayList<>();
    private final List<RawMember> rawMethods = new ArrayList<>();
    private final Set<String> memberTypes = new HashSet<>();

    private record RawMember(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            @Nullable Object constant) {}

    private ClassSignatures() {
        super(Opcodes.ASM9);
    }

    static TypeDecl read(byte[] classFile) {
        ClassSignatures signatures = new ClassSignatures();
        new ClassReader(classFile)
                .accept(signatures, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return signatures.declaration();
    }

    @Override
    public void visit(
            int version,
            int classAccess,
            String className,
            @Nullable String classSignature,
            @Nullable String superClass,
            String @Nullable [] interfaces) {
        name = className;
        access = classAccess;
        superName = superClass;
        signature = classSignature;
        interfaceNames = interfaces == null ? List.of() : List.of(interfaces);
    }

    @Override
    public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simple, int flags) {
        if (simple != null && name.equals(outer)) {
            memberTypes.add(simple);
        }
        if (inner.equals(name)) {
            access |= flags & TypeDecl.STATIC;
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int flags, String field, String descriptor, @Nullable String generic, @Nullable Object constant) {
        rawFields.add(new RawMember(flags, field, descriptor, generic, constant));
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int flags, String method, String descriptor, @Nullable String generic, String @Nullable [] thrown) {
        if ((flags & TypeDecl.SYNTHETIC) == 0) {
            rawMethods.add(new RawMember(flags, method, descriptor, generic, null));
        }
        return null;
    }

    private TypeDecl declaration() {
        List<Ty.Var> parameters = List.of();
        Ty.Ref superType = superName == null ? null : new Ty.Ref(superName);
        List<Ty.Ref> interfaces = new ArrayList<>();
        if (signature != null) {
            Parser parser = new Parser(signature, name, variables);
            parameters = parser.variables();
            superType = asRef(parser.type());
            while (!parser.atEnd()) {
                interfaces.add(asRef(parser.type()));
            }
        } else {
            interfaceNames.forEach(each -> interfaces.add(new Ty.Ref(each)));
        }
        Map<String, TypeDecl.Field> fields = new LinkedHashMap<>();
        for (RawMember field : rawFields) {
            Ty type = field.signature == null
                    ? Ty.of(field.descriptor)
                    : new Parser(field.signature, name, variables).type();
            fields.put(field.name, new TypeDecl.Field(field.name, type, field.access, field.constant));
        }
        List<TypeDecl.Method> methods = new ArrayList<>();
        rawMethods.forEach(method -> methods.add(method(method)));
        return new TypeDecl(name, access, parameters, superType, interfaces, fields, methods, memberTypes);
    }

    private TypeDecl.Method method(RawMember raw) {
        String text = raw.signature == null ? raw.descriptor : raw.signature;
        Parser parser = new Parser(text, name + "#" + raw.name + raw.descriptor, variables);
        List<Ty.Var> own = parser.variables();
        List<Ty> parameters = parser.parameters();
        Ty returned = parser.type();
        List<Ty> erased = erasedParameters(raw.descriptor);
        if (erased.size() > parameters.size()) {
            // signatures of constructors of enums and inner classes leave out what the compiler adds
            List<Ty> all = new ArrayList<>(erased.subList(0, erased.size() - parameters.size()));
            all.addAll(parameters);
            parameters = all;
        }
        return new TypeDecl.Method(name, raw.name, raw.access, own, parameters, returned);
    }

    private static List<Ty> erasedParameters(String descriptor) {
        return new Parser(descriptor, "", Map.of()).parameters();
    }

    private static Ty.Ref asRef(Ty type) {
        return type instanceof Ty.Ref ref ? ref : Types.OBJECT;
    }

    /** Reads signatures; a descriptor is one, too. */
    private static final class Parser {
        private final String text;
        private final String owner;
        private final Map<String, Ty.Var> known;
        private int at;

        Parser(String text, String owner, Map<String, Ty.Var> known) {
            this.text = text;
            this.owner = owner;
            this.known = owner.contains("#") ? new HashMap<>(known) : known;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        /** The declared variables, if the text begins with some. */
        List<Ty.Var> variables() {
            if (atEnd() || text.charAt(at) != '<') {
                return List.of();
            }
            int start = at;
            // twice: the first time bounds that name later variables are not yet known
            variablesOnce();
            at = start;
            return variablesOnce();
        }

        private List<Ty.Var> variablesOnce() {
            List<Ty.Var> variables = new ArrayList<>();
            at++;
            while (text.charAt(at) != '>') {
                int colon = text.indexOf(':', at);
                String simple = text.substring(at, colon);
                at = colon;
                Ty bound = null;
                while (text.charAt(at) == ':') {
                    at++;
                    if (text.charAt(at) != ':') {
                        Ty next = type();
                        bound = bound == null ? next : bound;
                    }
                }
                Ty shown = bound == null ? Types.OBJECT : bound instanceof Ty.Ref ref ? shallow(ref) : bound;
                Ty.Var variable = new Ty.Var(owner + ":" + simple, shown);
                known.put(simple, variable);
                variables.add(variable);
            }
            at++;
            return variables;
        }

        /** Variables may stand in their own bound: one level is enough to find members. */
        private static Ty shallow(Ty.Ref ref) {
            List<Ty> args = new ArrayList<>();
            ref.args().forEach(arg -> args.add(arg instanceof Ty.Var var ? new Ty.Var(var.name(), Types.OBJECT) : arg));
            return new Ty.Ref(ref.name(), args);
        }

        List<Ty> parameters() {
            List<Ty> parameters = new ArrayList<>();
            at++;
            while (text.charAt(at) != ')') {
                parameters.add(type());
            }
            at++;
            return parameters;
        }

        Ty type() {
            char first = text.charAt(at);
            switch (first) {
                case '[' -> {
                    at++;
                    return new Ty.Arr(type());
                }
                case 'T' -> {
                    int end = text.indexOf(';', at);
                    String simple = text.substring(at + 1, end);
                    at = end + 1;
                    Ty.Var variable = known.get(simple);
                    return variable == null ? Types.OBJECT : variable;
                }
                case 'L' -> {
                    return reference();
                }
                case '+', '-' -> {
                    at++;
                    return type();
                }
                case '*' -> {
                    at++;
                    return Types.OBJECT;
                }
                case '^' -> {
                    at = text.length();
                    return Types.OBJECT;
                }
                default -> {
                    at++;
                    return new Ty.Prim(first);
                }
            }
        }

        private Ty reference() {
            StringBuilder name = new StringBuilder();
            List<Ty> args = new ArrayList<>();
            at++;
            while (text.charAt(at) != ';') {
                char c = text.charAt(at);
                if (c == '<') {
                    args.clear();
                    at++;
                    while (text.charAt(at) != '>') {
                        args.add(type());
                    }
                    at++;
                } else {
                    if (c == '.') {
                        args.clear();
                    }
                    name.append(c == '.' ? '$' : c);
                    at++;
                }
            }
            at++;
            return new Ty.Ref(name.toString(), args);
        }
    }
}
