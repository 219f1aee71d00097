package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which loops go on until the program, or what they belong to, is told to stop: nothing that they work on ends them. */
final class EndlessLoops {

    /** How flags and questions are named that say whether something still lives. */
    private static final Pattern LIVES = Pattern.compile(
            "(is|was|should|keep|to|be|do|has|been|currently|still|this|thread|server|service|client|socket|app|application|"
                    + "closed|closing|close|open|opened|running|run|alive|active|activated|stopped|stopping|stop|stopped|shutdown|"
                    + "shut|down|shutting|terminated|terminating|terminate|interrupted|cancelled|canceled|disposed|destroyed|"
                    + "connected|started|enabled|quit|exit|going|live|requested|abort|aborted|not|flag|get|up)+");

    private EndlessLoops() {}

    static boolean isEndless(Node loop) {
        Set<String> asked = new HashSet<>();
        return goesOn(loop, asked) && !isLeft(loop, false) && !assigns(loop, asked);
    }

    private static boolean goesOn(Node loop, Set<String> asked) {
        if (loop instanceof ForStmt counting) {
            return counting.getUpdate().isEmpty()
                    && goesOn(counting.getCompare().orElse(null), asked);
        }
        if (loop instanceof WhileStmt repeating) {
            return goesOn(repeating.getCondition(), asked);
        }
        return loop instanceof DoStmt repeating && goesOn(repeating.getCondition(), asked);
    }

    private static boolean goesOn(@Nullable Expression condition, Set<String> asked) {
        if (condition == null) {
            return true;
        }
        if (condition instanceof EnclosedExpr enclosed) {
            return goesOn(enclosed.getInner(), asked);
        }
        if (condition instanceof BooleanLiteralExpr literal) {
            return literal.getValue();
        }
        if (condition instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
            return goesOn(both.getLeft(), asked) && goesOn(both.getRight(), asked);
        }
        return asksForLife(condition, asked);
    }

    /** {@code closed}, {@code !this.running.get()}, {@code Thread.currentThread().isInterrupted()}. */
    private static boolean asksForLife(Expression expression, Set<String> asked) {
        if (expression instanceof EnclosedExpr enclosed) {
            return asksForLife(enclosed.getInner(), asked);
        }
        if (expression instanceof UnaryExpr not && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return asksForLife(not.getExpression(), asked);
        }
        if (expression instanceof BinaryExpr either && either.getOperator() == BinaryExpr.Operator.OR) {
            return asksForLife(either.getLeft(), asked) && asksForLife(either.getRight(), asked);
        }
        String name = "";
        if (expression instanceof NameExpr flag) {
            name = flag.getNameAsString();
        } else if (expression instanceof FieldAccessExpr flag) {
            name = flag.getNameAsString();
        } else if (expression instanceof MethodCallExpr question
                && question.getArguments().isEmpty()) {
            boolean ofAtomic = question.getNameAsString().equals("get")
                    && question.getScope().orElse(null) instanceof NameExpr;
            name = ofAtomic ? question.getScope().orElseThrow().toString() : question.getNameAsString();
        }
        asked.add(name);
        return LIVES.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a statement leaves the loop that is no answer to an exception or to the end of life. */
    private static boolean isLeft(Node node, boolean inner) {
        for (Node child : node.getChildNodes()) {
            if (child instanceof LambdaExpr || child instanceof BodyDeclaration<?> || child instanceof CatchClause) {
                continue;
            }
            if (child instanceof IfStmt choice && asksForLife(choice.getCondition(), new HashSet<>())) {
                if (choice.getElseStmt().isPresent()
                        && isLeft(choice.getElseStmt().get(), inner)) {
                    return true;
                }
                continue;
            }
            boolean leaves = child instanceof ReturnStmt
                    || (child instanceof BreakStmt leave
                            && (!inner || leave.getLabel().isPresent()));
            boolean ownBreaks = child instanceof ForStmt
                    || child instanceof ForEachStmt
                    || child instanceof WhileStmt
                    || child instanceof DoStmt
                    || child instanceof SwitchStmt
                    || child instanceof SwitchExpr;
            if (leaves || isLeft(child, inner || ownBreaks)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the loop itself answers what its head asks, other than after an exception. */
    private static boolean assigns(Node node, Set<String> asked) {
        for (Node child : node.getChildNodes()) {
            boolean answers = child instanceof AssignExpr assign
                    && ((assign.getTarget() instanceof NameExpr name && asked.contains(name.getNameAsString()))
                            || (assign.getTarget() instanceof FieldAccessExpr field
                                    && asked.contains(field.getNameAsString())));
            if (answers || (!(child instanceof CatchClause) && assigns(child, asked))) {
                return true;
            }
        }
        return false;
    }
}
