package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Speed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a known-API file: what a method or field of the JDK or of a library does to the thread that uses it.
 *
 * @param owner internal name of the class, or of a package with a closing slash for a package's default ({@code java/util/})
 * @param member method name, {@code <init>}, a field's name, or {@code *} for every method of the class or package
 * @param parameters simple erased names of the parameter types, or null where the line speaks for all overloads
 * @param occurrences what running it does, in the order of the line; empty for NONE
 * @param yields what the returned, constructed or read object stands for
 * @param callbacks what becomes of each functional argument; as long as {@code parameters}, or one for all where that is null
 * @param speed how long each wait lasts, where no argument says
 * @param lasting the argument that says how long the wait lasts, or null
 * @param reason why the line is true; never blank
 * @param line {@code file:line} of the known-API file
 */
public record KnownApi(
        String owner,
        String member,
        @Nullable List<String> parameters,
        List<Occurrence> occurrences,
        Yield yields,
        List<Callback> callbacks,
        Speed speed,
        @Nullable Lasting lasting,
        String reason,
        String line) {

    public KnownApi {
        parameters = parameters == null ? null : List.copyOf(parameters);
        occurrences = List.copyOf(occurrences);
        callbacks = List.copyOf(callbacks);
    }

    /** Whether it speaks for a whole class or package, rather than for this member. */
    public boolean isDefault() {
        return member.equals("*");
    }

    /** What becomes of the argument at the index, should it be a function. */
    public Callback callback(int argument) {
        if (parameters == null) {
            return callbacks.isEmpty() ? Callback.Plain.HERE : callbacks.get(0);
        }
        return argument >= 0 && argument < callbacks.size() ? callbacks.get(argument) : Callback.Plain.HERE;
    }

    /**
     * How long a call waits, by what it is given.
     *
     * @param upperBound whether the wait may end sooner, as that for a result does
     */
    public record Lasting(Yield.Time time, boolean upperBound) {}

    /** One effect of a method. */
    public sealed interface Occurrence {

        /**
         * The effect itself.
         *
         * @param minor whether it happens rarely or at start-up only, so that it never decides a verdict: entropy, logging
         * @param heavy for {@link Effect#COMPUTE}: whether one call alone takes milliseconds, as key derivation does; else the
         *     cost grows with the input
         */
        record Of(Effect effect, boolean minor, boolean heavy) implements Occurrence {}

        /**
         * Whatever the stream behind an object does: nothing for memory, FILE over a file.
         *
         * @param argument index of the argument that is the stream; -1 for the receiver
         */
        record StreamOf(int argument) implements Occurrence {}

        /**
         * Another method of the receiver, one without parameters, as a framework's class calls what its subclasses implement.
         *
         * @param method its name
         */
        record Runs(String method) implements Occurrence {}

        /** What happens to a permit of the receiver: of a semaphore or, where the call also waits for one, of a lock. */
        enum Permit implements Occurrence {
            /** Goes on only when it has got one. */
            ACQUIRE,
            RELEASE
        }

        /** What becomes of something that lives until it is told to end: a pool's threads. */
        enum Lifetime implements Occurrence {
            /** What the call hands out lives until it is closed. */
            OPEN,
            /** Ends the receiver. */
            CLOSE
        }

        /** What makes a wait easier to bear, for whoever asks how it harms. */
        enum Wait implements Occurrence {
            /** It is over before a person notices: a question rather than a transfer. */
            BRIEF,
            /** On the user interface's thread, it goes on serving events. */
            SERVING
        }

        /** What a wait that is rare and short is for, where rules speak of it. */
        enum Source implements Occurrence {
            /** Random bytes of the system, which is asked for them in a file. */
            ENTROPY
        }

        /**
         * How large the receiver, a pool, is made.
         *
         * @param amount how much
         */
        record Size(Of of, Amount amount) implements Occurrence {

            /** Which of a pool's sizes. */
            public enum Of {
                /** So many threads are started before tasks queue. */
                CORE,
                /** So many threads at most. */
                MOST,
                /** So many tasks fit into its queue. */
                ROOM
            }
        }

        /** What becomes of what a process writes. */
        enum Pipe implements Occurrence {
            /** It goes where it needs no reader, or both of its outputs go into one. */
            REDIRECT
        }
    }

    /** A number that a line states or that an argument is. */
    public sealed interface Amount {

        record Fixed(long number) implements Amount {}

        /**
         * The argument at the index.
         *
         * @param argument from 0
         */
        record Given(int argument) implements Amount {}

        /** As many as are asked for. */
        enum Endless implements Amount {
            MANY
        }
    }

    /** What an object that comes out of a call stands for. */
    public sealed interface Yield {

        /** Yields that carry nothing but their kind. */
        enum Plain implements Yield {
            NOTHING,
            /** A stream, channel or handle on memory: using it does not wait. */
            MEMORY,
            /** Holds an object for each thread that uses it. */
            PER_THREAD,
            /** A future that is done when it is handed out. */
            READY,
            /** Says that futures are done, or is done when all of them are: the receiver, or those it was made of. */
            DONE,
            /** An executor that runs what it is given on the thread that gives it. */
            CALLER,
            /** As many as the machine has cores. */
            CORES
        }

        /** A stream, channel or handle whose use has the effect. */
        record Resource(Effect effect) implements Yield {}

        /**
         * An object that stands for what an argument stands for: a wrapper, or the next step of a fluent chain.
         *
         * @param argument index of the argument; -1 for the receiver
         */
        record Wraps(int argument) implements Yield {}

        /**
         * An executor, scheduler or stream that runs what it is given on the carrier.
         *
         * @param threads how many at most, or null where that is not said
         * @param filling how it comes to that many, or null where all of them work before a task has to wait
         */
        record RunsOn(
                Carrier carrier,
                @Nullable Amount threads,
                @Nullable Filling filling) implements Yield {
            public RunsOn(Carrier carrier, @Nullable Amount threads) {
                this(carrier, threads, null);
            }
        }

        /**
         * A pool that starts threads beyond its core only when its queue is full.
         *
         * @param queue the argument that is the queue, else how many tasks it has room for
         */
        record Filling(Amount core, Amount queue) {}

        /** A queue with room for so many. */
        record Queue(Amount room) implements Yield {}

        /** A semaphore. */
        record Permits(Amount permits) implements Yield {}

        /**
         * A length of time: {@code number} times {@code unit}. An object that is a length of time itself, as a unit is, stands
         * for itself.
         *
         * @param unit an argument that is a length of time; where its index is -1, the receiver
         */
        record Time(Amount number, Amount unit) implements Yield {}
    }

    /** What a method does with a function that it is given. */
    public sealed interface Callback {

        /** Callbacks that carry nothing but their kind. */
        enum Plain implements Callback {
            /** Called on the caller's thread before the method returns. */
            HERE,
            /** Kept; when and where it runs is not the caller's matter. */
            STORED,
            /** Kept, and run by whatever thread completes what comes before it. */
            STAGE,
            /** Run as a step of a reactive pipeline: on the thread that the pipeline was moved to, else on the event loop. */
            IN_PIPELINE
        }

        /** Run on the carrier. */
        record On(Carrier carrier) implements Callback {}

        /**
         * Run by another object that the call names.
         *
         * @param argument index of the argument that is the executor; -1 for the receiver
         * @param otherwiseHere whether it runs on the caller's thread where that object stands for no carrier (a sequential
         *     stream), rather than on an unknown one (an executor from elsewhere)
         */
        record By(int argument, boolean otherwiseHere) implements Callback {}

        /**
         * Called here if it is a function; what the framework calls of the object, it calls on an executor that comes with it.
         *
         * @param argument index of the argument that is the executor or names it; -1 for the receiver, a builder that is told of it
         *     before or after
         */
        record MovedTo(int argument) implements Callback {}
    }
}
