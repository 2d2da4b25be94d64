"""A product as a learner sees it: a number in front, then bases with their exponents.

Numbers are folded, equal bases put together, signs brought to the front. A root of an even degree keeps the
side of 0 it lives on: √x·√x does not become x, which would also be there for negative x.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from deriv_core.expression.bounds import MAX_DIGITS
from deriv_core.expression.functions.table import FUNCTIONS
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
    exact_rational,
    rational,
    walk,
)

# A learner does 2^10 silently; 7^40 stays a power, and no number grows longer than one may type.
_LARGEST_POWER = 10**6
_LARGEST_NUMBER: int = 10**MAX_DIGITS
_LOGARITHMS = frozenset({"ln", "log", "log2", "log10"})


@dataclass(slots=True)
class _Factor:
    base: Expression
    exponent: Fraction
    decimal: bool = False

    def tree(self) -> Expression:
        size = abs(self.exponent)
        return self.base if size == 1 else Power(self.base, _number(size, self.decimal))


@dataclass(slots=True)
class Monomial:
    """coefficient · base₁^exponent₁ · base₂^exponent₂ · ..."""

    coefficient: Fraction = Fraction(1)
    decimal: bool = False
    factors: list[_Factor] = field(default_factory=list)
    cancelled: list[Expression] = field(default_factory=list)

    def multiply(self, node: Expression, power: int = 1) -> None:
        """Take in node^power, looking inside signs, products, quotients and powers."""
        value = _folded(node, power)
        if value is not None and _short(self.coefficient * value):
            self.coefficient *= value
            self.decimal = self.decimal or _has_decimals(node)
            return
        match node:
            case Negate(operand):
                self.coefficient *= Fraction(-1) ** power
                self.multiply(operand, power)
            case Product(factors) if abs(power) == 1:
                for factor in factors:
                    self.multiply(factor, power)
            case Quotient(numerator, denominator) if abs(power) == 1:
                self.multiply(numerator, power)
                self.multiply(denominator, -power)
            case Power(base, exponent):
                self._multiply_power(base, exponent, power)
            case _:
                self._add(_Factor(node, Fraction(power)))

    def _multiply_power(self, base: Expression, exponent: Expression, power: int) -> None:
        number = exact_rational(exponent)
        if number is None or not _same_side(number, number * power):
            self._add(_Factor(Power(base, exponent), Fraction(power)))
        elif number.denominator == 1 and (inside := _whole_power(base, int(number) * power)):
            self.coefficient *= inside.coefficient
            self.decimal = self.decimal or inside.decimal
            for factor in inside.factors:
                self._add(factor)
        else:
            self._add(_Factor(base, number * power, _has_decimals(exponent)))

    def _add(self, new: _Factor) -> None:
        for index, old in enumerate(self.factors):
            total = old.exponent + new.exponent
            if old.base == new.base and (
                _positive(old.base) or _same_side(old.exponent, new.exponent, total)
            ):
                if min(old.exponent, new.exponent) < 0 <= total and not _positive(old.base):
                    self.cancelled.append(old.base)
                if total:
                    self.factors[index] = _Factor(old.base, total, old.decimal or new.decimal)
                else:
                    del self.factors[index]
                return
        if new.exponent:
            self.factors.append(new)

    def key(self) -> frozenset[tuple[Expression, Fraction]]:
        """What like terms share."""
        return frozenset((factor.base, factor.exponent) for factor in self.factors)

    def tree(self) -> Expression:
        """The product written out, in a textbook's order."""
        size = abs(self.coefficient)
        if size == 0:
            return ZERO
        whole = self.decimal and _terminates(size)
        ordered = sorted(self.factors, key=_rank)
        above = _product(
            Number(size if whole else Fraction(size.numerator)),
            [factor.tree() for factor in ordered if factor.exponent > 0],
        )
        below = _product(
            Number(Fraction(1 if whole else size.denominator)),
            [factor.tree() for factor in ordered if factor.exponent < 0],
        )
        result = above if below == ONE else Quotient(above, below)
        return result if self.coefficient > 0 else Negate(result)


def monomial(node: Expression) -> Monomial:
    """The node as one product."""
    result = Monomial()
    result.multiply(node)
    _cancel_bars(result)
    return result


def _cancel_bars(product: Monomial) -> None:
    """u^2/|u| is |u|, at 0 too, where the quotient has no value."""
    for below in [f for f in product.factors if isinstance(f.base, Call) and f.base.function == "abs"]:
        (inside,) = below.base.arguments if isinstance(below.base, Call) else ()
        above = next((f for f in product.factors if f.base == inside), None)
        whole = above is not None and above.exponent.denominator == below.exponent.denominator == 1
        if above is None or not whole or not below.exponent < 0 or above.exponent < 2:
            continue
        pairs = min(above.exponent // 2, (1 - below.exponent) // 2)
        even = Fraction(2 * pairs)
        above.exponent -= even
        below.exponent += even
        product.factors = [factor for factor in product.factors if factor.exponent]


def _whole_power(base: Expression, power: int) -> Monomial | None:
    """(u^m)^n = u^(m n), and (2 x)^n = 2^n x^n; None where the base is neither or the number is too big."""
    if not isinstance(base, Negate | Product | Quotient | Power):
        return None
    inside = monomial(base)
    if inside.cancelled or not (isinstance(base, Power) or all(map(_is_variable, inside.factors))):
        return None
    if any(not _same_side(f.exponent, f.exponent * power) for f in inside.factors):
        return None
    if inside.coefficient == 0 or abs(power) > 64 or not _short(inside.coefficient**power, _LARGEST_POWER):
        return None
    return Monomial(
        inside.coefficient**power,
        inside.decimal,
        [_Factor(f.base, f.exponent * power, f.decimal) for f in inside.factors],
    )


def _folded(node: Expression, power: int) -> Fraction | None:
    """The value of node^power where it is plain arithmetic with a result one writes down."""
    limit = _LARGEST_NUMBER if abs(power) == 1 else _LARGEST_POWER
    if isinstance(node, Power):
        exponent = exact_rational(node.exponent)
        if exponent is None or exponent.denominator != 1:
            return None
        node, power, limit = node.base, int(exponent) * power, _LARGEST_POWER
    value = exact_rational(node)
    if value is None or (value == 0 and power < 0) or (abs(power) > 64 and abs(value) not in (0, 1)):
        return None
    result = value**power
    return result if _short(result, limit) else None


def _short(value: Fraction, limit: int = _LARGEST_NUMBER) -> bool:
    return max(abs(value.numerator), value.denominator) <= limit


def _same_side(*exponents: Fraction) -> bool:
    """Whether x to the last is real on the same side of 0 as x to each of the others."""
    even = [exponent.denominator % 2 == 0 for exponent in exponents]
    return even[-1] or not any(even)


def _positive(base: Expression) -> bool:
    match base:
        case Constant():
            return True
        case Number(value):
            return value > 0
        case Power(inner, _):
            return _positive(inner)
        case Call(function):
            return FUNCTIONS[function].range == "positive"
    return False


def _is_variable(factor: _Factor) -> bool:
    return isinstance(factor.base, Variable) and factor.exponent.denominator == 1


def _product(number: Number, factors: list[Expression]) -> Expression:
    parts = factors if number == ONE and factors else [number, *factors]
    return parts[0] if len(parts) == 1 else Product(tuple(parts))


def _terminates(value: Fraction) -> bool:
    return _LARGEST_NUMBER % value.denominator == 0


def _has_decimals(node: Expression) -> bool:
    return any(isinstance(part, Number) and part.value.denominator != 1 for part in walk(node))


def _number(value: Fraction, decimal: bool) -> Expression:
    return Number(value) if decimal and _terminates(value) else rational(value)


def _rank(factor: _Factor) -> int:
    """The order of a product in a textbook: constants, powers of the variable, sums, the rest, ln 2."""
    match factor.base:
        case base if not any(isinstance(part, Variable) for part in walk(base)):
            return 5 if any(isinstance(p, Call) and p.function in _LOGARITHMS for p in walk(base)) else 0
        case Variable():
            return 1
        case Power(Variable(), _):
            return 2
        case Sum():
            return 3
        case _:
            return 4
