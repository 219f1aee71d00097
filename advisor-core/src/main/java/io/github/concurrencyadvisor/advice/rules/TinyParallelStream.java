package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A parallel stream whose elements cost next to nothing. */
public final class TinyParallelStream implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "The functions of a parallel stream do next to nothing for each element.", """
                A parallel stream splits its elements, hands the parts to the common pool and joins what they give. That costs tens of
                microseconds however little there is to do, and takes threads of a pool that the whole JVM shares. It pays from about
                10,000 simple steps on.""", """
                import java.util.List;

                class Names {
                    record Person(String first, String last) {}

                    List<String> last(List<Person> people) {
                        return people.parallelStream().map(Person::last).toList();
                    }
                }
                """, """
                import java.util.List;

                class Names {
                    record Person(String first, String last) {}

                    List<String> last(List<Person> people) {
                        return people.stream().map(Person::last).toList();
                    }
                }
                """, """
                How many elements there are is not seen: with millions of them even a simple step may pay. Streams of numbers are left
                alone, since they mostly are such. A method of which nothing is known is taken for a look-up where it is named like
                one.""");
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        Map<Hop, List<Spawn>> streams = new LinkedHashMap<>();
        for (Spawn site : effects.spawns()) {
            MethodFacts in = effects.method(site.in());
            Call call = site.carrier() == Carrier.COMMON_POOL ? site.call() : null;
            Call maker = in == null || call == null ? null : effects.maker(in, call);
            if (in != null && maker != null && isOfObjects(maker)) {
                streams.computeIfAbsent(SiteCalls.hop(in, maker), any -> new ArrayList<>())
                        .add(site);
            }
        }
        streams.forEach((made, sites) -> {
            if (sites.stream().allMatch(site -> isTiny(effects, site))) {
                findings.add(new Finding(
                        name(),
                        severity(),
                        Confidence.MEDIUM,
                        SiteCalls.declaredIn(effects, sites.get(0)),
                        made.at(),
                        sites.get(0).because() + " is given a function that "
                                + (sites.get(0).effects().isEmpty()
                                        ? "does next to nothing"
                                        : "only looks something up")
                                + ", on " + Carrier.COMMON_POOL.phrase(),
                        List.of(made),
                        "leave the stream sequential"));
            }
        });
        return findings;
    }

    /** Whether the call begins a parallel stream, and not one of numbers. */
    private static boolean isOfObjects(Call maker) {
        return maker.target().returnType().equals("Ljava/util/stream/Stream;")
                || maker.target().owner().equals("java/util/stream/Stream");
    }

    private static boolean isTiny(Effects effects, Spawn site) {
        return site.effects().isEmpty() || Unknowns.onlyLooksUp(effects, site);
    }
}
