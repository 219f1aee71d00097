package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.facts.Declarations.FoundMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of several methods a call means, and what its type variables stand for. */
final class Overloads {

    /** How surely something fits. */
    static final int NO = 0;

    static final int PERHAPS = 1;
    static final int YES = 2;

    private final Declarations declarations;

    Overloads(Declarations declarations) {
        this.declarations = declarations;
    }

    /** An argument of a call. */
    interface Argument {
        /** Its type; unknown for lambdas and method references. */
        Ty type();

        /** Whether it is a lambda or method reference. */
        boolean isFunction();

        /** Whether a lambda or method reference can implement the function. */
        int implementing(FoundMethod function);
    }

    /** A method that fits. */
    record Choice(FoundMethod method, boolean spreads) {}

    private record Candidate(FoundMethod method, int certainty) {}

    /** The method meant, or null where none fits. */
    @Nullable
    Choice choose(List<FoundMethod> methods, List<? extends Argument> arguments) {
        for (int phase = 1; phase <= 3; phase++) {
            List<Candidate> applicable = new ArrayList<>();
            int best = PERHAPS;
            for (FoundMethod method : methods) {
                int certainty = applies(method, arguments, phase);
                if (certainty > NO) {
                    applicable.add(new Candidate(method, certainty));
                    best = Math.max(best, certainty);
                }
            }
            int wanted = best;
            List<FoundMethod> fitting = applicable.stream()
                    .filter(each -> each.certainty == wanted)
                    .map(Candidate::method)
                    .toList();
            if (!fitting.isEmpty()) {
                return new Choice(mostSpecific(fitting, arguments, phase == 3), phase == 3);
            }
        }
        return null;
    }

    private int applies(FoundMethod method, List<? extends Argument> arguments, int phase) {
        int count = method.parameters().size();
        boolean spreads = phase == 3;
        if (spreads ? !method.method().isVarArgs() || arguments.size() < count - 1 : arguments.size() != count) {
            return NO;
        }
        int certainty = YES;
        for (int i = 0; i < arguments.size() && certainty > NO; i++) {
            certainty = Math.min(certainty, fits(arguments.get(i), parameter(method, i, spreads), phase));
        }
        return certainty;
    }

    /** The type that the argument at the index is passed as. */
    static Ty parameter(FoundMethod method, int index, boolean spreads) {
        int last = method.parameters().size() - 1;
        if (!spreads || index < last) {
            return method.parameters().get(index);
        }
        return method.parameters().get(last) instanceof Ty.Arr array ? array.element() : Ty.Special.UNKNOWN;
    }

    private int fits(Argument argument, Ty parameter, int phase) {
        if (!argument.isFunction()) {
            return fits(argument.type(), parameter, phase);
        }
        if (parameter instanceof Ty.Var || parameter.isUnknown()) {
            return PERHAPS;
        }
        FoundMethod function = declarations.functionOf(parameter);
        if (function == null) {
            return parameter instanceof Ty.Ref ref && !declarations.exists(ref.name()) ? PERHAPS : NO;
        }
        return argument.implementing(function);
    }

    /** Whether a value of one type can be passed as another. */
    int fits(Ty type, Ty parameter, int phase) {
        if (type.isUnknown() || parameter.isUnknown()) {
            return PERHAPS;
        }
        if (type instanceof Ty.Prim from) {
            if (parameter instanceof Ty.Prim to) {
                return widens(from.code(), to.code()) ? YES : NO;
            }
            return phase >= 2 ? fits(boxed(type), parameter, 1) : NO;
        }
        if (parameter instanceof Ty.Prim to) {
            Ty unboxed = unboxed(type);
            return phase >= 2 && unboxed instanceof Ty.Prim from && widens(from.code(), to.code()) ? YES : NO;
        }
        if (type == Ty.Special.NULL) {
            return YES;
        }
        if (parameter instanceof Ty.Var variable) {
            return type.equals(variable) ? YES : fits(type, variable.bound(), phase);
        }
        if (type.bounded() instanceof Ty.Arr from) {
            return arrayFits(from, parameter, phase);
        }
        if (parameter instanceof Ty.Arr) {
            return NO;
        }
        return type.bounded() instanceof Ty.Ref from && parameter instanceof Ty.Ref to ? refFits(from, to) : PERHAPS;
    }

    private int arrayFits(Ty.Arr from, Ty parameter, int phase) {
        if (parameter instanceof Ty.Arr to) {
            if (from.element().isPrimitive() || to.element().isPrimitive()) {
                return from.element().equals(to.element()) ? YES : NO;
            }
            return fits(from.element(), to.element(), phase);
        }
        return parameter instanceof Ty.Ref to
                        && (to.name().equals("java/lang/Object")
                                || to.name().equals("java/lang/Cloneable")
                                || to.name().equals("java/io/Serializable"))
                ? YES
                : NO;
    }

    private int refFits(Ty.Ref from, Ty.Ref to) {
        if (declarations.as(from, to.name()) != null) {
            return YES;
        }
        if (!declarations.hasUnknownSupertype(from)) {
            return NO;
        }
        TypeDecl target = declarations.find(to.name());
        return target != null && target.isFinal() ? NO : PERHAPS;
    }

    private static boolean widens(char from, char to) {
        if (from == to) {
            return true;
        }
        String wider = switch (from) {
            case 'B' -> "SIJFD";
            case 'S', 'C' -> "IJFD";
            case 'I' -> "JFD";
            case 'J' -> "FD";
            case 'F' -> "D";
            default -> "";
        };
        return wider.indexOf(to) >= 0;
    }

    private FoundMethod mostSpecific(List<FoundMethod> methods, List<? extends Argument> arguments, boolean spreads) {
        FoundMethod best = methods.get(0);
        for (FoundMethod candidate : methods.subList(1, methods.size())) {
            if (isMoreSpecific(candidate, best, arguments, spreads)
                    && !(isMoreSpecific(best, candidate, arguments, spreads) && !preferred(candidate, best))) {
                best = candidate;
            }
        }
        return best;
    }

    /** Between two of the same parameters, the one with a body and the narrower result. */
    private boolean preferred(FoundMethod one, FoundMethod other) {
        return (other.method().isAbstract() && !one.method().isAbstract())
                || (!one.returned().equals(other.returned()) && fits(one.returned(), other.returned(), 1) == YES);
    }

    private boolean isMoreSpecific(
            FoundMethod one, FoundMethod other, List<? extends Argument> arguments, boolean spreads) {
        int count = Math.max(
                arguments.size(),
                spreads ? Math.max(one.parameters().size(), other.parameters().size()) : 0);
        for (int i = 0; i < count; i++) {
            Ty mine = parameter(one, i, spreads);
            Ty theirs = parameter(other, i, spreads);
            boolean function = i < arguments.size() && arguments.get(i).isFunction();
            if (!(function ? functionMoreSpecific(mine, theirs) : fits(mine, theirs, 1) == YES)) {
                return false;
            }
        }
        return true;
    }

    /** Where a lambda fits both, a function that returns something is meant rather than one that does not. */
    private boolean functionMoreSpecific(Ty one, Ty other) {
        if (fits(one, other, 1) == YES) {
            return true;
        }
        FoundMethod mine = declarations.functionOf(one);
        FoundMethod theirs = declarations.functionOf(other);
        if (mine == null || theirs == null) {
            return false;
        }
        if (theirs.returned().equals(Types.VOID)) {
            return true;
        }
        return !mine.returned().equals(Types.VOID)
                && (mine.returned().isPrimitive() || !theirs.returned().isPrimitive());
    }

    // --- inference

    /** Binds the variables of a formal type by an actual one. */
    void unify(Ty formal, Ty actual, List<Ty.Var> variables, Map<String, Ty> bindings) {
        if (actual.isUnknown() || actual.equals(Types.VOID)) {
            return;
        }
        if (formal instanceof Ty.Var variable) {
            if (variables.contains(variable)) {
                bind(variable, boxed(actual), bindings);
            }
        } else if (formal instanceof Ty.Arr array && actual instanceof Ty.Arr other) {
            unify(array.element(), other.element(), variables, bindings);
        } else if (formal instanceof Ty.Ref ref && !ref.args().isEmpty()) {
            Ty.Ref seen = declarations.as(actual, ref.name());
            if (seen != null && seen.args().size() == ref.args().size()) {
                for (int i = 0; i < ref.args().size(); i++) {
                    unify(ref.args().get(i), seen.args().get(i), variables, bindings);
                }
            }
        }
    }

    /** The same for what the place around a call asks for, which decides only what nothing else does. */
    void unifyExpected(Ty formal, Ty expected, List<Ty.Var> variables, Map<String, Ty> bindings) {
        Map<String, Ty> wished = new LinkedHashMap<>();
        unify(formal, expected, variables, wished);
        wished.forEach(bindings::putIfAbsent);
    }

    private void bind(Ty.Var variable, Ty actual, Map<String, Ty> bindings) {
        Ty earlier = bindings.get(variable.name());
        boolean wider = earlier != null
                && earlier != Ty.Special.NULL
                && actual != Ty.Special.NULL
                && !actual.equals(earlier)
                && fits(earlier, actual, 1) == YES;
        if (earlier == null || earlier == Ty.Special.NULL || wider) {
            bindings.put(variable.name(), actual);
        }
    }

    static Ty boxed(Ty type) {
        return type instanceof Ty.Prim prim
                ? switch (prim.code()) {
                    case 'Z' -> new Ty.Ref("java/lang/Boolean");
                    case 'B' -> new Ty.Ref("java/lang/Byte");
                    case 'C' -> new Ty.Ref("java/lang/Character");
                    case 'S' -> new Ty.Ref("java/lang/Short");
                    case 'I' -> new Ty.Ref("java/lang/Integer");
                    case 'J' -> new Ty.Ref("java/lang/Long");
                    case 'F' -> new Ty.Ref("java/lang/Float");
                    case 'D' -> new Ty.Ref("java/lang/Double");
                    default -> type;
                }
                : type;
    }

    static Ty unboxed(Ty type) {
        if (!(type.bounded() instanceof Ty.Ref ref) || !ref.name().startsWith("java/lang/")) {
            return type;
        }
        return switch (ref.name()) {
            case "java/lang/Boolean" -> Types.BOOLEAN;
            case "java/lang/Byte" -> new Ty.Prim('B');
            case "java/lang/Character" -> new Ty.Prim('C');
            case "java/lang/Short" -> new Ty.Prim('S');
            case "java/lang/Integer" -> Types.INT;
            case "java/lang/Long" -> new Ty.Prim('J');
            case "java/lang/Float" -> new Ty.Prim('F');
            case "java/lang/Double" -> new Ty.Prim('D');
            default -> type;
        };
    }
}
