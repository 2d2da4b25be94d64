"""Functions of one-sided series: the limit taken out, the reciprocal, a power series of what goes to 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deriv_core.calculus.germs.series import (
    UNIT,
    Key,
    NeedMoreTerms,
    Rest,
    Series,
    Undecided,
    Undefined,
    add,
    constant,
    image,
    monomial,
    multiply,
    product_key,
    sign_of_span,
    swing,
    times,
)
from deriv_core.calculus.precision import MP, Real


def split(series: Series) -> tuple[Real, Series]:
    """The limit of a series that has one, and the part that goes to 0."""
    top = series.top
    if top is not None and top < UNIT:
        series.lead()
        raise Undecided("no finite limit")
    if series.order is not None and series.order <= UNIT:
        if series.rest is Rest.TRUNCATED:
            raise NeedMoreTerms
        raise Undecided("the function swings")
    limit = series.coefficient(UNIT)
    return limit, replace(series, terms=tuple(t for t in series.terms if t[0] != UNIT))


def compose(coefficients: Sequence[Real], small: Series) -> Series:
    """sum of coefficients[j] * small^j, where small goes to 0 and the sum goes on for ever."""
    size = small.size
    if small.is_zero:
        return constant(coefficients[0], size)
    result = constant(coefficients[-1], size)
    for coefficient in reversed(coefficients[:-1]):
        result = add(multiply(result, small), constant(coefficient, size))
    if small.top is None:
        return result
    return add(result, Series((), Rest.TRUNCATED, times(small.top, len(coefficients)), size))


def over_lead(series: Series) -> tuple[Key, Real, Series]:
    """key, c and small such that series = c * term(key) * (1 + small)."""
    key, value = series.lead()
    shift = times(key, -1)
    span = series.span and image(lambda x: x / value, series.span)
    terms = tuple((product_key(k, shift), c / value) for k, c in series.terms[1:])
    order = None if series.order is None else product_key(series.order, shift)
    return key, value, Series(terms, series.rest, order, series.size, span)


def inverse(series: Series) -> Series:
    """1 / series"""
    if series.is_zero:
        raise Undefined
    if series.swings and series.order is not None and series.span and sign_of_span(series.span):
        return swing(series.rest, times(series.order, -1), image(lambda x: 1 / x, series.span), series.size)
    key, value, small = over_lead(series)
    alternating = [MP.mpf((-1) ** j) for j in range(series.size + 1)]
    return multiply(monomial(times(key, -1), 1 / value, series.size), compose(alternating, small))
