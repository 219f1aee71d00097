package io.github.concurrencyadvisor.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseException;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.StringProvider;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.comments.Comment;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses Java files, each once, with several threads. */
public final class SourceParser {

    /** The newest level that is no preview; it reads everything older, too. */
    private static final LanguageLevel LEVEL = LanguageLevel.JAVA_26;

    private SourceParser() {}

    /**
     * Parses the files and hands each tree to the function in the thread that parsed it, so that trees need not be kept. The
     * result does not depend on the threads.
     *
     * @param threads 1 and up
     * @param steps of which each file is one
     */
    public static <T> Parsed<T> parse(
            List<JavaFile> files, Charset encoding, int threads, Steps steps, Function<ParsedUnit, T> function) {
        List<Outcome<T>> outcomes = Parallel.map(files, threads, SourceParser::size, () -> {
            Worker<T> worker = new Worker<>(encoding, function);
            return file -> steps.run(() -> "reading " + file.name(), () -> worker.parse(file));
        });
        List<T> results = new ArrayList<>();
        List<Parsed.Failure> failures = new ArrayList<>();
        for (Outcome<T> outcome : outcomes) {
            if (outcome.failure() != null) {
                failures.add(outcome.failure());
            } else if (outcome.result() != null) {
                results.add(outcome.result());
            }
        }
        return new Parsed<>(results, failures);
    }

    private record Outcome<T>(@Nullable T result, Parsed.@Nullable Failure failure) {}

    /** Belongs to one thread. */
    private static final class Worker<T> {
        private final Charset encoding;
        private final Function<ParsedUnit, T> function;
        private JavaParser parser = new JavaParser(configuration());

        Worker(Charset encoding, Function<ParsedUnit, T> function) {
            this.encoding = encoding;
            this.function = function;
        }

        Outcome<T> parse(JavaFile file) {
            String text;
            try {
                text = SourceText.read(file.path(), encoding);
            } catch (IOException e) {
                String message =
                        "could not be read, so that nothing in it was analysed; check that it exists, may be read and has no"
                                + " more than 64 MiB";
                return failed(file, 0, Problem.Kind.UNREADABLE_SOURCE, 0, message);
            }
            int lines = SourceText.lines(text);
            if (text.indexOf('\0') >= 0) {
                String message = "is not text in " + encoding + "; set the encoding of the sources or exclude the file";
                return failed(file, lines, Problem.Kind.UNPARSED_SOURCE, 0, message);
            }
            return parse(file, text, lines);
        }

        private Outcome<T> parse(JavaFile file, String text, int lines) {
            ParseResult<CompilationUnit> result;
            try {
                result = parser.parse(ParseStart.COMPILATION_UNIT, new StringProvider(text));
                Optional<CompilationUnit> unit = result.getResult();
                if (unit.isPresent() && result.getProblems().isEmpty()) {
                    List<Comment> comments = result.getCommentsCollection()
                            .map(all -> List.copyOf(all.getComments()))
                            .orElse(List.of());
                    return new Outcome<>(function.apply(new ParsedUnit(file, unit.get(), comments, lines)), null);
                }
            } catch (StackOverflowError e) {
                parser = new JavaParser(configuration());
                String message =
                        "nests expressions too deeply to be parsed; break up the longest one or exclude the file";
                return failed(file, lines, Problem.Kind.UNPARSED_SOURCE, 0, message);
            }
            String message =
                    "could not be parsed; if it compiles, its classes are analysed instead, else correct or exclude it";
            return failed(file, lines, Problem.Kind.UNPARSED_SOURCE, firstErrorLine(result), message);
        }
    }

    private static <T> Outcome<T> failed(JavaFile file, int lines, Problem.Kind kind, int line, String message) {
        Problem problem = new Problem(kind, new Position(file.name(), line, 0), message);
        return new Outcome<>(null, new Parsed.Failure(file, lines, problem));
    }

    /**
     * The grammar alone decides. JavaParser's own validators are left out: they reject code that compiles ({@code var} in
     * lambda parameters) and cost a walk over the tree; so is attributing comments, since only their lines are needed. Tokens
     * must be stored: without them JavaParser 3.28 sets no positions.
     */
    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LEVEL)
                .setStoreTokens(true)
                .setAttributeComments(false);
        configuration.getProcessors().clear();
        return configuration;
    }

    private static int firstErrorLine(ParseResult<?> result) {
        int first = Integer.MAX_VALUE;
        for (com.github.javaparser.Problem problem : result.getProblems()) {
            if (problem.getCause().orElse(null) instanceof ParseException e
                    && e.currentToken != null
                    && e.currentToken.next != null) {
                first = Math.min(first, e.currentToken.next.beginLine);
            }
        }
        return first == Integer.MAX_VALUE ? lexicalErrorLine(result) : first;
    }

    /** JavaParser says where only in the words of its message: "Lexical error at line 3, column 5". */
    private static int lexicalErrorLine(ParseResult<?> result) {
        String marker = "at line ";
        for (com.github.javaparser.Problem problem : result.getProblems()) {
            String message = problem.getMessage();
            int from = message.indexOf(marker) + marker.length();
            int to = message.indexOf(',', from);
            if (from >= marker.length() && to > from) {
                try {
                    return Integer.parseInt(message.substring(from, to));
                } catch (NumberFormatException differentWords) {
                    return 0;
                }
            }
        }
        return 0;
    }

    private static long size(JavaFile file) {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            return 0;
        }
    }
}
