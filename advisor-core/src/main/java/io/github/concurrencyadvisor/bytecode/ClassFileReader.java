package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.model.AnnotationNames;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.FieldFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** One class file → {@link ClassFacts}. */
final class ClassFileReader {

    private static final int MAGIC = 0xCAFEBABE;

    private ClassFileReader() {}

    /**
     * The whole class.
     *
     * @throws NewerClassFile where it is of a Java that nobody knew yet
     * @throws RuntimeException where the bytes are not a class file that ASM can read; it throws an AssertionError for some
     */
    static ClassFacts read(byte[] classFile) {
        ClassNode node = new ClassNode();
        opened(classFile).accept(node, ClassReader.SKIP_FRAMES);
        Map<MethodId, MethodId> creatorOfLambda = new HashMap<>();
        List<MethodFacts> methods = new ArrayList<>(node.methods.size());
        for (MethodNode method : node.methods) {
            if (!method.name.equals("$deserializeLambda$")) {
                methods.add(new MethodReader(node.name, method).read(creatorOfLambda));
            }
        }
        methods.replaceAll(method -> declaredIn(method, creatorOfLambda));
        List<FieldFacts> fields = new ArrayList<>(node.fields.size());
        for (FieldNode field : node.fields) {
            fields.add(new FieldFacts(
                    field.name,
                    field.desc,
                    field.access,
                    annotations(field.visibleAnnotations, field.invisibleAnnotations)));
        }
        return new ClassFacts(
                node.name,
                node.superName,
                node.interfaces,
                node.access,
                node.sourceFile == null ? "" : node.sourceFile,
                Origin.CLASS_ONLY,
                annotations(node.visibleAnnotations, node.invisibleAnnotations),
                fields,
                methods);
    }

    /** ASM looks neither at the first bytes nor at the sign of the version. */
    private static ClassReader opened(byte[] classFile) {
        if (classFile.length < 8 || ByteBuffer.wrap(classFile).getInt() != MAGIC) {
            throw new IllegalArgumentException("no class file");
        }
        int version = ByteBuffer.wrap(classFile).getShort(6) & 0xFFFF;
        if (version > Short.MAX_VALUE) {
            throw new IllegalArgumentException("no class file");
        }
        if (version > NewerClassFile.NEWEST) {
            throw new NewerClassFile(version);
        }
        return new ClassReader(classFile);
    }

    /** Supertypes, flags and the methods' names and descriptors; no bodies, no annotations. */
    static ClassFacts readHeader(byte[] classFile) {
        ClassNode node = new ClassNode();
        opened(classFile).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<MethodFacts> methods = new ArrayList<>(node.methods.size());
        for (MethodNode method : node.methods) {
            MethodId id = new MethodId(node.name, method.name, method.desc);
            methods.add(new MethodFacts(
                    id,
                    Origin.CLASS_ONLY,
                    Position.NONE,
                    0,
                    method.access,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    List.of(),
                    method.exceptions,
                    List.of(),
                    id));
        }
        return new ClassFacts(
                node.name,
                node.superName,
                node.interfaces,
                node.access,
                "",
                Origin.CLASS_ONLY,
                List.of(),
                List.of(),
                methods);
    }

    private static MethodFacts declaredIn(MethodFacts method, Map<MethodId, MethodId> creatorOfLambda) {
        MethodId creator = creatorOfLambda.get(method.id());
        return creator == null || !method.id().isLambdaBody()
                ? method
                : new MethodFacts(
                        method.id(),
                        method.origin(),
                        method.position(),
                        method.endLine(),
                        method.access(),
                        method.calls(),
                        method.loops(),
                        method.fieldWrites(),
                        method.returned(),
                        method.size(),
                        method.annotations(),
                        method.exceptions(),
                        List.of(),
                        creator);
    }

    static List<String> annotations(@Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        if (visible == null && invisible == null) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        for (List<AnnotationNode> some : new ArrayList<>(java.util.Arrays.asList(visible, invisible))) {
            if (some != null) {
                some.forEach(annotation -> addNames(annotation, names));
            }
        }
        return List.copyOf(names);
    }

    private static void addNames(AnnotationNode annotation, Set<String> names) {
        String type = Type.getType(annotation.desc).getInternalName();
        names.add(type);
        List<Object> elements = annotation.values == null ? List.of() : annotation.values;
        for (int value = 1; value < elements.size(); value += 2) {
            if (Boolean.TRUE.equals(elements.get(value))) {
                names.add(AnnotationNames.with(type, elements.get(value - 1).toString()));
            }
        }
    }
}
