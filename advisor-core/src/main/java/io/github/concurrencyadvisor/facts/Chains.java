package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import io.github.concurrencyadvisor.facts.Declarations.FoundMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chains of steps that begin with a call of a class that is missing: what the chain is used as, or a step that only one of the
 * imported types has, tells what its steps are called on.
 */
final class Chains {

    /** A type that has one of these is made of steps: each call returns another of its kind. */
    private static final Set<String> STEPS = Set.of("map", "thenApply", "transform", "flatMap");

    /** What has steps too without being a matter of another thread: a step that one of these has tells nothing. */
    private static final List<Ty.Ref> PLAIN =
            List.of(new Ty.Ref("java/util/Optional"), new Ty.Ref("java/util/stream/Stream"));

    private final CodeReader code;
    private final IdentityHashMap<Expression, Ty.Ref> wanted = new IdentityHashMap<>();
    private final Map<String, List<Ty.Ref>> kin = new HashMap<>();
    private @Nullable List<Ty.Ref> imported;

    Chains(CodeReader code) {
        this.code = code;
    }

    /** Notes what the receiver of the call has to be, by what the call's own place asks for. */
    void expect(MethodCallExpr call, Expression receiver, Ty expected) {
        Ty.Ref wantedHere = wanted.get(call);
        List<Ty.Ref> results = expected.bounded() instanceof Ty.Ref ref ? ofSteps(ref) : List.of();
        for (Ty.Ref result : results.isEmpty() && wantedHere != null ? List.of(wantedHere) : results) {
            Ty.Ref on = holder(kin(result), call, result);
            if (on != null) {
                wanted.put(receiver, on);
                return;
            }
        }
    }

    /** The type, if it is made of steps, else those of the imported ones that are and may stand for it, as for a source of theirs. */
    private List<Ty.Ref> ofSteps(Ty.Ref type) {
        if (isOfSteps(type)) {
            return List.of(type);
        }
        return type.equals(Types.OBJECT) || code.declarations.isInSources(type.name())
                ? List.of()
                : imported().stream()
                        .filter(each -> code.declarations.lineage(each).stream()
                                .anyMatch(above -> above.name().equals(type.name())))
                        .toList();
    }

    /** The receiver, with the type that it has to have where its own is not known. */
    Val believed(MethodCallExpr call, Expression receiver, Val value) {
        if (!value.type().isUnknown() || value.isType()) {
            return value;
        }
        Ty.Ref type = wanted.get(receiver);
        type = type == null ? ofImported(call) : type;
        return type == null ? value : Val.of(type, value.source());
    }

    private boolean isOfSteps(Ty.Ref type) {
        return !code.declarations.isInSources(type.name())
                && STEPS.stream()
                        .anyMatch(step -> code.declarations.methods(type, step).stream()
                                .anyMatch(method -> method.returned() instanceof Ty.Ref returned
                                        && returned.name().equals(type.name())));
    }

    /** The type itself and those of its kind that it can be turned into. */
    private List<Ty.Ref> kin(Ty.Ref type) {
        List<Ty.Ref> known = kin.get(type.name());
        if (known == null) {
            known = new ArrayList<>(List.of(type));
            TypeDecl declaration = code.declarations.find(type.name());
            for (TypeDecl.Method method : declaration == null ? List.<TypeDecl.Method>of() : declaration.methods()) {
                if (method.parameters().isEmpty()
                        && method.returned() instanceof Ty.Ref other
                        && packageOf(other).equals(packageOf(type))
                        && known.stream().noneMatch(each -> each.name().equals(other.name()))
                        && isOfSteps(other)) {
                    known.add(other);
                }
            }
            kin.put(type.name(), known);
        }
        return known;
    }

    private static String packageOf(Ty.Ref type) {
        return type.name().substring(0, type.name().lastIndexOf('/') + 1);
    }

    /** The first of the types that has such a method, which returns the wanted type if one is wanted. */
    private Ty.@Nullable Ref holder(List<Ty.Ref> types, MethodCallExpr call, Ty.@Nullable Ref result) {
        for (Ty.Ref type : types) {
            for (FoundMethod method : code.declarations.methods(type, call.getNameAsString())) {
                boolean fits = result == null
                        || (method.returned() instanceof Ty.Ref returned
                                && returned.name().equals(result.name()));
                if (fits
                        && !method.method().isStatic()
                        && method.parameters().size() == call.getArguments().size()) {
                    return open(type);
                }
            }
        }
        return null;
    }

    /** The type of anything. */
    private Ty.Ref open(Ty.Ref type) {
        TypeDecl declaration = code.declarations.find(type.name());
        int variables = declaration == null ? 0 : declaration.parameters().size();
        return new Ty.Ref(type.name(), Collections.nCopies(variables, Ty.Special.UNKNOWN));
    }

    private Ty.@Nullable Ref ofImported(MethodCallExpr call) {
        if (imported().isEmpty()) {
            return null;
        }
        String step = call.getNameAsString();
        boolean isPlain = Stream.concat(PLAIN.stream(), Stream.of(Types.OBJECT))
                .anyMatch(type -> !code.declarations.methods(type, step).isEmpty());
        return isPlain ? null : holder(imported(), call, null);
    }

    private List<Ty.Ref> imported() {
        List<Ty.Ref> known = imported;
        if (known == null) {
            known = new ArrayList<>();
            for (ImportDeclaration each : code.unit.getImports()) {
                if (!each.isStatic()
                        && !each.isAsterisk()
                        && code.types.qualified(each.getNameAsString(), each) instanceof Ty.Ref type
                        && isOfSteps(type)) {
                    known.add(type);
                }
            }
            imported = known;
        }
        return known;
    }
}
