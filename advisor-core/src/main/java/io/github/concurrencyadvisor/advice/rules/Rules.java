package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Belief;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All rules, by name. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new BlockingCallInCommonPool(),
            new BlockingCallOnEventLoop(),
            new BlockingWaitInAsyncStage(),
            new CpuBoundWorkOnEventLoop(),
            new CpuBoundWorkOnVirtualThread(),
            new ExecutorNeverClosed(),
            new FileWorkOnVirtualThread(),
            new IneffectiveMaximumPoolSize(),
            new OversizedPoolForCpuWork(),
            new PinnedVirtualThread(),
            new PoolSelfWait(),
            new PooledVirtualThreads(),
            new ProcessPerItem(),
            new SequentialBlockingLoop(),
            new SequentialCpuLoop(),
            new SleepUnderLock(),
            new SubmitThenWaitAtOnce(),
            new ThreadLocalCacheOnVirtualThread(),
            new ThreadPerTaskInLoop(),
            new TinyParallelStream(),
            new UnboundedPoolForBlockingWork(),
            new UnboundedVirtualThreadsOverBoundedResource(),
            new UndersizedPoolForSlowIo(),
            new UntimedWait(),
            new WaitForBeforeDrain());

    private Rules() {}

    /** Every rule, in the order of their names. */
    public static List<Rule> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Rule::name).toList();
    }

    /**
     * What the rules find, however sure, sorted by place, each finding once.
     *
     * @param settings by rule name, the severity to report all its findings with; empty switches the rule off
     */
    public static List<Finding> check(Effects effects, Platform platform, Map<String, Optional<Severity>> settings) {
        Set<Finding> findings = new TreeSet<>();
        for (Rule rule : ALL) {
            Optional<Severity> setting = settings.get(rule.name());
            if (setting != null && setting.isEmpty()) {
                continue;
            }
            for (Finding finding : rule.check(effects, platform)) {
                Belief belief = belief(effects, finding);
                if (belief != null
                        && !belief.isNamed()
                        && rule.severity() == Severity.INFO
                        && finding.witness().size() > 1) {
                    // What contradicts no carrier is worth a guess from the code around only where it stands there.
                    continue;
                }
                Finding said = belief == null ? sayingWhatIsGuessed(effects, finding) : sayingSo(finding, belief);
                findings.add(setting == null ? said : withSeverity(said, setting.get()));
            }
        }
        return List.copyOf(findings);
    }

    /** What the finding rests on, where that is only what is believed of a class that was left out; else null. */
    private static @Nullable Belief belief(Effects effects, Finding finding) {
        int hops = finding.witness().size();
        return hops == 0 ? null : effects.belief(finding.witness().get(hops - 1));
    }

    private static Finding sayingSo(Finding finding, Belief belief) {
        return doubted(finding, ", as " + belief.because() + ": its class was not found");
    }

    private static Finding sayingWhatIsGuessed(Effects effects, Finding finding) {
        for (Hop step : finding.witness()) {
            MethodId callee = step.callee();
            if (callee != null && effects.isGuessed(step)) {
                return doubted(
                        finding,
                        ", if " + callee.name() + " in line " + step.at().line() + " means " + callee.display()
                                + ", the only method of that name");
            }
        }
        return finding;
    }

    /** A guess stops no build. */
    private static Finding doubted(Finding finding, String why) {
        return new Finding(
                finding.rule(),
                finding.severity() == Severity.ERROR ? Severity.WARNING : Severity.INFO,
                finding.confidence().atMost(Confidence.MEDIUM),
                finding.method(),
                finding.at(),
                finding.message() + why,
                finding.witness(),
                finding.advice());
    }

    private static Finding withSeverity(Finding finding, Severity severity) {
        return new Finding(
                finding.rule(),
                severity,
                finding.confidence(),
                finding.method(),
                finding.at(),
                finding.message(),
                finding.witness(),
                finding.advice());
    }
}
