package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import java.util.ArrayDeque;
import java.util.Deque;

/** Long sums: generated code adds thousands of strings, a tree too deep to walk by recursion. */
final class Operands {

    private Operands() {}

    /** What the expression combines, from left to right, as far as it nests to the left. */
    static Deque<Expression> of(BinaryExpr binary) {
        Deque<Expression> operands = new ArrayDeque<>();
        Expression at = binary;
        while (at instanceof BinaryExpr inner) {
            operands.push(inner.getRight());
            at = inner.getLeft();
        }
        operands.push(at);
        return operands;
    }

    /** Whether there are more operands than constants are ever made of. */
    static boolean isLong(BinaryExpr binary) {
        int depth = 0;
        Expression at = binary;
        while (at instanceof BinaryExpr inner && depth <= Constants.MOST_DEPTH) {
            at = inner.getLeft();
            depth++;
        }
        return depth > Constants.MOST_DEPTH;
    }
}
