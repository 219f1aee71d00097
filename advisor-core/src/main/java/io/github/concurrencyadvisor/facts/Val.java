package io.github.concurrencyadvisor.facts;

/**
 * What an expression is.
 *
 * @param isType whether the expression names a type rather than a value
 */
record Val(Ty type, Src source, boolean isType) {

    static final Val UNKNOWN = new Val(Ty.Special.UNKNOWN, Src.UNKNOWN, false);

    static Val of(Ty type, Src source) {
        return new Val(type, source, false);
    }

    static Val of(Ty type) {
        return new Val(type, Src.UNKNOWN, false);
    }

    static Val named(Ty type) {
        return new Val(type, Src.UNKNOWN, true);
    }
}
