package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.type.Type;
import io.github.concurrencyadvisor.model.Attempt;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads statements: in what order, how deep in loops and monitors, expressions stand. */
final class StatementReader {

    private static final String ITERATOR = "java/util/Iterator";
    private static final MethodId ITERABLE = new MethodId("java/lang/Iterable", "iterator", "()Ljava/util/Iterator;");
    private static final MethodId CLOSE = new MethodId("java/lang/AutoCloseable", "close", "()V");

    private final CodeReader code;
    private final Deque<List<Val>> yielded = new ArrayDeque<>();
    private final Deque<Ty> yieldExpected = new ArrayDeque<>();

    StatementReader(CodeReader code) {
        this.code = code;
    }

    void read(Node statement, CodeContext context) {
        context.draft.size++;
        if (statement instanceof ExpressionStmt expression) {
            code.read(expression.getExpression(), context);
        } else if (statement instanceof BlockStmt block) {
            context.open();
            block.getStatements().forEach(each -> read(each, context));
            context.close();
        } else if (statement instanceof IfStmt branch) {
            code.read(branch.getCondition(), context);
            context.branches++;
            read(branch.getThenStmt(), context);
            branch.getElseStmt().ifPresent(each -> read(each, context));
            context.branches--;
        } else if (statement instanceof ReturnStmt back) {
            back.getExpression().ifPresent(value -> returned(value, context));
            context.returns += context.branches > 0 ? 1 : 0;
        } else if (statement instanceof ForStmt
                || statement instanceof ForEachStmt
                || statement instanceof WhileStmt
                || statement instanceof DoStmt) {
            context.open();
            loop(statement, context);
            context.close();
        } else if (statement instanceof TryStmt attempt) {
            attempt(attempt, context);
        } else if (statement instanceof ThrowStmt thrown) {
            code.read(thrown.getExpression(), context);
        } else {
            readRarer(statement, context);
        }
    }

    private void readRarer(Node statement, CodeContext context) {
        TypeDeclaration<?> local = SourceTypes.local(statement);
        if (local != null) {
            if (code.trials == 0) {
                code.typeReader.readLocal(local, context);
            }
        } else if (statement instanceof SwitchStmt choice) {
            Val selector = code.read(choice.getSelector(), context);
            int others = choice.getEntries().size() - 1;
            int returnsBefore = context.returns;
            for (SwitchEntry entry : choice.getEntries()) {
                // a case before this one that returns counts as such
                int around = Math.max(1, others - (context.returns - returnsBefore));
                context.branches += around;
                entry(entry, selector, context);
                context.branches -= around;
            }
        } else if (statement instanceof SynchronizedStmt monitor) {
            code.read(monitor.getExpression(), context);
            context.monitors++;
            read(monitor.getBody(), context);
            context.monitors--;
        } else if (statement instanceof ExplicitConstructorInvocationStmt call) {
            code.constructors.explicitConstructor(call, context);
        } else if (statement instanceof LabeledStmt labeled) {
            read(labeled.getStatement(), context);
        } else if (statement instanceof YieldStmt yield) {
            Ty expected = yieldExpected.isEmpty() ? Ty.Special.UNKNOWN : yieldExpected.peek();
            Val value = code.read(yield.getExpression(), expected, context);
            List<Val> values = yielded.peek();
            if (values != null) {
                values.add(value);
            }
        } else if (statement instanceof AssertStmt check) {
            context.branches++;
            code.read(check.getCheck(), context);
            check.getMessage().ifPresent(message -> code.read(message, context));
            context.branches--;
        }
    }

    private void returned(Expression expression, CodeContext context) {
        returned(code.read(expression, context.returned, context), context);
    }

    /** Notes a returned value; primitive ones carry nothing that is asked for. */
    void returned(Val value, CodeContext context) {
        boolean primitive = context.returned.isUnknown() ? value.type().isPrimitive() : context.returned.isPrimitive();
        if (!primitive) {
            context.draft.returns(value.source());
        }
        List<Ty> types = returnTypes.peek();
        if (types != null) {
            types.add(value.type());
        }
    }

    /** The types that the lambda bodies being read have returned so far. */
    final Deque<List<Ty>> returnTypes = new ArrayDeque<>();

    // --- loops

    private void loop(Node statement, CodeContext context) {
        Position at = code.position(statement);
        int endLine = statement.getEnd().map(end -> end.line).orElse(0);
        Long bound = LoopBounds.of(statement);
        Loop head = new Loop(at.line(), endLine, context.loops + 1, bound, 0, 0, false);
        int place = context.draft.loops.size();
        context.draft.loops.add(head);
        int sizeBefore = context.draft.size;
        if (statement instanceof ForStmt loop) {
            loop.getInitialization().forEach(each -> code.read(each, context));
            enter(context, head);
            loop.getCompare().ifPresent(each -> code.read(each, context));
            context.branches++;
            read(loop.getBody(), context);
            loop.getUpdate().forEach(each -> code.read(each, context));
            context.branches--;
            leave(context, head);
        } else if (statement instanceof ForEachStmt loop) {
            each(loop, head, context);
        } else if (statement instanceof WhileStmt loop) {
            enter(context, head);
            code.read(loop.getCondition(), context);
            context.branches++;
            read(loop.getBody(), context);
            context.branches--;
            leave(context, head);
        } else if (statement instanceof DoStmt loop) {
            enter(context, head);
            read(loop.getBody(), context);
            code.read(loop.getCondition(), context);
            leave(context, head);
        }
        int size = context.draft.size - sizeBefore;
        int lastExit = LoopExits.last(statement);
        context.draft.loops.set(
                place,
                new Loop(at.line(), endLine, head.depth(), bound, size, lastExit, EndlessLoops.isEndless(statement)));
    }

    private static void enter(CodeContext context, Loop loop) {
        context.loops++;
        context.countedLoops += loop.isSmall() ? 0 : 1;
    }

    private static void leave(CodeContext context, Loop loop) {
        context.loops--;
        context.countedLoops -= loop.isSmall() ? 0 : 1;
    }

    /** A loop over something iterable calls its iterator; over an array it calls nothing. */
    private void each(ForEachStmt loop, Loop head, CodeContext context) {
        Val iterable = code.read(loop.getIterable(), context);
        VariableDeclarator variable = loop.getVariable().getVariable(0);
        boolean inferred = variable.getType().asString().equals("var");
        Ty written = inferred ? Ty.Special.UNKNOWN : code.type(variable.getType());
        Position at = code.position(loop.getIterable());
        Ty element = Ty.Special.UNKNOWN;
        Src source = Src.UNKNOWN;
        if (iterable.type().bounded() instanceof Ty.Arr array) {
            element = array.element();
            enter(context, head);
            context.branches++;
        } else {
            Ty.Ref seen = code.declarations.as(iterable.type(), "java/lang/Iterable");
            element = seen != null && !seen.args().isEmpty() ? seen.args().get(0) : Ty.Special.UNKNOWN;
            Src iterator = implicit(
                    code.calls.implicit(iterable.type(), "iterator", ITERABLE), iterable.source(), at, context);
            enter(context, head);
            implicit(new MethodId(ITERATOR, "hasNext", "()Z"), iterator, at, context);
            context.branches++;
            source = implicit(new MethodId(ITERATOR, "next", "()Ljava/lang/Object;"), iterator, at, context);
        }
        context.declare(variable.getNameAsString(), inferred ? element : written)
                .assigned
                .add(source);
        read(loop.getBody(), context);
        context.branches--;
        leave(context, head);
    }

    private Src implicit(MethodId target, Src receiver, Position at, CodeContext context) {
        Position line = new Position(at.file(), at.line(), 0);
        return new Src.Result(code.calls.emit(Call.Kind.VIRTUAL, target, receiver, List.of(), line, null, context));
    }

    // --- try and switch

    private void attempt(TryStmt attempt, CodeContext context) {
        int firstCall = context.draft.calls.size();
        context.open();
        List<Val> resources = new ArrayList<>();
        for (Expression resource : attempt.getResources()) {
            if (resource instanceof VariableDeclarationExpr declaration) {
                code.read(declaration, context);
                declaration.getVariables().forEach(variable -> {
                    Draft.Variable local = context.variable(variable.getNameAsString());
                    if (local != null) {
                        resources.add(Val.of(local.type, new Src.Local(local)));
                    }
                });
            } else {
                resources.add(code.read(resource, context));
            }
        }
        read(attempt.getTryBlock(), context);
        // javac closes resources at the end of the block
        Position end = new Position(code.file, CodeReader.endLine(attempt.getTryBlock()), 0);
        for (int i = resources.size() - 1; i >= 0; i--) {
            Val resource = resources.get(i);
            implicit(code.calls.implicit(resource.type(), "close", CLOSE), resource.source(), end, context);
        }
        context.close();
        List<String> caught = caught(attempt);
        if (!caught.isEmpty()) {
            context.draft.attempts.add(new Attempt(firstCall, context.draft.calls.size(), caught));
        }
        int around = 0;
        for (CatchClause clause : attempt.getCatchClauses()) {
            around++;
            context.open();
            context.declare(
                            clause.getParameter().getNameAsString(),
                            code.type(clause.getParameter().getType()))
                    .assigned
                    .add(Src.UNKNOWN);
            context.branches += around;
            read(clause.getBody(), context);
            context.branches -= around;
            context.close();
        }
        attempt.getFinallyBlock().ifPresent(block -> read(block, context));
    }

    private List<String> caught(TryStmt attempt) {
        List<String> caught = new ArrayList<>();
        for (CatchClause clause : attempt.getCatchClauses()) {
            Type type = clause.getParameter().getType();
            List<? extends Type> types = type.isUnionType() ? type.asUnionType().getElements() : List.of(type);
            for (Type each : types) {
                if (code.type(each) instanceof Ty.Ref ref) {
                    caught.add(MissingCalls.plain(ref.name()));
                }
            }
        }
        return caught;
    }

    private void entry(SwitchEntry entry, Val selector, CodeContext context) {
        context.open();
        labels(entry, selector, context);
        for (Statement statement : entry.getStatements()) {
            read(statement, context);
        }
        context.close();
    }

    private void labels(SwitchEntry entry, Val selector, CodeContext context) {
        NodeList<Expression> labels = entry.getLabels();
        for (Expression label : labels) {
            if (label instanceof PatternExpr pattern) {
                code.pattern(pattern, selector, context);
            }
        }
        entry.getGuard().ifPresent(guard -> code.read(guard, context));
    }

    Val switchExpression(SwitchExpr choice, Ty expected, CodeContext context) {
        Val selector = code.read(choice.getSelector(), context);
        List<Val> values = new ArrayList<>();
        yielded.push(values);
        yieldExpected.push(expected);
        int others = Math.max(1, choice.getEntries().size() - 1);
        for (SwitchEntry entry : choice.getEntries()) {
            context.open();
            context.branches += others;
            labels(entry, selector, context);
            for (Statement statement : entry.getStatements()) {
                if (entry.getType() == SwitchEntry.Type.EXPRESSION && statement instanceof ExpressionStmt value) {
                    values.add(code.read(value.getExpression(), expected, context));
                } else {
                    read(statement, context);
                }
            }
            context.branches -= others;
            context.close();
        }
        yielded.pop();
        yieldExpected.pop();
        Val result = values.isEmpty() ? Val.UNKNOWN : values.get(0);
        for (int i = 1; i < values.size(); i++) {
            result = code.either(result, values.get(i));
        }
        return result;
    }
}
