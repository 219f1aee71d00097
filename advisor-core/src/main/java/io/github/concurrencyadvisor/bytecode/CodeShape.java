package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Loops and monitors of one method.
 *
 * <p>A loop is the stretch of code from the target of a backward jump to the last such jump to it, which is how compilers lay
 * loops out. A monitor region is a stretch whose exception handler leaves a monitor. A call is passed by in as many ways
 * as there are forward jumps and returns before it that lead behind it.
 */
final class CodeShape {

    private record Span(int first, int last, Loop loop) {
        boolean holds(int at) {
            return first <= at && at <= last;
        }
    }

    private final List<Span> loops;
    private final List<int[]> monitors;
    private final int[] waysAround;
    private final boolean isSynchronized;

    private CodeShape(List<Span> loops, List<int[]> monitors, int[] waysAround, boolean isSynchronized) {
        this.loops = loops;
        this.monitors = monitors;
        this.waysAround = waysAround;
        this.isSynchronized = isSynchronized;
    }

    static CodeShape of(MethodNode method, AbstractInsnNode[] code, @Nullable Frame<Flow> @Nullable [] frames) {
        Map<Integer, Integer> lastJumpTo = backwardJumps(method, code);
        List<Span> loops = new ArrayList<>(lastJumpTo.size());
        lastJumpTo.forEach((head, last) -> {
            int depth = 1;
            for (Span outer : loops) {
                if (outer.holds(head) && outer.last >= last) {
                    depth++;
                }
            }
            Long bound = constantBound(method, code, frames, head, last);
            int size = realSize(code, head, last);
            Loop loop = new Loop(lineAt(code, head), lastLine(code, head, last), depth, bound, size, 0, false);
            loops.add(new Span(head, last, loop));
        });
        return new CodeShape(
                loops,
                monitorRegions(method, code),
                waysAround(method, code),
                (method.access & Opcodes.ACC_SYNCHRONIZED) != 0);
    }

    List<Loop> loops() {
        return loops.stream().map(Span::loop).toList();
    }

    /** How many loops hold the instruction; those with a small constant bound do not count. */
    int loopDepth(int at) {
        int depth = 0;
        for (Span loop : loops) {
            if (loop.holds(at) && !loop.loop.isSmall()) {
                depth++;
            }
        }
        return depth;
    }

    boolean inMonitor(int at) {
        if (isSynchronized) {
            return true;
        }
        for (int[] region : monitors) {
            if (region[0] <= at && at < region[1]) {
                return true;
            }
        }
        return false;
    }

    /** How many jumps and returns lead around the instruction; exceptions do not count. */
    int waysAround(int at) {
        return waysAround[at];
    }

    private static int[] waysAround(MethodNode method, AbstractInsnNode[] code) {
        int[] ways = new int[code.length + 1];
        for (int at = 0; at < code.length; at++) {
            int opcode = code[at].getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                ways[at + 1]++;
            }
            for (LabelNode label : Set.copyOf(targets(code[at]))) {
                int to = method.instructions.indexOf(label);
                if (to > at) {
                    ways[at + 1]++;
                    ways[to]--;
                }
            }
        }
        for (int at = 1; at < code.length; at++) {
            ways[at] += ways[at - 1];
        }
        return ways;
    }

    /** Last backward jump by its target, outer loops first. */
    private static Map<Integer, Integer> backwardJumps(MethodNode method, AbstractInsnNode[] code) {
        Map<Integer, Integer> lastJumpTo = new TreeMap<>();
        for (int at = 0; at < code.length; at++) {
            int from = at;
            for (LabelNode label : targets(code[at])) {
                int to = method.instructions.indexOf(label);
                if (to <= from) {
                    lastJumpTo.merge(to, from, Math::max);
                }
            }
        }
        return lastJumpTo;
    }

    private static List<LabelNode> targets(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        if (insn instanceof TableSwitchInsnNode table) {
            return withDefault(table.labels, table.dflt);
        }
        return insn instanceof LookupSwitchInsnNode lookup ? withDefault(lookup.labels, lookup.dflt) : List.of();
    }

    private static List<LabelNode> withDefault(List<LabelNode> cases, LabelNode otherwise) {
        List<LabelNode> all = new ArrayList<>(cases);
        all.add(otherwise);
        return all;
    }

    private static int lineAt(AbstractInsnNode[] code, int at) {
        for (int i = at; i < code.length && i < at + 4; i++) {
            if (code[i] instanceof LineNumberNode line) {
                return line.line;
            }
        }
        for (int i = at; i >= 0; i--) {
            if (code[i] instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    private static int lastLine(AbstractInsnNode[] code, int first, int last) {
        int line = lineAt(code, first);
        for (int i = first; i <= last; i++) {
            line = code[i] instanceof LineNumberNode at ? Math.max(line, at.line) : line;
        }
        return line;
    }

    private static int realSize(AbstractInsnNode[] code, int first, int last) {
        int size = 0;
        for (int i = first; i <= last; i++) {
            if (code[i].getOpcode() >= 0) {
                size++;
            }
        }
        return size;
    }

    /** The constant that a counter of the loop is compared with, or null. */
    private static @Nullable Long constantBound(
            MethodNode method, AbstractInsnNode[] code, @Nullable Frame<Flow> @Nullable [] frames, int head, int last) {
        if (frames == null) {
            return null;
        }
        for (int at = head; at <= last; at++) {
            int opcode = code[at].getOpcode();
            boolean compares = opcode >= Opcodes.IF_ICMPLT && opcode <= Opcodes.IF_ICMPLE;
            Frame<Flow> frame = frames[at];
            if (!compares || frame == null) {
                continue;
            }
            int exit = method.instructions.indexOf(((JumpInsnNode) code[at]).label);
            boolean decidesLoop = exit > last || exit == head;
            Long constant = constant(frame.getStack(frame.getStackSize() - 1));
            VarInsnNode counter = counterBefore(code, at);
            if (decidesLoop && constant != null && counter != null && isCounted(code, head, last, counter.var)) {
                return Math.abs(constant);
            }
        }
        return null;
    }

    private static @Nullable Long constant(Flow flow) {
        return flow.atoms().size() == 1
                        && flow.atoms().get(0) instanceof Flow.Atom.Of of
                        && of.value() instanceof Value.Constant constant
                        && constant.value() instanceof Integer number
                ? Long.valueOf(number)
                : null;
    }

    private static @Nullable VarInsnNode counterBefore(AbstractInsnNode[] code, int compare) {
        for (int at = compare - 1; at >= 0 && at >= compare - 4; at--) {
            if (code[at] instanceof VarInsnNode var && var.getOpcode() == Opcodes.ILOAD) {
                return var;
            }
        }
        return null;
    }

    private static boolean isCounted(AbstractInsnNode[] code, int head, int last, int var) {
        for (int at = head; at <= last; at++) {
            if (code[at] instanceof IincInsnNode counting && counting.var == var) {
                return true;
            }
        }
        return false;
    }

    private static List<int[]> monitorRegions(MethodNode method, AbstractInsnNode[] code) {
        List<int[]> regions = new ArrayList<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type == null && leavesMonitor(code, method.instructions.indexOf(block.handler))) {
                regions.add(
                        new int[] {method.instructions.indexOf(block.start), method.instructions.indexOf(block.end)});
            }
        }
        return regions;
    }

    private static boolean leavesMonitor(AbstractInsnNode[] code, int handler) {
        for (int at = handler; at < code.length && at < handler + 8; at++) {
            if (code[at].getOpcode() == Opcodes.MONITOREXIT) {
                return true;
            }
            if (code[at].getOpcode() == Opcodes.ATHROW) {
                return false;
            }
        }
        return false;
    }
}
