package io.github.concurrencyadvisor.maven;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/** Settings on the command line that no goal knows, such as a misspelt one: Maven passes over them in silence. */
final class UnknownSettings {

    private static final String PREFIX = "advisor.";

    private UnknownSettings() {}

    /** Names of user properties that look like settings of these goals but are none, sorted. */
    static List<String> among(Properties userProperties, List<MojoDescriptor> goals) {
        Set<String> known = goals.stream()
                .flatMap(goal -> goal.getParameters().stream())
                .map(Parameter::getExpression)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return userProperties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains("${" + name + "}"))
                .sorted()
                .toList();
    }
}
