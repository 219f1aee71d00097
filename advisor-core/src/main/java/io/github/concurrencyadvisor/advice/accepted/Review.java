package io.github.concurrencyadvisor.advice.accepted;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the rules found, held against what the user has accepted. Each list is sorted by place.
 *
 * @param open what nothing accepts
 * @param suppressed what the source allows
 * @param baselined what the baseline lists
 * @param unsure what is less sure than asked for, whether or not it is accepted
 * @param leftovers what was accepted and is not found any more
 * @param baseline the baseline without what is gone
 */
public record Review(
        List<Finding> open,
        List<Suppressed> suppressed,
        List<Finding> baselined,
        List<Finding> unsure,
        List<Leftover> leftovers,
        Baseline baseline) {

    /** Nothing found and nothing accepted. */
    public static final Review EMPTY = ofAll(List.of());

    public Review {
        open = List.copyOf(open);
        suppressed = List.copyOf(suppressed);
        baselined = List.copyOf(baselined);
        unsure = List.copyOf(unsure);
        leftovers = List.copyOf(leftovers);
    }

    /** All of it open: nothing was accepted. */
    public static Review ofAll(List<Finding> findings) {
        return new Review(findings, List.of(), List.of(), List.of(), List.of(), Baseline.NONE);
    }

    /** Every finding, whatever became of it: open, baselined, suppressed, unsure. */
    public Stream<Finding> all() {
        return Stream.of(
                        open,
                        baselined,
                        suppressed.stream().map(Suppressed::finding).toList(),
                        unsure)
                .flatMap(List::stream);
    }

    /**
     * What is accepted.
     *
     * @param off the rules that did not look: what is accepted of them is not missed
     * @param minConfidence what is less sure is set apart. It still uses up what accepts it, last of all, so that a suppression
     *     is not called unused for the confidence that happens to be asked for
     */
    public record Accepted(Allowances allowances, Baseline baseline, Set<String> off, Confidence minConfidence) {
        public Accepted {
            off = Set.copyOf(off);
        }
    }

    /**
     * Sorts the findings in the program by whether they are accepted.
     *
     * @param askedFor whether findings of a source file would be among them
     */
    public static Review of(List<Finding> found, Accepted accepted, ProgramFacts program, Predicate<String> askedFor) {
        return new Sorting(accepted, program, askedFor).sort(found);
    }

    /** One sorting of findings. */
    private static final class Sorting {

        private static final Comparator<Allowance> NEAREST = Comparator.comparingInt(
                        (Allowance one) -> one.written().to() - one.written().from())
                .thenComparing(one -> !one.written().comment())
                .thenComparing(one -> one.written().line(), Comparator.reverseOrder());

        private final Accepted accepted;
        private final ProgramFacts program;
        private final Predicate<String> askedFor;
        private final Map<String, SourceFile.Status> files = new HashMap<>();
        private final Map<String, List<Allowance>> allowances = new HashMap<>();
        private final Set<Allowance> used = new HashSet<>();
        private final Map<Baseline.Key, Integer> listed = new HashMap<>();
        private final Map<Baseline.Key, Integer> taken = new HashMap<>();

        Sorting(Accepted accepted, ProgramFacts program, Predicate<String> askedFor) {
            this.accepted = accepted;
            this.program = program;
            this.askedFor = askedFor;
            program.files().forEach(file -> files.put(file.path(), file.status()));
            accepted.allowances()
                    .all()
                    .forEach(allowance -> allowances
                            .computeIfAbsent(allowance.written().file(), any -> new ArrayList<>())
                            .add(allowance));
            accepted.baseline().entries().forEach(entry -> listed.put(entry.key(), entry.count()));
        }

        Review sort(List<Finding> found) {
            List<Finding> open = new ArrayList<>();
            List<Suppressed> suppressed = new ArrayList<>();
            List<Finding> baselined = new ArrayList<>();
            List<Finding> unsure = new ArrayList<>();
            for (Finding finding : found) {
                Optional<Allowance> allowance = allowance(finding);
                if (finding.confidence().compareTo(accepted.minConfidence()) < 0) {
                    unsure.add(finding);
                } else if (allowance.isPresent()) {
                    suppressed.add(new Suppressed(finding, allowance.get()));
                } else if (takesFromBaseline(finding)) {
                    baselined.add(finding);
                } else {
                    open.add(finding);
                }
            }
            unsure.stream().filter(finding -> allowance(finding).isEmpty()).forEach(this::takesFromBaseline);
            List<Leftover> leftovers = new ArrayList<>(unused());
            Baseline baseline = withoutWhatIsGone(leftovers);
            leftovers.sort(null);
            return new Review(open, suppressed, baselined, unsure, leftovers, baseline);
        }

        /** The nearest around the place. One farther off is not needed for it. */
        private Optional<Allowance> allowance(Finding finding) {
            Optional<Allowance> nearest = allowances.getOrDefault(finding.at().file(), List.of()).stream()
                    .filter(allowance -> allowance.allows(finding))
                    .min(NEAREST);
            nearest.ifPresent(used::add);
            return nearest;
        }

        private boolean takesFromBaseline(Finding finding) {
            Baseline.Key key = Baseline.Key.of(finding);
            int before = taken.getOrDefault(key, 0);
            if (before >= listed.getOrDefault(key, 0)) {
                return false;
            }
            taken.put(key, before + 1);
            return true;
        }

        private List<Leftover> unused() {
            Map<Suppression, Integer> names = new HashMap<>();
            accepted.allowances().all().forEach(allowance -> names.merge(allowance.written(), 1, Integer::sum));
            return accepted.allowances().all().stream()
                    .filter(allowance -> !used.contains(allowance))
                    .filter(allowance -> !accepted.off().contains(allowance.rule()))
                    .map(allowance -> unused(allowance, names.getOrDefault(allowance.written(), 1) == 1))
                    .toList();
        }

        private Leftover unused(Allowance allowance, boolean alone) {
            String where = allowance.written().comment() ? "this comment" : "this @SuppressWarnings";
            String remove = alone ? "remove " + where : "remove its name from " + where;
            String doubt = files.get(allowance.written().file()) == SourceFile.Status.SOURCE_ONLY
                    ? ", once it has been checked with its classes too"
                    : "";
            return new Leftover(
                    Leftover.Kind.UNUSED_SUPPRESSION,
                    allowance.at(),
                    allowance.rule() + " finds nothing here that is to be suppressed; " + remove + doubt);
        }

        private Baseline withoutWhatIsGone(List<Leftover> leftovers) {
            Baseline baseline = accepted.baseline();
            List<Baseline.Entry> kept = new ArrayList<>();
            for (Baseline.Entry entry : baseline.entries()) {
                int found = taken.getOrDefault(entry.key(), 0);
                boolean looked = !accepted.off().contains(entry.key().rule())
                        && isLookedAt(entry.key().className());
                if (found == entry.count() || !looked) {
                    kept.add(entry);
                    continue;
                }
                if (found > 0) {
                    kept.add(new Baseline.Entry(entry.key(), found, entry.line()));
                }
                leftovers.add(new Leftover(
                        Leftover.Kind.GONE_FROM_BASELINE,
                        new Position(baseline.name(), entry.line(), 0),
                        (found == 0
                                        ? "is not found any more: "
                                        : "is found " + found + (found == 1 ? " time" : " times") + " by now: ")
                                + entry.text() + "; write the baseline anew to take it out"));
            }
            return new Baseline(baseline.name(), kept);
        }

        /** Whether what is in the class was looked at, or would have been if it were still there. */
        private boolean isLookedAt(String className) {
            ClassFacts type = program.classes().get(className.replace('.', '/'));
            if (type != null) {
                return askedFor.test(type.file());
            }
            String outermost = className.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
            return files.entrySet().stream()
                    .noneMatch(file -> file.getValue() == SourceFile.Status.NOT_ANALYSED
                            && (file.getKey().equals(outermost) || file.getKey().endsWith("/" + outermost)));
        }
    }
}
