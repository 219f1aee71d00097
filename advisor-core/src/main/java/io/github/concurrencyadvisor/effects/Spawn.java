package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A site: a place where code chooses a carrier.
 *
 * @param in the method that holds the place
 * @param call the call that hands the work over; null where a framework calls {@code entry} by itself
 * @param entry the method that the carrier runs first
 * @param carrier what runs it
 * @param because why it runs there, for a reader: "CompletableFuture.supplyAsync", "overrides ChannelInboundHandler.channelRead"
 * @param believed whether only names say that the carrier runs it
 * @param effects what runs there; each path starts with the call that hands it over, or in {@code entry} where there is none
 */
public record Spawn(
        MethodId in,
        @Nullable Call call,
        MethodId entry,
        Carrier carrier,
        String because,
        boolean believed,
        Map<Effect, Evidence> effects) {}
