package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import io.github.concurrencyadvisor.model.AnnotationNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads annotations, as class files have them. */
final class AnnotationReader {

    /** Those that class files do not have. */
    private static final Set<String> OF_SOURCES = Set.of("java/lang/Override", "java/lang/SuppressWarnings");

    private AnnotationReader() {}

    /** The names of all that the declaration has, sorted; none where it can have none. */
    static List<String> names(SourceTypes types, Node declaration) {
        if (!(declaration instanceof NodeWithAnnotations<?> annotated)) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        for (AnnotationExpr annotation : annotated.getAnnotations()) {
            Ty type = types.qualifiedOrSimple(annotation.getNameAsString(), annotation);
            if (type instanceof Ty.Ref ref && !OF_SOURCES.contains(ref.name())) {
                names.add(ref.name());
                addElements(annotation, ref.name(), names);
            }
        }
        return List.copyOf(names);
    }

    private static void addElements(AnnotationExpr annotation, String type, Set<String> names) {
        if (annotation instanceof SingleMemberAnnotationExpr single && isTrue(single.getMemberValue())) {
            names.add(AnnotationNames.with(type, "value"));
        }
        if (annotation instanceof NormalAnnotationExpr normal) {
            for (MemberValuePair pair : normal.getPairs()) {
                if (isTrue(pair.getValue())) {
                    names.add(AnnotationNames.with(type, pair.getNameAsString()));
                }
            }
        }
    }

    private static boolean isTrue(Expression value) {
        return value instanceof BooleanLiteralExpr literal && literal.getValue();
    }
}
