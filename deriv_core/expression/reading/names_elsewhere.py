"""Names that other books and programs have and the closed table has not, with what to say of each."""

from __future__ import annotations

from deriv_core.words import Message

#: Names that ask for something else than a function, and what they ask for.
ASKED = {
    **dict.fromkeys(("diff", "differentiate", "derivative", "deriv"), "derivative"),
    **dict.fromkeys(("int", "integral", "integrate"), "integral"),
    **dict.fromkeys(("lim", "limit"), "limit"),
    **dict.fromkeys(("sum", "summation"), "sum"),
    **dict.fromkeys(("prod", "product"), "product"),
    **dict.fromkeys(("solve", "roots", "solution"), "solutions"),
    **dict.fromkeys(("plot", "graph"), "picture"),
}

#: Names that have another one here, or none: what to type instead.
INSTEAD = {
    "and": Message("reading-join-two-conditions-piecewise-w"),
    "arc": Message("reading-write-inverse-function-one-word"),
    **{
        f"arg{name}": Message("reading-did-you-mean-ar", name=name)
        for name in ("sinh", "cosh", "tanh", "coth")
    },
    **dict.fromkeys(("ei", "si", "ci", "li", "lambertw"), Message("reading-no-formula-page-equals")),
    "cube": Message("reading-type-x-3-with-what"),
    "cuberoot": Message("reading-did-you-mean-cbrt"),
    **dict.fromkeys(("deg", "degrees", "degree"), Message("reading-angles-radians-multiply-by-180")),
    **dict.fromkeys(("erfi", "erfinv"), Message("reading-no-formula-page-equals")),
    **dict.fromkeys(("factorial", "fact"), Message("reading-write-product-out")),
    "hypot": Message("reading-type-sqrt-x-2-1"),
    **dict.fromkeys(("inf", "infinity"), Message("reading-infinity-type-such-as")),
    "logb": Message("reading-type-log-2-x-or"),
    "nan": Message("reading-type-function-such-w-2"),
    **dict.fromkeys(("normcdf", "normalcdf"), Message("reading-type-1-erf-x-sqrt")),
    "or": Message("reading-write-one-case-for-each"),
    "rem": Message("reading-type-mod-x-3"),
    "square": Message("reading-type-x-2-with-what"),
    "squareroot": Message("reading-did-you-mean-sqrt"),
    "surd": Message("reading-did-you-mean-root-x"),
    **dict.fromkeys(("trunc", "fix"), Message("reading-type-sign-x-floor-abs")),
}
