package io.github.concurrencyadvisor.facts;

/** What kind of value follows in a file of facts; their order is part of its form. */
enum ValueTag {
    UNKNOWN,
    THIS,
    PARAMETER,
    CREATED,
    RESULT,
    FIELD,
    FUNCTION,
    ONE_OF,
    NULL,
    TEXT,
    INT,
    LONG,
    FLOAT,
    DOUBLE
}
