package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Methods of which there is only one in the project with that name and number of parameters, if the name has several words: so that
 * a call on something unknown can mean no other.
 */
final class OnlyNames {

    private final Map<String, Optional<MethodFacts>> named = new HashMap<>();

    OnlyNames(Iterable<ClassFacts> project) {
        project.forEach(type -> type.methods().forEach(this::add));
    }

    /** The only method that is called so; null where there is none or more than one. */
    @Nullable
    MethodFacts of(MethodId called) {
        Optional<MethodFacts> only = named.get(nameAndParameters(called));
        return only == null ? null : only.orElse(null);
    }

    private void add(MethodFacts method) {
        MethodId id = method.id();
        if (!method.isStatic() && !id.isLambdaBody() && !id.isConstructor() && hasSeveralWords(id.name())) {
            String key = nameAndParameters(id);
            named.put(key, named.containsKey(key) || method.isAbstract() ? Optional.empty() : Optional.of(method));
        }
    }

    private static boolean hasSeveralWords(String name) {
        return name.chars().anyMatch(Character::isUpperCase);
    }

    private static String nameAndParameters(MethodId id) {
        return id.name() + "/" + id.parameterTypes().size();
    }
}
