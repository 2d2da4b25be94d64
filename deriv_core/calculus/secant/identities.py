"""Secant slopes by an exact identity: what is left of 0/0 is a known limit, as that of sin(ε)/ε.

Sum-to-product formulas (Abramowitz and Stegun 4.3.34-38, 4.5.41-44), the powers' a^(u+v) = a^u a^v
and the logarithms' ln a - ln b = ln(a/b), each for an inside a w + b. Signs: with the size of a in front of
the step, so that sin(5ε)/(5ε) and not sin(-5ε)/(-5ε) stands for a = -5.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.secant.linear import Linear, linear
from deriv_core.calculus.secant.two_points import TwoPoints
from deriv_core.calculus.secant.worked import Form, Worked, negated, times
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    E,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    integer,
    rational,
)

_TWO = integer(2)
# What log(1 + v)/v tends to.
_LOGARITHMS: dict[str, Expression] = {
    "ln": ONE,
    "log2": Quotient(ONE, Call("ln", (integer(2),))),
    "log10": Quotient(ONE, Call("ln", (integer(10),))),
}
_HALF = rational(Fraction(1, 2))


def identity(node: Expression, on: TwoPoints) -> Worked | None:
    """The slope of one term by an identity; None where there is none."""
    match node:
        case Call("log", (inside, base)) if not depends_on(base, on.x):
            u = _inside_logarithm(inside, on)
            limit = Quotient(ONE, Call("ln", (base,)))
            return None if u is None else _logarithm(u, inside, lambda v: Call("log", (v, base)), limit)
        case Call(name, (inside,)) if name in _LOGARITHMS:
            u = _inside_logarithm(inside, on)
            return None if u is None else _logarithm(u, inside, _call(name), _LOGARITHMS[name])
        case Call("exp", (inside,)):
            u = linear(inside, on)
            return None if u is None else _exponential(u, _call("exp"), ONE)
        case Call(name, (inside,)) if name in _FORMULAS:
            u = linear(inside, on)
            return None if u is None else _FORMULAS[name](u)
        case Power(base, exponent) if not depends_on(base, on.x):
            u = linear(exponent, on)
            if u is None:
                return None
            return _exponential(u, lambda v: Power(base, v), ONE if base == E else Call("ln", (base,)))
    return None


def _worked(slope: Expression, *vanishing: Expression) -> Worked:
    terms = tuple(term for term in vanishing if term != ZERO)
    return Worked(slope, terms[0] if len(terms) == 1 else Sum(terms), Form.FACTORED)


def _call(name: str) -> Callable[[Expression], Expression]:
    return lambda v: Call(name, (v,))


# --- waves -----------------------------------------------------------------------------------------------


def _wave(name: str, slope: str, sine: str, cosine: str, falls: bool) -> Callable[[Linear], Worked]:
    """The formula for sin, cos, sinh and cosh, of which `slope` (less where it `falls`) is the derivative.

    g(A) - g(B) = 2 slope((A + B)/2) sine((A - B)/2)
    """

    def formula(u: Linear) -> Worked:
        on = u.on
        middle = {1: u.moved(_HALF), -1: u.moved(Negate(_HALF)), 0: u.tree}[on.right + on.left]
        half = u.rise(_HALF if on.width == 1 else ONE)
        front = negated(u.factor) if falls else u.factor
        sinc = Quotient(Call(sine, (half,)), half)
        whole = u.rise()
        nearly_one = Sum((Quotient(Call(sine, (whole,)), whole), Negate(ONE)))
        first = times(front, Product((Call(slope, (u.tree,)), nearly_one)))
        exact = times(front, Product((Call(slope, (middle,)), sinc)))
        return _worked(exact, first, _second(name, cosine, u, whole))

    return formula


def _second(name: str, cosine: str, u: Linear, whole: Expression) -> Expression:
    """g(u) (cosine(a h) - 1) / h, or its negative for a point to the left"""
    if u.on.width == 2:
        return ZERO
    turn = Call(cosine, (whole,))
    circular = cosine == "cos"
    apart = Sum((ONE, Negate(turn))) if circular else Sum((turn, Negate(ONE)))
    term = Product((Call(name, (u.tree,)), Quotient(apart, Variable(u.on.h))))
    return Negate(term) if circular == (u.on.left == 0) else term


def _tangent(u: Linear) -> Worked:
    """tan A - tan B = sin(A - B) / (cos A cos B)"""
    on = u.on
    across = u.rise(integer(on.width))
    cosines = [Call("cos", (u.moved(integer(steps)),)) for steps in on.both]
    below = across.factors if isinstance(across, Product) else (across,)
    sine = Call("sin", (across,))
    here = Call("cos", (u.tree,))
    if on.width == 2:
        turn = Quotient(Power(here, _TWO), Product(tuple(cosines)))
    else:
        turn = Quotient(here, next(c for c in cosines if c != here))
    bracket = Sum((Product((Quotient(sine, across), turn)), Negate(ONE)))
    vanishing = Product((Quotient(ONE, Power(here, _TWO)), bracket))
    return _worked(times(u.factor, Quotient(sine, Product((*below, *cosines)))), times(u.factor, vanishing))


# --- powers ----------------------------------------------------------------------------------------------


def _exponential(u: Linear, power: Callable[[Expression], Expression], limit: Expression) -> Worked:
    """k^(u + v) - k^u = k^u (k^v - 1); `limit` is what (k^v - 1)/v tends to"""
    on, rise = u.on, u.rise()
    if on.width == 2:
        ratio = _central_ratio(rise, power, limit)
    elif (on.left == 0) != u.falls:
        ratio = Quotient(Sum((power(rise), Negate(ONE))), rise)
    else:
        ratio = Quotient(Sum((ONE, Negate(power(negated(rise))))), rise)
    less = Sum((ratio, Negate(limit)))
    here = power(u.tree)
    return _worked(times(u.factor, Product((here, ratio))), times(u.factor, Product((here, less))))


def _central_ratio(
    rise: Expression, power: Callable[[Expression], Expression], limit: Expression
) -> Expression:
    if limit == ONE:
        return Quotient(Call("sinh", (rise,)), rise)
    below = rise.factors if isinstance(rise, Product) else (rise,)
    return Quotient(Sum((power(rise), Negate(power(negated(rise))))), Product((_TWO, *below)))


# --- logarithms ------------------------------------------------------------------------------------------


def _inside_logarithm(inside: Expression, on: TwoPoints) -> Linear | None:
    match inside:
        case Call("abs", (bare,)):
            return linear(bare, on)
    return linear(inside, on)


def _logarithm(
    u: Linear, inside: Expression, log: Callable[[Expression], Expression], limit: Expression
) -> Worked:
    """log A - log B = log(A/B), where A/B is 1 + a h/u or its like; `limit` is what log(1 + v)/v tends to"""
    on = u.on
    barred = inside != u.tree

    def of(v: Expression) -> Expression:
        return log(Call("abs", (v,)) if barred else v)

    share = Quotient(u.rise(), u.tree)
    plus = (on.left == 0) != u.falls
    if on.width == 2:
        whole = of(Quotient(u.moved(ONE), u.moved(Negate(ONE))))
        slope: Expression = Quotient(whole, on.run)
        ratio: Expression = Quotient(whole, Quotient(on.step(tidy(Product((_TWO, u.factor)))), u.tree))
    else:
        inner = of(Sum((ONE, share if plus else Negate(share))))
        slope = Quotient(inner, Variable(on.h))
        slope = slope if on.left == 0 else Negate(slope)
        ratio = Quotient(inner, share)
        ratio = ratio if plus else Negate(ratio)
    front = Quotient(u.factor, u.tree) if not u.falls else Negate(Quotient(u.size, u.tree))
    return _worked(slope, _in_front(front, Sum((ratio, Negate(limit)))))


def _in_front(front: Expression, bracket: Expression) -> Expression:
    if isinstance(front, Negate):
        return Negate(Product((front.operand, bracket)))
    return Product((front, bracket))


_FORMULAS: dict[str, Callable[[Linear], Worked]] = {
    "sin": _wave("sin", "cos", "sin", "cos", falls=False),
    "cos": _wave("cos", "sin", "sin", "cos", falls=True),
    "sinh": _wave("sinh", "cosh", "sinh", "cosh", falls=False),
    "cosh": _wave("cosh", "sinh", "sinh", "cosh", falls=False),
    "tan": _tangent,
}
