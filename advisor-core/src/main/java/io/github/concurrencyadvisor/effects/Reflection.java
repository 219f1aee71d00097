package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What reflection runs and makes, where class and name are constants: {@code java.lang.reflect} and method handles.
 *
 * <p>A member is found by its name alone: the overloads of a name count together. Where class or name is not constant the
 * answer is null, and the known APIs say that the call is unknown.
 */
final class Reflection {

    private static final String CLASS = "java/lang/Class";
    private static final String METHOD = "java/lang/reflect/Method";
    private static final String CONSTRUCTOR = "java/lang/reflect/Constructor";
    private static final String HANDLE = "java/lang/invoke/MethodHandle";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    /**
     * A method that a reflective call runs.
     *
     * @param receiver what it runs on; null where it is static, or where nothing is known of it
     */
    record Target(MethodId method, Call.Kind kind, Origins.@Nullable Origin receiver) {}

    private final Program program;
    private final Origins origins;
    private @Nullable Set<String> fieldsByName;

    Reflection(Program program) {
        this.program = program;
        this.origins = new Origins(program);
    }

    /** The methods that a reflective call may run; null where the call is not reflective, or where they are not known. */
    @Nullable
    List<Target> targets(MethodFacts in, Call call) {
        Value first = call.argument(0);
        return switch (call.target().owner() + "#" + call.target().name()) {
            case METHOD + "#invoke" -> methods(in, call.receiver(), new Origins.Origin(in, first), false);
            case CONSTRUCTOR + "#newInstance" -> constructors(in, call.receiver());
            case CLASS + "#newInstance" -> constructorsOf(types(in, call.receiver()), "()V");
            case HANDLE + "#invoke", HANDLE + "#invokeExact" ->
                handles(in, call.receiver(), new Origins.Origin(in, first));
            case HANDLE + "#invokeWithArguments" -> handles(in, call.receiver(), null);
            default -> null;
        };
    }

    /** The classes of which a reflective call makes an object; null where it makes none, or where they are not known. */
    @Nullable
    Set<String> made(MethodFacts in, Call call) {
        boolean makes = call.target().name().equals("newInstance")
                && (call.target().owner().equals(CLASS) || call.target().owner().equals(CONSTRUCTOR));
        List<Target> constructors = makes ? targets(in, call) : null;
        if (constructors == null) {
            return null;
        }
        Set<String> types = new TreeSet<>();
        constructors.forEach(target -> types.add(target.method().owner()));
        return types;
    }

    // --- members

    private @Nullable List<Target> methods(
            MethodFacts in, @Nullable Value method, Origins.@Nullable Origin receiver, boolean special) {
        return each(origins.of(in, method), origin -> {
            Call call = origin.call();
            if (call == null || !isOfClass(call, "getMethod", "getDeclaredMethod")) {
                return null;
            }
            Set<String> names = origins.strings(origin.in(), call.argument(0));
            return named(types(origin.in(), call.receiver()), names, receiver, special);
        });
    }

    private @Nullable List<Target> constructors(MethodFacts in, @Nullable Value constructor) {
        return each(origins.of(in, constructor), origin -> {
            Call call = origin.call();
            return call != null && isOfClass(call, "getConstructor", "getDeclaredConstructor")
                    ? constructorsOf(types(origin.in(), call.receiver()), null)
                    : null;
        });
    }

    private static boolean isOfClass(Call call, String... names) {
        return call.target().owner().equals(CLASS)
                && List.of(names).contains(call.target().name());
    }

    private @Nullable List<Target> handles(MethodFacts in, @Nullable Value handle, Origins.@Nullable Origin receiver) {
        return each(origins.of(in, handle), origin -> {
            Call call = origin.call();
            return call == null ? null : handle(origin.in(), call, receiver);
        });
    }

    /** What a handle runs that the call made. */
    private @Nullable List<Target> handle(MethodFacts in, Call call, Origins.@Nullable Origin receiver) {
        String name = call.target().name();
        Value first = call.argument(0);
        if (call.target().owner().equals(HANDLE)) {
            return switch (name) {
                case "asType", "asFixedArity", "asVarargsCollector", "withVarargs" ->
                    handles(in, call.receiver(), receiver);
                case "bindTo" -> handles(in, call.receiver(), new Origins.Origin(in, first));
                default -> null;
            };
        }
        if (!call.target().owner().equals(LOOKUP)) {
            return null;
        }
        return switch (name) {
            case "findStatic", "findVirtual" ->
                named(types(in, first), origins.strings(in, call.argument(1)), receiver, false);
            case "findSpecial" -> named(types(in, first), origins.strings(in, call.argument(1)), receiver, true);
            case "bind" ->
                named(
                        typesOfObject(in, first),
                        origins.strings(in, call.argument(1)),
                        new Origins.Origin(in, first),
                        false);
            case "findConstructor" -> constructorsOf(types(in, first), null);
            case "unreflect" -> methods(in, first, receiver, false);
            case "unreflectSpecial" -> methods(in, first, receiver, true);
            case "unreflectConstructor" -> constructors(in, first);
            case "findGetter",
                    "findSetter",
                    "findStaticGetter",
                    "findStaticSetter",
                    "unreflectGetter",
                    "unreflectSetter" -> List.of();
            default -> null;
        };
    }

    private interface Find {
        @Nullable
        List<Target> in(Origins.Origin origin);
    }

    private static @Nullable List<Target> each(@Nullable List<Origins.Origin> all, Find find) {
        if (all == null) {
            return null;
        }
        Set<Target> found = new LinkedHashSet<>();
        for (Origins.Origin origin : all) {
            List<Target> some = find.in(origin);
            if (some == null) {
                return null;
            }
            found.addAll(some);
        }
        return List.copyOf(found);
    }

    private @Nullable List<Target> named(
            @Nullable Set<String> types,
            @Nullable Set<String> names,
            Origins.@Nullable Origin receiver,
            boolean special) {
        if (types == null || names == null) {
            return null;
        }
        List<Target> found = new ArrayList<>();
        for (String type : types) {
            for (String name : names) {
                List<MethodFacts> methods = methods(type, name);
                if (methods.isEmpty()) {
                    return null;
                }
                for (MethodFacts method : methods) {
                    Call.Kind kind = method.isStatic()
                            ? Call.Kind.STATIC
                            : special || method.isPrivate() ? Call.Kind.SPECIAL : Call.Kind.VIRTUAL;
                    found.add(new Target(method.id().in(type), kind, method.isStatic() ? null : receiver));
                }
            }
        }
        return found;
    }

    private List<MethodFacts> methods(String type, String name) {
        for (String each : program.lineage(type)) {
            ClassFacts facts = program.find(each);
            List<MethodFacts> declared = facts == null
                    ? List.of()
                    : facts.methods().stream()
                            .filter(method -> method.id().name().equals(name) && !method.isSynthetic())
                            .toList();
            if (!declared.isEmpty()) {
                return declared;
            }
        }
        return List.of();
    }

    /**
     * @param descriptor of the one meant; null for any
     */
    private @Nullable List<Target> constructorsOf(@Nullable Set<String> types, @Nullable String descriptor) {
        if (types == null) {
            return null;
        }
        List<Target> found = new ArrayList<>();
        for (String type : types) {
            ClassFacts facts = program.find(type);
            if (facts == null) {
                return null;
            }
            for (MethodFacts method : facts.methods()) {
                MethodId id = method.id();
                if (id.isConstructor() && (descriptor == null || id.descriptor().equals(descriptor))) {
                    found.add(new Target(id, Call.Kind.CONSTRUCTOR, null));
                }
            }
        }
        return found;
    }

    // --- classes

    /** Internal names of the classes that a {@code Class} may be; null where that is not known. */
    private @Nullable Set<String> types(MethodFacts in, @Nullable Value type) {
        return Origins.each(origins.of(in, type), origin -> {
            if (origin.value() instanceof Value.Constant constant && constant.value() instanceof String name) {
                return Set.of(name);
            }
            Call call = origin.call();
            return call == null ? null : typesOf(origin.in(), call);
        });
    }

    private @Nullable Set<String> typesOf(MethodFacts in, Call call) {
        return switch (call.target().name()) {
            case "forName" -> {
                boolean inModule = call.target().descriptor().startsWith("(Ljava/lang/Module;");
                yield loaded(in, call.argument(inModule ? 1 : 0));
            }
            case "loadClass" -> loaded(in, call.argument(0));
            case "asSubclass" -> types(in, call.receiver());
            case "getClass" -> typesOfObject(in, call.receiver());
            default -> null;
        };
    }

    private @Nullable Set<String> loaded(MethodFacts in, Value name) {
        Set<String> names = origins.strings(in, name);
        if (names == null) {
            return null;
        }
        Set<String> types = new TreeSet<>();
        names.forEach(each -> types.add(each.replace('.', '/')));
        return types;
    }

    private @Nullable Set<String> typesOfObject(MethodFacts in, @Nullable Value object) {
        return Origins.each(
                origins.of(in, object),
                origin -> origin.value() instanceof Value.Created created ? Set.of(created.type()) : null);
    }

    // --- fields

    /**
     * Whether the project looks the field up by its name, so that it may hold what no assignment shows: by reflection, an
     * updater or a variable handle. What finds fields without naming them, as libraries do that fill objects, is not seen.
     */
    boolean isFoundByName(Value.FieldRead field) {
        if (fieldsByName == null) {
            fieldsByName = fieldsByName();
        }
        return fieldsByName.contains("#" + field.name())
                || fieldsByName.contains(program.fieldWrites().key(field.owner(), field.name()));
    }

    private Set<String> fieldsByName() {
        Set<String> keys = new TreeSet<>();
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                for (Call call : method.calls()) {
                    addFields(method, call, keys);
                }
            }
        }
        return keys;
    }

    private void addFields(MethodFacts in, Call call, Set<String> keys) {
        boolean onClass = call.target().owner().equals(CLASS);
        int name = switch (call.target().name()) {
            case "getField", "getDeclaredField" -> onClass ? 0 : -1;
            case "findVarHandle", "findStaticVarHandle", "findSetter", "findStaticSetter" -> 1;
            case "objectFieldOffset" -> call.arguments().size() - 1;
            case "newUpdater" -> call.arguments().size() - 1;
            default -> -1;
        };
        Set<String> names = name < 0 ? null : origins.strings(in, call.argument(name));
        if (names == null) {
            return;
        }
        Set<String> owners = types(in, onClass ? call.receiver() : call.argument(0));
        for (String field : names) {
            if (owners == null) {
                keys.add("#" + field);
            } else {
                owners.forEach(owner -> keys.add(program.fieldWrites().key(owner, field)));
            }
        }
    }
}
