package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import io.github.concurrencyadvisor.known.KnownTypes;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads calls of which the method cannot be found: a {@link CallReader} says what is known of them. */
final class MissingCalls {

    private static final Set<String> FACTORIES =
            Set.of("valueOf", "getInstance", "instance", "newInstance", "create", "copyOf");

    private static final Set<String> FACTORY_WORDS = Set.of("of", "from", "wrap");

    /** Ends of names of classes that are there to make others. */
    private static final Set<String> MAKES_OTHERS =
            Set.of("s", "Factory", "Util", "Helper", "Builder", "Provider", "Support", "Mapper", "Converter");

    private final CodeReader code;
    private final CallReader calls;

    MissingCalls(CodeReader code, CallReader calls) {
        this.code = code;
        this.calls = calls;
    }

    /** A call of a class that is named but missing: its owner is believed, its descriptor is a guess. */
    Val approximate(
            MethodCallExpr call,
            String owner,
            Val receiver,
            List<CallReader.Argument> arguments,
            Ty expected,
            CodeContext context) {
        List<Src> sources = unknownUse(arguments, context);
        boolean ignored = call.getParentNode().orElse(null) instanceof ExpressionStmt;
        String descriptor = guessed(arguments) + (ignored ? "V" : wanted(expected, "Ljava/lang/Object;"));
        MethodId target = new MethodId(plain(owner), call.getNameAsString(), descriptor);
        Call.Kind kind = receiver.isType()
                ? Call.Kind.STATIC
                : call.getScope().orElse(null) instanceof SuperExpr ? Call.Kind.SPECIAL : Call.Kind.VIRTUAL;
        Src receiverSource = receiver.isType() ? null : receiver.source();
        Draft.PendingCall pending =
                calls.emit(kind, target, receiverSource, sources, code.position(call.getName()), null, context);
        boolean fluent = (kind == Call.Kind.VIRTUAL && KnownTypes.isFluent(owner, call.getNameAsString()))
                || (KnownTypes.isBuilder(owner) && !call.getNameAsString().startsWith("build"));
        boolean makesOne = kind == Call.Kind.STATIC && isFactory(call.getNameAsString()) && isMade(plain(owner));
        return Val.of(fluent || makesOne ? receiver.type() : Ty.Special.UNKNOWN, new Src.Result(pending));
    }

    /** Whether a static method of that name mostly makes an object of its class. */
    private static boolean isFactory(String method) {
        return FACTORIES.contains(method)
                || FACTORY_WORDS.stream()
                        .anyMatch(word -> method.startsWith(word)
                                && (method.length() == word.length()
                                        || Character.isUpperCase(method.charAt(word.length()))));
    }

    /** Whether objects are made of the class, rather than by it of others. */
    private static boolean isMade(String type) {
        return MAKES_OTHERS.stream().noneMatch(type::endsWith);
    }

    Val unresolved(
            MethodCallExpr call,
            @Nullable Src receiver,
            List<CallReader.Argument> arguments,
            String reason,
            Ty expected,
            CodeContext context) {
        List<Src> sources = unknownUse(arguments, context);
        MethodId target = new MethodId("", call.getNameAsString(), guessed(arguments) + wanted(expected, "V"));
        Call.Kind kind = receiver == null ? Call.Kind.STATIC : Call.Kind.VIRTUAL;
        Draft.PendingCall pending =
                calls.emit(kind, target, receiver, sources, code.position(call.getName()), reason, context);
        return Val.of(Ty.Special.UNKNOWN, new Src.Result(pending));
    }

    /** What a method of which nothing is known returns: what the place asks for, if it does. */
    private static String wanted(Ty expected, String otherwise) {
        return expected.bounded() instanceof Ty.Ref ref ? ref.descriptor() : otherwise;
    }

    /** Functions that are passed to something unknown are read all the same. */
    List<Src> unknownUse(List<CallReader.Argument> arguments, CodeContext context) {
        List<Src> sources = new ArrayList<>();
        for (CallReader.Argument argument : arguments) {
            if (argument.isFunction()) {
                argument.value = calls.function(argument.expression, Ty.Special.UNKNOWN, context);
            }
            sources.add(argument.value.source());
        }
        return sources;
    }

    static String guessed(List<CallReader.Argument> arguments) {
        StringBuilder descriptor = new StringBuilder("(");
        for (CallReader.Argument argument : arguments) {
            Ty type = argument.type();
            descriptor.append(type.equals(Types.VOID) ? "Ljava/lang/Object;" : type.descriptor());
        }
        return descriptor.append(')').toString();
    }

    /** The name of a class that not even an import explains is its simple one. */
    static String plain(String name) {
        return name.startsWith(Ty.SOMEWHERE) ? name.substring(Ty.SOMEWHERE.length()) : name;
    }
}
