package io.github.concurrencyadvisor.model;

/** What a class or method was read from. */
public enum Origin {
    /** Source and class file, joined. */
    SOURCE_AND_CLASS,
    /** Class file alone: generated code, a dependency, or source that could not be parsed. */
    CLASS_ONLY,
    /** Source alone: not compiled, or compiled before its last change. Verdicts from it have lower confidence. */
    SOURCE_ONLY
}
