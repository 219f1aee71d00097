package io.github.concurrencyadvisor.demos.advised;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Scenarios;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;

/** Asks the advisor about the scenarios' methods, and writes its verdicts where {@link Advice} reads them. */
public final class WriteAdvice {

    /** The releases from which the advice differs from that of the release before. */
    static final List<Integer> RELEASES = List.of(17, 21, 24);

    private WriteAdvice() {}

    /** Run by the build once the classes are there. The argument is the module's folder. */
    public static void main(String[] args) throws Exception {
        Path module = Path.of(args[0]);
        Path file = module.resolve("target/classes")
                .resolve(Advice.class.getPackageName().replace('.', '/'))
                .resolve(Advice.FILE);
        Files.writeString(
                file,
                advice(module).stream().map(advice -> advice.line() + "\n").collect(Collectors.joining()),
                UTF_8);
    }

    /** The verdicts on all scenarios' methods, release by release. */
    static List<Advice> advice(Path module) throws URISyntaxException {
        List<Advice> all = new ArrayList<>();
        for (int release : RELEASES) {
            Analysis analysis = Advisor.analyze(request(module, release));
            for (Scenario scenario : Scenarios.all()) {
                all.add(advice(release, scenario.method(), analysis));
            }
        }
        return all;
    }

    /** The demos without Netty: with it on the class path the advice would be to stay on it. */
    private static AnalysisRequest request(Path module, int release) throws URISyntaxException {
        return AnalysisRequest.in(module)
                .sourceRoots(List.of(module.resolve("src/main/java")))
                .classRoots(List.of(module.resolve("target/classes")))
                .classPath(List.of(Path.of(JdbcConnectionPool.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())))
                .knownApis(List.of(module.resolve("src/main/advisor")))
                .release(release)
                .build();
    }

    private static Advice advice(int release, String method, Analysis analysis) {
        MethodVerdict verdict = analysis.methods().stream()
                .filter(candidate -> name(candidate).equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the advisor found no method " + method));
        return new Advice(
                release,
                method,
                verdict.workload().kind().name(),
                verdict.workload().ioSpeed().name(),
                verdict.workload().confidence().name(),
                Model.valueOf(verdict.recommendation().model().name()),
                Means.valueOf(verdict.recommendation().means().name()),
                verdict.recommendation().realisation(),
                verdict.recommendation().why(),
                witness(verdict.workload().witness()));
    }

    private static String name(MethodVerdict verdict) {
        return verdict.method().simpleClassName() + "#" + verdict.method().name();
    }

    /** {@code Jdbc.balance (Jdbc.java:67)}, and of the last step also what is called there. */
    private static String witness(List<Hop> witness) {
        String path = witness.stream().map(WriteAdvice::hop).collect(Collectors.joining(" → "));
        MethodId end =
                witness.isEmpty() ? null : witness.get(witness.size() - 1).callee();
        return end == null ? path : path + " → " + end.display();
    }

    private static String hop(Hop hop) {
        String file = hop.at().file().substring(hop.at().file().lastIndexOf('/') + 1);
        return hop.method().display() + " (" + file + ":" + hop.at().line() + ")";
    }
}
