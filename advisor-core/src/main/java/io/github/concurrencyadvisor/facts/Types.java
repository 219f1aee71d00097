package io.github.concurrencyadvisor.facts;

import java.util.List;

/** Types that are named everywhere. */
final class Types {

    static final Ty.Ref OBJECT = new Ty.Ref("java/lang/Object", List.of());
    static final Ty.Ref STRING = new Ty.Ref("java/lang/String", List.of());
    static final Ty.Prim VOID = new Ty.Prim('V');
    static final Ty.Prim BOOLEAN = new Ty.Prim('Z');
    static final Ty.Prim INT = new Ty.Prim('I');

    private Types() {}
}
