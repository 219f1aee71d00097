package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.AnnotationNames;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import java.util.List;
import java.util.Set;

/**
 * One line of an annotations file: what an annotation says of the methods that have it.
 *
 * @param type internal name of the annotation
 * @param element the line is only for annotations with this element {@code true}; empty where it is for all
 * @param results the line is only for methods that return one of these types, by simple name; empty where it is for all
 * @param reason why; never blank
 * @param line {@code file:line} of the annotations file
 */
public record KnownAnnotation(
        String type, String element, Set<String> results, Meaning meaning, String reason, String line) {

    public KnownAnnotation {
        results = Set.copyOf(results);
    }

    /** How facts name the annotations that the line is about. */
    String nameInFacts() {
        return element.isEmpty() ? type : AnnotationNames.with(type, element);
    }

    /** The annotation as a reader of the source knows it: {@code @Async}. */
    public String display() {
        return "@" + type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1);
    }

    /** The line as one about a method that has the annotation. */
    public KnownApi about(MethodId method, Meaning.OfCall meaning) {
        return new KnownApi(
                method.owner(),
                method.name(),
                null,
                meaning.occurrences(),
                KnownApi.Yield.Plain.NOTHING,
                List.of(),
                meaning.speed(),
                null,
                reason,
                line);
    }

    /** What an annotation says. */
    public sealed interface Meaning {

        /** What runs the method. */
        sealed interface OfCarrier extends Meaning {
            Carrier carrier();

            /** How many calls are under way at most, as {@link KnownContext#atOnce} has it; 0 where the line does not say. */
            long atOnce();
        }

        /** A framework calls the method, on this carrier. */
        record CalledOn(Carrier carrier, long atOnce) implements OfCarrier {}

        /** Where a framework calls the method, it is on this carrier, whatever else says otherwise. */
        record MovedTo(Carrier carrier, long atOnce) implements OfCarrier {}

        /** A call by another object returns at once, and this carrier runs the method. */
        record HandedTo(Carrier carrier, long atOnce) implements OfCarrier {}

        /** A container calls the method for what it returns, and gives that to whoever asks for its type. */
        record Provides() implements Meaning {}

        /** What a call does. */
        sealed interface OfCall extends Meaning {
            List<KnownApi.Occurrence> occurrences();

            Speed speed();
        }

        /** What a call of an abstract method does: a framework implements it. */
        record Does(List<KnownApi.Occurrence> occurrences, Speed speed) implements OfCall {
            public Does {
                occurrences = List.copyOf(occurrences);
            }
        }

        /** What a call does as far as the method's code does not show it. */
        record Promises(List<KnownApi.Occurrence> occurrences, Speed speed) implements OfCall {
            public Promises {
                occurrences = List.copyOf(occurrences);
            }
        }
    }
}
