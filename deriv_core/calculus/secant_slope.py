"""The slope of the secant with the step kept as a letter: what becomes the derivative as the step shrinks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.polynomial import polynomial, quotient_difference, written_out
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_latex, to_text
from deriv_core.expression.running.to_sympy import to_sympy
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    Constant,
    Expression,
    Negate,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    integer,
    rebuilt,
    walk,
)

_LARGEST_NUMBER = 10**12
_MOST_PARTS = 160


@dataclass(frozen=True, slots=True)
class SecantSlope:
    """(f(w + ε) - f(w)) / ε for every ε but 0.

    Attributes
    ----------
    function : RealFunction
    expression : Expression
        The tree; the step is a variable of its own, see `step`.
    multiplied_out : bool
        Whether the step below was cancelled, as in 2w + ε; where not, the quotient stands as it is defined.
    """

    function: RealFunction
    expression: Expression
    multiplied_out: bool

    @property
    def step(self) -> str:
        """The name of the step in the tree: ``varepsilon``, or ``h`` where the variable itself is an ε."""
        return _step(self.function)

    @property
    def latex(self) -> str:
        """LaTeX."""
        return to_latex(self.expression)

    @property
    def text(self) -> str:
        """Plain text, with ε."""
        return to_text(substitute(self.expression, "varepsilon", Variable("ε")))

    @property
    def sympy(self) -> Any:
        """The `sympy.Expr`, in real symbols: the variable and ``epsilon`` (or ``h``, as `step`)."""
        x = sympy.Symbol(self.function.variable, real=True)
        step = sympy.Symbol(self.step.removeprefix("var"), real=True)
        if self.multiplied_out:
            return _in_sympy(self.expression, {self.function.variable: x, self.step: step})
        shifted = to_sympy(self.function.expression, x + step)
        return (shifted - self.function.sympy) / step


def secant_slope(f: RealFunction) -> SecantSlope:
    """The difference quotient of f with its step kept symbolic.

    Polynomials, quotients of polynomials, their square roots, and sums and constant multiples of these are
    worked out until the step below is gone (2w + ε for w², -1/(w (w + ε)) for 1/w), as a learner would; any
    other function keeps the quotient as it is defined. Either way it equals the difference quotient exactly.

    Parameters
    ----------
    f : RealFunction

    Returns
    -------
    SecantSlope
    """
    step = _step(f)
    worked_out = _Secant(f.variable, step).slope(f.expression)
    if worked_out is not None:
        result = tidy(worked_out)
        if _readable(result):
            return SecantSlope(f, result, True)
    shifted = _Secant(f.variable, step).shifted(f.expression)
    above = shifted.terms if isinstance(shifted, Sum) else (shifted,)
    rise = Sum((*above, Negate(f.expression)))
    return SecantSlope(f, Quotient(rise, Variable(step)), False)


def _step(f: RealFunction) -> str:
    return "h" if f.variable in ("epsilon", "varepsilon") else "varepsilon"


@dataclass(frozen=True, slots=True)
class _Secant:
    """The secant slopes of expressions of x with the step h, both given by name."""

    x: str
    h: str

    def shifted(self, node: Expression) -> Expression:
        """The node at x + h; in a sum the two stand without brackets of their own."""
        moved = (Variable(self.x), Variable(self.h))
        match node:
            case Variable(name) if name == self.x:
                return Sum(moved)
            case Sum(terms):
                parts = (moved if term == moved[0] else (self.shifted(term),) for term in terms)
                return Sum(tuple(part for group in parts for part in group))
        return rebuilt(node, self.shifted)

    def slope(self, node: Expression) -> Expression | None:
        """The slope with no h of its own below, untidied; None where a learner would not know how."""
        if not depends_on(node, self.x):
            return ZERO
        if isinstance(node, Sum):
            parts = [part for part in map(self.slope, node.terms) if part is not None]
            return Sum(tuple(parts)) if len(parts) == len(node.terms) else None
        p = polynomial(node, self.x)
        if p is not None:
            return written_out(quotient_difference(p, {0: Fraction(1)}), self.x, self.h)
        match node:
            case Negate(operand):
                inner = self.slope(operand)
                return None if inner is None else Negate(inner)
            case Product(factors):
                return self._constant_multiple(factors)
            case Quotient(numerator, denominator) if not depends_on(denominator, self.x):
                inner = self.slope(numerator)
                return None if inner is None else Quotient(inner, denominator)
            case Quotient(numerator, denominator):
                return self._fraction(numerator, denominator)
            case Power(base, exponent):
                return self._negative_power(base, exact_rational(exponent))
            case Call("sqrt", (inside,)):
                return self._square_root(node, inside)
        return None

    def _constant_multiple(self, factors: tuple[Expression, ...]) -> Expression | None:
        """c times the slope of the rest, where one factor varies"""
        varying = [factor for factor in factors if depends_on(factor, self.x)]
        inner = self.slope(varying[0]) if len(varying) == 1 else None
        return None if inner is None else Product(tuple(inner if f is varying[0] else f for f in factors))

    def _negative_power(self, base: Expression, exponent: Fraction | None) -> Expression | None:
        if exponent is None or exponent >= 0 or exponent.denominator != 1:
            return None
        n = -int(exponent)
        return self._fraction(ONE, base if n == 1 else Power(base, integer(n)))

    def _fraction(self, numerator: Expression, denominator: Expression) -> Expression | None:
        """(p(x + h) q(x) - p(x) q(x + h)) / (h q(x) q(x + h))"""
        p, q = polynomial(numerator, self.x), polynomial(denominator, self.x)
        if p is None or q is None:
            return None
        above = quotient_difference(p, q)
        falling = all(value < 0 for value in above.values())
        top = written_out({key: -value if falling else value for key, value in above.items()}, self.x, self.h)
        below = Product((denominator, self.shifted(denominator)))
        return Quotient(Negate(top) if falling else top, below)

    def _square_root(self, root: Expression, inside: Expression) -> Expression | None:
        """The slope of the inside over √(inside at x + h) + √inside: multiplied by the conjugate"""
        if polynomial(inside, self.x) is None:
            return None
        rise = self.slope(inside)
        return None if rise is None else Quotient(rise, Sum((self.shifted(root), root)))


def _readable(node: Expression) -> bool:
    """Few parts and short numbers: what a learner would still write down."""
    parts = list(walk(node))
    numbers = (part.value for part in parts if isinstance(part, Number))
    return len(parts) <= _MOST_PARTS and all(number.numerator <= _LARGEST_NUMBER for number in numbers)


def _in_sympy(node: Expression, symbols: dict[str, Any]) -> Any:
    """The expression in SymPy; of functions of a variable only roots occur here."""

    def convert(part: Expression) -> Any:
        match part:
            case Variable(name):
                return symbols[name]
            case Negate(operand):
                return -convert(operand)
            case Sum(terms):
                return sympy.Add(*map(convert, terms))
            case Product(factors):
                return sympy.Mul(*map(convert, factors))
            case Quotient(numerator, denominator):
                return convert(numerator) / convert(denominator)
            case Power(base, exponent) if not isinstance(base, Constant):
                return convert(base) ** convert(exponent)
            case Call("sqrt", (inside,)):
                return sympy.sqrt(convert(inside))
            case _:
                return to_sympy(part, sympy.Dummy())  # a constant

    return convert(node)
