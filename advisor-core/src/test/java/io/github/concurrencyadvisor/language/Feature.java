package io.github.concurrencyadvisor.language;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The row of {@code docs/language-features.md} that a test proves. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Feature {

    /** The feature as the row names it. */
    String value();

    /** What becomes of it where class files are there. */
    Handling classes() default Handling.FOLLOWED;

    /** What becomes of it from source alone. */
    Handling source() default Handling.FOLLOWED;
}
