package io.github.concurrencyadvisor.demos.costs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Profile} as a JSON file.
 *
 * <pre>
 * {"format": "concurrency-advisor-profile-1", "java": 25, "os": "Linux amd64", "cores": 2,
 *  "foreignShare": 0.02, "control": 1.01, "constants": {"poolRunMicros": 41.1, ...}, "absent": {"virtualRunMicros": "why"}}
 * </pre>
 *
 * The format comes first; constants stand in the order of {@link Constant}; {@code foreignShare} is left out where it is not
 * known. The same profile gives the same bytes.
 */
public final class ProfileFile {

    private static final String FORMAT = "concurrency-advisor-profile-1";

    private ProfileFile() {}

    /** The file could be read but is not a profile. The message says where: file, line, what is wrong. */
    public static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1;

        DamagedException(Path file, int line, @Nullable String what) {
            super(file + ":" + line + ": " + what);
        }
    }

    /** Writes the profile, over what is there. */
    public static void write(Profile profile, Path file) throws IOException {
        Files.writeString(file, json(profile), UTF_8);
    }

    static String json(Profile profile) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("java", profile.java());
            json.writeStringField("os", profile.os());
            json.writeNumberField("cores", profile.cores());
            if (profile.foreignShare().isPresent()) {
                json.writeNumberField("foreignShare", profile.foreignShare().getAsDouble());
            }
            json.writeNumberField("control", profile.control());
            json.writeObjectFieldStart("constants");
            for (Map.Entry<Constant, Double> entry : profile.values().entrySet()) {
                json.writeNumberField(entry.getKey().jsonName(), entry.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("absent");
            for (Map.Entry<Constant, String> entry : profile.absent().entrySet()) {
                json.writeStringField(entry.getKey().jsonName(), entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DamagedException if the file is not a profile, or is one of another version
     */
    public static Profile read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file, UTF_8);
                JsonParser json =
                        new JsonFactory().createParser(text).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            return new Reading(file, json).profile();
        } catch (JsonParseException e) {
            throw new DamagedException(file, e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw new DamagedException(file, 1, "not text in UTF-8");
        }
    }

    /** The state of one reading. */
    private static final class Reading {
        private final Path file;
        private final JsonParser json;
        private final Map<Constant, Double> values = new EnumMap<>(Constant.class);
        private final Map<Constant, String> absent = new EnumMap<>(Constant.class);
        private Optional<String> os = Optional.empty();
        private int java;
        private int cores;
        private OptionalDouble foreignShare = OptionalDouble.empty();
        private double control;

        Reading(Path file, JsonParser json) {
            this.file = file;
            this.json = json;
        }

        Profile profile() throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT
                    || !"format".equals(json.nextFieldName())
                    || !FORMAT.equals(json.nextTextValue())) {
                throw damaged("not a profile: it does not begin with {\"format\": \"" + FORMAT + "\"");
            }
            for (String field = nextField(); field != null; field = nextField()) {
                json.nextToken();
                field(field);
            }
            Profile profile = whole();
            if (json.nextToken() != null) {
                throw damaged("something follows the profile");
            }
            return profile;
        }

        private Profile whole() throws DamagedException {
            try {
                return new Profile(java, os.orElse("unknown"), cores, foreignShare, control, values, absent);
            } catch (IllegalArgumentException e) {
                throw damaged(e.getMessage());
            }
        }

        private void field(String name) throws IOException {
            switch (name) {
                case "java" -> java = integer(name);
                case "os" -> os = Optional.of(string(name));
                case "cores" -> cores = integer(name);
                case "foreignShare" -> foreignShare = OptionalDouble.of(number(name));
                case "control" -> control = number(name);
                case "constants" -> {
                    for (Constant constant = nextConstant(name); constant != null; constant = nextConstant(null)) {
                        json.nextToken();
                        values.put(constant, number(constant.jsonName()));
                    }
                }
                case "absent" -> {
                    for (Constant constant = nextConstant(name); constant != null; constant = nextConstant(null)) {
                        json.nextToken();
                        absent.put(constant, string(constant.jsonName()));
                    }
                }
                default -> throw damaged("there is no field '" + name + "' in a profile");
            }
        }

        /** The next constant named in an object, or null at its end; {@code opens} names the object where it begins here. */
        private @Nullable Constant nextConstant(@Nullable String opens) throws IOException {
            if (opens != null && json.currentToken() != JsonToken.START_OBJECT) {
                throw damaged(opens + " is not an object");
            }
            String name = nextField();
            return name == null
                    ? null
                    : Constant.ofJsonName(name).orElseThrow(() -> damaged("there is no constant '" + name + "'"));
        }

        private @Nullable String nextField() throws IOException {
            return json.nextToken() == JsonToken.FIELD_NAME ? json.currentName() : null;
        }

        private int integer(String name) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw damaged(name + " is not a whole number");
            }
            try {
                return json.getIntValue();
            } catch (IOException e) { // too large
                throw damaged(name + " is too large");
            }
        }

        private double number(String name) throws IOException {
            if (!json.currentToken().isNumeric()) {
                throw damaged(name + " is not a number");
            }
            double value = json.getDoubleValue();
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw damaged(name + " cannot be " + json.getText());
            }
            return value;
        }

        private String string(String name) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw damaged(name + " is not text");
            }
            return json.getText();
        }

        private DamagedException damaged(@Nullable String what) {
            return new DamagedException(file, json.currentLocation().getLineNr(), what);
        }
    }
}
