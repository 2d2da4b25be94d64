"""The topics: for each of five levels the shapes that take turns.

Level 1 is about one fact, 2 about one rule, 3 about two rules, 4 about three layers, and in 5 a derivative is
used: at a point, or to find one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from deriv_core.practice.exercises.shape import Asked, Shape, shape

HIGHEST_LEVEL = 5

_A = (2, 3, 4, 5, 6, 7)
_B = (1, 2, 3, 4, 5, 6, 7, -1, -2, -3, -4, -5, -6, -7)
_C = (2, 3, 4, 5, 6, 7, 8, 9, -2, -3, -4, -5, -6, -7, -8, -9)
_N = (3, 4, 5, 6, 7, 8)
_P = (2, 3, 4, 5)
_BIG = tuple(range(2, 13))
_FROM_0 = ("0",)
_TURNS = ("0", "pi", "pi/2", "pi/3", "pi/6", "-pi/2", "2pi/3")

Levels = tuple[tuple[Shape, ...], ...]

_PICTURE: Levels = (
    (
        shape("{a}x/2 + {b}", Asked.PICTURE, a=(3, 5, -3, -5), b=_B),
        shape("{b} - {a}x", Asked.PICTURE, a=(2, 3, 4), b=_B),
        shape("{a}(x + {b})", Asked.PICTURE, a=(2, 3, -2, -3), b=_B),
    ),
    (
        shape("x^2/{a} + {b}", Asked.PICTURE, a=(2, 4, 8), b=_B),
        shape("{b} - x^2/{a}", Asked.PICTURE, a=(2, 4, 8), b=_B),
        shape("{c} + {b}x - x^2/{a}", Asked.PICTURE, a=(2, 4), b=(2, 3, -2, -3), c=_B),
    ),
    (
        shape("(x + {b})^2/{a}", Asked.PICTURE, a=(2, 4), b=_C),
        shape("{c} - (x + {b})^2/{a}", Asked.PICTURE, a=(2, 4), b=_B, c=_C),
        shape("x({b} - x)/{a}", Asked.PICTURE, a=(2, 4), b=_C),
    ),
    (
        shape("x^3/{a} + {b}x + {c}", Asked.PICTURE, a=(3, 6, 12), b=_C, c=_B),
        shape("{c} + {b}x - x^3/{a}", Asked.PICTURE, a=(3, 6, 12), b=_C, c=_B),
        shape("{a}/(x + {b})", Asked.PICTURE, a=_A, b=_B),
    ),
    (
        shape("x^4/{a} + {b}x + {c}", Asked.PICTURE, a=(4, 8, 16), b=_C, c=_B),
        shape("{c} + {b}x - x^4/{a}", Asked.PICTURE, a=(4, 8, 16), b=_C, c=_B),
        shape("{a}/(x^2 + {c}) + {b}x", Asked.PICTURE, a=(2, 4, 6, 8), b=_C, c=(1, 3, 5)),
    ),
)
_QUOTIENT_BY_HAND: Levels = (
    (
        shape("x^2 + {b}", Asked.QUOTIENT, b=_B),
        shape("{a}x^2", Asked.QUOTIENT, a=_BIG),
        shape("{b} - x^2", Asked.QUOTIENT, b=_B),
    ),
    (
        shape("x^2 + {b}x", Asked.QUOTIENT, b=_C),
        shape("{a}x^2 + {b}", Asked.QUOTIENT, a=_A, b=_B),
        shape("{b}x - x^2", Asked.QUOTIENT, b=_C),
    ),
    (
        shape("{a}x^2 + {b}x + {c}", Asked.QUOTIENT, a=_A, b=_C, c=_C),
        shape("x^3 + {b}", Asked.QUOTIENT, b=_B),
        shape("(x + {b})^2", Asked.QUOTIENT, b=_B),
    ),
    (
        shape("{a}/x", Asked.QUOTIENT, a=_BIG),
        shape("{a}/(x + {b})", Asked.QUOTIENT, a=_A, b=_B),
        shape("{b} - {a}/x", Asked.QUOTIENT, a=_A, b=_B),
    ),
    (
        shape("x^3 + {b}x", Asked.QUOTIENT, b=_C),
        shape("{c} + {a}/x", Asked.QUOTIENT, a=_A, c=_C),
        shape("(x + {b})(x + {c})", Asked.QUOTIENT, b=_B, c=_C),
    ),
)
_FIRST_PRINCIPLES: Levels = (
    (
        shape("{a}x + {b}", Asked.SECANT, a=_C, b=_B),
        shape("x^2 + {b}", Asked.SECANT, b=_B),
        shape("{b} - x^2", Asked.SECANT, b=_B),
    ),
    (
        shape("{a}x^2", Asked.SECANT, a=_BIG),
        shape("x^2 + {b}x", Asked.SECANT, b=_C),
        shape("{b}x - x^2", Asked.SECANT, b=_C),
    ),
    (
        shape("{a}x^2 + {b}x", Asked.SECANT, a=_A, b=_C),
        shape("{a}x^2 + {b}x + {c}", Asked.SECANT, a=_A, b=_C, c=_C),
        shape("(x + {b})^2", Asked.SECANT, b=_B),
    ),
    (
        shape("{a}/x", Asked.SECANT, a=_BIG),
        shape("{a}/(x + {b})", Asked.SECANT, a=_A, b=_B),
        shape("x^3 + {b}", Asked.SECANT, b=_B),
    ),
    (
        shape("x^3 + {b}x", Asked.SECANT, b=_C),
        shape("{b}x + {a}/x", Asked.SECANT, a=_A, b=_C),
        shape("{a}/x^2", Asked.SECANT, a=_BIG),
    ),
)
_POWER: Levels = (
    (
        shape("x^{n} + {b}", n=_N, b=_B),
        shape("{a}x + {b}", a=_C, b=_B),
        shape("{b} - x^{n}", n=_N, b=_B),
    ),
    (
        shape("{a}x^{n}", a=_C, n=_N),
        shape("x^{n}/{a}", a=_BIG, n=_N),
        shape("{a}/x^{n}", a=_C, n=_N),
    ),
    (
        shape("{a}x^{n} + {b}x", a=_C, n=_N, b=_C),
        shape("{a}x^{n} + {b}x^{m} + {c}", a=_A, n=(5, 6, 7), m=(3, 4), b=_C, c=_B),
        shape("{a}x^{n} + {b}/x", a=_A, n=_N, b=_C),
    ),
    (
        shape("{a}x^{n} + {b}sqrt(x) + {c}", a=_A, n=_N, b=_C, c=_B),
        shape("{a}x^{n} + {b}/x^{m} + {c}x", a=_A, n=(4, 5, 6), m=(2, 3), b=_C, c=_C),
        shape("x^{n}/{a} + {b}cbrt(x)", a=_A, n=_N, b=_C),
    ),
    (
        shape("{a}x^2 + {b}x + {c}", Asked.WHERE, a=_A, b=_C, c=_B),
        shape("x^3 + {b}x + {c}", Asked.SLOPE, b=_C, c=_B),
        shape("{a}x^{n} + {b}/x", Asked.SLOPE, a=_A, n=(3, 4), b=_C),
    ),
)
_PRODUCT: Levels = (
    (
        shape("x^{n} sin(x)", n=_BIG),
        shape("x^{n} ln(x)", n=_BIG),
        shape("x^{n} cos(x)", n=_BIG),
    ),
    (
        shape("(x^2 + {b}) sin(x)", b=_B),
        shape("(x^{n} + {b}) cos(x)", n=_N, b=_B),
        shape("(x^{n} + {b}) ln(x)", n=_N, b=_B),
    ),
    (
        shape("{a}x^{n} sin(x) + {b}x", a=_A, n=_N, b=_C),
        shape("(x^{n} + {b}x) ln(x)", n=_N, b=_C),
        shape("(x^{n} + {b})(e^x + {c})", n=_N, b=_B, c=_C),
    ),
    (
        shape("x^{n} sin({a}x)", n=_N, a=_A),
        shape("x^{n} cos({a}x)", n=_N, a=_A),
        shape("(x^2 + {b}) ln({a}x + {c})", a=_A, b=_A, c=_C),
    ),
    (
        shape("(x^2 + {b})(x^3 + {c})", Asked.SLOPE, b=_C, c=_C),
        shape("(x^2 + {b}x)(x^{n} + {c})", Asked.SLOPE, n=(3, 4), b=_C, c=_C),
        shape("(x + {b})(x^2 + {c})", Asked.TANGENT, b=_C, c=_C),
    ),
)
_QUOTIENT: Levels = (
    (
        shape("{a}/(x + {b})", a=_C, b=_B),
        shape("{a}/(x^2 + {b})", a=_C, b=_A),
        shape("{a}/({c}x + {b})", a=_A, b=_B, c=_C),
    ),
    (
        shape("x^2/(x + {b})", b=_C),
        shape("x^{n}/(x^2 + {b})", n=(3, 4, 5), b=_BIG),
        shape("(x^2 + {b})/(x + {c})", b=_C, c=_C),
    ),
    (
        shape("(x^2 + {b})/(x^3 + {c})", b=_C, c=_C),
        shape("(x^{n} + {b}x)/(x^2 + {c})", n=(3, 4, 5), b=_C, c=_A),
        shape("ln(x)/(x^{n} + {b})", n=(2, 3, 4), b=_C),
    ),
    (
        shape("sin({a}x)/(x^2 + {b})", a=_A, b=_BIG),
        shape("cos({a}x)/(x^2 + {b})", a=_A, b=_BIG),
        shape("(x^2 + {b})/(x + {c})^3", b=_C, c=_C),
    ),
    (
        shape("(x^2 + {b})/(x + {c})", Asked.SLOPE, b=_C, c=_C),
        shape("{a}x/(x^2 + {b})", Asked.SLOPE, a=_A, b=_BIG),
        shape("(x^2 + {b})/(x^2 + {c})", Asked.SLOPE, b=_C, c=_A),
    ),
)
_CHAIN: Levels = (
    (
        shape("({a}x + {b})^{n}", a=_A, b=_C, n=_N),
        shape("sin({a}x + {b})", a=_A, b=_B),
        shape("cos({a}x + {b})", a=_A, b=_B),
    ),
    (
        shape("sin({a}x^{n})", a=_A, n=_N),
        shape("(x^{m} + {b})^{n}", m=(2, 3, 4), b=_C, n=_N),
        shape("ln(x^{n} + {b})", n=(2, 3, 4, 5), b=_BIG),
        shape("sqrt({a}x^2 + {b})", a=_A, b=_BIG),
    ),
    (
        shape("x^{m} sin(x^{n})", m=(2, 3, 4, 5), n=_N),
        shape("{c}({a}x^{m} + {b})^{n}", a=_A, b=_C, c=_A, m=(2, 3), n=_N),
        shape("{a}cos(x^{n}) + {b}x", a=_A, b=_C, n=_N),
        shape("x^{m} ln(x^{n} + {b})", m=(2, 3), n=(2, 4), b=_BIG),
    ),
    (
        shape("sin(cos({a}x^{n}))", a=_A, n=_N),
        shape("sin({a}x^{m} + {b})^{n}", a=_A, b=_B, m=(2, 3), n=_N),
        shape("(sin(x^{m}) + {b})^{n}", b=_BIG, m=(2, 3), n=_N),
        shape("ln(sin(x^{n}) + {b})", b=_BIG, n=_N),
    ),
    (
        shape("({a}x + {b})^{n}", Asked.SLOPE, a=_A, b=_C, n=(3, 4)),
        shape("(x^2 + {b})^{n}", Asked.SLOPE, b=_C, n=(3, 4)),
        shape("{c}/({a}x + {b})^2", Asked.SLOPE, a=_A, b=_C, c=_C),
        shape("(x^3 + {b})^{n}", Asked.TANGENT, b=_C, n=(2, 3)),
    ),
)
_EXPONENTIAL: Levels = (
    (
        shape("{a}e^x + {b}x", a=_C, b=_C),
        shape("{a}ln(x) + {b}x^2", a=_C, b=_C),
        shape("{a}^x + x^{n}", a=_A, n=_N),
    ),
    (
        shape("e^({a}x) + {b}x", a=_C, b=_C),
        shape("ln({a}x + {b})", a=_A, b=_B),
        shape("e^({a}x + {b})", a=_C, b=_B),
    ),
    (
        shape("x^{n} e^({a}x)", a=_A, n=_N),
        shape("x^{n} ln(x) + {b}x", n=_N, b=_C),
        shape("{a}e^(x^{n})", a=_C, n=_N),
    ),
    (
        shape("ln(e^({a}x) + {b})", a=_A, b=_BIG),
        shape("sqrt(e^({a}x) + {b})", a=_A, b=_BIG),
        shape("ln(x^{n} + {b})^2", n=(3, 4, 5), b=_BIG),
    ),
    (
        shape("{a}e^({b}x) + {c}x", Asked.SLOPE, at=_FROM_0, a=_C, b=_C, c=_C),
        shape("{a}ln(x) + {b}x", Asked.WHERE, at=("1", "2", "3", "4", "1/2", "5", "6"), a=_C, b=_C),
        shape("({a}x + {b})e^({c}x)", Asked.SLOPE, at=_FROM_0, a=_A, b=_C, c=_C),
    ),
)
_TRIGONOMETRIC: Levels = (
    (
        shape("{a}sin(x) + {b}x", a=_C, b=_C),
        shape("{a}cos(x) + {b}x", a=_C, b=_C),
        shape("{a}tan(x) + {b}x", a=_C, b=_C),
    ),
    (
        shape("sin({a}x) + {b}x", a=_A, b=_C),
        shape("cos({a}x) + {b}x", a=_A, b=_C),
        shape("{a}sin(x) + {b}cos(x)", a=_C, b=_C),
    ),
    (
        shape("{b}sin({a}x^{n})", a=_A, b=_C, n=_N),
        shape("sin(x)^{n} + {b}x", b=_C, n=_N),
        shape("x^{n} cos({a}x)", a=_A, n=_N),
    ),
    (
        shape("sin({a}x)^{n}", a=_A, n=_N),
        shape("cos({a}x^2 + {b})^{n}", a=_A, b=_B, n=_N),
        shape("sin(cos({a}x) + {b}x)", a=_A, b=_C),
    ),
    (
        shape("{a}sin(x) + {b}x", Asked.SLOPE, at=_TURNS, a=_C, b=_C),
        shape("{a}sin(x) + {b}cos(x)", Asked.SLOPE, at=_TURNS, a=_C, b=_C),
        shape("sin({a}x) + {b}x^2", Asked.SLOPE, at=_FROM_0, a=_BIG, b=_C),
    ),
)
_INVERSE: Levels = (
    (
        shape("{a}asin(x) + {b}x", a=_C, b=_C),
        shape("{a}atan(x) + {b}x", a=_C, b=_C),
        shape("{a}acos(x) + {b}x", a=_C, b=_C),
    ),
    (
        shape("atan({a}x) + {b}x", a=_A, b=_C),
        shape("asin(x/{a}) + {b}x", a=_A, b=_C),
        shape("atan(x/{a}) + {b}x", a=_A, b=_C),
    ),
    (
        shape("x^{n} atan(x) + {b}x", n=_N, b=_C),
        shape("{b}atan(x^{n})", n=_N, b=_C),
        shape("x^{n} asin(x) + {b}x", n=_N, b=_C),
    ),
    (
        shape("atan({a}x^2 + {b})^{n}", a=_A, b=_B, n=_N),
        shape("ln(atan({a}x) + {b})", a=_A, b=_BIG),
        shape("sin({b}atan(x^{n}))", b=_A, n=_N),
    ),
    (
        shape("{a}atan(x) + {b}x", Asked.SLOPE, a=_C, b=_C),
        shape("{a}atan(x/{b}) + {c}x", Asked.SLOPE, a=_C, b=_P, c=_C),
        shape("{a}asin(x) + {b}x", Asked.SLOPE, at=("0", "3/5", "4/5", "-3/5", "-4/5"), a=_C, b=_C),
    ),
)
_PIECES: Levels = (
    (
        shape("{a}|x + {b}| + {c}x", Asked.SLOPE, a=_A, b=_B, c=_C),
        shape("max({a}x, {b})", Asked.SLOPE, a=_A, b=_C),
        shape("{c}x - {a}|x + {b}|", Asked.SLOPE, a=_A, b=_B, c=_C),
    ),
    (
        shape("|x^2 + {b}| + {c}x", Asked.SLOPE, b=(-1, -2, -3, -4, -5, -6, -7), c=_C),
        shape("max(x^2, {a}x + {b})", Asked.SLOPE, a=_C, b=_A),
        shape("x^2 + {a}|x + {b}|", Asked.SLOPE, a=_C, b=_B),
    ),
    (
        shape("x|x + {b}| + {c}x", Asked.SLOPE, b=_B, c=_C),
        shape("{a}x^2|x + {b}|", Asked.SLOPE, a=_C, b=_B),
        shape("|x + {b}|^3 + {c}x", Asked.SLOPE, b=_B, c=_C),
    ),
    (
        shape("({a}|x + {b}| + {c})^2", Asked.SLOPE, a=_A, b=_B, c=_C),
        shape("({a}|x + {b}| + {c}x)^2", Asked.SLOPE, a=_A, b=_B, c=_C),
        shape("|{a}x + {b}|^3/{c}", Asked.SLOPE, a=_A, b=_C, c=_A),
    ),
    (
        shape("|x + {b}| + {a}|x + {c}|", Asked.SLOPE, a=_A, b=_B, c=_C),
        shape("min(x^2, {a}) + {b}x", Asked.SLOPE, a=_A, b=_C),
        shape("{a}|x^2 + {b}| + {c}x", Asked.SLOPE, a=_A, b=(-1, -2, -3, -4, -5, -6, -7), c=_C),
    ),
)
_WHICH_RULE: Levels = (
    (
        shape("x^{n} + sin({a}x)", Asked.RULE, a=_A, n=_N),
        shape("{a}cos(x^{n})", Asked.RULE, a=_C, n=_N),
        shape("x^{n} ln(x)", Asked.RULE, n=_BIG),
        shape("sin(x^{n})", Asked.RULE, n=_BIG),
    ),
    (
        shape("x^{n} cos({a}x)", Asked.RULE, a=_A, n=_N),
        shape("({a}x + {b})^{n}", Asked.RULE, a=_A, b=_B, n=_N),
        shape("(x^{n} + {b})/(x + {c})", Asked.RULE, b=_B, c=_C, n=_N),
        shape("{a}sqrt(x) + {b}x^{n}", Asked.RULE, a=_C, b=_C, n=_N),
    ),
    (
        shape("ln(x^{n} + {b})", Asked.RULE, b=_BIG, n=_N),
        shape("x^{n} e^({a}x) + {b}", Asked.RULE, a=_A, b=_B, n=_N),
        shape("sin({a}x)/x^{n}", Asked.RULE, a=_A, n=_N),
        shape("{b}sin({a}x^{n})", Asked.RULE, a=_A, b=_C, n=_N),
    ),
    (
        shape("sin(x)^{n}", Asked.RULE, n=_BIG),
        shape("sin({a}x^{n}) ln(x)", Asked.RULE, a=_A, n=_N),
        shape("sqrt(sin(x)^{n} + {b})", Asked.RULE, b=_BIG, n=_N),
        shape("cos({a}x)^2 + sin({b}x)^{n}", Asked.RULE, a=_A, b=_A, n=_N),
    ),
    (
        shape("e^(x^{n} sin({a}x))", Asked.RULE, a=_A, n=_N),
        shape("(x^{n} + {b}) cos(ln(x))", Asked.RULE, b=_B, n=_N),
        shape("ln(x)/sin({a}x^{n})", Asked.RULE, a=_A, n=_N),
        shape("{b}(x^{n} + sin({a}x))", Asked.RULE, a=_A, b=_C, n=_N),
    ),
)
_NO_DERIVATIVE: Levels = (
    (
        shape("{a}|x + {b}| + {c}", Asked.NOWHERE, a=_C, b=_B, c=_B),
        shape("{a}/(x + {b})", Asked.NOWHERE, a=_C, b=_B),
        shape("|{a}x + {b}|", Asked.NOWHERE, a=_P, b=_C),
    ),
    (
        shape("|(x + {a})(x + {b})|", Asked.NOWHERE, a=_C, b=_B),
        shape("cbrt(x + {b}) + {c}x", Asked.NOWHERE, b=_B, c=_C),
        shape("(x + {a})^2 + {c}", Asked.NOWHERE, a=_B, c=_C),
    ),
    (
        shape("(x + {b})|x + {b}| + {c}x", Asked.NOWHERE, b=_B, c=_C),
        shape("max({a}x, x^2)", Asked.NOWHERE, a=_C),
        shape("{c}cbrt((x + {b})^2)", Asked.NOWHERE, b=_C, c=_C),
        shape("x|x + {b}| + {c}", Asked.NOWHERE, b=_C, c=_B),
    ),
    (
        shape("|x + {b}| + {a}/(x + {c})", Asked.NOWHERE, a=_C, b=_B, c=_C),
        shape("|x^3 + {b}x^2|", Asked.NOWHERE, b=_C),
        shape("ln|x + {b}| + {c}|x|", Asked.NOWHERE, b=_C, c=_C),
        shape("(x + {b})^2|x + {b}| + {c}", Asked.NOWHERE, b=_C, c=_C),
    ),
    (
        shape("piecewise(x^2 if x < {a}, {b}x + {c} otherwise)", Asked.NOWHERE, a=_P, b=_C, c=_C),
        shape("|x + {a}| + |x + {b}| + |x + {c}|", Asked.NOWHERE, a=_B, b=_C, c=_C),
        shape("min((x + {a})^2, {b})", Asked.NOWHERE, a=_B, b=(1, 4, 9, 16)),
        shape("|x + {a}|^3 + {b}cbrt(x + {c})", Asked.NOWHERE, a=_B, b=_C, c=_C),
    ),
)
_SECOND: Levels = (
    (
        shape("{a}x^{n} + {b}x", Asked.SECOND, a=_A, n=_N, b=_C),
        shape("x^{n} + {b}x^2", Asked.SECOND, n=_N, b=_C),
        shape("{b}x^2 - x^{n}", Asked.SECOND, n=_N, b=_C),
    ),
    (
        shape("{a}sin(x) + {b}x^2", Asked.SECOND, a=_C, b=_C),
        shape("e^({a}x) + {b}x^2", Asked.SECOND, a=_A, b=_C),
        shape("{a}ln(x) + {b}x^3", Asked.SECOND, a=_C, b=_C),
    ),
    (
        shape("x^{n} ln(x)", Asked.SECOND, n=_BIG),
        shape("sin({a}x) + {b}x^{n}", Asked.SECOND, a=_A, b=_C, n=_N),
        shape("({a}x + {b})^{n}", Asked.SECOND, a=_A, b=_C, n=_N),
    ),
    (
        shape("x^{n} sin({a}x)", Asked.SECOND, a=_A, n=(2, 3, 4, 5, 6, 7, 8)),
        shape("(x^2 + {b})^{n}", Asked.SECOND, b=_C, n=_N),
        shape("{a}e^(x^{n})", Asked.SECOND, a=_C, n=_N),
    ),
    (
        shape("ln(x^2 + {b}) + {c}x", Asked.SECOND, b=_BIG, c=_C),
        shape("{a}/(x^2 + {b})", Asked.SECOND, a=_C, b=_BIG),
        shape("sin({a}x^2 + {b})", Asked.SECOND, a=_A, b=_B),
    ),
)
_TANGENT: Levels = (
    (
        shape("x^2 + {b}", Asked.TANGENT, b=_B),
        shape("{a}x^2 + {b}x", Asked.TANGENT, a=_A, b=_C),
        shape("{b}x - x^2", Asked.TANGENT, b=_C),
    ),
    (
        shape("x^3 + {b}x", Asked.TANGENT, b=_C),
        shape("{a}x^2 + {b}x + {c}", Asked.TANGENT, a=_A, b=_C, c=_B),
        shape("{a}/x + {b}", Asked.TANGENT, a=_C, b=_B),
    ),
    (
        shape("(x + {b})(x^2 + {c})", Asked.TANGENT, b=_C, c=_C),
        shape("{a}x/(x + {b})", Asked.TANGENT, a=_A, b=_C),
        shape("(x^2 + {b})^2", Asked.TANGENT, b=_C),
    ),
    (
        shape("x(x^2 + {b})^2", Asked.TANGENT, b=_C),
        shape("(x^2 + {b})/(x + {c})", Asked.TANGENT, b=_C, c=_C),
        shape("{c}({a}x + {b})^3", Asked.TANGENT, a=_A, b=_C, c=_C),
    ),
    (
        shape("x^2 + {b}x + {c}", Asked.WHERE, b=_C, c=_B),
        shape("x^3/3 + {b}x", Asked.WHERE, b=_C),
        shape("{a}/x + {b}x", Asked.WHERE, a=_C, b=_C),
    ),
)

#: The shapes of each topic, by level; `mixed` has none of its own.
SHAPES: Mapping[str, Levels] = MappingProxyType(
    {
        "picture": _PICTURE,
        "difference_quotient": _QUOTIENT_BY_HAND,
        "first_principles": _FIRST_PRINCIPLES,
        "power": _POWER,
        "product": _PRODUCT,
        "quotient": _QUOTIENT,
        "chain": _CHAIN,
        "exponential": _EXPONENTIAL,
        "trigonometric": _TRIGONOMETRIC,
        "inverse": _INVERSE,
        "pieces": _PIECES,
        "which_rule": _WHICH_RULE,
        "no_derivative": _NO_DERIVATIVE,
        "second_derivative": _SECOND,
        "tangent": _TANGENT,
    }
)
MIXED = "mixed"
#: What takes turns in `mixed`.
MIXED_TOPICS = ("power", "chain", "product", "trigonometric", "quotient", "exponential")
TOPICS: tuple[str, ...] = (*SHAPES, MIXED)
