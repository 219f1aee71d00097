package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contexts file: a method that a framework calls on a carrier of its choice when a project overrides it.
 *
 * @param owner internal name of the framework's class or interface
 * @param method the method's name
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
    public KnownContext {
        parameters = parameters == null ? null : List.copyOf(parameters);
    }

    /** The method in a sentence: {@code Servlet.service}. */
    public String display() {
        return owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.') + "." + method;
    }
}
