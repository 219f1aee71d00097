package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who extends and overrides what. */
class ProgramTest {

    @TempDir
    Path folder;

    @Test
    void aClassComesBeforeItsSupertypesAndObjectLast() throws IOException {
        with("""
                interface Top { }
                interface Side extends Top { }
                class Base implements Top { }
                class Derived extends Base implements Side { }
                """, program -> {
            assertThat(program.lineage("Derived"))
                    .containsExactly("Derived", "Base", "Side", "Top", "java/lang/Object");
            assertThat(program.lineage("Missing")).containsExactly("Missing", "java/lang/Object");
            assertThat(program.lineage("java/lang/Object")).containsExactly("java/lang/Object");
            assertThat(program.projectSubtypes("Top")).containsExactly("Base", "Derived", "Side", "Top");
            assertThat(program.hasProjectSubtype("java/lang/Runnable")).isFalse();
        });
    }

    @Test
    void aClassesMethodGoesBeforeADefaultOneAndTheNarrowerInterfacesBeforeTheOther() throws IOException {
        with("""
                interface Top { default int size() { return 1; } default int more() { return 1; } int none(); }
                interface Side extends Top { default int size() { return 2; } }
                class Base { public int more() { return 3; } }
                abstract class Derived extends Base implements Top, Side { }
                """, program -> {
            assertThat(resolved(program, "Derived", "size", "()I")).isEqualTo("Side.size");
            assertThat(resolved(program, "Derived", "more", "()I")).isEqualTo("Base.more");
            assertThat(resolved(program, "Derived", "none", "()I")).isEqualTo("Top.none");
            assertThat(resolved(program, "Side", "size", "()I")).isEqualTo("Side.size");
            assertThat(resolved(program, "Derived", "missing", "()I")).isNull();
            assertThat(resolved(program, "Derived", "more", "(I)I")).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # interface                                                              | its one method
                    interface A { void run(); }                                              | run()V
                    interface A { void run(); boolean equals(Object o); String toString(); } | run()V
                    interface A { void run(); default void other() { } static void more() { } } | run()V
                    interface A extends Runnable { default void run() { } void on(); }       | on()V
                    interface A extends Runnable { }                                         | run()V
                    interface A extends Runnable { void on(); }                              | none
                    interface A extends Runnable { void run(); }                             | run()V
                    interface A { }                                                          | none
                    abstract class A { abstract void run(); }                                | none
                    """)
    void anInterfaceIsForLambdasThatLeavesOneMethodOpen(String source, String method) throws IOException {
        with(source, program -> {
            MethodId found = program.functionalMethod("A");
            assertThat(found == null ? "none" : found.name() + found.descriptor())
                    .isEqualTo(method);
        });
    }

    @Test
    void aCallMayRunWhatTheClassesOfTheTypeDeclareOrInherit() throws IOException {
        with("""
                abstract class Top {
                    abstract int size();
                    int own() { return 1; }
                    private int hidden() { return 1; }
                    static Object[] made() { return new Object[] {new First(), new Second(), new Third()}; }
                }
                class First extends Top { int size() { return 1; } int own() { return 2; } int hidden() { return 2; } }
                class Second extends First { }
                abstract class Half extends Top { int size() { return 3; } }
                class Third extends Half { }
                """, program -> {
            assertThat(overriders(program, "size")).containsExactlyInAnyOrder("First.size", "Half.size");
            assertThat(overriders(program, "own")).containsExactlyInAnyOrder("First.own", "Top.own");
            assertThat(overriders(program, "hidden")).containsExactly("Top.hidden");
            assertThat(program.isPrivate(new MethodId("Top", "hidden", "()I"))).isTrue();
            assertThat(program.isPrivate(new MethodId("First", "hidden", "()I")))
                    .isFalse();
            assertThat(program.isPrivate(new MethodId("First", "missing", "()I")))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # implementers | known
                    24             | 24
                    25             | 0
                    """)
    void ofALibrarysTypeWithTooManyImplementersNoneIsKnown(int implementers, int known) throws IOException {
        String source = "package lib;\npublic interface Kind { int size(); }\n"
                + IntStream.range(0, implementers)
                        .mapToObj(i -> "class Kind" + i + " implements Kind { public int size() { return 1; } }\n")
                        .collect(Collectors.joining());
        Path classes = Compiled.in(folder, source).base().resolve("classes");
        try (Classes library = Classes.open(folder, List.of(), List.of(classes), 17, 1, CacheFolder.none())) {
            Program program = new Program(
                    Collections.emptySortedMap(),
                    library,
                    library,
                    KnownApis.bundled(),
                    Thresholds.DEFAULTS,
                    new Steps());
            assertThat(program.overriders(new MethodId("lib/Kind", "size", "()I")))
                    .hasSize(known);
            assertThat(program.hasImplementersElsewhere("lib/Kind")).isTrue();
            assertThat(program.hasImplementersElsewhere("java/lang/Runnable")).isFalse();
        }
    }

    @Test
    void aMethodIsFoundAmongManyAsWell() throws IOException {
        String methods = IntStream.range(0, 600)
                .mapToObj(i -> "int m" + i + "() { return " + i + "; }\n")
                .collect(Collectors.joining());
        with("class Large {\n" + methods + "}\n", program -> {
            assertThat(resolved(program, "Large", "m599", "()I")).isEqualTo("Large.m599");
            assertThat(resolved(program, "Large", "m600", "()I")).isNull();
        });
    }

    @Test
    void aCallWhoseArgumentsAreNotKnownIsOfTheOneMethodWithAsMany() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.other.Box;
                import com.other.Item;
                class Base {
                    long load(Item item) { return new java.io.File("x").length(); }
                    long load(Item item, int times) { return 1; }
                    long many(Item item) { return 1; }
                    long many(String text) { return new java.io.File("x").length(); }
                }
                class Job {
                    Job(Item item) { new java.io.File("x").length(); }
                    Job() { }
                }
                class A extends Base {
                    long one(Box box) { return load(box.item()); } // want one:"IO_BOUND FILE UNKNOWN"
                    long two(Box box) { return load(box.item(), 2); } // want two:"UNKNOWN UNKNOWN"
                    Object made(Box box) { return new Job(box.item()); } // want made:"IO_BOUND FILE UNKNOWN"
                    Object plain() { return new Job(); } // want plain:"TRIVIAL"
                }
                """);
    }

    @Test
    void whatMovesDataIsAStreamAndWhatComesLaterAFuture() throws IOException {
        with("""
                class Own extends java.io.FilterInputStream { Own() { super(null); } }
                class Text implements java.io.Serializable { }
                class Later extends java.util.concurrent.CompletableFuture<String> { }
                """, program -> {
            assertThat(program.isStream("Own")).isTrue();
            assertThat(program.isStream("java/nio/channels/SocketChannel")).isTrue();
            assertThat(program.isStream("Text")).isFalse();
            assertThat(program.isFuture("Later")).isTrue();
            assertThat(program.isFuture("missing/Mono")).isTrue();
            assertThat(program.isFuture("Text")).isFalse();
        });
    }

    private static List<String> overriders(Program program, String name) {
        return program.overriders(new MethodId("Top", name, "()I")).stream()
                .map(method -> method.id().display())
                .toList();
    }

    private static @Nullable String resolved(Program program, String owner, String name, String descriptor) {
        MethodFacts found = program.resolve(new MethodId(owner, name, descriptor));
        return found == null ? null : found.id().display();
    }

    private void with(String source, Consumer<Program> use) throws IOException {
        Path classes = Compiled.in(folder, source).base().resolve("classes");
        try (Classes read = Classes.open(folder, List.of(classes), List.of(), 17, 1, CacheFolder.none())) {
            use.accept(new Program(
                    read.own().read(Set.of()), read, read, KnownApis.bundled(), Thresholds.DEFAULTS, new Steps()));
        }
    }
}
