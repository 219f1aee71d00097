package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a method is known to be, so that the advisor's verdict on it can be compared. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Shape {

    Workload workload();

    /** What the rule recommends for it. */
    Model model();

    /** The advisor's words for workloads. */
    enum Workload {
        CPU_BOUND,
        IO_BOUND,
        MIXED
    }
}
