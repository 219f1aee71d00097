package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The text of one known-API file → its lines, and a problem for each line that is wrong.
 *
 * <p>Lines of an {@code .effects} file, after blank lines and {@code #} comments:
 *
 * <pre>
 * owner#member(params) | effects [=> yield] | speed | reason [releases]
 * owner#field          | effects [=> yield] | speed | reason
 * owner#*              | …                            every method of the class
 * package.*            | …                            every method of the package, not of those below it
 * package.*(*:carrier) | …                            the same, and what becomes of functions that they are given
 * </pre>
 *
 * <p>A speed is FAST, SLOW, nothing, or the argument that says how long: {@code lasts(0,ms)}, {@code atMost(0,1)}.
 *
 * <p>Lines of a {@code .contexts} file: {@code owner#method(params) | CARRIER at-once | reason}, where at-once is how many
 * calls are under way at most unless configured otherwise, {@code many} where nothing bounds them, or nothing.
 *
 * <p>Lines of an {@code .annotations} file:
 *
 * <pre>
 * &#64;annotation | CARRIER at-once   | reason    a framework calls the method, on the carrier
 * &#64;annotation | moved:CARRIER     | reason    where a framework calls the method, it is on this carrier
 * &#64;annotation | handed:CARRIER    | reason    a call by another object returns, and the carrier runs the method
 * &#64;annotation | effects | speed   | reason    what a call of an abstract method does, which a framework implements
 * &#64;annotation | open:effects | speed | reason what a call does as far as the method's code does not show it
 * &#64;annotation later | …                       the same, only for methods that return one of the types named by "later"
 * </pre>
 *
 * <p>Lines at the head of any file, each as often as needed, say which class paths the file is for; the last one names types:
 *
 * <pre>
 * library group:artifact [range]              what the file describes, and in which versions
 * with group:artifact, …                      only where one of these is on the class path
 * without group:artifact, …                   only where none of these is
 * later Type, …                               types of results that come later than the method returns
 * </pre>
 *
 * <p>Releases, in brackets at the end, name the Java releases that have the member where not all since 17 do:
 * {@code [21]} from 21 on, {@code [..22]} up to 22, {@code [21..24]} between the two.
 *
 * @param conditions which class paths it is for
 * @param apis in the order of the file
 * @param contexts in the order of the file
 * @param annotations in the order of the file
 * @param problems in the order of the file
 */
record KnownFile(
        Conditions conditions,
        List<ApiLine> apis,
        List<KnownContext> contexts,
        List<KnownAnnotation> annotations,
        List<Problem> problems) {

    /** Ending of files of known APIs. */
    static final String EFFECTS = ".effects";

    /** Ending of files of framework contexts. */
    static final String CONTEXTS = ".contexts";

    /** Ending of files of annotations. */
    static final String ANNOTATIONS = ".annotations";

    /**
     * A known API and the releases of Java that have it.
     *
     * @param isField whether the line names a field: it has no parentheses
     * @param since first release; 0 where every supported one
     * @param until last release; {@link Integer#MAX_VALUE} where none has dropped it
     */
    record ApiLine(KnownApi api, boolean isField, int since, int until) {}

    KnownFile {
        apis = List.copyOf(apis);
        contexts = List.copyOf(contexts);
        annotations = List.copyOf(annotations);
        problems = List.copyOf(problems);
    }

    /** Whether a file of that name is one of known APIs. */
    static boolean isNameOfOne(String fileName) {
        return fileName.endsWith(EFFECTS) || fileName.endsWith(CONTEXTS) || fileName.endsWith(ANNOTATIONS);
    }

    /** The ending of a file's name, with its dot. */
    static String endingOf(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.'));
    }

    /** Whether it has a line about a class of one of the packages, which are named with a closing slash. */
    boolean speaksForAny(Set<String> packages) {
        return Stream.of(
                        apis.stream().map(line -> line.api().owner()),
                        contexts.stream().map(KnownContext::owner),
                        annotations.stream().map(KnownAnnotation::type))
                .flatMap(owners -> owners)
                .anyMatch(owner -> packages.contains(owner.substring(0, owner.lastIndexOf('/') + 1)));
    }

    /** The conditions at the head of the text alone, which ends with the first line about a member. */
    static Conditions conditionsOf(String name, String text) {
        int bar = text.indexOf('|');
        int end = bar < 0 ? text.length() : text.lastIndexOf('\n', bar) + 1;
        return parse(name, text.substring(0, end)).conditions();
    }

    /** The name's ending tells what kind of lines they are. */
    static KnownFile parse(String name, String text) {
        return new KnownFileParser(name).parse(text);
    }
}
