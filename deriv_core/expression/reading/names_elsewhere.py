"""Names that other books and programs have and the closed table has not, with what to say of each."""

from __future__ import annotations

#: Names that ask for something else than a function, and what they ask for.
ASKED = {
    **dict.fromkeys(("diff", "differentiate", "derivative", "deriv"), "a derivative"),
    **dict.fromkeys(("int", "integral", "integrate"), "an integral"),
    **dict.fromkeys(("lim", "limit"), "a limit"),
    **dict.fromkeys(("sum", "summation"), "a sum"),
    **dict.fromkeys(("prod", "product"), "a product"),
    **dict.fromkeys(("solve", "roots", "solution"), "the solutions of an equation"),
    **dict.fromkeys(("plot", "graph"), "a picture"),
}

#: Names that have another one here, or none: what to type instead.
INSTEAD = {
    "and": "Join two conditions as in piecewise(w if 0 < w and w < 1, 2 otherwise).",
    "arc": "Write the inverse function as one word, such as arcsin(x).",
    **{f"arg{name}": f"Did you mean ar{name}?" for name in ("sinh", "cosh", "tanh", "coth")},
    **dict.fromkeys(("ei", "si", "ci", "li", "lambertw"), "No formula of this page equals it."),
    "cube": "Type x^3 with what stands in it.",
    "cuberoot": "Did you mean cbrt?",
    **dict.fromkeys(("deg", "degrees", "degree"), "Angles are in radians: multiply by 180/pi or pi/180."),
    **dict.fromkeys(("erfi", "erfinv"), "No formula of this page equals it."),
    **dict.fromkeys(("factorial", "fact"), "Write the product out."),
    "hypot": "Type sqrt(x^2 + 1) with what stands in it.",
    **dict.fromkeys(
        ("inf", "infinity"), "Infinity is not a number a function can use: type one such as 1/w."
    ),
    "logb": "Type log_2(x) or log(x, 2).",
    "nan": "Type a function such as w^2.",
    **dict.fromkeys(("normcdf", "normalcdf"), "Type (1 + erf(x/sqrt(2)))/2."),
    "or": "Write one case for each, with a comma between them.",
    "rem": "Type mod(x, 3).",
    "square": "Type x^2 with what stands in it.",
    "squareroot": "Did you mean sqrt?",
    "surd": "Did you mean root(x, 3)?",
    **dict.fromkeys(("trunc", "fix"), "Type sign(x)*floor(abs(x))."),
}
