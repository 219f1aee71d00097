package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class TargetReleaseTest {

    private static final int RUNNING = Runtime.version().feature();

    @Test
    void theRunningJdkWhereNothingSays() throws Exception {
        assertThat(release("", "")).isEqualTo(RUNNING);
        assertThat(release("<maven.compiler.release>${java.version}</maven.compiler.release>", ""))
                .isEqualTo(RUNNING);
    }

    @Test
    void releaseBeforeTargetBeforeSource() throws Exception {
        String source = "<maven.compiler.source>1.8</maven.compiler.source>";
        String target = "<maven.compiler.target>11</maven.compiler.target>";
        String release = "<maven.compiler.release>21</maven.compiler.release>";
        assertThat(release(source, "")).isEqualTo(8);
        assertThat(release(source + target, "")).isEqualTo(11);
        assertThat(release(source + target + release, "")).isEqualTo(21);
    }

    @Test
    void whatTheCompilerIsConfiguredWithBeforeTheProperty() throws Exception {
        String property = "<maven.compiler.release>17</maven.compiler.release>";
        assertThat(release(property, "<configuration><release>21</release></configuration>"))
                .isEqualTo(21);
        assertThat(release(property, "<configuration><target>1.8</target></configuration>"))
                .isEqualTo(17);
        assertThat(release("", "<configuration><target>1.8</target></configuration>"))
                .isEqualTo(8);
        assertThat(release(property, "<configuration><release></release></configuration>"))
                .isEqualTo(17);
    }

    @Test
    void theMainCompilationBeforeTheWholePlugin() throws Exception {
        assertThat(release("", """
                                <configuration><release>17</release></configuration>
                                <executions>
                                  <execution>
                                    <id>default-compile</id>
                                    <configuration><release>11</release></configuration>
                                  </execution>
                                  <execution>
                                    <id>default-testCompile</id>
                                    <configuration><release>25</release></configuration>
                                  </execution>
                                </executions>
                                """)).isEqualTo(11);
    }

    @Test
    void thePropertyOfTheCommandLineBeforeThePoms() throws Exception {
        Properties commandLine = new Properties();
        commandLine.setProperty("maven.compiler.release", "25");
        MavenProject project = project("<maven.compiler.release>17</maven.compiler.release>", "");
        assertThat(TargetRelease.of(project, commandLine)).isEqualTo(25);
    }

    @Test
    void whatIsOlderThanAnyAdviceCountsAsEight() throws Exception {
        assertThat(release("<maven.compiler.target>1.5</maven.compiler.target>", ""))
                .isEqualTo(8);
    }

    private static int release(String properties, String compiler) throws Exception {
        return TargetRelease.of(project(properties, compiler), new Properties());
    }

    private static MavenProject project(String properties, String compiler) throws Exception {
        Model model = new MavenXpp3Reader().read(new StringReader("""
                        <project>
                          <properties>%s</properties>
                          <build><plugins><plugin>
                            <groupId>org.apache.maven.plugins</groupId>
                            <artifactId>maven-compiler-plugin</artifactId>
                            %s
                          </plugin></plugins></build>
                        </project>
                        """.formatted(properties, compiler)));
        return new MavenProject(model);
    }
}
