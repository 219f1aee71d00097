package io.github.concurrencyadvisor.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files, jars and folders of classes that are not as others are, beside a good source file. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadClassesTest {

    private static final String USER = """
            package user;
            class User {
                void m(lib.Api api) { api.go(); new lib.Impl().go(); }
            }
            """;

    @TempDir
    private Path base;

    @BeforeEach
    void project() throws IOException {
        GoodFile.in(base);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 44, 73, 99, 32_767, 32_768, 65_535})
    void aVersionThatNobodyReadsIsAProblem(int version) throws IOException {
        byte[] bytes = type("shop/Other", "java/lang/Object");
        bytes[6] = (byte) (version >> 8);
        bytes[7] = (byte) version;
        write("classes/shop/Other.class", bytes);
        Files.writeString(base.resolve("src/shop/Other.java"), "package shop; class Other { void m() {} }");

        Analysis analysis = GoodFile.analyze(base);

        if (version > 44) {
            assertBroken(analysis, "classes/shop/Other.class");
            assertThat(analysis.files())
                    .contains(new SourceFile("src/shop/Other.java", 1, SourceFile.Status.SOURCE_ONLY));
        }
    }

    @ParameterizedTest
    @CsvSource({"73, 29", "99, 55"})
    void aNewerJavaIsNamedAndWhatToDo(int version, int release) throws IOException {
        byte[] bytes = type("shop/Other", "java/lang/Object");
        bytes[7] = (byte) version;
        write("classes/shop/Other.class", bytes);
        write("src/user/User.java", USER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] library = type("lib/Api", "java/lang/Object");
        library[7] = (byte) version;

        assertThat(against(jar(Map.of("lib/Api.class", library))).problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.BROKEN_CLASSES)
                .extracting(problem -> problem.at().file() + " " + problem.message())
                .containsExactly(
                        "classes/shop/Other.class " + newer(version, release),
                        "lib.jar/lib/Api.class " + newer(version, release));
    }

    private static String newer(int version, int release) {
        return "class file version " + version + " of Java " + release
                + " is newer than the advisor reads, which is up to Java 28: use a newer advisor, or classes compiled for an older"
                + " release";
    }

    /** Where this fails, ASM was upgraded and reads more. */
    @Test
    void theNewestVersionIsRead() throws IOException {
        byte[] newest = type("shop/Other", "java/lang/Object");
        newest[7] = (byte) Opcodes.V28;
        byte[] next = newest.clone();
        next[7]++;
        source("shop", "Other");
        write("classes/shop/Other.class", newest);

        assertThat(GoodFile.analyze(base).files())
                .contains(new SourceFile("src/shop/Other.java", 4, SourceFile.Status.JOINED));
        assertThatThrownBy(() -> new ClassReader(next)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClassFileCutOffAnywhereIsAProblemOrRead() throws IOException {
        byte[] whole = type("shop/Other", "java/lang/Object");
        for (int length = 0; length < whole.length; length += 7) {
            write("classes/shop/Cut" + length + ".class", Arrays.copyOf(whole, length));
        }

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.BROKEN_CLASSES)
                .hasSizeGreaterThan(whole.length / 7 / 2);
    }

    @Test
    void classesThatExtendEachOtherEnd() throws IOException {
        for (String name : List.of("Api", "Impl", "Self", "Loop")) {
            source("lib", name);
        }
        write("classes/lib/Api.class", type("lib/Api", "lib/Impl"));
        write("classes/lib/Impl.class", type("lib/Impl", "lib/Api"));
        write("classes/lib/Self.class", type("lib/Self", "lib/Self"));
        write("classes/lib/Loop.class", type("lib/Loop", "java/lang/Object", "lib/Loop"));
        write("src/user/User.java", USER.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.methods())
                .extracting(verdict -> verdict.method().className())
                .contains("lib.Api", "lib.Impl", "lib.Self", "lib.Loop", "user.User");
    }

    @Test
    void classesOfTheClassPathThatExtendEachOtherEnd() throws IOException {
        Path jar = jar(Map.of(
                "lib/Api.class", type("lib/Api", "lib/Impl"),
                "lib/Impl.class", type("lib/Impl", "lib/Api")));
        write("src/user/User.java", USER.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        Analysis analysis = against(jar);

        assertThat(analysis.methods())
                .extracting(verdict -> verdict.method().className())
                .contains("user.User");
    }

    @Test
    void theFirstOfTwoClassesWithOneNameIsTaken() throws IOException {
        source("shop", "Same");
        write("classes/shop/One.class", type("shop/Same", "java/lang/Object"));
        write("classes/shop/Two.class", type("shop/Same", "java/lang/Thread"));

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.methods())
                .filteredOn(verdict -> verdict.method().className().equals("shop.Same"))
                .hasSize(1);
    }

    @Test
    void aLoopOfLinksHidesNoClass() throws IOException {
        source("shop", "Other");
        write("classes/shop/Other.class", type("shop/Other", "java/lang/Object"));
        Files.createSymbolicLink(base.resolve("classes/shop/loop"), base.resolve("classes"));
        Files.createSymbolicLink(base.resolve("classes/Gone.class"), base.resolve("nowhere"));

        Analysis analysis = GoodFile.analyze(base);

        assertThat(analysis.methods())
                .extracting(verdict -> verdict.method().className())
                .contains("shop.Other");
        assertBroken(analysis, "classes/Gone.class");
    }

    @Test
    void aJarCutOffAnywhereIsAProblem() throws IOException {
        byte[] whole = Files.readAllBytes(jar(Map.of("lib/Api.class", type("lib/Api", "java/lang/Object"))));
        for (int length = 0; length < whole.length; length += 11) {
            Path cut = Files.write(base.resolve("cut" + length + ".jar"), Arrays.copyOf(whole, length));
            assertBroken(against(cut), "cut" + length + ".jar");
        }
    }

    @Test
    void aDamagedEntryIsAProblem() throws IOException {
        Path jar = jar(Map.of(
                "lib/Api.class", type("lib/Api", "java/lang/Object"),
                "lib/Impl.class", type("lib/Impl", "lib/Api")));
        byte[] bytes = Files.readAllBytes(jar);
        for (int at = 45; at < 120; at++) {
            bytes[at] = 0x55;
        }
        Files.write(jar, bytes);
        write("src/user/User.java", USER.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertBroken(against(jar), "lib.jar/lib/Api.class");
    }

    @Test
    void anEntryOfGigabytesIsAProblem() throws IOException {
        write("src/user/User.java", USER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path bomb = base.resolve("bomb.jar");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream file = Files.newOutputStream(bomb);
                JarOutputStream out = new JarOutputStream(file)) {
            out.setLevel(Deflater.BEST_SPEED);
            out.putNextEntry(new JarEntry("lib/Api.class"));
            for (int i = 0; i < 2_200; i++) {
                out.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(20 << 20);

        assertBroken(against(bomb), "bomb.jar/lib/Api.class");
        assertThat(GoodFile.analyze(
                                base,
                                GoodFile.request(base).classRoots(List.of(bomb)).build())
                        .problems())
                .extracting(Problem::kind)
                .contains(Problem.Kind.BROKEN_CLASSES);
    }

    @Test
    void entriesThatPointOutOfTheJarAreNeverFollowed() throws IOException {
        byte[] evil = type("lib/Evil", "java/lang/Object");
        Path jar = jar(Map.of(
                "../../outside/Evil.class", evil,
                "/etc/Evil.class", evil,
                "lib/../../Up.class", evil,
                "C:\\Evil.class", new byte[] {1},
                "lib/Api.class", type("lib/Api", "java/lang/Object")));
        write("src/user/User.java", USER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        List<Path> before = everything();

        against(jar);
        GoodFile.analyze(base, GoodFile.request(base).classRoots(List.of(jar)).build());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aJarMayBeAFolderMissingOrAnotherFile() throws IOException {
        Files.createDirectories(base.resolve("folder.jar"));
        Path text = Files.writeString(base.resolve("text.jar"), "not a jar");

        Analysis analysis = against(base.resolve("folder.jar"), base.resolve("missing.jar"), text);

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.at().file().endsWith(".jar"))
                .extracting(problem -> problem.kind() + " " + problem.at().file())
                .containsExactly("MISSING_DEPENDENCY missing.jar", "BROKEN_CLASSES text.jar");
    }

    @Test
    void annotationsInAnnotationsAreReadOrAProblem() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "shop/Deep", null, "java/lang/Object", null);
        var annotation = writer.visitAnnotation("Lshop/A;", true);
        var at = annotation;
        for (int i = 0; i < 100_000; i++) {
            at = at.visitAnnotation("a", "Lshop/A;");
        }
        write("classes/shop/Deep.class", writer.toByteArray());

        GoodFile.analyze(base);
    }

    /** ASM answers it with an error, not an exception. */
    @Test
    void aFieldWithTheTypeOfAMethodIsAProblem() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "shop/Odd", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "shop/Odd", "m", "()V", false);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitFieldInsn(Opcodes.GETFIELD, "shop/Odd", "f", "()V");
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 0);
        write("classes/shop/Odd.class", writer.toByteArray());

        assertBroken(GoodFile.analyze(base), "classes/shop/Odd.class");
    }

    private Analysis against(Path... classPath) {
        return GoodFile.analyze(
                base, GoodFile.request(base).classPath(List.of(classPath)).build());
    }

    private static void assertBroken(Analysis analysis, String file) {
        assertThat(analysis.problems())
                .filteredOn(problem -> problem.at().file().equals(file))
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.BROKEN_CLASSES);
    }

    private List<Path> everything() throws IOException {
        try (var walk = Files.walk(base)) {
            return walk.sorted().toList();
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void source(String packageName, String name) throws IOException {
        String text = "package " + packageName + ";\nclass " + name + " {\n  public void go() {}\n}\n";
        write("src/" + packageName + "/" + name + ".java", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Path jar = base.resolve("lib.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    /** A class whose one method {@code go} calls itself above. */
    static byte[] type(String name, @Nullable String superName, String... interfaces) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, interfaces);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "go", "()V", null, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "go", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        return writer.toByteArray();
    }
}
