package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.type.PrimitiveType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of constant expressions, as class files hold them: int for all that is smaller. */
final class Constants {

    /** Deeper expressions are not constants that matter. */
    static final int MOST_DEPTH = 200;

    private Constants() {}

    /**
     * The value, or null where the expression is not constant.
     *
     * @param names what a name or a dotted name stands for, or null
     */
    static @Nullable Object of(Expression expression, Function<Expression, @Nullable Object> names) {
        return of(expression, names, 0);
    }

    private static @Nullable Object of(Expression e, Function<Expression, @Nullable Object> names, int depth) {
        if (depth > MOST_DEPTH) {
            return null;
        }
        if (e instanceof NameExpr || e instanceof FieldAccessExpr) {
            return names.apply(e);
        }
        if (e instanceof EnclosedExpr inner) {
            return of(inner.getInner(), names, depth + 1);
        }
        if (e instanceof UnaryExpr unary) {
            return unary(unary.getOperator(), of(unary.getExpression(), names, depth + 1));
        }
        if (e instanceof BinaryExpr binary) {
            Object left = of(binary.getLeft(), names, depth + 1);
            return left == null ? null : binary(binary.getOperator(), left, of(binary.getRight(), names, depth + 1));
        }
        if (e instanceof CastExpr cast && cast.getType() instanceof PrimitiveType type) {
            return as(of(cast.getExpression(), names, depth + 1), Descriptors.primitive(Descriptors.name(type)));
        }
        return literal(e);
    }

    static @Nullable Object literal(Expression e) {
        try {
            if (e instanceof IntegerLiteralExpr number) {
                Long value = Literals.integer(number.getValue());
                return value == null ? null : (Integer) value.intValue();
            }
            if (e instanceof LongLiteralExpr number) {
                return Literals.integer(number.getValue());
            }
            if (e instanceof DoubleLiteralExpr number) {
                String text = number.getValue().replace("_", "");
                boolean isFloat = (text.endsWith("f") || text.endsWith("F")) && !text.startsWith("0x");
                return isFloat ? (Object) Float.valueOf(text) : (Object) Double.valueOf(text);
            }
            if (e instanceof TextBlockLiteralExpr text) {
                return text.asString();
            }
            if (e instanceof StringLiteralExpr text) {
                return text.asString();
            }
            if (e instanceof CharLiteralExpr character) {
                return (Integer) (int) character.asChar();
            }
            return e instanceof BooleanLiteralExpr truth ? (Integer) (truth.getValue() ? 1 : 0) : null;
        } catch (RuntimeException notALiteralAfterAll) {
            return null;
        }
    }

    private static @Nullable Object unary(UnaryExpr.Operator operator, @Nullable Object value) {
        if (operator == UnaryExpr.Operator.PLUS) {
            return value;
        }
        if (operator != UnaryExpr.Operator.MINUS) {
            return null;
        }
        return value instanceof Integer i
                ? (Object) (Integer) (-i)
                : value instanceof Long l ? (Object) (Long) (-l) : null;
    }

    private static @Nullable Object binary(BinaryExpr.Operator operator, Object left, @Nullable Object right) {
        if (right == null) {
            return null;
        }
        if (operator == BinaryExpr.Operator.PLUS && left instanceof String text && !(right instanceof Float)) {
            return right instanceof String ? text + right : null;
        }
        boolean whole = (left instanceof Integer || left instanceof Long)
                && (right instanceof Integer || right instanceof Long);
        if (!whole) {
            return null;
        }
        Long result = arithmetic(operator, ((Number) left).longValue(), ((Number) right).longValue());
        if (result == null) {
            return null;
        }
        return left instanceof Integer && right instanceof Integer ? (Object) (Integer) result.intValue() : result;
    }

    private static @Nullable Long arithmetic(BinaryExpr.Operator operator, long left, long right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> right == 0 ? null : (Long) (left / right);
            case LEFT_SHIFT -> left << right;
            case BINARY_OR -> left | right;
            default -> null;
        };
    }

    /** The constant as a value of the type with that descriptor. */
    static @Nullable Object as(@Nullable Object constant, char descriptor) {
        if (!(constant instanceof Number number)) {
            return constant;
        }
        return switch (descriptor) {
            case 'J' -> (Object) (Long) number.longValue();
            case 'F' -> (Object) (Float) number.floatValue();
            case 'D' -> (Object) (Double) number.doubleValue();
            case 'I' -> (Object) (Integer) number.intValue();
            case 'B' -> (Object) (Integer) (int) number.byteValue();
            case 'S' -> (Object) (Integer) (int) number.shortValue();
            case 'C' -> (Object) (Integer) (number.intValue() & 0xFFFF);
            default -> constant;
        };
    }
}
