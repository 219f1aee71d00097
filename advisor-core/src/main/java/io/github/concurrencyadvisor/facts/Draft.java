package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.Attempt;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A method, or a lambda's body, while it is being read. Belongs to one thread. */
final class Draft {

    private static final int MOST_VALUE_DEPTH = 8;

    /** A local variable or parameter. */
    static final class Variable {
        final String name;
        final Draft home;
        Ty type;
        final List<Src> assigned = new ArrayList<>();

        Variable(String name, Draft home, Ty type) {
            this.name = name;
            this.home = home;
            this.type = type;
        }
    }

    /** A call whose operands are not final yet. */
    static final class PendingCall {
        final Call.Kind kind;
        final MethodId target;
        final @Nullable Src receiver;
        final List<Src> arguments;
        final int line;
        final int column;
        final int loopDepth;
        final boolean inMonitor;
        final int waysAround;
        final @Nullable String unresolved;
        /** Variables that a local class takes along, put behind the arguments once they are all known. */
        @Nullable
        LocalClass localClass;

        PendingCall(
                Call.Kind kind,
                MethodId target,
                @Nullable Src receiver,
                List<Src> arguments,
                Position at,
                int loopDepth,
                boolean inMonitor,
                int waysAround,
                @Nullable String unresolved) {
            this.kind = kind;
            this.target = target;
            this.receiver = receiver;
            this.arguments = arguments;
            this.line = at.line();
            this.column = at.column();
            this.loopDepth = loopDepth;
            this.inMonitor = inMonitor;
            this.waysAround = waysAround;
            this.unresolved = unresolved;
        }
    }

    /** The variables that a local or anonymous class captures, in the order of their first use. */
    static final class LocalClass {
        final String name;
        final Map<Variable, Src> captured = new LinkedHashMap<>();

        LocalClass(String name) {
            this.name = name;
        }

        String descriptorWith(String descriptor) {
            StringBuilder types = new StringBuilder();
            captured.keySet().forEach(variable -> types.append(variable.type.descriptor()));
            int end = descriptor.indexOf(')');
            return descriptor.substring(0, end) + types + descriptor.substring(end);
        }
    }

    private record Write(String owner, String name, String descriptor, Src value) {}

    final List<PendingCall> calls = new ArrayList<>();
    final List<Loop> loops = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<Src> returned = new ArrayList<>();
    final List<Draft> lambdas = new ArrayList<>();
    /** Code whose variables are at home here, too. */
    private final List<Draft> homes = new ArrayList<>(List.of(this));

    // what only lambdas have
    final boolean isLambda;
    final Map<Variable, Src> captured = new LinkedHashMap<>();
    final List<Ty> parameterTypes = new ArrayList<>();
    Ty returnType = Ty.Special.UNKNOWN;
    boolean usesThis;
    String lambdaName = "";
    Position position = Position.NONE;
    int endLine;
    int size;
    List<String> exceptions = List.of();

    Draft(boolean isLambda) {
        this.isLambda = isLambda;
    }

    void write(String owner, String name, String descriptor, Src value) {
        writes.add(new Write(owner, name, descriptor, value));
    }

    void returns(Src value) {
        returned.add(value);
    }

    List<Src> returned() {
        return returned;
    }

    /** Everything that other code does, behind what is here. */
    void append(Draft other) {
        other.attempts.forEach(attempt -> attempts.add(attempt.behind(calls.size())));
        calls.addAll(other.calls);
        loops.addAll(other.loops);
        writes.addAll(other.writes);
        for (Draft lambda : other.lambdas) {
            if (!lambdas.contains(lambda)) {
                lambdas.add(lambda);
            }
        }
        size += other.size;
        homes.add(other);
    }

    /** The captured variable's value inside this lambda. */
    Src capture(Variable variable, Src outside) {
        captured.putIfAbsent(variable, outside);
        int index = 0;
        for (Variable each : captured.keySet()) {
            if (each == variable) {
                break;
            }
            index++;
        }
        return new Src.Captured(this, index);
    }

    /** Of a lambda: the method that javac would make of it. */
    MethodId lambdaId(String owner) {
        StringBuilder descriptor = new StringBuilder("(");
        captured.keySet().forEach(variable -> descriptor.append(variable.type.descriptor()));
        parameterTypes.forEach(type -> descriptor.append(type.descriptor()));
        return new MethodId(owner, lambdaName, descriptor + ")" + returnType.descriptor());
    }

    // --- finishing

    /**
     * The facts of this method and of every lambda inside.
     *
     * @param into where they are added, this one first
     */
    void finish(
            MethodId id,
            int access,
            List<String> annotations,
            MethodId declaredIn,
            List<MethodFacts> into,
            Set<MethodId> done) {
        if (!done.add(id)) {
            return;
        }
        Finisher finisher = new Finisher(id.owner());
        List<Call> finishedCalls = new ArrayList<>(calls.size());
        for (PendingCall call : calls) {
            finishedCalls.add(finisher.call(call));
        }
        List<FieldWrite> finishedWrites = new ArrayList<>();
        for (Write write : writes) {
            finishedWrites.add(
                    new FieldWrite(write.owner, write.name, write.descriptor, finisher.value(write.value, 0)));
        }
        Set<Value> finishedReturns = new LinkedHashSet<>();
        returned.forEach(each -> finishedReturns.add(finisher.value(each, 0)));
        into.add(new MethodFacts(
                id,
                Origin.SOURCE_ONLY,
                position,
                endLine,
                access,
                finishedCalls,
                loops,
                finishedWrites,
                List.copyOf(finishedReturns),
                size,
                List.copyOf(new TreeSet<>(annotations)),
                exceptions,
                attempts,
                declaredIn));
        for (Draft lambda : lambdas) {
            int flags = 0x1002 | (lambda.usesThis ? 0 : TypeDecl.STATIC);
            lambda.finish(lambda.lambdaId(id.owner()), flags, List.of(), id, into, done);
        }
    }

    /** Turns what was pending into values: here every call has its number. */
    private final class Finisher {
        private final String owner;
        private final IdentityHashMap<PendingCall, Integer> numbers = new IdentityHashMap<>();
        private final Set<Variable> open = new LinkedHashSet<>();

        Finisher(String owner) {
            this.owner = owner;
            calls.forEach(call -> numbers.putIfAbsent(call, numbers.size()));
        }

        Call call(PendingCall pending) {
            List<Value> arguments = new ArrayList<>();
            pending.arguments.forEach(argument -> arguments.add(value(argument, 0)));
            MethodId target = pending.target;
            if (pending.localClass != null) {
                target = new MethodId(
                        target.owner(), target.name(), pending.localClass.descriptorWith(target.descriptor()));
                pending.localClass.captured.values().forEach(each -> arguments.add(value(each, 0)));
            }
            return new Call(
                    number(pending),
                    pending.kind,
                    target,
                    pending.receiver == null ? null : value(pending.receiver, 0),
                    arguments,
                    pending.line,
                    pending.column,
                    pending.loopDepth,
                    pending.inMonitor,
                    pending.waysAround,
                    pending.unresolved);
        }

        private int number(PendingCall call) {
            return numbers.getOrDefault(call, -1);
        }

        Value value(Src source, int depth) {
            if (depth > MOST_VALUE_DEPTH) {
                return Value.Special.UNKNOWN;
            }
            if (source instanceof Src.Of of) {
                return of.value();
            }
            if (source instanceof Src.Local local) {
                return local(local.variable(), depth);
            }
            if (source instanceof Src.Result result) {
                int number = number(result.call());
                return number < 0 ? Value.Special.UNKNOWN : new Value.Result(number);
            }
            if (source instanceof Src.Created created) {
                return new Value.Created(created.type(), number(created.call()));
            }
            if (source instanceof Src.LambdaParameter parameter) {
                return parameter.lambda() == Draft.this
                        ? new Value.Parameter(captured.size() + parameter.index())
                        : Value.Special.UNKNOWN;
            }
            if (source instanceof Src.Captured variable) {
                return variable.lambda() == Draft.this ? new Value.Parameter(variable.index()) : Value.Special.UNKNOWN;
            }
            return function(source, depth);
        }

        private Value function(Src source, int depth) {
            if (source instanceof Src.Lambda lambda) {
                List<Value> values = new ArrayList<>();
                if (lambda.body().usesThis) {
                    values.add(Value.Special.THIS);
                }
                lambda.body().captured.values().forEach(each -> values.add(value(each, depth + 1)));
                return new Value.Function(
                        lambda.body().lambdaId(owner),
                        !lambda.body().usesThis,
                        lambda.functionalInterface(),
                        lambda.interfaceMethod(),
                        values);
            }
            if (source instanceof Src.Reference reference) {
                List<Value> values = new ArrayList<>();
                reference.captured().forEach(each -> values.add(value(each, depth + 1)));
                return new Value.Function(
                        reference.body(),
                        reference.bodyIsStatic(),
                        reference.functionalInterface(),
                        reference.interfaceMethod(),
                        values);
            }
            return source instanceof Src.Any any ? oneOf(any.several(), depth) : Value.Special.UNKNOWN;
        }

        private Value local(Variable variable, int depth) {
            if (!homes.contains(variable.home) || !open.add(variable)) {
                return Value.Special.UNKNOWN;
            }
            Value value = oneOf(variable.assigned, depth);
            open.remove(variable);
            return value;
        }

        /** As for bytecode: null adds nothing where there is something else, and anything unknown is unknown. */
        private Value oneOf(List<Src> several, int depth) {
            Set<Value> values = new LinkedHashSet<>();
            for (Src each : several) {
                if (each instanceof Src.Local local && open.contains(local.variable())) {
                    continue;
                }
                values.addAll(value(each, depth + 1).alternatives());
            }
            if (values.size() > 1) {
                values.remove(new Value.Constant(null));
            }
            if (values.isEmpty() || values.size() > Value.OneOf.MOST || values.contains(Value.Special.UNKNOWN)) {
                return Value.Special.UNKNOWN;
            }
            return values.size() == 1 ? values.iterator().next() : new Value.OneOf(List.copyOf(values));
        }
    }
}
