package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import org.jspecify.annotations.Nullable;

/**
 * A pool of threads, by the place that makes it.
 *
 * @param in the method that makes it
 * @param made the call that hands it out
 * @param core so many threads are started before tasks queue, or null where that is not constant
 * @param most so many threads at most, {@link AtOnce#NO_END} for as many as are asked for, or null where it is not constant
 * @param room so many tasks fit into its queue, {@link AtOnce#NO_END} for any number, or null where that is not known
 * @param sized whether the code states how many threads it has at most, be it by a variable
 * @param perCore whether that is as many as the machine has cores
 * @param asksForMore whether the code asks for more threads at most than are started before tasks queue, be they variables
 */
public record Pool(
        MethodFacts in,
        Call made,
        Carrier carrier,
        @Nullable Long core,
        @Nullable Long most,
        @Nullable Long room,
        boolean sized,
        boolean perCore,
        boolean asksForMore) {

    /** The same, made by that call. */
    Pool by(Call maker) {
        return new Pool(in, maker, carrier, core, most, room, sized, perCore, asksForMore);
    }

    /** Whether it starts a thread for each task that finds none free. */
    public boolean isEndless() {
        return most != null && most >= Integer.MAX_VALUE && (room == null || room == 0);
    }
}
