package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Set<Finding> findings = new LinkedHashSet<>();
        for (Rule rule : ALL) {
            Optional<Severity> setting = settings.get(rule.name());
            if (setting == null) {
                findings.addAll(rule.check(effects, platform));
            } else if (setting.isPresent()) {
                rule.check(effects, platform).forEach(finding -> findings.add(withSeverity(finding, setting.get())));
            }
        }
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(null);
        return sorted;
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
