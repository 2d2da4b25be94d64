"""Powers and roots: the exponent brought down, and lowered by one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from deriv_core.calculus.differentiation.pending import pending
from deriv_core.expression.tree import (
    ONE,
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
    exact_rational,
    integer,
    rational,
)
from deriv_core.practice.mistakes.mistake import Mistake, Rewrite, broken
from deriv_core.practice.mistakes.parts import power_of, raised, split, times


def _of_power(change: str) -> Rewrite:
    """One change of a power of the variable itself."""

    def rewrite(node: Expression, x: str) -> Iterator[Expression]:
        base, n = power_of(node) or (node, ONE)
        if base != Variable(x) or depends_on(n, x):
            return
        lower, higher = raised(base, Sum((n, Negate(ONE)))), raised(base, Sum((n, ONE)))
        value = exact_rational(n)
        match change:
            case "kept":
                yield times(n, raised(base, n))
            case "no coefficient":
                yield lower
            case "integrated" if value != -1:
                yield Quotient(higher, Sum((n, ONE)))
            case "raised" if value != 1:
                yield times(n, higher)
            case "towards 0" if value is not None and value < 0:
                yield times(n, higher)

    return rewrite


def _on_exponential(node: Expression, x: str) -> Iterator[Expression]:
    """(a^x)' = x a^(x - 1)"""
    match node:
        case Power(a, exponent) if not depends_on(a, x) and depends_on(exponent, x):
            pass
        case Call("exp", (exponent,)) if depends_on(exponent, x):
            a = E
        case _:
            return
    lowered = times(exponent, Power(a, Sum((exponent, Negate(ONE)))))
    yield lowered
    if exponent != Variable(x):
        yield times(lowered, pending(exponent, x))


def _coefficient_plus(node: Expression, x: str) -> Iterator[Expression]:
    """(a x^n)' = (a + n) x^(n - 1)"""
    match node:
        case Product():
            fixed, varying = split(node, x)
            if not fixed or len(varying) != 1:
                return
            a, power = times(*fixed), varying[0]
        case Quotient(a, Power() as below) if not depends_on(a, x):
            power = Quotient(ONE, below)
        case Quotient(a, Variable() as below):
            power = Quotient(ONE, below)
        case _:
            return
    base, n = power_of(power) or (power, ONE)
    if exact_rational(n) is None:
        return
    lower = times(Sum((a, n)), raised(base, Sum((n, Negate(ONE)))))
    if base == Variable(x):
        yield lower
    elif power_of(power) is not None:
        yield times(lower, pending(base, x))


def _wrong_exponent(node: Expression, x: str) -> Iterator[Expression]:
    """(sqrt x)' = 1/(2x), and a root read as another power"""
    base, exponent = power_of(node) or (node, ONE)
    value = exact_rational(exponent)
    if base != Variable(x) or value is None or value.denominator == 1:
        return
    if abs(value.numerator) == 1:
        size = Quotient(ONE, Product((integer(value.denominator), base)))
        yield size if value > 0 else Negate(size)
    for read in (1 / value, -value, -1 / value, Fraction(value.denominator, 1)):
        yield times(rational(read), Power(base, rational(read - 1)))


def _power(name: str, wrong_rule: str, change: str, example: tuple[str, str]) -> Mistake:
    narrows = "power_wrong_way" if change == "towards 0" else ""
    return broken(
        name,
        wrong_rule,
        _of_power(change),
        family="power",
        breaks="power",
        example=example,
        narrows=narrows,
    )


POWERS: tuple[Mistake, ...] = (
    _power(
        "power_n_kept",
        r"(x^n)' = n\,x^n",
        "kept",
        ("x^3 + sin x", "3x^3 + cos x"),
    ),
    _power(
        "power_no_coeff",
        r"(x^n)' = x^{n - 1}",
        "no coefficient",
        ("x^3 + sin x", "x^2 + cos x"),
    ),
    _power(
        "power_on_neg",
        r"(x^{-n})' = -n\,x^{-n + 1}",
        "towards 0",
        ("x^(-3) + x", "-3x^(-2) + 1"),
    ),
    _power(
        "power_wrong_way",
        r"(x^n)' = n\,x^{n + 1}",
        "raised",
        ("x^3 + sin x", "3x^4 + cos x"),
    ),
    broken(
        "power_on_exp",
        r"(a^x)' = x\,a^{x - 1}",
        _on_exponential,
        family="power",
        breaks="exponential",
        example=("2^x", "x 2^(x-1)"),
    ),
    broken(
        "coeff_plus_n",
        r"(a\,x^n)' = (a + n)\,x^{n - 1}",
        _coefficient_plus,
        family="power",
        breaks="power",
        example=("5x^3 + x", "8x^2 + 1"),
    ),
    broken(
        "root_exponent",
        r"\left(\sqrt{x}\right)' = \frac{1}{2x}",
        _wrong_exponent,
        family="power",
        breaks="square root",
        example=("sqrt(x) + x^2", "1/(2x) + 2x"),
    ),
    _power(
        "power_integrated",
        r"(x^n)' = \frac{x^{n + 1}}{n + 1}",
        "integrated",
        ("x^3 + 2x", "x^4/4 + x^2"),
    ),
)
