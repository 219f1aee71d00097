package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods javac adds so that a call by the erased signature of a supertype reaches the method that overrides it. */
final class Bridges {

    /** Volatile and bridge share a flag; with synthetic it is a method that the compiler made. */
    private static final int BRIDGE = 0x1040;

    private final Declarations declarations;

    Bridges(Declarations declarations) {
        this.declarations = declarations;
    }

    /** The bridges of a class that is read from source, in the order of its methods. */
    List<MethodFacts> of(Ty.Ref self, Position position) {
        TypeDecl declaration = declarations.find(self.name());
        if (declaration == null) {
            return List.of();
        }
        List<Ty.Ref> lineage = declarations.lineage(self);
        Set<String> taken = new HashSet<>();
        declaration.methods().forEach(method -> taken.add(method.name() + method.descriptor()));
        List<MethodFacts> bridges = new ArrayList<>();
        for (TypeDecl.Method method : declaration.methods()) {
            if (isOverriding(method)) {
                for (Ty.Ref above : lineage.subList(1, lineage.size())) {
                    addBridges(method, above, position, taken, bridges);
                }
            }
        }
        return bridges;
    }

    private static boolean isOverriding(TypeDecl.Method method) {
        return !method.isStatic() && !method.isPrivate() && !method.name().equals("<init>");
    }

    private void addBridges(
            TypeDecl.Method method, Ty.Ref above, Position position, Set<String> taken, List<MethodFacts> bridges) {
        TypeDecl declaration = declarations.find(above.name());
        if (declaration == null) {
            return;
        }
        Map<String, Ty> bindings = Ty.bindings(declaration.parameters(), above.args());
        for (TypeDecl.Method overridden : declaration.methods()) {
            boolean overrides = isOverriding(overridden)
                    && overridden.name().equals(method.name())
                    && parameters(overridden, method, bindings).equals(method.parameterDescriptor());
            if (overrides && taken.add(overridden.name() + overridden.descriptor())) {
                bridges.add(bridge(method, overridden.descriptor(), position));
            }
        }
    }

    /** Erasure of what the overridden method takes, seen from the class below. */
    private static String parameters(TypeDecl.Method overridden, TypeDecl.Method below, Map<String, Ty> bindings) {
        Map<String, Ty> all = new LinkedHashMap<>(bindings);
        for (int i = 0;
                i < overridden.variables().size() && i < below.variables().size();
                i++) {
            all.put(overridden.variables().get(i).name(), below.variables().get(i));
        }
        StringBuilder descriptor = new StringBuilder("(");
        overridden
                .parameters()
                .forEach(parameter -> descriptor.append(parameter.with(all).descriptor()));
        return descriptor.append(')').toString();
    }

    private static MethodFacts bridge(TypeDecl.Method to, String descriptor, Position position) {
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < to.parameters().size(); i++) {
            arguments.add(new Value.Parameter(i));
        }
        MethodId target = new MethodId(to.owner(), to.name(), to.descriptor());
        Call call = new Call(
                0, Call.Kind.VIRTUAL, target, Value.Special.THIS, arguments, position.line(), 0, 0, false, 0, null);
        boolean object = !to.returned().isPrimitive();
        MethodId id = new MethodId(to.owner(), to.name(), descriptor);
        return new MethodFacts(
                id,
                Origin.SOURCE_ONLY,
                new Position(position.file(), position.line(), 0),
                0,
                (to.access() & ~(TypeDecl.ABSTRACT | TypeDecl.FINAL)) | BRIDGE,
                List.of(call),
                List.of(),
                List.of(),
                object ? List.of(new Value.Result(0)) : List.of(),
                1,
                List.of(),
                List.of(),
                List.of(),
                id);
    }
}
