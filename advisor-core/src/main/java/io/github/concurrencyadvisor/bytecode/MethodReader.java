package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** One method's bytecode → {@link MethodFacts}. Used once, by one thread. */
final class MethodReader {

    /** Above this product of instructions and slots, values are not followed: only generated tables are that large. */
    private static final long MOST_FLOW_CELLS = 4_000_000;

    /** Functions captured by functions are followed this deep. */
    private static final int MOST_CAPTURE_DEPTH = 3;

    private final String owner;
    private final MethodNode method;
    private final MethodId id;
    private final Map<AbstractInsnNode, Integer> callIndex = new HashMap<>();
    private int callCount;
    private final Map<Integer, Integer> constructorOfNew = new HashMap<>();
    private @Nullable Frame<Flow> @Nullable [] frames;

    MethodReader(String owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
        this.id = new MethodId(owner, method.name, method.desc);
    }

    /**
     * @param creatorOfLambda filled with the bodies of the lambdas that this method makes
     */
    MethodFacts read(Map<MethodId, MethodId> creatorOfLambda) {
        AbstractInsnNode[] code = method.instructions.toArray();
        numberCalls(code);
        frames = follow(code.length);
        findConstructors(code);
        CodeShape shape = CodeShape.of(method, code, frames);
        List<Call> calls = new ArrayList<>(callCount);
        List<FieldWrite> writes = new ArrayList<>();
        Set<Value> returned = new LinkedHashSet<>();
        int line = 0;
        int firstLine = 0;
        int size = 0;
        for (int at = 0; at < code.length; at++) {
            AbstractInsnNode insn = code[at];
            if (insn instanceof LineNumberNode number) {
                line = number.line;
                firstLine = firstLine == 0 ? line : Math.min(firstLine, line);
            }
            if (insn.getOpcode() >= 0) {
                size++;
            }
            if (callIndex.containsKey(insn)) {
                calls.add(call((MethodInsnNode) insn, at, line, shape));
            } else if (insn instanceof InvokeDynamicInsnNode dynamic && FlowInterpreter.isFunction(dynamic)) {
                Handle body = (Handle) dynamic.bsmArgs[1];
                creatorOfLambda.putIfAbsent(new MethodId(body.getOwner(), body.getName(), body.getDesc()), id);
            } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                addCalls(dynamic, at, line, shape, calls);
            } else if (insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC) {
                FieldInsnNode field = (FieldInsnNode) insn;
                writes.add(new FieldWrite(field.owner, field.name, field.desc, stack(at, 0)));
            } else if (insn.getOpcode() == Opcodes.ARETURN) {
                returned.add(stack(at, 0));
            }
        }
        return new MethodFacts(
                id,
                Origin.CLASS_ONLY,
                new Position("", firstLine, 0),
                0,
                method.access,
                calls,
                shape.loops(),
                writes,
                List.copyOf(returned),
                size,
                ClassFileReader.annotations(method.visibleAnnotations, method.invisibleAnnotations),
                method.exceptions,
                List.of(),
                id);
    }

    private void numberCalls(AbstractInsnNode[] code) {
        for (AbstractInsnNode insn : code) {
            if (insn instanceof MethodInsnNode call && !call.owner.startsWith("[")) {
                callIndex.put(insn, callCount++);
            } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                callCount += DynamicCalls.isForeign(dynamic)
                        ? 1
                        : DynamicCalls.texts(dynamic).size();
            }
        }
    }

    private @Nullable Frame<Flow> @Nullable [] follow(int length) {
        boolean nothingToFollow = length == 0 || (callCount == 0 && !writesOrReturns());
        if (nothingToFollow || (long) length * (method.maxLocals + method.maxStack) > MOST_FLOW_CELLS) {
            return null;
        }
        try {
            FlowInterpreter interpreter = new FlowInterpreter(method.instructions, callIndex, parametersOfLocals());
            return new Analyzer<>(interpreter).analyze(owner, method);
        } catch (AnalyzerException | RuntimeException e) {
            // Bytecode that no compiler writes (obfuscators): the calls stand, where their values come from is unknown.
            return null;
        }
    }

    private boolean writesOrReturns() {
        for (AbstractInsnNode insn : method.instructions) {
            int opcode = insn.getOpcode();
            if (opcode == Opcodes.PUTFIELD
                    || opcode == Opcodes.PUTSTATIC
                    || opcode == Opcodes.ARETURN
                    || opcode == Opcodes.IF_ICMPGE
                    || opcode == Opcodes.IF_ICMPLT) {
                return true;
            }
        }
        return false;
    }

    private int[] parametersOfLocals() {
        int[] parameters = new int[Math.max(method.maxLocals, 1)];
        int local = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            parameters[local++] = -1;
        }
        int index = 0;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            parameters[local] = index++;
            local += type.getSize();
        }
        return parameters;
    }

    private void findConstructors(AbstractInsnNode[] code) {
        for (int at = 0; at < code.length; at++) {
            if (code[at] instanceof MethodInsnNode call && call.name.equals("<init>")) {
                Flow receiver = flow(at, Type.getArgumentTypes(call.desc).length);
                Integer index = callIndex.get(call);
                if (receiver != null && index != null && receiver.atoms().size() == 1) {
                    if (receiver.atoms().get(0) instanceof Flow.Atom.MadeAt made) {
                        constructorOfNew.put(made.instruction(), index);
                    }
                }
            }
        }
    }

    private Call call(MethodInsnNode insn, int at, int line, CodeShape shape) {
        int count = Type.getArgumentTypes(insn.desc).length;
        List<Value> arguments = new ArrayList<>(count);
        for (int argument = 0; argument < count; argument++) {
            arguments.add(stack(at, count - 1 - argument));
        }
        Call.Kind kind = switch (insn.getOpcode()) {
            case Opcodes.INVOKESTATIC -> Call.Kind.STATIC;
            case Opcodes.INVOKESPECIAL -> insn.name.equals("<init>") ? Call.Kind.CONSTRUCTOR : Call.Kind.SPECIAL;
            default -> Call.Kind.VIRTUAL;
        };
        return new Call(
                indexOf(insn),
                kind,
                new MethodId(insn.owner, insn.name, insn.desc),
                kind == Call.Kind.STATIC ? null : stack(at, count),
                arguments,
                line,
                0,
                shape.loopDepth(at),
                shape.inMonitor(at),
                shape.waysAround(at),
                null);
    }

    /** What a dynamic call runs besides making a lambda. */
    private void addCalls(InvokeDynamicInsnNode dynamic, int at, int line, CodeShape shape, List<Call> calls) {
        if (DynamicCalls.isForeign(dynamic)) {
            MethodId target = new MethodId("", dynamic.name, "()V");
            String reason = "linked at run time by " + dynamic.bsm.getOwner().replace('/', '.');
            calls.add(dynamicCall(calls.size(), target, List.of(), at, line, shape, reason));
        }
        int count = Type.getArgumentTypes(dynamic.desc).length;
        for (int object : DynamicCalls.texts(dynamic)) {
            List<Value> argument = List.of(stack(at, count - 1 - object));
            calls.add(dynamicCall(calls.size(), MethodId.TEXT_OF_OBJECT, argument, at, line, shape, null));
        }
    }

    private static Call dynamicCall(
            int index,
            MethodId target,
            List<Value> arguments,
            int at,
            int line,
            CodeShape shape,
            @Nullable String unresolved) {
        return new Call(
                index,
                Call.Kind.STATIC,
                target,
                null,
                arguments,
                line,
                0,
                shape.loopDepth(at),
                shape.inMonitor(at),
                shape.waysAround(at),
                unresolved);
    }

    private int indexOf(AbstractInsnNode call) {
        Integer index = callIndex.get(call);
        return index == null ? -1 : index;
    }

    private @Nullable Flow flow(int at, int fromTop) {
        Frame<Flow> frame = frames == null ? null : frames[at];
        if (frame == null || frame.getStackSize() <= fromTop) {
            return null;
        }
        return frame.getStack(frame.getStackSize() - 1 - fromTop);
    }

    private Value stack(int at, int fromTop) {
        return value(flow(at, fromTop), MOST_CAPTURE_DEPTH);
    }

    private Value value(@Nullable Flow flow, int depth) {
        if (flow == null || flow.atoms().isEmpty() || depth == 0) {
            return Value.Special.UNKNOWN;
        }
        if (flow.atoms().size() == 1) {
            return value(flow.atoms().get(0), depth);
        }
        List<Value> several = new ArrayList<>();
        for (Flow.Atom atom : flow.atoms()) {
            Value value = value(atom, depth);
            if (!several.contains(value)) {
                several.add(value);
            }
        }
        return several.size() == 1 ? several.get(0) : new Value.OneOf(several);
    }

    private Value value(Flow.Atom atom, int depth) {
        if (atom instanceof Flow.Atom.Of of) {
            return of.value();
        }
        int at = ((Flow.Atom.MadeAt) atom).instruction();
        AbstractInsnNode maker = method.instructions.get(at);
        if (maker instanceof TypeInsnNode made) {
            return new Value.Created(made.desc, constructorOfNew.getOrDefault(at, -1));
        }
        return maker instanceof InvokeDynamicInsnNode dynamic ? function(dynamic, at, depth) : Value.Special.UNKNOWN;
    }

    private Value function(InvokeDynamicInsnNode dynamic, int at, int depth) {
        Handle body = (Handle) dynamic.bsmArgs[1];
        int count = Type.getArgumentTypes(dynamic.desc).length;
        List<Value> captured = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            captured.add(value(flow(at, count - 1 - i), depth - 1));
        }
        return new Value.Function(
                new MethodId(body.getOwner(), body.getName(), body.getDesc()),
                body.getTag() == Opcodes.H_INVOKESTATIC || body.getTag() == Opcodes.H_NEWINVOKESPECIAL,
                Type.getReturnType(dynamic.desc).getInternalName(),
                dynamic.name,
                captured);
    }
}
