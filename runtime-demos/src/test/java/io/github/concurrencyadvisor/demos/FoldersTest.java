package io.github.concurrencyadvisor.demos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which folder may know which: each only what stands before it in the list. */
class FoldersTest {

    private static final String ROOT = Demo.class.getPackageName();

    private static final List<String> ORDER = List.of(
            "timeline",
            "measure",
            "threads",
            "processes",
            "recap",
            "loop",
            "decision",
            "memory",
            "pool",
            "futures",
            "gil",
            "costs",
            "scenarios",
            "misuse",
            "advised",
            "validate",
            "page",
            "cli");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void noFolderKnowsALaterOne() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(folder -> ROOT + "." + folder + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT, ROOT + "." + ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @Test
    void everyFolderIsInTheList() {
        Set<String> folders = classes.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        assertThat(folders).containsExactlyInAnyOrderElementsOf(ORDER);
    }
}
