"""The matchers of the rules: each recognises one form and applies its rule once.

A matcher gets the expression, the variable and the letter a chain rule would use, and returns the rule
applied (still holding pending derivatives), or None where it has nothing to say. A matcher for a function of
the variable itself need not think of composites: the chain rule hands every composite back to them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from deriv_core.calculus.differentiation.branches import extremum_interiors, only_rivals, piecewise_interiors
from deriv_core.calculus.differentiation.conditions import Condition, condition
from deriv_core.calculus.differentiation.elementary import ELEMENTARY
from deriv_core.calculus.differentiation.pending import pending, substitute
from deriv_core.expression.tree import (
    ONE,
    ZERO,
    Call,
    E,
    Expression,
    Negate,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    integer,
    rational,
)


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule applied: the template with pending derivatives, what its letters stand for, where it holds."""

    template: Expression
    bindings: tuple[tuple[str, Expression], ...] = ()
    conditions: tuple[Condition, ...] = ()


Matcher: TypeAlias = Callable[[Expression, str, str], Applied | None]


def constant(node: Expression, x: str, inner: str) -> Applied | None:
    """c' = 0"""
    return None if depends_on(node, x) else Applied(ZERO, (("c", node),))


def identity(node: Expression, x: str, inner: str) -> Applied | None:
    """x' = 1"""
    return Applied(ONE) if node == Variable(x) else None


def constant_multiple(node: Expression, x: str, inner: str) -> Applied | None:
    """(c f)' = c f'"""
    match node:
        case Negate(operand):
            return Applied(Negate(pending(operand, x)), (("c", integer(-1)), ("f", operand)))
        case Product(factors):
            fixed = tuple(factor for factor in factors if not depends_on(factor, x))
            varying = tuple(factor for factor in factors if depends_on(factor, x))
            if not fixed:
                return None
            f = _product(varying)
            return Applied(Product((*fixed, pending(f, x))), (("c", _product(fixed)), ("f", f)))
        case Quotient(numerator, denominator) if not depends_on(denominator, x):
            return Applied(
                Quotient(pending(numerator, x), denominator),
                (("c", Quotient(ONE, denominator)), ("f", numerator)),
            )
        case Quotient(numerator, Product(factors)) if any(not depends_on(factor, x) for factor in factors):
            fixed = tuple(factor for factor in factors if not depends_on(factor, x))
            f = Quotient(numerator, _product(tuple(factor for factor in factors if depends_on(factor, x))))
            c = _product(fixed)
            return Applied(Quotient(pending(f, x), c), (("c", Quotient(ONE, c)), ("f", f)))
        case Quotient(numerator, denominator) if numerator != ONE and not depends_on(numerator, x):
            f = Quotient(ONE, denominator)
            return Applied(Product((numerator, pending(f, x))), (("c", numerator), ("f", f)))
    return None


def sum_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(f + g)' = f' + g'"""
    if not isinstance(node, Sum):
        return None
    terms = tuple(
        Negate(pending(term.operand, x)) if isinstance(term, Negate) else pending(term, x)
        for term in node.terms
    )
    return Applied(Sum(terms), _letters(node.terms))


def power_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(x^n)' = n x^(n - 1)"""
    match node:
        case Power(Variable(name), n) if name == x and not depends_on(n, x):
            lower = Power(Variable(x), Sum((n, Negate(ONE))))
            return Applied(Product((n, lower)), (("n", n),), _where_power_holds(x, n))
    return None


def rewrite_as_power(node: Expression, x: str, inner: str) -> Applied | None:
    """1/f^n = f^(-n) and 1/sqrt(f) = f^(-1/2), then the power rule"""
    match node:
        case Quotient(numerator, Power(base, n)) if numerator == ONE and base != E and not depends_on(n, x):
            power = Power(base, _negative(n))
        case Quotient(numerator, Variable() as base) if numerator == ONE:
            power = Power(base, integer(-1))
        case Quotient(numerator, Call("sqrt" | "cbrt" | "root") as root) if numerator == ONE:
            degree = _degree(root)
            if not degree:
                return None
            power = Power(root.arguments[0], rational(-1 / degree))
        case Call("root", (base, index)) if _index(index) is None and (q := exact_rational(index)):
            power = Power(base, rational(1 / q))
        case _:
            return None
    return Applied(pending(power, x), (("f", power),))


def root_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(root(x, n))' = 1 / (n root(x, n)^(n - 1)) for a whole n"""
    match node:
        case Call("root", (Variable(name), index)) if name == x and (n := _index(index)) is not None:
            below = Product((index, Power(node, Sum((index, Negate(ONE))))))
            return Applied(
                Quotient(ONE, below), (("n", index),), (condition(Variable(x), ">" if n % 2 == 0 else "!="),)
            )
    return None


def product_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(f g)' = f' g + f g'"""
    if not isinstance(node, Product):
        return None
    parts = node.factors
    terms = tuple(
        Product((*parts[:i], pending(factor, x), *parts[i + 1 :])) for i, factor in enumerate(parts)
    )
    return Applied(Sum(terms), _letters(parts))


def reciprocal_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(1/g)' = -g' / g^2"""
    match node:
        case Quotient(numerator, g) if numerator == ONE:
            template = Negate(Quotient(pending(g, x), Power(g, integer(2))))
            return Applied(template, (("g", g),), (condition(g, "!="),))
    return None


def quotient_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(f/g)' = (f' g - f g') / g^2"""
    match node:
        case Quotient(f, g):
            above = Sum((Product((pending(f, x), g)), Negate(Product((f, pending(g, x))))))
            return Applied(Quotient(above, Power(g, integer(2))), (("f", f), ("g", g)), (condition(g, "!="),))
    return None


def exponential_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(e^x)' = e^x and (a^x)' = a^x ln(a)"""
    match node:
        case Call("exp", (Variable(name),)) if name == x:
            return Applied(node)
        case Power(a, Variable(name)) if name == x and not depends_on(a, x):
            if a == E:
                return Applied(node)
            if exact_rational(a) == 0:
                return Applied(ZERO, (("a", a),), (condition(Variable(x), ">"),))
            return Applied(Product((node, Call("ln", (a,)))), (("a", a),))
    return None


def logarithm_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(log_b(x))' = 1/(x ln(b)); a base that varies is ln(f)/ln(b) first"""
    match node:
        case Call("log", (argument, base)) if depends_on(base, x):
            quotient = Quotient(Call("ln", (argument,)), Call("ln", (base,)))
            return Applied(pending(quotient, x), (("f", argument), ("b", base)))
        case Call("log2" | "log10" as function, (Variable(name),)) if name == x:
            below = Product((Variable(x), Call("ln", (integer(int(function[3:])),))))
            return Applied(Quotient(ONE, below), (), (condition(Variable(x), ">"),))
        case Call("log", (Variable(name), base)) if name == x:
            below = Product((Variable(x), Call("ln", (base,))))
            return Applied(Quotient(ONE, below), (("b", base),), (condition(Variable(x), ">"),))
    return None


def absolute_value_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """|x|' = x/|x| and (ln|x|)' = 1/x"""
    size = Call("abs", (Variable(x),))
    if node == size:
        return Applied(Quotient(Variable(x), size), (), (condition(Variable(x), "!="),))
    if node == Call("ln", (size,)):
        return Applied(Quotient(ONE, Variable(x)), (), (condition(Variable(x), "!="),))
    return None


def elementary_rule(family: str) -> Matcher:
    """The table of `elementary`, for a function of the variable itself and of that family"""

    def match(node: Expression, x: str, inner: str) -> Applied | None:
        if not (isinstance(node, Call) and node.arguments == (Variable(x),)):
            return None
        line = ELEMENTARY.get(node.function)
        if line is None or line.rule != family:
            return None
        conditions = tuple(where.at("u", Variable(x)) for where in line.conditions)
        return Applied(substitute(line.derivative, "u", Variable(x)), (), conditions)

    return match


def extremum_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """max(f, g)' is f' where f > g and g' where g > f; nothing is said where they meet"""
    match node:
        case Call("max" | "min" as function, arguments):
            relation: Relation = ">" if function == "max" else "<"
            rivals = only_rivals(arguments, relation)
            if len(rivals) == 1:
                return Applied(pending(rivals[0], x), _letters(rivals))
            return Applied(extremum_interiors(rivals, x, relation), _letters(rivals))
    return None


def piecewise_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """Branch by branch, inside each branch; nothing is said where two branches join"""
    if not isinstance(node, Piecewise):
        return None
    interiors = piecewise_interiors(node, x)
    return None if interiors is None else Applied(interiors)


def logarithmic_differentiation(node: Expression, x: str, inner: str) -> Applied | None:
    """(f^g)' = f^g (g ln(f))'"""
    match node:
        case Power(f, g) if depends_on(f, x) and depends_on(g, x):
            exponent: Expression = Product((g, Call("ln", (f,))))
        case Call("root", (f, g)) if depends_on(g, x):
            exponent = Quotient(Call("ln", (f,)), g)
        case _:
            return None
    return Applied(Product((node, pending(exponent, x))), (("f", f), ("g", g)), (condition(f, ">"),))


def not_by_form(node: Expression, x: str, inner: str) -> Applied | None:
    """Nothing: whether the rule is needed shows only in the values of a result, see `whole`"""
    return None


def chain_rule(node: Expression, x: str, inner: str) -> Applied | None:
    """(f(g(x)))' = f'(u) g'(x) with u = g(x)"""
    u = Variable(inner)
    match node:
        case Call("ln", (Call("abs", (g,)),)):
            f: Expression = Call("ln", (Call("abs", (u,)),))
        case Call(function, (g,)):
            f = Call(function, (u,))
        case Call("root" | "log" as function, (g, fixed)) if not depends_on(fixed, x):
            f = Call(function, (u, fixed))
        case Power(g, n) if not depends_on(n, x):
            f = Power(u, n)
        case Power(a, g) if not depends_on(a, x):
            f = Power(a, u)
        case _:
            return None
    return Applied(Product((pending(f, inner, g), pending(g, x))), (("f", f), (inner, g)))


def _letters(parts: tuple[Expression, ...]) -> tuple[tuple[str, Expression], ...]:
    return tuple(zip("fghpqrst", parts, strict=False))


def _product(factors: tuple[Expression, ...]) -> Expression:
    return factors[0] if len(factors) == 1 else Product(factors)


def _negative(n: Expression) -> Expression:
    return n.operand if isinstance(n, Negate) else Negate(n)


def _degree(root: Call) -> Fraction | None:
    """n of an nth root, where it is a number other than 0."""
    match root:
        case Call("sqrt"):
            return Fraction(2)
        case Call("cbrt"):
            return Fraction(3)
    return exact_rational(root.arguments[1]) or None


def _index(node: Expression) -> int | None:
    """The index of a root, where it is a whole number other than 0."""
    value = exact_rational(node)
    return int(value) if value and value.denominator == 1 else None


def _where_power_holds(x: str, n: Expression) -> tuple[Condition, ...]:
    value = exact_rational(n)
    if value is None or value.denominator % 2 == 0:
        return (condition(Variable(x), ">"),)
    return (condition(Variable(x), "!="),) if value < 1 else ()
