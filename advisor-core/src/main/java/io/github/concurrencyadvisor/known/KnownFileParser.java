package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.known.KnownApi.Lasting;
import io.github.concurrencyadvisor.known.KnownApi.Occurrence;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of one file of known APIs: what each column may hold is said by its cell. */
final class KnownFileParser {
    private static final Pattern ANNOTATION = Pattern.compile("@([^\\s(]+)(?:\\((\\w+)=true\\))?");

    private final String file;
    private final String linePrefix;
    private final List<Conditions.Library> libraries = new ArrayList<>();
    private final List<Conditions.Module> with = new ArrayList<>();
    private final List<Conditions.Module> without = new ArrayList<>();
    private final Set<String> later = new HashSet<>();
    private final Map<String, EffectCell> effectsByText = new HashMap<>();
    private final Map<String, MemberCell.Parameters> parametersByText = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<KnownFile.ApiLine> apis = new ArrayList<>();
    private final List<KnownContext> contexts = new ArrayList<>();
    private final List<KnownAnnotation> annotations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    KnownFileParser(String file) {
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
                        Problem.Kind.BAD_KNOWN_API, new Position(file, number, 0), String.valueOf(bad.getMessage())));
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
                if (file.endsWith(KnownFile.CONTEXTS)) {
                    addContext(line, number);
                } else if (file.endsWith(KnownFile.ANNOTATIONS)) {
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
        for (String module : Words.split(text, ',')) {
            modules.add(module(module));
        }
        return modules;
    }

    private static Conditions.Module module(String text) throws BadLine {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || text.indexOf(':', colon + 1) > 0 || text.indexOf(' ') >= 0) {
            throw new BadLine("'" + text + "' is no artifact; write group:artifact");
        }
        return new Conditions.Module(text.substring(0, colon), text.substring(colon + 1));
    }

    private static List<String> typeNames(String text) throws BadLine {
        List<String> names = Words.split(text, ',');
        for (String name : names) {
            MemberCell.requireTypeName(name);
        }
        return names;
    }

    /** Joined without string templates: their set-up costs a cold JVM more than the whole file. */
    private String at(int number) {
        return linePrefix.concat(Integer.toString(number));
    }

    private void addApi(String line, int number) throws BadLine {
        String[] columns = columns(line, 4, "owner#member(params) | effects => yield | speed | reason");
        MemberCell target = member(columns[0]);
        EffectCell effects = effects(columns[1]);
        Lasting lasting = EffectCell.lasting(columns[2]);
        Speed speed = lasting == null ? EffectCell.speed(columns[2]) : Speed.UNKNOWN;
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
                target.owner(),
                target.member(),
                target.parameters().types(),
                effects.occurrences(),
                effects.yields(),
                target.parameters().callbacks(),
                speed,
                lasting,
                reason,
                at(number));
        apis.add(new KnownFile.ApiLine(api, target.isField(), since, until));
    }

    private void addContext(String line, int number) throws BadLine {
        String[] columns = columns(line, 3, "owner#method(params) | CARRIER at once | reason");
        MemberCell target = member(columns[0]);
        boolean isAny = target.member().equals("*") && target.parameters().types() == null;
        if (target.isField() || isAny) {
            throw new BadLine(
                    "a context names a method; write owner#method(params), owner#method(*) or owner#*(params)");
        }
        int space = columns[1].indexOf(' ');
        String carrierName = space < 0 ? columns[1] : columns[1].substring(0, space);
        Carrier carrier = Words.carrier(carrierName);
        if (carrier == null) {
            throw Words.unknownCarrier(carrierName);
        }
        long atOnce = space < 0 ? 0 : atOnce(columns[1].substring(space + 1).strip());
        requireReason(columns[2]);
        contexts.add(new KnownContext(
                target.owner(), target.member(), target.parameters().types(), carrier, atOnce, columns[2], at(number)));
    }

    private static long atOnce(String text) throws BadLine {
        Long number = text.equals("many") ? (Long) AtOnce.NO_END : Words.whole(text);
        if (number == null || number == 0) {
            throw new BadLine("cannot read '" + text + "' after the carrier; write how many at once, many or nothing");
        }
        return number;
    }

    private void addAnnotation(String line, int number) throws BadLine {
        boolean isOfCarrier = line.chars().filter(character -> character == '|').count() < 3;
        String[] columns = isOfCarrier
                ? columns(line, 3, "@annotation | CARRIER | reason or @annotation | effects | speed | reason")
                : columns(line, 4, "@annotation | effects | speed | reason");
        boolean onlyLater = columns[0].endsWith(" later");
        String type = onlyLater
                ? columns[0]
                        .substring(0, columns[0].length() - " later".length())
                        .strip()
                : columns[0];
        Matcher annotation = ANNOTATION.matcher(type);
        if (!annotation.matches()) {
            throw new BadLine("'" + columns[0]
                    + "' is no annotation; write @package.Annotation, or @package.Annotation(element=true)");
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
                annotation.group(1).replace('.', '/'),
                annotation.group(2) == null ? "" : annotation.group(2),
                onlyLater ? later : Set.of(),
                isOfCarrier ? whatRuns(columns[1]) : whatItDoes(columns[1], EffectCell.speed(columns[2])),
                reason,
                at(number)));
    }

    private static KnownAnnotation.Meaning whatRuns(String text) throws BadLine {
        if (text.equals("provides")) {
            return new KnownAnnotation.Meaning.Provides();
        }
        boolean moved = text.startsWith("moved:");
        boolean handed = text.startsWith("handed:");
        String cell = text.substring(moved ? "moved:".length() : handed ? "handed:".length() : 0);
        int space = cell.indexOf(' ');
        String name = space < 0 ? cell : cell.substring(0, space);
        Carrier carrier = Words.carrier(name);
        if (carrier == null) {
            throw Words.unknownCarrier(name);
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
        EffectCell effects = effects(open ? text.substring("open:".length()) : text);
        for (Occurrence occurrence : effects.occurrences()) {
            if (occurrence instanceof Occurrence.StreamOf) {
                throw new BadLine("an annotation knows no argument; write STREAM without one");
            }
        }
        return open
                ? new KnownAnnotation.Meaning.Promises(effects.occurrences(), speed)
                : new KnownAnnotation.Meaning.Does(effects.occurrences(), speed);
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

    private MemberCell member(String text) throws BadLine {
        if (!seen.add(text)) {
            throw new BadLine("'" + text + "' stands twice; keep one of the two lines");
        }
        return MemberCell.parse(text, parametersByText);
    }

    private EffectCell effects(String text) throws BadLine {
        EffectCell known = effectsByText.get(text);
        if (known == null) {
            known = EffectCell.parse(text);
            effectsByText.put(text, known);
        }
        return known;
    }
}
