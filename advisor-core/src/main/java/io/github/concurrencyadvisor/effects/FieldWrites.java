package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which fields there are and what is assigned to them. Not thread-safe; it fills caches. */
final class FieldWrites {

    /** An assignment to a field and the method that makes it. */
    record Write(MethodFacts in, Value value) {}

    private final Program program;
    private final Map<String, List<Write>> writes = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    FieldWrites(Program program) {
        this.program = program;
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                for (FieldWrite write : method.fieldWrites()) {
                    writes.computeIfAbsent(key(write.owner(), write.name()), any -> new ArrayList<>())
                            .add(new Write(method, write.value()));
                }
            }
        }
    }

    /** Everything that is assigned to the field: by the project, or by its own class of the class path. */
    List<Write> of(Value.FieldRead field) {
        String key = key(field.owner(), field.name());
        List<Write> known = writes.get(key);
        if (known == null) {
            known = outside(key.substring(0, key.indexOf('#')), field.name());
            writes.put(key, known);
        }
        return known;
    }

    /** None where other classes may assign it too: what they do is not looked at. */
    private List<Write> outside(String owner, String name) {
        ClassFacts type = program.isProject(owner) || program.isJdk(owner) ? null : program.find(owner);
        if (type == null
                || type.fields().stream()
                        .noneMatch(field -> field.name().equals(name) && (field.isPrivate() || field.isFinal()))) {
            return List.of();
        }
        List<Write> found = new ArrayList<>();
        for (MethodFacts method : type.methods()) {
            for (FieldWrite write : method.fieldWrites()) {
                if (write.owner().equals(owner) && write.name().equals(name)) {
                    found.add(new Write(method, write.value()));
                }
            }
        }
        return found;
    }

    boolean isSameField(FieldWrite write, Value.FieldRead field) {
        return write.name().equals(field.name())
                && key(write.owner(), write.name()).equals(key(field.owner(), field.name()));
    }

    /** The field by the class that declares it: code may name a subclass as the owner. */
    String key(String owner, String name) {
        String written = owner + "#" + name;
        String key = keys.get(written);
        if (key == null) {
            key = declaredKey(owner, name);
            keys.put(written, key);
        }
        return key;
    }

    private String declaredKey(String owner, String name) {
        for (String candidate : program.lineage(owner)) {
            ClassFacts type = program.isJdk(candidate) ? null : program.find(candidate);
            if (type != null
                    && type.fields().stream().anyMatch(field -> field.name().equals(name))) {
                return candidate + "#" + name;
            }
        }
        return owner + "#" + name;
    }
}
