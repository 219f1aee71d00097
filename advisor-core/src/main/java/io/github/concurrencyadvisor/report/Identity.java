package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.cache.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What stays of a finding when the lines around it move: what the baseline knows it by, and which it is of several that the
 * baseline knows by the same.
 *
 * @param number from 1, in the order of places
 */
record Identity(Baseline.Key key, int number) {

    /** Of each finding of a review, accepted or not. */
    static Function<Finding, Identity> in(Review review) {
        Map<Baseline.Key, Integer> numbers = new HashMap<>();
        Map<Finding, Identity> identities = new HashMap<>();
        Stream.of(
                        review.open(),
                        review.baselined(),
                        review.suppressed().stream().map(Suppressed::finding).toList())
                .flatMap(List::stream)
                .sorted()
                .forEach(finding -> {
                    Baseline.Key key = Baseline.Key.of(finding);
                    identities.put(finding, new Identity(key, numbers.merge(key, 1, Integer::sum)));
                });
        return finding -> Objects.requireNonNull(identities.get(finding), "a finding of the review");
    }

    /** {@code shop.Orders#find(long) → java.sql.Statement#execute() (2)}: unique among the findings of a rule. */
    String name() {
        return key.method() + (key.end().isEmpty() ? "" : " → " + key.end()) + (number == 1 ? "" : " (" + number + ")");
    }

    /** 32 hexadecimal digits, unique in the repository. */
    String fingerprint(InRepository repository) {
        return new Fingerprint()
                .add(repository.folder())
                .add(key.rule())
                .add(key.method())
                .add(key.end())
                .add(number)
                .name();
    }
}
