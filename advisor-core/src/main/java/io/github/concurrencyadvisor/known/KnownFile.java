package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.known.KnownApi.Lasting;
import io.github.concurrencyadvisor.known.KnownApi.Occurrence;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** The conditions at the head of the text alone, which ends with the first line about a member. */
    static Conditions conditionsOf(String name, String text) {
        int bar = text.indexOf('|');
        int end = bar < 0 ? text.length() : text.lastIndexOf('\n', bar) + 1;
        return parse(name, text.substring(0, end)).conditions();
    }

    /** The name's ending tells what kind of lines they are. */
    static KnownFile parse(String name, String text) {
        return new Parser(name).parse(text);
    }

    /** What a line says apart from its owner and member; few different texts stand for thousands of lines. */
    private record Effects(List<Occurrence> occurrences, Yield yields) {}

    private record Parameters(@Nullable List<String> types, List<KnownApi.Callback> callbacks) {}

    /** What is wrong with a line and what to do about it. */
    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1;

        BadLine(String message) {
            super(message, null, false, false);
        }
    }

    private static final class Parser {
        /** Index of the last argument that a line can point to. */
        private static final int LAST_ARGUMENT = 9;

        private static final List<KnownApi.Callback> ALL_HERE = List.of(KnownApi.Callback.Plain.HERE);

        private final String file;
        private final String linePrefix;
        private final List<Conditions.Library> libraries = new ArrayList<>();
        private final List<Conditions.Module> with = new ArrayList<>();
        private final List<Conditions.Module> without = new ArrayList<>();
        private final Set<String> later = new HashSet<>();
        private final Map<String, Effects> effectsByText = new HashMap<>();
        private final Map<String, Parameters> parametersByText = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final List<ApiLine> apis = new ArrayList<>();
        private final List<KnownContext> contexts = new ArrayList<>();
        private final List<KnownAnnotation> annotations = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Parser(String file) {
            this.file = file;
            this.linePrefix = file.concat(":");
        }

        KnownFile parse(String text) {
            int number = 0;
            for (int start = 0; start < text.length(); ) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                number++;
                String line = text.substring(start, end).strip();
                start = end + 1;
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                try {
                    add(line, number);
                } catch (BadLine bad) {
                    problems.add(new Problem(
                            Problem.Kind.BAD_KNOWN_API,
                            new Position(file, number, 0),
                            String.valueOf(bad.getMessage())));
                }
            }
            return new KnownFile(new Conditions(libraries, with, without), apis, contexts, annotations, problems);
        }

        private void add(String line, int number) throws BadLine {
            int space = line.indexOf(' ');
            String rest = space < 0 ? "" : line.substring(space + 1).strip();
            switch (space < 0 ? line : line.substring(0, space)) {
                case "library" -> libraries.add(library(rest));
                case "with" -> with.addAll(modules(rest));
                case "without" -> without.addAll(modules(rest));
                case "later" -> later.addAll(typeNames(rest));
                default -> {
                    if (file.endsWith(CONTEXTS)) {
                        addContext(line, number);
                    } else if (file.endsWith(ANNOTATIONS)) {
                        addAnnotation(line, number);
                    } else {
                        addApi(line, number);
                    }
                }
            }
        }

        private static Conditions.Library library(String text) throws BadLine {
            int bracket = text.indexOf('[');
            VersionRange versions = bracket < 0 ? VersionRange.ALL : VersionRange.parse(text.substring(bracket));
            if (versions == null) {
                throw new BadLine("cannot read the versions '" + text.substring(bracket)
                        + "'; write [3,5) for 3 up to but not 5, [5,) or [,5)");
            }
            return new Conditions.Library(
                    module(bracket < 0 ? text : text.substring(0, bracket).strip()), versions);
        }

        private static List<Conditions.Module> modules(String text) throws BadLine {
            List<Conditions.Module> modules = new ArrayList<>();
            for (String module : split(text, ',')) {
                modules.add(module(module));
            }
            return modules;
        }

        private static Conditions.Module module(String text) throws BadLine {
            int colon = text.indexOf(':');
            if (colon <= 0
                    || colon == text.length() - 1
                    || text.indexOf(':', colon + 1) > 0
                    || text.indexOf(' ') >= 0) {
                throw new BadLine("'" + text + "' is no artifact; write group:artifact");
            }
            return new Conditions.Module(text.substring(0, colon), text.substring(colon + 1));
        }

        private static List<String> typeNames(String text) throws BadLine {
            List<String> names = split(text, ',');
            for (String name : names) {
                requireTypeName(name);
            }
            return names;
        }

        /** Joined without string templates: their set-up costs a cold JVM more than the whole file. */
        private String at(int number) {
            return linePrefix.concat(Integer.toString(number));
        }

        private void addApi(String line, int number) throws BadLine {
            String[] columns = columns(line, 4, "owner#member(params) | effects => yield | speed | reason");
            Target target = target(columns[0]);
            Effects effects = effects(columns[1]);
            Lasting lasting = lasting(columns[2]);
            Speed speed = lasting == null ? speed(columns[2]) : Speed.UNKNOWN;
            String reason = columns[3];
            int since = 0;
            int until = Integer.MAX_VALUE;
            if (reason.endsWith("]")) {
                int open = reason.lastIndexOf('[');
                String releases = reason.substring(open + 1, reason.length() - 1);
                int dots = releases.indexOf("..");
                since = dots == 0 ? 0 : release(dots < 0 ? releases : releases.substring(0, dots));
                until = dots < 0 ? until : release(releases.substring(dots + 2));
                reason = reason.substring(0, Math.max(open, 0)).strip();
            }
            requireReason(reason);
            KnownApi api = new KnownApi(
                    target.owner,
                    target.member,
                    target.parameters.types,
                    effects.occurrences,
                    effects.yields,
                    target.parameters.callbacks,
                    speed,
                    lasting,
                    reason,
                    at(number));
            apis.add(new ApiLine(api, target.isField, since, until));
        }

        private void addContext(String line, int number) throws BadLine {
            String[] columns = columns(line, 3, "owner#method(params) | CARRIER at once | reason");
            Target target = target(columns[0]);
            if (target.isField || target.member.equals("*")) {
                throw new BadLine("a context names a method; write owner#method(params) or owner#method(*)");
            }
            int space = columns[1].indexOf(' ');
            String carrierName = space < 0 ? columns[1] : columns[1].substring(0, space);
            Carrier carrier = carrier(carrierName);
            if (carrier == null) {
                throw unknownCarrier(carrierName);
            }
            long atOnce = space < 0 ? 0 : atOnce(columns[1].substring(space + 1).strip());
            requireReason(columns[2]);
            contexts.add(new KnownContext(
                    target.owner, target.member, target.parameters.types, carrier, atOnce, columns[2], at(number)));
        }

        private static long atOnce(String text) throws BadLine {
            Long number = text.equals("many") ? (Long) AtOnce.NO_END : whole(text);
            if (number == null || number == 0) {
                throw new BadLine(
                        "cannot read '" + text + "' after the carrier; write how many at once, many or nothing");
            }
            return number;
        }

        private void addAnnotation(String line, int number) throws BadLine {
            boolean isOfCarrier =
                    line.chars().filter(character -> character == '|').count() < 3;
            String[] columns = isOfCarrier
                    ? columns(line, 3, "@annotation | CARRIER | reason or @annotation | effects | speed | reason")
                    : columns(line, 4, "@annotation | effects | speed | reason");
            boolean onlyLater = columns[0].endsWith(" later");
            String type = onlyLater
                    ? columns[0]
                            .substring(0, columns[0].length() - " later".length())
                            .strip()
                    : columns[0];
            if (!type.startsWith("@") || type.length() == 1 || type.indexOf(' ') >= 0) {
                throw new BadLine("'" + columns[0] + "' is no annotation; write @package.Annotation");
            }
            if (onlyLater && later.isEmpty()) {
                throw new BadLine("no type comes later; name some above it: later Mono, Flux");
            }
            if (!seen.add(columns[0] + (isOfCarrier ? "" : " |"))) {
                throw new BadLine("'" + columns[0] + "' stands twice; keep one of the two lines");
            }
            String reason = columns[columns.length - 1];
            requireReason(reason);
            annotations.add(new KnownAnnotation(
                    type.substring(1).replace('.', '/'),
                    onlyLater ? later : Set.of(),
                    isOfCarrier ? whatRuns(columns[1]) : whatItDoes(columns[1], speed(columns[2])),
                    reason,
                    at(number)));
        }

        private static KnownAnnotation.Meaning whatRuns(String text) throws BadLine {
            boolean moved = text.startsWith("moved:");
            boolean handed = text.startsWith("handed:");
            String cell = text.substring(moved ? "moved:".length() : handed ? "handed:".length() : 0);
            int space = cell.indexOf(' ');
            String name = space < 0 ? cell : cell.substring(0, space);
            Carrier carrier = carrier(name);
            if (carrier == null) {
                throw unknownCarrier(name);
            }
            long atOnce = space < 0 ? 0 : atOnce(cell.substring(space + 1).strip());
            return moved
                    ? new KnownAnnotation.Meaning.MovedTo(carrier, atOnce)
                    : handed
                            ? new KnownAnnotation.Meaning.HandedTo(carrier, atOnce)
                            : new KnownAnnotation.Meaning.CalledOn(carrier, atOnce);
        }

        private KnownAnnotation.Meaning whatItDoes(String text, Speed speed) throws BadLine {
            boolean open = text.startsWith("open:");
            Effects effects = effects(open ? text.substring("open:".length()) : text);
            for (Occurrence occurrence : effects.occurrences) {
                if (occurrence instanceof Occurrence.StreamOf) {
                    throw new BadLine("an annotation knows no argument; write STREAM without one");
                }
            }
            return open
                    ? new KnownAnnotation.Meaning.Promises(effects.occurrences, speed)
                    : new KnownAnnotation.Meaning.Does(effects.occurrences, speed);
        }

        private static BadLine unknownCarrier(String name) {
            return new BadLine("unknown carrier '" + name + "'; use one of " + List.of(Carrier.values()));
        }

        private static String[] columns(String line, int count, String form) throws BadLine {
            String[] columns = new String[count];
            int start = 0;
            for (int i = 0; i < count; i++) {
                int end = i == count - 1 ? line.length() : line.indexOf('|', start);
                if (end < 0) {
                    throw new BadLine("has " + (i + 1) + " of " + count + " columns; write " + form);
                }
                columns[i] = line.substring(start, end).strip();
                start = end + 1;
            }
            return columns;
        }

        private static void requireReason(String reason) throws BadLine {
            if (reason.isEmpty()) {
                throw new BadLine("has no reason; say in a few words why the line is true");
            }
        }

        private static int release(String digits) throws BadLine {
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException e) {
                throw new BadLine("cannot read the releases at its end; write [21], [..22] or [21..24]");
            }
        }

        private record Target(String owner, String member, Parameters parameters, boolean isField) {}

        private Target target(String text) throws BadLine {
            if (!seen.add(text)) {
                throw new BadLine("'" + text + "' stands twice; keep one of the two lines");
            }
            int hash = text.indexOf('#');
            if (hash < 0) {
                boolean ofFunctions = text.endsWith(")") && text.indexOf(".*(*:") > 0;
                String packages = ofFunctions ? text.substring(0, text.indexOf('(')) : text;
                if (!packages.endsWith(".*") || packages.length() < 3) {
                    throw new BadLine("'" + text + "' is no member; write owner#member(params), or package.*");
                }
                String owner = packages.substring(0, packages.length() - 1).replace('.', '/');
                Parameters all = ofFunctions
                        ? parameters(text.substring(packages.length() + 1, text.length() - 1))
                        : new Parameters(null, ALL_HERE);
                return new Target(owner, "*", all, false);
            }
            String owner = text.substring(0, hash).replace('.', '/');
            String rest = text.substring(hash + 1);
            if (owner.isEmpty() || rest.isEmpty() || owner.indexOf(' ') >= 0) {
                throw new BadLine("'" + text + "' is no member; write owner#member(params)");
            }
            if (rest.equals("*")) {
                return new Target(owner, "*", new Parameters(null, ALL_HERE), false);
            }
            int open = rest.indexOf('(');
            if (open < 0) {
                return new Target(owner, rest, new Parameters(null, ALL_HERE), true);
            }
            if (open == 0 || !rest.endsWith(")")) {
                throw new BadLine("cannot read '" + rest + "'; write member(params), member(*) or member()");
            }
            String inner = rest.substring(open + 1, rest.length() - 1);
            Parameters parameters = parametersByText.get(inner);
            if (parameters == null) {
                parameters = parameters(inner);
                parametersByText.put(inner, parameters);
            }
            return new Target(owner, rest.substring(0, open), parameters, false);
        }

        private static Parameters parameters(String inner) throws BadLine {
            if (inner.isBlank()) {
                return new Parameters(List.of(), List.of());
            }
            if (inner.equals("*")) {
                return new Parameters(null, ALL_HERE);
            }
            if (inner.startsWith("*:")) {
                return new Parameters(null, List.of(callback(inner.substring(2).strip())));
            }
            List<String> types = new ArrayList<>();
            List<KnownApi.Callback> callbacks = new ArrayList<>();
            for (String parameter : split(inner, ',')) {
                int colon = parameter.indexOf(':');
                String type =
                        colon < 0 ? parameter : parameter.substring(0, colon).strip();
                requireTypeName(type);
                types.add(type);
                callbacks.add(
                        colon < 0
                                ? KnownApi.Callback.Plain.HERE
                                : callback(parameter.substring(colon + 1).strip()));
            }
            return new Parameters(List.copyOf(types), List.copyOf(callbacks));
        }

        private static void requireTypeName(String type) throws BadLine {
            if (!isTypeName(type)) {
                throw new BadLine(
                        "'" + type + "' is no simple type name; write String, byte[] or, for Map.Entry, Entry");
            }
        }

        private static boolean isTypeName(String type) {
            String name = type;
            while (name.endsWith("[]")) {
                name = name.substring(0, name.length() - 2);
            }
            for (int i = 0; i < name.length(); i++) {
                if (!Character.isJavaIdentifierPart(name.charAt(i))) {
                    return false;
                }
            }
            return !name.isEmpty();
        }

        private static KnownApi.Callback callback(String text) throws BadLine {
            KnownApi.Callback plain = switch (text) {
                case "here" -> KnownApi.Callback.Plain.HERE;
                case "stored" -> KnownApi.Callback.Plain.STORED;
                case "stage" -> KnownApi.Callback.Plain.STAGE;
                case "pipeline" -> KnownApi.Callback.Plain.IN_PIPELINE;
                default -> null;
            };
            if (plain != null) {
                return plain;
            }
            Integer by = argument(text, "by");
            if (by != null) {
                return new KnownApi.Callback.By(by, false);
            }
            Integer here = argument(text, "here");
            if (here != null) {
                return new KnownApi.Callback.By(here, true);
            }
            Carrier carrier = carrier(text);
            if (carrier != null) {
                return new KnownApi.Callback.On(carrier);
            }
            throw new BadLine("unknown callback '" + text
                    + "'; use here, stored, stage, pipeline, by(this), by(0), here(this), or a carrier");
        }

        private Effects effects(String text) throws BadLine {
            Effects known = effectsByText.get(text);
            if (known != null) {
                return known;
            }
            int arrow = text.indexOf("=>");
            String left = arrow < 0 ? text : text.substring(0, arrow).strip();
            Yield yields = arrow < 0
                    ? Yield.Plain.NOTHING
                    : yields(text.substring(arrow + 2).strip());
            List<Occurrence> occurrences = new ArrayList<>();
            if (!left.equals("NONE")) {
                for (String part : split(left, '+')) {
                    occurrences.add(occurrence(part));
                }
            }
            Effects parsed = new Effects(List.copyOf(occurrences), yields);
            effectsByText.put(text, parsed);
            return parsed;
        }

        private static Occurrence occurrence(String text) throws BadLine {
            if (text.equals("COMPUTE!")) {
                return new Occurrence.Of(Effect.COMPUTE, false, true);
            }
            Occurrence change = switch (text) {
                case "ACQUIRE" -> Occurrence.Permit.ACQUIRE;
                case "RELEASE" -> Occurrence.Permit.RELEASE;
                case "OPEN" -> Occurrence.Lifetime.OPEN;
                case "CLOSE" -> Occurrence.Lifetime.CLOSE;
                case "REDIRECT" -> Occurrence.Pipe.REDIRECT;
                case "BRIEF" -> Occurrence.Wait.BRIEF;
                case "SERVING" -> Occurrence.Wait.SERVING;
                case "ENTROPY" -> Occurrence.Source.ENTROPY;
                default -> null;
            };
            if (change != null) {
                return change;
            }
            Integer stream = argument(text, "STREAM");
            if (stream != null) {
                return new Occurrence.StreamOf(stream);
            }
            for (Occurrence.Size.Of of : Occurrence.Size.Of.values()) {
                List<String> size = inner(text, of.name());
                if (size.size() == 1) {
                    return new Occurrence.Size(of, amount(size.get(0)));
                }
            }
            boolean minor = text.startsWith("minor:");
            Effect effect = effect(minor ? text.substring("minor:".length()) : text);
            if (effect == null) {
                throw new BadLine("unknown effect '" + text
                        + "'; use NONE, COMPUTE!, STREAM(this), minor:EFFECT, ACQUIRE, RELEASE, OPEN, CLOSE, REDIRECT, BRIEF,"
                        + " SERVING, ENTROPY, CORE(0), MOST(0), ROOM(0) or one of "
                        + List.of(Effect.values()));
            }
            return new Occurrence.Of(effect, minor, false);
        }

        private static Yield yields(String text) throws BadLine {
            if (text.equals("MEMORY")) {
                return Yield.Plain.MEMORY;
            }
            if (text.equals("PER_THREAD")) {
                return Yield.Plain.PER_THREAD;
            }
            if (text.equals("DONE")) {
                return Yield.Plain.DONE;
            }
            if (text.equals("READY")) {
                return Yield.Plain.READY;
            }
            if (text.equals("CORES")) {
                return Yield.Plain.CORES;
            }
            Integer wraps = argument(text, "wraps");
            if (wraps != null) {
                return new Yield.Wraps(wraps);
            }
            List<String> inner = inner(text, "on");
            Carrier carrier = inner.isEmpty() ? null : carrier(inner.get(0));
            if (carrier != null && inner.size() <= 2) {
                return new Yield.RunsOn(carrier, inner.size() == 1 ? null : amount(inner.get(1)));
            }
            if (carrier != null && inner.size() == 4) {
                Yield.Filling filling = new Yield.Filling(amount(inner.get(2)), amount(inner.get(3)));
                return new Yield.RunsOn(carrier, amount(inner.get(1)), filling);
            }
            List<String> room = inner(text, "queue");
            if (room.size() == 1) {
                return new Yield.Queue(amount(room.get(0)));
            }
            List<String> permits = inner(text, "permits");
            if (permits.size() == 1) {
                return new Yield.Permits(amount(permits.get(0)));
            }
            if (text.startsWith("time(")) {
                return time(text, "time");
            }
            Effect effect = effect(text);
            if (effect == null) {
                throw new BadLine("unknown yield '" + text
                        + "'; use MEMORY, PER_THREAD, DONE, READY, CORES, wraps(0), on(CARRIER), on(CARRIER,0), on(CARRIER,1,0,4), queue(0),"
                        + " permits(0), time(0,ms) or"
                        + " an effect");
            }
            return new Yield.Resource(effect);
        }

        /** The argument's index in {@code word(this)} or {@code word(2)}, -1 for the receiver; null for anything else. */
        private static @Nullable Integer argument(String text, String word) {
            int length = word.length();
            if (!text.startsWith(word)
                    || text.length() < length + 3
                    || text.charAt(length) != '('
                    || !text.endsWith(")")) {
                return null;
            }
            String inner = text.substring(length + 1, text.length() - 1);
            if (inner.equals("this")) {
                return -1;
            }
            boolean isDigit = inner.length() == 1 && inner.charAt(0) >= '0' && inner.charAt(0) <= '9';
            return isDigit ? (Integer) (inner.charAt(0) - '0') : null;
        }

        /** What stands between the brackets of {@code word(a,b)}; empty for anything else. */
        private static List<String> inner(String text, String word) {
            boolean matches = text.startsWith(word) && text.startsWith("(", word.length()) && text.endsWith(")");
            return matches ? split(text.substring(word.length() + 1, text.length() - 1), ',') : List.of();
        }

        /** {@code 0} for the argument at that index, {@code =16} for the number, {@code many} for as many as are asked for. */
        private static Amount amount(String text) throws BadLine {
            if (text.equals("many")) {
                return Amount.Endless.MANY;
            }
            boolean isGiven = !text.startsWith("=");
            Long number = whole(isGiven ? text : text.substring(1));
            if (number == null || (isGiven && number > LAST_ARGUMENT)) {
                throw new BadLine(
                        "cannot read '" + text + "'; write 0 for the first argument, =16 for the number 16, many");
            }
            return isGiven ? new Amount.Given(number.intValue()) : new Amount.Fixed(number);
        }

        /** {@code lasts(0,ms)} for a wait of that length, {@code atMost(0,1)} for one that may end sooner; else null. */
        private static @Nullable Lasting lasting(String text) throws BadLine {
            if (text.startsWith("lasts(")) {
                return new Lasting(time(text, "lasts"), false);
            }
            return text.startsWith("atMost(") ? new Lasting(time(text, "atMost"), true) : null;
        }

        /** {@code time(0)}: an object; {@code time(0,ms)}: a number; {@code time(0,1)}, {@code time(0,this)}: and its unit. */
        private static Yield.Time time(String text, String word) throws BadLine {
            List<String> inner = inner(text, word);
            if (inner.isEmpty() || inner.size() > 2) {
                throw new BadLine("cannot read '" + text + "'; write " + word + "(0), " + word + "(0,ms) or " + word
                        + "(0,1), the argument and its unit");
            }
            Amount number = amount(inner.get(0));
            if (inner.size() == 1) {
                return new Yield.Time(number, number);
            }
            String unit = inner.get(1);
            Amount nanos = switch (unit) {
                case "ns" -> new Amount.Fixed(1);
                case "us" -> new Amount.Fixed(1_000);
                case "ms" -> new Amount.Fixed(1_000_000);
                case "s" -> new Amount.Fixed(1_000_000_000);
                case "min" -> new Amount.Fixed(60_000_000_000L);
                case "this" -> new Amount.Given(-1);
                default -> amount(unit);
            };
            return new Yield.Time(number, nanos);
        }

        private static @Nullable Long whole(String digits) {
            try {
                long number = Long.parseLong(digits);
                return number < 0 ? null : (Long) number;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private static Speed speed(String text) throws BadLine {
            return switch (text) {
                case "" -> Speed.UNKNOWN;
                case "FAST" -> Speed.FAST;
                case "SLOW" -> Speed.SLOW;
                default ->
                    throw new BadLine(
                            "unknown speed '" + text + "'; write FAST, SLOW, lasts(0,ms), atMost(0,ms) or nothing");
            };
        }

        private static @Nullable Effect effect(String name) {
            for (Effect effect : Effect.values()) {
                if (effect.name().equals(name)) {
                    return effect;
                }
            }
            return null;
        }

        private static @Nullable Carrier carrier(String name) {
            for (Carrier carrier : Carrier.values()) {
                if (carrier.name().equals(name)) {
                    return carrier;
                }
            }
            return null;
        }

        private static List<String> split(String text, char separator) {
            List<String> parts = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
                parts.add(text.substring(start, end).strip());
                start = end + 1;
            }
            parts.add(text.substring(start).strip());
            return parts;
        }
    }
}
