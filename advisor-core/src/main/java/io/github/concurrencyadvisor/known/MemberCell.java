package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cell that names a member, {@code owner#member(params)}, and says who runs the functions it is given. */
record MemberCell(String owner, String member, Parameters parameters, boolean isField) {

    /**
     * What stands between the parentheses.
     *
     * @param types simple names; null for any
     * @param callbacks one for each type, or one for all
     */
    record Parameters(@Nullable List<String> types, List<KnownApi.Callback> callbacks) {

        static final Parameters ANY = new Parameters(null, List.of(KnownApi.Callback.Plain.HERE));
    }

    /**
     * The text as a cell.
     *
     * @param known parameters by their text, of which few stand for thousands of lines; what is new is added
     */
    static MemberCell parse(String text, Map<String, Parameters> known) throws BadLine {
        int hash = text.indexOf('#');
        if (hash < 0) {
            boolean ofFunctions = text.endsWith(")") && text.indexOf(".*(*:") > 0;
            String packages = ofFunctions ? text.substring(0, text.indexOf('(')) : text;
            if (!packages.endsWith(".*") || packages.length() < 3) {
                throw new BadLine("'" + text + "' is no member; write owner#member(params), or package.*");
            }
            String owner = packages.substring(0, packages.length() - 1).replace('.', '/');
            Parameters all =
                    ofFunctions ? parameters(text.substring(packages.length() + 1, text.length() - 1)) : Parameters.ANY;
            return new MemberCell(owner, "*", all, false);
        }
        String owner = text.substring(0, hash).replace('.', '/');
        String rest = text.substring(hash + 1);
        if (owner.isEmpty() || rest.isEmpty() || owner.indexOf(' ') >= 0) {
            throw new BadLine("'" + text + "' is no member; write owner#member(params)");
        }
        if (rest.equals("*")) {
            return new MemberCell(owner, "*", Parameters.ANY, false);
        }
        int open = rest.indexOf('(');
        if (open < 0) {
            return new MemberCell(owner, rest, Parameters.ANY, true);
        }
        if (open == 0 || !rest.endsWith(")")) {
            throw new BadLine("cannot read '" + rest + "'; write member(params), member(*) or member()");
        }
        String inner = rest.substring(open + 1, rest.length() - 1);
        Parameters parameters = known.get(inner);
        if (parameters == null) {
            parameters = parameters(inner);
            known.put(inner, parameters);
        }
        return new MemberCell(owner, rest.substring(0, open), parameters, false);
    }

    private static Parameters parameters(String inner) throws BadLine {
        if (inner.isBlank()) {
            return new Parameters(List.of(), List.of());
        }
        if (inner.equals("*")) {
            return Parameters.ANY;
        }
        if (inner.startsWith("*:")) {
            return new Parameters(null, List.of(callback(inner.substring(2).strip())));
        }
        List<String> types = new ArrayList<>();
        List<KnownApi.Callback> callbacks = new ArrayList<>();
        for (String parameter : Words.split(inner, ',')) {
            int colon = parameter.indexOf(':');
            String type = colon < 0 ? parameter : parameter.substring(0, colon).strip();
            requireTypeName(type);
            types.add(type);
            callbacks.add(
                    colon < 0
                            ? KnownApi.Callback.Plain.HERE
                            : callback(parameter.substring(colon + 1).strip()));
        }
        return new Parameters(List.copyOf(types), List.copyOf(callbacks));
    }

    static void requireTypeName(String type) throws BadLine {
        if (!type.equals("*") && !isTypeName(type)) {
            throw new BadLine("'" + type + "' is no simple type name; write String, byte[] or, for Map.Entry, Entry");
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
        Integer by = Words.argument(text, "by");
        if (by != null) {
            return new KnownApi.Callback.By(by, false);
        }
        Integer here = Words.argument(text, "here");
        if (here != null) {
            return new KnownApi.Callback.By(here, true);
        }
        Integer moved = Words.argument(text, "moved");
        if (moved != null) {
            return new KnownApi.Callback.MovedTo(moved);
        }
        Carrier carrier = Words.carrier(text);
        if (carrier != null) {
            return new KnownApi.Callback.On(carrier);
        }
        throw new BadLine("unknown callback '" + text
                + "'; use here, stored, stage, pipeline, by(this), by(0), here(this), moved(0), or a carrier");
    }
}
