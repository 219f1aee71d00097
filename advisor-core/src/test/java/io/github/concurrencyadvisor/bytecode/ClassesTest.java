package io.github.concurrencyadvisor.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Value;
import io.github.concurrencyadvisor.testing.Compiled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is read from class files and jars. */
class ClassesTest {

    @TempDir
    Path folder;

    @Test
    void callsKeepTheirTargetLineAndOrder() {
        MethodFacts method = method("""
                class A {
                    String m(StringBuilder b) {
                        b.append(1);
                        return b.append("x").toString();
                    }
                }
                """, "m");
        assertThat(method.calls())
                .extracting(call -> call.target().name())
                .containsExactly("append", "append", "toString");
        assertThat(method.calls()).extracting(Call::line).containsExactly(3, 4, 4);
        assertThat(method.calls().get(2).receiver()).isEqualTo(new Value.Result(1));
    }

    @Test
    void aNewObjectKnowsItsConstructorCall() {
        MethodFacts method = method(
                "class A { Object m() { Object o = new java.util.ArrayList<>(7); o.hashCode(); return o; } }", "m");
        assertThat(method.calls().get(0).arguments()).containsExactly(new Value.Constant(7));
        assertThat(method.calls().get(1).receiver()).isEqualTo(new Value.Created("java/util/ArrayList", 0));
        assertThat(method.returned()).containsExactly(new Value.Created("java/util/ArrayList", 0));
    }

    @Test
    void whereBranchesMeetAValueIsOneOfBoth() {
        MethodFacts method =
                method("class A { int m(boolean b, String x, String y) { return (b ? x : y).length(); } }", "m");
        assertThat(Objects.requireNonNull(method.calls().get(0).receiver()).alternatives())
                .containsExactlyInAnyOrder(new Value.Parameter(1), new Value.Parameter(2));
    }

    @Test
    void aLambdaIsAFunctionWithWhatItCaptured() {
        ClassFacts type = type(
                "class A { void m(String s, java.util.List<String> l) { l.forEach(x -> System.out.println(s + x)); } }");
        MethodFacts method = named(type, "m");
        Value.Function function = (Value.Function) method.calls().get(0).argument(0);
        assertThat(function.captured()).containsExactly(new Value.Parameter(0));
        assertThat(function.functionalInterface()).isEqualTo("java/util/function/Consumer");
        assertThat(function.interfaceMethod()).isEqualTo("accept");
        MethodFacts body = named(type, function.body().name());
        assertThat(body.declaredIn()).isEqualTo(method.id());
        assertThat(body.calls()).as("a concatenation is no call").hasSize(1);
    }

    @Test
    void aMethodReferenceNamesWhatItRefersTo() {
        MethodFacts method = method(
                "class A { Object m() { return (java.util.function.Function<String, Integer>) Integer::valueOf; } }",
                "m");
        Value.Function function = (Value.Function) method.returned().get(0);
        assertThat(function.body().display()).isEqualTo("Integer.valueOf");
        assertThat(function.bodyIsStatic()).isTrue();
    }

    @Test
    void loopsHaveDepthAndAConstantBoundWhereTheCodeStatesOne() {
        MethodFacts method = method("""
                class A {
                    void m(int n) {
                        for (int i = 0; i < n; i++) {
                            for (int j = 0; j < 8; j++) {
                                x();
                            }
                            while (n > j()) { x(); }
                        }
                        x();
                    }
                    void x() {}
                    int j() { return 0; }
                }
                """, "m");
        assertThat(method.loops()).extracting(Loop::depth).containsExactly(1, 2, 2);
        assertThat(method.loops()).extracting(Loop::bound).containsExactly(null, 8L, null);
        assertThat(method.calls())
                .filteredOn(call -> call.target().name().equals("x"))
                .extracting(Call::loopDepth)
                .containsExactly(1, 2, 0);
    }

    @Test
    void callsInASynchronizedBlockAreInItsMonitor() {
        MethodFacts method = method(
                "class A { void m() { a(); synchronized (this) { b(); } c(); } void a() {} void b() {} void c() {} }",
                "m");
        assertThat(method.calls()).extracting(Call::inMonitor).containsExactly(false, true, false);
    }

    @Test
    void fieldsKeepWhatIsAssigned() {
        MethodFacts constructor = method("class A { final Runnable r; A(Runnable r) { this.r = r; } }", "<init>");
        assertThat(constructor.fieldWrites()).singleElement().satisfies(write -> {
            assertThat(write.name()).isEqualTo("r");
            assertThat(write.value()).isEqualTo(new Value.Parameter(0));
        });
    }

    @Test
    void aBrokenClassIsAProblemAndTheOthersAreRead() throws IOException {
        Compiled compiled = Compiled.in(folder, "class A { void m() {} }");
        Files.write(compiled.base().resolve("classes/Broken.class"), new byte[] {1, 2, 3});
        try (Classes classes =
                Classes.open(folder, List.of(folder.resolve("classes")), List.of(), 17, 2, CacheFolder.none())) {
            assertThat(classes.own().read(Set.of())).containsOnlyKeys("A");
            assertThat(classes.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.BROKEN_CLASSES);
                assertThat(problem.at().file()).isEqualTo("classes/Broken.class");
            });
        }
    }

    @Test
    void aBrokenAndAMissingJarAreProblems() throws IOException {
        Path broken = Files.write(folder.resolve("broken.jar"), new byte[] {1, 2, 3});
        try (Classes classes = Classes.open(
                folder, List.of(), List.of(broken, folder.resolve("missing.jar")), 17, 1, CacheFolder.none())) {
            assertThat(classes.problems())
                    .extracting(Problem::kind)
                    .containsExactlyInAnyOrder(Problem.Kind.BROKEN_CLASSES, Problem.Kind.MISSING_DEPENDENCY);
        }
    }

    @Test
    void aMultiReleaseJarIsReadForTheProjectsRelease() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        byte[] base = bytes(Compiled.in(one, "class A { void base() {} }"));
        byte[] newer = bytes(Compiled.in(two, "class A { void newer() {} }"));
        Path jar = jar(Map.of("A.class", base, "META-INF/versions/21/A.class", newer));
        assertThat(methodNames(jar, 17)).contains("base").doesNotContain("newer");
        assertThat(methodNames(jar, 21)).contains("newer").doesNotContain("base");
    }

    @Test
    void aCallThatAnotherLanguageLinksIsNotResolved() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        code.visitInvokeDynamicInsn(
                "go", "()V", new Handle(Opcodes.H_INVOKESTATIC, "lang/Links", "link", "()V", false));
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        Call call =
                named(ClassFileReader.read(writer.toByteArray()), "m").calls().get(0);
        assertThat(call.unresolved()).isEqualTo("linked at run time by lang.Links");
        assertThat(call.index()).isZero();
    }

    @Test
    void whatOlderCompilersJoinIsAskedForItsText() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_STATIC, "m", "(ILjava/util/List;Ljava/lang/String;)Ljava/lang/String;", null, null);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        Handle join = new Handle(
                Opcodes.H_INVOKESTATIC,
                "java/lang/invoke/StringConcatFactory",
                "makeConcatWithConstants",
                "()V",
                false);
        code.visitInvokeDynamicInsn("join", "(ILjava/util/List;Ljava/lang/String;)Ljava/lang/String;", join);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(3, 3);
        Call call =
                named(ClassFileReader.read(writer.toByteArray()), "m").calls().get(0);
        assertThat(call.target()).isEqualTo(MethodId.TEXT_OF_OBJECT);
        assertThat(call.arguments()).containsExactly(new Value.Parameter(1));
    }

    @Test
    void theJdkComesAsHeadersOnly() {
        try (Classes classes = Classes.open(folder, List.of(), List.of(), 17, 1, CacheFolder.none())) {
            ClassFacts list = Objects.requireNonNull(classes.find("java/util/ArrayList"));
            assertThat(list.superName()).isEqualTo("java/util/AbstractList");
            assertThat(list.methods()).extracting(MethodFacts::calls).allMatch(List::isEmpty);
            assertThat(classes.find("java/util/NoSuchClass")).isNull();
        }
    }

    private List<String> methodNames(Path jar, int release) {
        try (Classes classes = Classes.open(folder, List.of(), List.of(jar), release, 1, CacheFolder.none())) {
            return Objects.requireNonNull(classes.find("A")).methods().stream()
                    .map(method -> method.id().name())
                    .toList();
        }
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Path jar = folder.resolve("library.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new JarEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return jar;
    }

    private static byte[] bytes(Compiled compiled) throws IOException {
        return Files.readAllBytes(compiled.base().resolve("classes/A.class"));
    }

    private MethodFacts method(String source, String name) {
        return named(type(source), name);
    }

    private ClassFacts type(String source) {
        Compiled.in(folder, source);
        try (Classes classes =
                Classes.open(folder, List.of(folder.resolve("classes")), List.of(), 17, 1, CacheFolder.none())) {
            return Objects.requireNonNull(classes.own().read(Set.of()).get("A"));
        }
    }

    private static MethodFacts named(ClassFacts type, String name) {
        return type.methods().stream()
                .filter(method -> method.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
