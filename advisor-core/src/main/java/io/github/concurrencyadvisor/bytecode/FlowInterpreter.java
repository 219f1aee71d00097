package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows where values come from through one method. */
final class FlowInterpreter extends Interpreter<Flow> {

    private final InsnList code;
    private final Map<AbstractInsnNode, Integer> callIndex;
    private final int[] parameterOfLocal;

    /**
     * @param callIndex the calls of the method and their numbers
     * @param parameterOfLocal for each local at entry, the index of the parameter it holds; -1 for the receiver
     */
    FlowInterpreter(InsnList code, Map<AbstractInsnNode, Integer> callIndex, int[] parameterOfLocal) {
        super(Opcodes.ASM9);
        this.code = code;
        this.callIndex = callIndex;
        this.parameterOfLocal = parameterOfLocal;
    }

    @Override
    public @Nullable Flow newValue(@Nullable Type type) {
        if (type == null) {
            return Flow.EMPTY;
        }
        return type.getSort() == Type.VOID ? null : Flow.anything(type.getSize());
    }

    @Override
    public Flow newParameterValue(boolean isInstanceMethod, int local, Type type) {
        int parameter = parameterOfLocal[local];
        return parameter < 0 ? Flow.of(Value.Special.THIS, 1) : Flow.of(new Value.Parameter(parameter), type.getSize());
    }

    @Override
    public Flow newOperation(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.ACONST_NULL -> Flow.of(new Value.Constant(null), 1);
            case Opcodes.ICONST_M1,
                    Opcodes.ICONST_0,
                    Opcodes.ICONST_1,
                    Opcodes.ICONST_2,
                    Opcodes.ICONST_3,
                    Opcodes.ICONST_4,
                    Opcodes.ICONST_5 -> constant(insn.getOpcode() - Opcodes.ICONST_0, 1);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> constant((long) (insn.getOpcode() - Opcodes.LCONST_0), 2);
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> Flow.anything(2);
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> constant(((IntInsnNode) insn).operand, 1);
            case Opcodes.LDC -> loaded(((LdcInsnNode) insn).cst);
            case Opcodes.GETSTATIC -> field((FieldInsnNode) insn);
            case Opcodes.NEW -> Flow.madeAt(code.indexOf(insn));
            default -> Flow.EMPTY;
        };
    }

    private static Flow constant(Object value, int size) {
        return Flow.of(new Value.Constant(value), size);
    }

    private static Flow loaded(Object constant) {
        if (constant instanceof Long || constant instanceof Double) {
            return constant(constant, 2);
        }
        if (constant instanceof Integer || constant instanceof Float || constant instanceof String) {
            return constant(constant, 1);
        }
        return constant instanceof Type type && type.getSort() == Type.OBJECT
                ? constant(type.getInternalName(), 1)
                : Flow.EMPTY;
    }

    private static Flow field(FieldInsnNode insn) {
        return Flow.of(
                new Value.FieldRead(insn.owner, insn.name, insn.desc),
                Type.getType(insn.desc).getSize());
    }

    @Override
    public Flow copyOperation(AbstractInsnNode insn, Flow value) {
        return value;
    }

    @Override
    public @Nullable Flow unaryOperation(AbstractInsnNode insn, Flow value) {
        return switch (insn.getOpcode()) {
            case Opcodes.GETFIELD -> field((FieldInsnNode) insn);
            case Opcodes.CHECKCAST -> value;
            case Opcodes.I2L -> new Flow(2, value.atoms());
            case Opcodes.L2I -> new Flow(1, value.atoms());
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D, Opcodes.L2D, Opcodes.D2L ->
                Flow.anything(2);
            case Opcodes.IFEQ,
                    Opcodes.IFNE,
                    Opcodes.IFLT,
                    Opcodes.IFGE,
                    Opcodes.IFGT,
                    Opcodes.IFLE,
                    Opcodes.IFNULL,
                    Opcodes.IFNONNULL,
                    Opcodes.TABLESWITCH,
                    Opcodes.LOOKUPSWITCH,
                    Opcodes.IRETURN,
                    Opcodes.LRETURN,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN,
                    Opcodes.ARETURN,
                    Opcodes.PUTSTATIC,
                    Opcodes.ATHROW,
                    Opcodes.MONITORENTER,
                    Opcodes.MONITOREXIT -> null;
            default -> Flow.EMPTY;
        };
    }

    @Override
    public @Nullable Flow binaryOperation(AbstractInsnNode insn, Flow left, Flow right) {
        return switch (insn.getOpcode()) {
            case Opcodes.LALOAD,
                    Opcodes.DALOAD,
                    Opcodes.LADD,
                    Opcodes.DADD,
                    Opcodes.LSUB,
                    Opcodes.DSUB,
                    Opcodes.LMUL,
                    Opcodes.DMUL,
                    Opcodes.LDIV,
                    Opcodes.DDIV,
                    Opcodes.LREM,
                    Opcodes.DREM,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR -> Flow.anything(2);
            case Opcodes.IF_ICMPEQ,
                    Opcodes.IF_ICMPNE,
                    Opcodes.IF_ICMPLT,
                    Opcodes.IF_ICMPGE,
                    Opcodes.IF_ICMPGT,
                    Opcodes.IF_ICMPLE,
                    Opcodes.IF_ACMPEQ,
                    Opcodes.IF_ACMPNE,
                    Opcodes.PUTFIELD -> null;
            default -> Flow.EMPTY;
        };
    }

    @Override
    public @Nullable Flow ternaryOperation(AbstractInsnNode insn, Flow array, Flow index, Flow value) {
        return null;
    }

    @Override
    public @Nullable Flow naryOperation(AbstractInsnNode insn, List<? extends Flow> values) {
        if (insn instanceof InvokeDynamicInsnNode dynamic) {
            Type returned = Type.getReturnType(dynamic.desc);
            return isFunction(dynamic) ? Flow.madeAt(code.indexOf(insn)) : newValue(returned);
        }
        if (insn instanceof MethodInsnNode call) {
            Type returned = Type.getReturnType(call.desc);
            Integer index = callIndex.get(insn);
            return returned.getSort() == Type.VOID || index == null
                    ? newValue(returned)
                    : Flow.of(new Value.Result(index), returned.getSize());
        }
        return Flow.EMPTY;
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, Flow value, Flow expected) {}

    @Override
    public Flow merge(Flow one, Flow other) {
        return one.or(other);
    }

    /** Whether it makes a lambda or method reference, rather than concatenating strings or switching on a pattern. */
    static boolean isFunction(InvokeDynamicInsnNode dynamic) {
        Handle bootstrap = dynamic.bsm;
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && dynamic.bsmArgs.length >= 3
                && dynamic.bsmArgs[1] instanceof Handle;
    }
}
