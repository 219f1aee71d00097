package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line about the JDK names something that is there, and no exported package is without a line. */
class JdkLinesTest {

    private static final int RUNNING = Runtime.version().feature();

    private static Stream<KnownFile.ApiLine> jdkLines() {
        return Pack.all().stream().filter(Pack::isOfJdk).flatMap(pack -> pack.file().apis().stream());
    }

    @Test
    void eachLineNamesAMemberOfTheRunningJdk() {
        List<String> wrong = jdkLines()
                .filter(line -> line.since() <= RUNNING && RUNNING <= line.until())
                .filter(line -> !line.api().owner().endsWith("/"))
                .filter(line -> !isThere(line))
                .map(line -> line.api().line() + " " + line.api().owner() + "#"
                        + line.api().member() + line.api().parameters())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void aMemberIsNotThereBeforeTheReleaseThatBringsIt() {
        List<String> wrong = jdkLines()
                .filter(line -> line.since() > RUNNING)
                .filter(JdkLinesTest::isThere)
                .map(line -> line.api().line())
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void eachExportedPackageHasADefault() {
        var defaults = new TreeSet<String>();
        jdkLines()
                .filter(line -> line.api().owner().endsWith("/"))
                .forEach(line -> defaults.add(line.api().owner()));
        List<String> missing = ModuleFinder.ofSystem().findAll().stream()
                .flatMap(module -> module.descriptor().exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .map(name -> name.replace('.', '/') + "/")
                .filter(name -> !defaults.contains(name))
                .sorted()
                .toList();

        assertThat(missing).isEmpty();
    }

    private static boolean isThere(KnownFile.ApiLine line) {
        Class<?> owner = JdkClasses.find(line.api().owner());
        if (owner == null) {
            return false;
        }
        String member = line.api().member();
        if (line.isField()) {
            return Arrays.stream(owner.getDeclaredFields())
                    .anyMatch(field -> field.getName().equals(member));
        }
        List<String> parameters = line.api().parameters();
        return member.equals("*")
                || JdkClasses.members(owner, member).stream()
                        .anyMatch(m -> parameters == null || simpleNames(m).equals(parameters));
    }

    private static List<String> simpleNames(Executable member) {
        return Arrays.stream(member.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
    }
}
