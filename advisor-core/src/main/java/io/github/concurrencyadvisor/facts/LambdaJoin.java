package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.facts.SourceOutline.Body;
import io.github.concurrencyadvisor.facts.SourceOutline.LambdaSite;
import io.github.concurrencyadvisor.facts.SourceOutline.MethodOutline;
import io.github.concurrencyadvisor.facts.SourceOutline.TypeOutline;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the lambda expression that each {@code lambda$…} method of a class was made from: by line and order. */
final class LambdaJoin {

    private static final Comparator<LambdaSite> TEXTUAL =
            Comparator.comparingInt(LambdaSite::line).thenComparingInt(LambdaSite::column);

    private final Map<MethodId, List<MethodFacts>> bodiesByDeclarer;
    private final Map<MethodId, LambdaSite> found = new HashMap<>();
    private final Set<LambdaSite> used = Collections.newSetFromMap(new IdentityHashMap<>());

    private LambdaJoin(Map<MethodId, List<MethodFacts>> bodiesByDeclarer) {
        this.bodiesByDeclarer = bodiesByDeclarer;
    }

    static Map<MethodId, LambdaSite> join(
            TypeOutline type, ClassFacts compiledClass, Map<MethodId, MethodOutline> declarations) {
        Map<MethodId, List<MethodFacts>> byDeclarer = new HashMap<>();
        for (MethodFacts method : compiledClass.methods()) {
            if (method.id().isLambdaBody()) {
                byDeclarer
                        .computeIfAbsent(method.declaredIn(), id -> new ArrayList<>())
                        .add(method);
            }
        }
        if (byDeclarer.isEmpty()) {
            return Map.of();
        }
        LambdaJoin join = new LambdaJoin(byDeclarer);
        List<LambdaSite> everywhere = new ArrayList<>();
        for (MethodFacts method : compiledClass.methods()) {
            if (!method.id().isLambdaBody()) {
                Body body = Join.body(type, method.id(), declarations.get(method.id()));
                join.match(method.id(), body);
                collect(body, everywhere);
            }
        }
        join.matchRest(compiledClass, everywhere);
        return join.found;
    }

    private static void collect(Body body, List<LambdaSite> into) {
        for (LambdaSite lambda : body.lambdas()) {
            into.add(lambda);
            collect(lambda.body(), into);
        }
    }

    private void match(MethodId declarer, Body body) {
        List<MethodFacts> compiled = bodiesByDeclarer.getOrDefault(declarer, List.of());
        if (compiled.isEmpty()) {
            return;
        }
        List<MethodFacts> inOrder = new ArrayList<>(compiled);
        inOrder.sort(Comparator.comparingInt(method -> number(method.id().name())));
        List<LambdaSite> sites = new ArrayList<>(body.lambdas());
        sites.sort(TEXTUAL);
        // some method references become lambdas, too: they are tried where no lambda expression is left
        for (boolean references : new boolean[] {false, true}) {
            for (MethodFacts method : inOrder) {
                if (!found.containsKey(method.id())) {
                    take(method, first(sites, method, references));
                }
            }
        }
    }

    private @Nullable LambdaSite first(List<LambdaSite> sites, MethodFacts method, boolean references) {
        int line = method.position().line();
        for (LambdaSite site : sites) {
            if (site.reference() == references && !used.contains(site) && (line == 0 || site.spans(line))) {
                return site;
            }
        }
        return null;
    }

    private void take(MethodFacts method, @Nullable LambdaSite site) {
        if (site != null) {
            used.add(site);
            found.put(method.id(), site);
            match(method.id(), site.body());
        }
    }

    /** Where the class file does not say who declares a lambda, the tightest free one around the line is it. */
    private void matchRest(ClassFacts compiledClass, List<LambdaSite> everywhere) {
        for (MethodFacts method : compiledClass.methods()) {
            int line = method.position().line();
            if (method.id().isLambdaBody() && line > 0 && !found.containsKey(method.id())) {
                LambdaSite tightest = null;
                for (LambdaSite site : everywhere) {
                    if (!used.contains(site)
                            && site.spans(line)
                            && (tightest == null
                                    || site.endLine() - site.line() < tightest.endLine() - tightest.line())) {
                        tightest = site;
                    }
                }
                take(method, tightest);
            }
        }
    }

    /** 12 for {@code lambda$run$12}: javac counts them in the order of the source. */
    private static int number(String name) {
        int number = 0;
        for (int i = name.lastIndexOf('$') + 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), 10);
            if (digit < 0 || number > 1_000_000) {
                return Integer.MAX_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
