package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.expr.NameExpr;
import io.github.concurrencyadvisor.facts.CodeContext.TypeContext;
import io.github.concurrencyadvisor.model.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fields of superclasses that are nowhere to be found. */
final class InheritedFields {

    private static final Ty.Ref SCHEDULER = new Ty.Ref("java/util/concurrent/ScheduledExecutorService");
    private static final Ty.Ref EXECUTOR = new Ty.Ref("java/util/concurrent/ExecutorService");

    private InheritedFields() {}

    /**
     * What a name stands for that nothing declares: a field of a missing superclass. One that is called an executor is taken for
     * one of the JDK in a file that has to do with those.
     */
    static Val named(NameExpr expression, CodeContext context, Declarations declarations) {
        Ty.Ref executor = executor(expression.getNameAsString());
        if (executor == null || !usesExecutors(expression)) {
            return Val.UNKNOWN;
        }
        for (TypeContext at = context.type; at != null; at = at.outer) {
            if (declarations.hasUnknownSupertype(at.self)) {
                context.useThis();
                return Val.of(
                        executor,
                        new Src.Of(
                                new Value.FieldRead(at.name(), expression.getNameAsString(), executor.descriptor())));
            }
        }
        return Val.UNKNOWN;
    }

    private static boolean usesExecutors(NameExpr expression) {
        return expression.findCompilationUnit().stream()
                .flatMap(unit -> unit.getImports().stream())
                .map(ImportDeclaration::getNameAsString)
                .anyMatch(name -> name.startsWith("java.util.concurrent"));
    }

    private static Ty.@Nullable Ref executor(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        if (small.endsWith("scheduler")
                || small.endsWith("scheduledexecutor")
                || small.endsWith("scheduledexecutorservice")) {
            return SCHEDULER;
        }
        return small.endsWith("executor") || small.endsWith("executorservice") || small.endsWith("threadpool")
                ? EXECUTOR
                : null;
    }
}
