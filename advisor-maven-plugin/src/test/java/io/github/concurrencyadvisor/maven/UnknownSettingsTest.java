package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnknownSettingsTest {

    @Test
    void namesWhatLooksLikeASettingAndIsNone() throws Exception {
        MojoDescriptor check = new MojoDescriptor();
        check.addParameter(parameter("failSeverity", "${advisor.failSeverity}"));
        check.addParameter(parameter("mojo", null));
        Properties commandLine = new Properties();
        commandLine.setProperty("advisor.failSeverity", "error");
        commandLine.setProperty("advisor.failSeverty", "error");
        commandLine.setProperty("advisor.FailSeverity", "error");
        commandLine.setProperty("adviser.skip", "true");
        assertThat(UnknownSettings.among(commandLine, List.of(check)))
                .containsExactly("advisor.FailSeverity", "advisor.failSeverty");
    }

    private static Parameter parameter(String name, @Nullable String expression) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setExpression(expression);
        return parameter;
    }
}
