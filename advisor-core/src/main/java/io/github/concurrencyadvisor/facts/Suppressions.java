package io.github.concurrencyadvisor.facts;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one file says to the advisor itself, and which lines it speaks of. */
final class Suppressions {

    private final String file;
    private final List<Suppression> found = new ArrayList<>();

    Suppressions(String file) {
        this.file = file;
    }

    List<Suppression> found() {
        return found;
    }

    /** An annotation speaks of the whole declaration that it stands on. */
    void annotations(List<AnnotationExpr> annotations, Node declaration) {
        for (AnnotationExpr annotation : annotations) {
            if (annotation.getName().getIdentifier().equals("SuppressWarnings")) {
                annotation.walk(StringLiteralExpr.class, text -> annotation(text, declaration));
            }
        }
    }

    private void annotation(StringLiteralExpr literal, Node declaration) {
        String text = literal.asString().strip();
        if (text.startsWith(Suppression.MARK)) {
            Range spoken = declaration.getRange().orElseThrow();
            int line = literal.getRange().orElse(spoken).begin.line;
            found.add(new Suppression(file, line, spoken.begin.line, spoken.end.line, false, said(text)));
        }
    }

    /**
     * A comment behind code speaks of its line; one that stands before code, of that code up to the end of the statement or
     * to the next brace. What follows the mark after a blank is not meant for the advisor.
     */
    void comment(Comment comment) {
        String text = comment.getContent().replaceAll("\\s*\\R[\\s*]*", " ").strip();
        if (!text.startsWith(Suppression.MARK)
                || said(text).isEmpty()
                || text.charAt(Suppression.MARK.length()) == ' ') {
            return;
        }
        Range own = comment.getRange().orElseThrow();
        Optional<TokenRange> tokens = comment.getTokenRange();
        Optional<JavaToken> before = tokens.flatMap(range -> code(range.getBegin(), false));
        Optional<JavaToken> next = tokens.flatMap(range -> code(range.getEnd(), true));
        int from = own.begin.line;
        int to = own.begin.line;
        if (next.isPresent()
                && before.filter(token -> end(token) == own.begin.line).isEmpty()) {
            from = begin(next.get());
            to = end(statementEnd(next.get()));
        }
        found.add(new Suppression(file, own.begin.line, from, to, true, said(text)));
    }

    private static String said(String text) {
        return text.substring(Suppression.MARK.length()).strip();
    }

    /** The next token of code in that direction. */
    private static Optional<JavaToken> code(JavaToken from, boolean forward) {
        Optional<JavaToken> token = neighbour(from, forward);
        while (token.isPresent() && token.get().getCategory().isWhitespaceOrComment()) {
            token = neighbour(token.get(), forward);
        }
        return token;
    }

    private static Optional<JavaToken> neighbour(JavaToken token, boolean forward) {
        return forward ? token.getNextToken() : token.getPreviousToken();
    }

    /** The token that ends what begins with this one: a semicolon or a brace. */
    private static JavaToken statementEnd(JavaToken first) {
        JavaToken last = first;
        while (!last.getText().equals(";")
                && !last.getText().equals("{")
                && !last.getText().equals("}")) {
            Optional<JavaToken> next = code(last, true);
            if (next.isEmpty()) {
                return last;
            }
            last = next.get();
        }
        return last;
    }

    private static int begin(JavaToken token) {
        return token.getRange().map(range -> range.begin.line).orElse(0);
    }

    private static int end(JavaToken token) {
        return token.getRange().map(range -> range.end.line).orElse(0);
    }
}
