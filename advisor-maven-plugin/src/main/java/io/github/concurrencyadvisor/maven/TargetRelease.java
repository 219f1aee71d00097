package io.github.concurrencyadvisor.maven;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The Java release that a project is compiled for, read where maven-compiler-plugin reads it. */
final class TargetRelease {

    /** The oldest release there is advice for. */
    static final int OLDEST = 8;

    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final String MAIN_COMPILATION = "default-compile";

    private TargetRelease() {}

    /**
     * {@code release} before {@code target} before {@code source}, and for each, as Maven does, what the POM configures
     * before the property; the running JDK where none says. What is older than 8 counts as 8, for no older advice is known.
     */
    static int of(MavenProject project, Properties userProperties) {
        return Stream.of("release", "target", "source")
                .flatMap(name -> Stream.of(
                        configured(project, name),
                        userProperties.getProperty("maven.compiler." + name),
                        project.getProperties().getProperty("maven.compiler." + name)))
                .map(TargetRelease::parse)
                .flatMapToInt(OptionalInt::stream)
                .map(release -> Math.max(release, OLDEST))
                .findFirst()
                .orElseGet(() -> Runtime.version().feature());
    }

    /** {@code 1.8} → 8, {@code 21} → 21; empty for nothing and for what is no release. */
    private static OptionalInt parse(@Nullable String written) {
        String release = written == null ? "" : written.strip();
        String feature = release.startsWith("1.") ? release.substring(2) : release;
        return feature.matches("[1-9]\\d?") ? OptionalInt.of(Integer.parseInt(feature)) : OptionalInt.empty();
    }

    private static @Nullable String configured(MavenProject project, String name) {
        Plugin compiler = project.getPlugin(COMPILER);
        if (compiler == null) {
            return null;
        }
        return Stream.of(compiler.getExecutionsAsMap().get(MAIN_COMPILATION), compiler)
                .filter(Objects::nonNull)
                .map(container -> child(container, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String child(ConfigurationContainer container, String name) {
        if (!(container.getConfiguration() instanceof Xpp3Dom configuration)) {
            return null;
        }
        Xpp3Dom child = configuration.getChild(name);
        return child == null ? null : child.getValue();
    }
}
