package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.facts.SourceOutline.Body;
import io.github.concurrencyadvisor.facts.SourceOutline.CallSite;
import io.github.concurrencyadvisor.facts.SourceOutline.LambdaSite;
import io.github.concurrencyadvisor.facts.SourceOutline.LoopSite;
import io.github.concurrencyadvisor.facts.SourceOutline.MethodOutline;
import io.github.concurrencyadvisor.facts.SourceOutline.TypeOutline;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives one compiled method its place in the source, and its calls and loops theirs. */
final class MethodJoin {

    private MethodJoin() {}

    static MethodFacts join(
            MethodFacts method,
            String file,
            TypeOutline type,
            @Nullable MethodOutline declaration,
            @Nullable LambdaSite lambda,
            Body body,
            ClassFacts compiledClass) {
        List<LoopSite> loops = loopSites(method, body);
        List<Call> calls = calls(method, body, compiledClass, loops);
        List<Loop> bounded = new ArrayList<>(method.loops().size());
        for (int i = 0; i < method.loops().size(); i++) {
            bounded.add(bounded(method.loops().get(i), loops.get(i)));
        }
        boolean initialiser = method.id().isConstructor() || method.id().name().equals("<clinit>");
        if (lambda != null) {
            Position at = new Position(file, lambda.line(), lambda.column());
            return placed(method, Origin.SOURCE_AND_CLASS, at, lambda.endLine(), calls, bounded);
        }
        if (declaration != null) {
            Position at = new Position(file, declaration.line(), declaration.column());
            return placed(method, Origin.SOURCE_AND_CLASS, at, declaration.endLine(), calls, bounded);
        }
        if (initialiser && !method.isSynthetic()) {
            Position at = new Position(file, type.line(), type.column());
            return placed(method, Origin.SOURCE_AND_CLASS, at, type.endLine(), calls, bounded);
        }
        Position at = new Position(file, method.position().line(), 0);
        return placed(method, method.origin(), at, method.endLine(), calls, bounded);
    }

    private static MethodFacts placed(
            MethodFacts method, Origin origin, Position at, int endLine, List<Call> calls, List<Loop> loops) {
        return new MethodFacts(
                method.id(),
                origin,
                at,
                endLine,
                method.access(),
                calls,
                loops,
                method.fieldWrites(),
                method.returned(),
                method.size(),
                method.annotations(),
                method.exceptions(),
                method.attempts(),
                method.declaredIn());
    }

    /** The class as joined with its source. */
    static ClassFacts withFile(ClassFacts from, String file, List<MethodFacts> methods) {
        return with(from, file, Origin.SOURCE_AND_CLASS, methods);
    }

    /** The class with the path of its source, though nothing of that was read. */
    static ClassFacts withFileOnly(ClassFacts from, String file) {
        List<MethodFacts> methods = new ArrayList<>(from.methods().size());
        for (MethodFacts method : from.methods()) {
            Position at = new Position(file, method.position().line(), 0);
            methods.add(placed(method, method.origin(), at, method.endLine(), method.calls(), method.loops()));
        }
        return with(from, file, from.origin(), methods);
    }

    private static ClassFacts with(ClassFacts from, String file, Origin origin, List<MethodFacts> methods) {
        return new ClassFacts(
                from.name(),
                from.superName(),
                from.interfaces(),
                from.access(),
                file,
                origin,
                from.annotations(),
                from.fields(),
                methods);
    }

    // --- loops

    /** For each loop of the method the one in the source: by its line, else by order where both have as many. */
    private static List<@Nullable LoopSite> loopSites(MethodFacts method, Body body) {
        List<@Nullable LoopSite> sites = new ArrayList<>();
        boolean sameNumber = method.loops().size() == body.loops().size();
        for (int i = 0; i < method.loops().size(); i++) {
            LoopSite byOrder = sameNumber ? body.loops().get(i) : null;
            sites.add(byOrder != null ? byOrder : onLine(method.loops().get(i).line(), body.loops()));
        }
        return sites;
    }

    private static @Nullable LoopSite onLine(int line, List<LoopSite> sites) {
        for (LoopSite site : sites) {
            if (line > 0 && site.line() == line) {
                return site;
            }
        }
        return null;
    }

    private static Loop bounded(Loop loop, @Nullable LoopSite site) {
        return site == null
                ? loop
                : new Loop(
                        loop.line(),
                        loop.endLine(),
                        loop.depth(),
                        loop.bound() == null ? site.bound() : loop.bound(),
                        loop.size(),
                        site.lastExit(),
                        site.endless());
    }

    private static boolean addsBound(Loop loop, @Nullable LoopSite site) {
        return loop.bound() == null && boundOf(site) != null;
    }

    private static @Nullable Long boundOf(@Nullable LoopSite site) {
        return site == null ? null : site.bound();
    }

    // --- calls

    private static List<Call> calls(
            MethodFacts method, Body body, ClassFacts compiledClass, List<@Nullable LoopSite> loops) {
        if (method.calls().isEmpty()) {
            return method.calls();
        }
        Map<String, List<CallSite>> byLine = new HashMap<>();
        Map<String, List<CallSite>> byName = new HashMap<>();
        for (CallSite site : body.calls()) {
            byLine.computeIfAbsent(site.line() + " " + site.key(), key -> new ArrayList<>())
                    .add(site);
            byName.computeIfAbsent(site.key(), key -> new ArrayList<>()).add(site);
        }
        Map<String, Integer> perName = new HashMap<>();
        method.calls().forEach(call -> perName.merge(key(call, compiledClass), 1, Integer::sum));
        Map<String, Integer> seenOnLine = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        List<Call> calls = new ArrayList<>(method.calls().size());
        for (Call call : method.calls()) {
            String key = key(call, compiledClass);
            String lineKey = call.line() + " " + key;
            List<CallSite> here = byLine.getOrDefault(lineKey, List.of());
            int nthOnLine = seenOnLine.merge(lineKey, 1, Integer::sum) - 1;
            int nth = seen.merge(key, 1, Integer::sum) - 1;
            List<CallSite> anywhere = byName.getOrDefault(key, List.of());
            int line = call.line();
            int column = 0;
            if (!here.isEmpty()) {
                // the code of a finally block is compiled several times: the order begins anew
                column = here.get(nthOnLine % here.size()).column();
            } else if (call.target().isConstructor() && anywhere.size() == perName.getOrDefault(key, 0)) {
                // javac gives a constructor call the line of its last argument
                line = anywhere.get(nth).line();
                column = anywhere.get(nth).column();
            }
            calls.add(placed(call, line, column, depth(call, method.loops(), loops)));
        }
        return calls;
    }

    private static String key(Call call, ClassFacts compiledClass) {
        if (!call.target().isConstructor()) {
            return call.target().name();
        }
        String owner = call.target().owner();
        if (call.receiver() == Value.Special.THIS) {
            return owner.equals(compiledClass.name()) ? "this" : "super";
        }
        String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
        int letter = 0;
        while (letter < simple.length() && Character.digit(simple.charAt(letter), 10) >= 0) {
            letter++;
        }
        return letter == simple.length() ? "new" : "new " + simple.substring(letter);
    }

    /** The call's depth without the loops that only the source shows to be small. */
    private static int depth(Call call, List<Loop> loops, List<@Nullable LoopSite> sites) {
        int depth = call.loopDepth();
        for (int i = 0; i < loops.size() && depth > 0; i++) {
            LoopSite site = sites.get(i);
            if (site != null
                    && addsBound(loops.get(i), site)
                    && bounded(loops.get(i), site).isSmall()
                    && site.line() <= call.line()
                    && call.line() <= site.endLine()) {
                depth--;
            }
        }
        return depth;
    }

    private static Call placed(Call call, int line, int column, int loopDepth) {
        return new Call(
                call.index(),
                call.kind(),
                call.target(),
                call.receiver(),
                call.arguments(),
                line,
                column,
                loopDepth,
                call.inMonitor(),
                call.waysAround(),
                call.unresolved());
    }
}
