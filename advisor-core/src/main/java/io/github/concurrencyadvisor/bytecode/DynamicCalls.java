package io.github.concurrencyadvisor.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What a dynamic call runs that makes no lambda. */
final class DynamicCalls {

    /** Strings and numbers run no code but the JDK's. */
    private static final Set<String> PLAIN = Set.of(
            "java/lang/String",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Boolean",
            "java/lang/Float",
            "java/lang/Double");

    private DynamicCalls() {}

    /** Whether a bootstrap method that is not the JDK's links it, as some compilers of other languages have. */
    static boolean isForeign(InvokeDynamicInsnNode dynamic) {
        return !dynamic.bsm.getOwner().startsWith("java/lang/");
    }

    /**
     * Which operands are asked for their text, from 0, where it joins strings; empty where it does not. Newer compilers write
     * these calls themselves and join only strings.
     */
    static List<Integer> texts(InvokeDynamicInsnNode dynamic) {
        if (!dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            return List.of();
        }
        Type[] types = Type.getArgumentTypes(dynamic.desc);
        List<Integer> objects = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            if (types[i].getSort() == Type.OBJECT && !PLAIN.contains(types[i].getInternalName())) {
                objects.add(i);
            }
        }
        return objects;
    }
}
