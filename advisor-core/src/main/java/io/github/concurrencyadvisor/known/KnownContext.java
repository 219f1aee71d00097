package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contexts file: a method that a framework calls on a carrier of its choice when a project overrides it.
 *
 * <p>A line about {@code Type#*(…)} is about every public method of that shape in a class of the type, as of a service whose methods
 * are the project's own.
 *
 * <p>A line about {@code Type#return} is about every method that returns the type, whatever it overrides: a keyword is no
 * method's name.
 *
 * @param owner internal name of the framework's class or interface
 * @param method the method's name, {@link #ANY} or {@link #RETURN}
 * @param parameters simple erased names of the parameter types, or null for all overloads
 * @param carrier what runs it
 * @param atOnce how many calls are under way at most, unless configured otherwise; {@link AtOnce#NO_END} where nothing bounds
 *     them; 0 where the line does not say
 * @param reason why; never blank
 * @param line {@code file:line} of the contexts file
 */
public record KnownContext(
        String owner,
        String method,
        @Nullable List<String> parameters,
        Carrier carrier,
        long atOnce,
        String reason,
        String line) {

    /** Stands in place of a method's name for the methods that return the type. */
    public static final String RETURN = "return";

    /** Stands in place of a method's name for all that have the parameters. */
    public static final String ANY = "*";

    public KnownContext {
        parameters = parameters == null ? null : List.copyOf(parameters);
    }

    /** The type in a sentence: {@code Mono}. */
    public String ofType() {
        return owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
    }

    /** The method in a sentence: {@code Servlet.service}. */
    public String display() {
        return ofType() + "." + method;
    }
}
