package io.github.concurrencyadvisor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of the house: which package may know which, and what the whole core does without. */
class ArchitectureTest {

    private static final String ROOT = "io.github.concurrencyadvisor";

    /**
     * The stages in the order of the flow, those beside each other in one line; the root package is the empty name. Left
     * imports nothing from its right, and nothing from its neighbours.
     */
    private static final List<Set<String>> STAGES = List.of(
            Set.of("model", "cache"),
            Set.of("steps"),
            Set.of("source", "bytecode", "known"),
            Set.of("facts"),
            Set.of("effects"),
            Set.of("classify"),
            Set.of("advice"),
            Set.of(""),
            Set.of("report"));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void everyClassBelongsToAStage() {
        assertThat(CORE)
                .isNotEmpty()
                .allSatisfy(javaClass -> assertThat(level(javaClass))
                        .as("%s stands in a package that the list of stages does not have", javaClass.getName())
                        .isNotNegative());
    }

    @Test
    void noStageKnowsALaterOne() {
        Stream<Dependency> dependencies = CORE.stream()
                .flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isCore(dependency.getTargetClass()));

        assertThat(dependencies.filter(ArchitectureTest::isAgainstTheFlow).map(Dependency::getDescription))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "com.github.javaparser.., source facts",
        "com.github.javaparser.symbolsolver.., ''",
        "com.github.javaparser.resolution.., ''",
        "org.objectweb.asm..,     bytecode facts",
        "com.fasterxml..,         report",
        "org.apache.maven..,      ''",
        "org.codehaus.plexus..,   ''",
        "org.slf4j..,             ''",
    })
    void aLibraryStaysWhereItIsNeeded(String library, String stages) {
        String[] allowed = Stream.of(stages.split(" "))
                .filter(stage -> !stage.isEmpty())
                .map(stage -> ROOT + "." + stage + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    /**
     * A URI is a name: {@code jrt:/} names the JDK's own classes. What opens connections begins with a URL or a socket. Where
     * the advisor's own jar lies is told as a URL and in no other way.
     */
    @Test
    void theCoreKnowsNoNetwork() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("KeptResults")
                .should()
                .dependOnClassesThat(describe("open connections", ArchitectureTest::opensConnections)));
    }

    @Test
    void theCoreKnowsNoConsole() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        check(noClasses().should().callMethod(System.class, "console"));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "java.lang.System.Logger"));
    }

    @Test
    void theCoreKnowsNoClockAndNoChance() {
        check(noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Date.class));
        check(noClasses()
                .should()
                .callMethodWhere(target(describeTarget(
                        "read the clock",
                        called -> called.getName().equals("now")
                                && called.getOwner().getPackageName().startsWith("java.time")))));
    }

    @Test
    void theCoreNeverLoadsOrRunsWhatItAnalyses() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(URLClassLoader.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Method.class, "invoke", Object.class, Object[].class));
        check(noClasses()
                .should()
                .callMethodWhere(target(describeTarget(
                        "load classes",
                        called -> (called.getName().equals("forName")
                                        && called.getOwner().isEquivalentTo(Class.class))
                                || called.getName().equals("loadClass")
                                || called.getName().equals("defineClass")))));
    }

    @Test
    void nothingStaticIsMutable() {
        check(fields().that().areStatic().should().beFinal());
        check(fields().that().areStatic().should(notHoldWhatCanChange()));
    }

    /** Javadoc is not in class files, so this reads the sources. */
    @Test
    void everyPackageHasAFrontDoor() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();

            assertThat(folders)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .exists()
                            .content()
                            .startsWith("/**")
                            .contains(" * <p>", "@NullMarked"));
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CORE);
    }

    private static boolean isCore(JavaClass javaClass) {
        String name = javaClass.getBaseComponentType().getPackageName();
        return name.equals(ROOT) || name.startsWith(ROOT + ".");
    }

    private static boolean opensConnections(JavaClass type) {
        String name = type.getFullName();
        return (name.startsWith("java.net.") && !type.isEquivalentTo(URI.class))
                || name.startsWith("javax.net.")
                || name.matches("java\\.nio\\.channels\\..*(Socket|Datagram).*");
    }

    private static boolean isAgainstTheFlow(Dependency dependency) {
        JavaClass from = dependency.getOriginClass();
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        return level(to) > level(from)
                || (level(to) == level(from) && !stage(to).equals(stage(from)));
    }

    /** Index of the stage's line in {@link #STAGES}; -1 where there is none. */
    private static int level(JavaClass javaClass) {
        for (int level = 0; level < STAGES.size(); level++) {
            if (STAGES.get(level).contains(stage(javaClass))) {
                return level;
            }
        }
        return -1;
    }

    /** The first package below the root, so that {@code advice.rules} is part of {@code advice}. */
    private static String stage(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).replaceAll("\\..*", "");
    }

    private static DescribedPredicate<AccessTarget.CodeUnitCallTarget> describeTarget(
            String what, Predicate<AccessTarget.CodeUnitCallTarget> test) {
        return describe(what, test);
    }

    /** A list, set or map is taken to be one of {@code List.of} and its like; anything declared as changeable is not. */
    private static ArchCondition<JavaField> notHoldWhatCanChange() {
        return new ArchCondition<>("not hold what can change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean compilerMade = field.getModifiers().contains(JavaModifier.SYNTHETIC);
                boolean changes = type.isArray()
                        || (type.getPackageName().startsWith("java.util.concurrent") && !type.isEnum())
                        || type.isAssignableTo(ThreadLocal.class)
                        || type.isAssignableTo(StringBuilder.class)
                        || type.isAssignableTo(AbstractCollection.class)
                        || type.isAssignableTo(AbstractMap.class);
                if (changes && !compilerMade) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " holds what can change"));
                }
            }
        };
    }
}
