package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.WhileStmt;

/** Where a loop is left before its last turn, other than by an error. */
final class LoopExits {

    private LoopExits() {}

    /** The line on which the last statement ends that leaves the loop; 0 where none does. */
    static int last(Node loop) {
        int last = endsOnTwoGrounds(loop) ? endLine(loop) : 0;
        for (Node child : loop.getChildNodes()) {
            last = Math.max(last, last(child, false));
        }
        return last;
    }

    /** {@code while (more() && !found)}: what a turn brings may end the loop, wherever in the turn that is. */
    private static boolean endsOnTwoGrounds(Node loop) {
        Expression condition = null;
        if (loop instanceof ForStmt counting) {
            condition = counting.getCompare().orElse(null);
        } else if (loop instanceof WhileStmt repeating) {
            condition = repeating.getCondition();
        } else if (loop instanceof DoStmt repeating) {
            condition = repeating.getCondition();
        }
        return condition instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND;
    }

    private static int last(Node node, boolean inner) {
        if (node instanceof LambdaExpr || node instanceof BodyDeclaration<?>) {
            return 0;
        }
        if (node instanceof ReturnStmt) {
            return endLine(node);
        }
        if (node instanceof BreakStmt leave) {
            return inner && leave.getLabel().isEmpty() ? 0 : endLine(node);
        }
        boolean ownBreaks = node instanceof ForStmt
                || node instanceof ForEachStmt
                || node instanceof WhileStmt
                || node instanceof DoStmt
                || node instanceof SwitchStmt
                || node instanceof SwitchExpr;
        int last = 0;
        for (Node child : node.getChildNodes()) {
            last = Math.max(last, last(child, inner || ownBreaks));
        }
        return last;
    }

    private static int endLine(Node node) {
        return node.getEnd().map(end -> end.line).orElse(0);
    }
}
