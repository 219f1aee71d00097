package io.github.concurrencyadvisor.advice.accepted;

import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.Edits;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sources allow.
 *
 * @param all in the order of the files
 * @param problems what is written in a form that cannot be heeded
 */
public record Allowances(List<Allowance> all, List<Problem> problems) {

    public static final Allowances NONE = new Allowances(List.of(), List.of());

    /** Names with commas between, then a reason. */
    private static final Pattern FORM = Pattern.compile("(.*?)(?:(?:^|\\s+)because(?:\\s+(.*))?)?");

    private static final Pattern ALLOW = Pattern.compile("allow(?:\\s+(.*))?");

    private static final String COMMENT_FORM = "write: advisor:allow RuleName because …";

    public Allowances {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /**
     * Reads what the sources say. A comment has to give a reason, an annotation may; both name their rules one by one, so that
     * what a later version finds is not allowed beforehand.
     *
     * @param rules the names of all rules
     */
    public static Allowances read(List<Suppression> suppressions, List<String> rules) {
        List<Allowance> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Suppression suppression : suppressions) {
            String said = suppression.text();
            if (suppression.comment()) {
                Matcher allow = ALLOW.matcher(said);
                if (!allow.matches()) {
                    problems.add(problem(suppression, "this comment says nothing that can be heeded; " + COMMENT_FORM));
                    continue;
                }
                said = allow.group(1) == null ? "" : allow.group(1);
            }
            read(suppression, said, rules, all, problems);
        }
        return new Allowances(all, problems);
    }

    private static void read(
            Suppression suppression, String said, List<String> rules, List<Allowance> all, List<Problem> problems) {
        Matcher form = FORM.matcher(said);
        String names = form.matches() ? form.group(1).strip() : said;
        String reason = form.matches() && form.group(2) != null ? form.group(2).strip() : "";
        if (names.isEmpty()) {
            problems.add(problem(suppression, "this suppression names no rule; " + form(suppression)));
        } else if (suppression.comment() && reason.isEmpty()) {
            problems.add(problem(
                    suppression, "this suppression gives no reason and is not heeded until it does; " + COMMENT_FORM));
        } else {
            Arrays.stream(names.split(",")).map(String::strip).distinct().forEach(name -> {
                if (rules.contains(name)) {
                    all.add(new Allowance(name, reason, suppression));
                } else {
                    problems.add(problem(suppression, noRule(name, rules)));
                }
            });
        }
    }

    private static String noRule(String name, List<String> rules) {
        if (name.contains("*")) {
            return "\"" + name + "\" would suppress what is not known yet; name each rule";
        }
        String nearest = rules.stream()
                .min(Comparator.comparingInt(rule -> Edits.between(rule, name)))
                .map(rule -> "; the nearest is " + rule)
                .orElse("");
        return "\"" + name + "\" is no rule, so that nothing is suppressed by it" + nearest;
    }

    private static String form(Suppression suppression) {
        return suppression.comment() ? COMMENT_FORM : "write: @SuppressWarnings(\"advisor:RuleName\")";
    }

    private static Problem problem(Suppression suppression, String message) {
        return new Problem(
                Problem.Kind.BAD_SUPPRESSION, new Position(suppression.file(), suppression.line(), 0), message);
    }
}
