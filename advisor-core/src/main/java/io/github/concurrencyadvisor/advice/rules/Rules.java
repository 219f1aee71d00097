package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Belief;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** A place that fewer of its runs than one in so many lead on from is worth a note, and stops no build. */
    private static final int MOST_AROUND = 8;

    private static final Pattern DONE_ONCE = Pattern.compile(
            "(lazy|ensure|getOrCreate|getOrLoad)([A-Z].*)?|start|.*(IfNeeded|IfNecessary|IfRequired|IfAbsent|Once|Lazily)");

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
     * @param steps is told where a rule fails
     */
    public static List<Finding> check(
            Effects effects, Platform platform, Map<String, Optional<Severity>> settings, Steps steps) {
        return check(ALL, effects, platform, settings, steps);
    }

    /** The same by some rules. */
    static List<Finding> check(
            List<Rule> rules,
            Effects effects,
            Platform platform,
            Map<String, Optional<Severity>> settings,
            Steps steps) {
        Set<Finding> findings = new TreeSet<>();
        for (Rule rule : rules) {
            Optional<Severity> setting = settings.get(rule.name());
            if (setting == null || setting.isPresent()) {
                List<Finding> found = steps.runDespiteFaults(
                        () -> "checking " + rule.name(),
                        Position.NONE,
                        () -> weighed(rule, effects, platform),
                        List::of);
                found.forEach(
                        finding -> findings.add(setting == null ? finding : withSeverity(finding, setting.get())));
            }
        }
        return withoutRepeats(findings);
    }

    private static List<Finding> weighed(Rule rule, Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : rule.check(effects, platform)) {
            long oneIn = oneIn(finding);
            if (oneIn > Trail.SELDOM) {
                continue;
            }
            Belief belief = belief(effects, finding);
            if (belief != null
                    && !belief.isNamed()
                    && rule.severity() == Severity.INFO
                    && finding.witness().size() > 1) {
                // What contradicts no carrier is worth a guess from the code around only where it stands there.
                continue;
            }
            Finding said = belief == null ? sayingWhatIsGuessed(effects, finding) : sayingSo(finding, belief);
            findings.add(oneIn > MOST_AROUND ? seldom(said) : said);
        }
        return findings;
    }

    /** Of findings that differ only in which class of several was called at the place the first. */
    private static List<Finding> withoutRepeats(Set<Finding> findings) {
        Set<List<Object>> said = new HashSet<>();
        return findings.stream()
                .filter(finding -> finding.witness().isEmpty()
                        || said.add(List.of(finding.rule(), finding.method(), finding.at(), finding.witness())))
                .toList();
    }

    /**
     * So many runs of the place lead to the end of the path once, if all ways that the methods on it can take are equally likely.
     * What leads around the place itself does not count: whoever reads the finding sees that.
     */
    private static long oneIn(Finding finding) {
        long oneIn = 1;
        for (Hop step : finding.witness().stream().skip(1).toList()) {
            int ways = step.waysAround() > 0 && isDoneOnce(step.method()) ? MOST_AROUND : 1;
            oneIn = Math.min(Trail.RAREST, oneIn * ways * (1 + step.waysAround()));
        }
        return oneIn;
    }

    /** Whether the method is named for something that is there after the first call, so that all others take the way around it. */
    private static boolean isDoneOnce(MethodId method) {
        return DONE_ONCE.matcher(method.name()).matches();
    }

    private static Finding seldom(Finding finding) {
        return finding.severity() == Severity.INFO
                ? finding
                : saying(finding, Severity.INFO, finding.confidence(), ", unless a branch on the way leads around it");
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
        return saying(
                finding,
                finding.severity() == Severity.ERROR ? Severity.WARNING : Severity.INFO,
                finding.confidence().atMost(Confidence.MEDIUM),
                why);
    }

    private static Finding withSeverity(Finding finding, Severity severity) {
        return saying(finding, severity, finding.confidence(), "");
    }

    private static Finding saying(Finding finding, Severity severity, Confidence confidence, String more) {
        return new Finding(
                finding.rule(),
                severity,
                confidence,
                finding.method(),
                finding.at(),
                finding.message() + more,
                finding.witness(),
                finding.advice());
    }
}
