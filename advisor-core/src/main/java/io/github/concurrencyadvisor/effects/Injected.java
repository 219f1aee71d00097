package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executor a field holds that is given from outside: by whoever makes the object, where all give the same kind, else by a
 * container, where one of the project's methods provides what is asked for. Other values stay what the receiver makes of them.
 */
final class Injected {

    private final Program program;
    private final ValueFlow flow;
    private final List<MethodFacts> providers = new ArrayList<>();
    private final Map<MethodId, List<Caller>> makers = new HashMap<>();
    private boolean read;

    private record Caller(MethodFacts in, Call call) {}

    Injected(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
    }

    /** What the field holds if that is an executor; empty where that is not known. */
    List<Source> executors(Value.FieldRead field) {
        if (!field.descriptor().startsWith("L") || !program.isProject(field.owner())) {
            return List.of();
        }
        read();
        Set<Source> found = new LinkedHashSet<>();
        boolean isMade = false;
        for (FieldWrites.Write write : program.fieldWrites().of(field)) {
            if (!(write.value() instanceof Value.Parameter parameter)
                    || !write.in().id().isConstructor()) {
                return List.of();
            }
            for (Caller maker : makers.getOrDefault(write.in().id(), List.of())) {
                isMade = true;
                found.addAll(flow.sources(maker.in(), maker.call().argument(parameter.index())));
            }
        }
        if (!isMade) {
            found.addAll(provided(field));
        }
        return isOneKind(found) ? List.copyOf(found) : List.of();
    }

    /** What the one method returns that provides the field's type or, of several, the one that is named as the field. */
    private List<Source> provided(Value.FieldRead field) {
        String type = field.descriptor().substring(1, field.descriptor().length() - 1);
        List<MethodFacts> fitting = providers.stream()
                .filter(provider -> isA(provider.id().returnType(), type))
                .toList();
        List<MethodFacts> named = fitting.size() < 2
                ? fitting
                : fitting.stream()
                        .filter(provider -> provider.id().name().equals(field.name()))
                        .toList();
        if (named.size() != 1) {
            return List.of();
        }
        MethodFacts provider = named.get(0);
        return provider.returned().stream()
                .flatMap(value -> flow.sources(provider, value).stream())
                .toList();
    }

    private boolean isA(String descriptor, String type) {
        return descriptor.startsWith("L")
                && program.lineage(descriptor.substring(1, descriptor.length() - 1))
                        .contains(type);
    }

    /** Whether each of them runs what it is given, and all on one carrier. */
    private boolean isOneKind(Set<Source> sources) {
        Set<Carrier> carriers = EnumSet.noneOf(Carrier.class);
        for (Source source : sources) {
            Carrier carrier = carrier(source);
            if (carrier == null) {
                return false;
            }
            carriers.add(carrier);
        }
        return carriers.size() == 1;
    }

    private @Nullable Carrier carrier(Source source) {
        for (Source.Handed handed : flow.handedOut(List.of(source))) {
            if (handed.yield() instanceof KnownApi.Yield.RunsOn runsOn) {
                return runsOn.carrier();
            }
        }
        return null;
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                if (program.annotated().provides(method)) {
                    providers.add(method);
                }
                for (Call call : method.calls()) {
                    if (call.kind() == Call.Kind.CONSTRUCTOR
                            && program.isProject(call.target().owner())) {
                        makers.computeIfAbsent(call.target(), any -> new ArrayList<>(2))
                                .add(new Caller(method, call));
                    }
                }
            }
        }
    }
}
