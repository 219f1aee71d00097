package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many turns a loop makes, where literals in its head state it. */
final class LoopBounds {

    private static final long FEW_CONSTANTS = 8;

    private LoopBounds() {}

    static @Nullable Long of(Node loop) {
        if (loop instanceof ForStmt counting) {
            return counted(counting);
        }
        return loop instanceof ForEachStmt each ? listed(each.getIterable()) : null;
    }

    /** {@code for (T x : new T[] {a, b})}, {@code for (T x : List.of(a, b))}. */
    private static @Nullable Long listed(Expression iterable) {
        if (iterable instanceof ArrayCreationExpr array
                && array.getInitializer().isPresent()) {
            return (long) array.getInitializer().get().getValues().size();
        }
        if (iterable instanceof MethodCallExpr call && isOfAllConstants(call)) {
            return FEW_CONSTANTS;
        }
        boolean lists = iterable instanceof MethodCallExpr call
                && call.getArguments().size() > 1
                && call.getScope().orElse(null) instanceof NameExpr owner
                && ((call.getNameAsString().equals("of")
                                && (owner.getNameAsString().equals("List")
                                        || owner.getNameAsString().equals("Set")))
                        || (call.getNameAsString().equals("asList")
                                && owner.getNameAsString().equals("Arrays")));
        return lists ? (Long) (long) ((MethodCallExpr) iterable).getArguments().size() : null;
    }

    /** {@code Format.values()}: whoever writes an enum down keeps it short. */
    private static boolean isOfAllConstants(MethodCallExpr call) {
        return call.getNameAsString().equals("values")
                && call.getArguments().isEmpty()
                && call.getScope().orElse(null) instanceof NameExpr type
                && Character.isUpperCase(type.getNameAsString().charAt(0))
                && !type.getNameAsString().equals(type.getNameAsString().toUpperCase(Locale.ROOT));
    }

    /** {@code for (int i = 0; i < 16; i++)}, up or down, with any literal step. */
    private static @Nullable Long counted(ForStmt loop) {
        if (loop.getInitialization().size() != 1
                || loop.getUpdate().size() != 1
                || !(loop.getInitialization().get(0) instanceof VariableDeclarationExpr head)
                || head.getVariables().size() != 1
                || !(loop.getCompare().orElse(null) instanceof BinaryExpr test)
                || !(test.getLeft() instanceof NameExpr counter)
                || !counter.getNameAsString().equals(head.getVariable(0).getNameAsString())) {
            return null;
        }
        Long start =
                head.getVariable(0).getInitializer().map(LoopBounds::literal).orElse(null);
        Long limit = literal(test.getRight());
        Long step = step(loop.getUpdate().get(0), counter.getNameAsString());
        if (start == null || limit == null || step == null || step == 0) {
            return null;
        }
        long span = switch (test.getOperator()) {
            case LESS -> limit - start;
            case LESS_EQUALS -> limit - start + 1;
            case GREATER -> start - limit;
            case GREATER_EQUALS -> start - limit + 1;
            default -> -1;
        };
        boolean up =
                test.getOperator() == BinaryExpr.Operator.LESS || test.getOperator() == BinaryExpr.Operator.LESS_EQUALS;
        if (span < 0 || up != step > 0) {
            return null;
        }
        return (span + Math.abs(step) - 1) / Math.abs(step);
    }

    private static @Nullable Long step(Expression update, String counter) {
        if (update instanceof UnaryExpr unary && isName(unary.getExpression(), counter)) {
            return switch (unary.getOperator()) {
                case PREFIX_INCREMENT, POSTFIX_INCREMENT -> 1L;
                case PREFIX_DECREMENT, POSTFIX_DECREMENT -> -1L;
                default -> null;
            };
        }
        if (update instanceof AssignExpr assign && isName(assign.getTarget(), counter)) {
            Long by = literal(assign.getValue());
            if (by == null) {
                return null;
            }
            return switch (assign.getOperator()) {
                case PLUS -> by;
                case MINUS -> -by;
                default -> null;
            };
        }
        return null;
    }

    private static boolean isName(Expression expression, String name) {
        return expression instanceof NameExpr named && named.getNameAsString().equals(name);
    }

    private static @Nullable Long literal(Expression expression) {
        if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS) {
            Long positive = literal(unary.getExpression());
            return positive == null ? null : (Long) (-positive);
        }
        return expression instanceof IntegerLiteralExpr number ? Literals.integer(number.getValue()) : null;
    }
}
