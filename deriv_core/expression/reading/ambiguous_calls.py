"""Functions that may be meant to act on something else: sin x e^x, sin x/2, ln|x|^2, sin[x], root(3, x)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.ambiguous_logarithms import logarithm_notes
from deriv_core.expression.reading.grammar.applications import INVERSES, ROOTS, Application
from deriv_core.expression.reading.grammar.spans import Reading, Span
from deriv_core.expression.reading.notes import (
    over,
    product_text,
    quotient_text,
    root_takes_one,
    spelled_out,
    times,
    two_readings,
)
from deriv_core.expression.tree import (
    Call,
    Expression,
    Number,
    Power,
    Product,
    exact_rational,
    holds_variable,
)

_TRANSCENDENTAL = {*INVERSES, *INVERSES.values(), "ln", "log", "log2", "log10"}


def call_notes(reading: Reading, span: Span, application: Application) -> Iterator[str]:
    """What to say of a function: of its name, of its arguments, and of where those end."""
    name, arguments = application.name, application.arguments
    shown = reading.shown(span.first, span.end)
    if name == "sqrt" and len(arguments) == 2:
        yield from indexed_root_note(reading, span._replace(node=application.function()))
    if name == "log" and application.base is None and len(arguments) == 1:
        yield from logarithm_notes(reading, span, application)
    if name in LOWERED:
        yield spelled_out(shown, application.function(), LOWERED[name].remark)
    other = _other_reading(reading, span, application)
    if other is not None:
        yield two_readings(shown, to_text(span.node), to_text(other))
    if application.bare:
        yield from _bare_argument_notes(reading, span, application)


def indexed_root_note(reading: Reading, span: Span) -> Iterator[str]:
    """sqrt[3]{x} and √[3]{x}, a root of x, which could be √3·x"""
    match span.node:
        case Call("root", (radicand, index)):
            other = times(Call("sqrt", (index,)), radicand)
            yield two_readings(reading.shown(span.first, span.end), to_text(span.node), to_text(other))


def _other_reading(reading: Reading, span: Span, application: Application) -> Expression | None:
    """What root(3, x), sin[x], exp2(x) and sin2(x) may have been meant to be."""
    token, first = reading.tokens[span.first], reading.tokens[application.at]
    name, arguments = token.value, application.arguments
    if name in ("root", "log") and application.base is None and len(arguments) == 2:
        return Call(name, arguments[::-1]) if _is_swapped(*arguments) else None
    if len(arguments) > 1 or not holds_variable(arguments[0]) or name in LOWERED:
        return None
    if first.kind == "open":
        if first.value != "]" or name in ROOTS or reading.text[token.start].isupper():  # Mathematica's Sin[x]
            return None
        return replace(application, name=name).function(Call("floor", arguments))
    if first.kind != "number" or token.end != first.start or not reading.text.startswith("(", first.end):
        return None
    match arguments[0]:
        case Product((Number() as number, inside)) if name == "exp":
            return Power(number, inside)
        case Product((Number() as number, inside)) if name in INVERSES:
            return Power(Call(name, (inside,)), number)
        case Product((Number() as number, inside)) if name == "ln":
            return Product((Call(name, (number,)), inside))
    return None


def _is_swapped(under: Expression, index: Expression) -> bool:
    """Whether the two arguments of root or log may be meant the other way round: root(3, x), root(2, 8)."""
    if holds_variable(under) or holds_variable(index):
        return not holds_variable(under)
    first, second = exact_rational(under), exact_rational(index)
    return first is not None and second is not None and first < second


def _bare_argument_notes(reading: Reading, span: Span, application: Application) -> Iterator[str]:
    """Where a bare argument was taken to end: sin x/2, sin x e^x, sqrt 2x, ln|x|^2, sin xx."""
    (argument,) = application.arguments
    token, first = reading.tokens[span.first], reading.tokens[application.at]
    after = reading.tokens[span.end]
    if isinstance(argument, Power) and (token.value in ROOTS or first.kind == "bar"):
        other = Power(application.whole(argument.base), argument.exponent)
        yield two_readings(reading.shown(span.first, span.end), to_text(span.node), to_text(other))
    yield from _glued(reading, span, application)
    if first.kind == "function" and reading.tokens[span.end - 1].kind not in ("close", "bar"):
        return  # the inner function tells
    if after.kind == "operator" and after.value in ("*", "/"):
        # Nobody means sin(x/ln x) by sin x/ln x; sin 2*cos x and sin x/sqrt x are another matter.
        if not (reading.token(span.end + 1).value in _TRANSCENDENTAL and holds_variable(argument)):
            yield from _before_operator(reading, span, application)
    elif not reading.goes_on(span.end):
        return
    elif token.value in ROOTS:
        yield root_takes_one(reading.shown(span.first, span.first + 1), argument)
    elif after.kind != "function" and span.end in reading.spans.factors:
        factor, end = reading.spans.factors[span.end]
        inside = application.whole(times(argument, factor))
        shown = reading.shown(span.first, end)
        yield two_readings(shown, product_text(span.node, factor), to_text(inside))


def _glued(reading: Reading, span: Span, application: Application) -> Iterator[str]:
    """sin xx"""
    (argument,) = application.arguments
    if not isinstance(argument, Product):
        return
    holding = [index for index, factor in enumerate(argument.factors) if holds_variable(factor)]
    if len(holding) > 1:
        cut = holding[0] + 1
        inside, outside = argument.factors[:cut], argument.factors[cut:]
        shorter = application.whole(inside[0] if cut == 1 else Product(inside))
        shown = reading.shown(span.first, span.end)
        yield two_readings(shown, to_text(span.node), product_text(shorter, *outside))


def _before_operator(reading: Reading, span: Span, application: Application) -> Iterator[str]:
    """sin x/2 and sin 2*x"""
    if span.end + 1 not in reading.spans.factors:
        return
    (argument,) = application.arguments
    factor, end = reading.spans.factors[span.end + 1]
    if reading.tokens[span.end].value == "/":
        outside, inside = quotient_text(span.node, factor), application.whole(over(argument, factor))
    else:
        outside, inside = product_text(span.node, factor), application.whole(times(argument, factor))
    yield two_readings(reading.shown(span.first, end), outside, to_text(inside))
