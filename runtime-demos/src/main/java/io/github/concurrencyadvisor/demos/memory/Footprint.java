package io.github.concurrencyadvisor.demos.memory;

import io.github.concurrencyadvisor.demos.measure.Model;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What so many waiting connections took of the JVM that held them.
 *
 * @param name the way of waiting
 * @param model the model that it stands for
 * @param connections all waiting at the same time; as many as were asked for, or as there are file descriptors for
 * @param kilobytes of memory that each added to the process: its resident set at the peak, less what it was before, divided
 *     by the connections; empty where the system does not tell (it does on Linux)
 * @param threads platform threads at the peak, those of the JVM itself included
 * @param failure why there is no measurement; empty if there is one
 */
public record Footprint(
        String name, Model model, int connections, OptionalDouble kilobytes, int threads, Optional<String> failure) {}
