"""The reading of what was typed: J and dJ/dw in LaTeX, and the line the lab is about."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from deriv_core.calculus.differentiation.conditions import Condition
from deriv_core.calculus.differentiation.notation import Notation
from deriv_core.calculus.proved.beside import conditions_beside, goes_further
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import variable_latex
from deriv_core.numbers.by_hand import READABLE_DIGITS, equal_or_about, number, shows_exactly
from deriv_core.numbers.by_hand import with_sign as signed_text
from deriv_core.numbers.exact_form import shown_decimal
from deriv_core.numbers.rounding import ALL_DIGITS

from .breaking import breakable
from .desk.kept import kept
from .desk.question import NAME, Question
from .results import Quantity, Row, is_unspoilt, results_for
from .words import letter, phrase, plain, said

MORE_DIGITS = "more_digits"


def wants_more_digits() -> bool:
    """Whether the learner asked for every digit. The switch stands below what it changes."""
    return bool(st.session_state.get(MORE_DIGITS, False))


def show_reading(drawn: Question, *, numbers: bool = True, slope: str | None = None) -> None:
    """What the fields at the top of a page were read as; see `show_formulas`."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large", key="reading"):
        show_formulas(drawn, numbers=numbers, slope=slope, more_digits=wants_more_digits())
    show_notes(drawn)


def show_formulas(
    drawn: Question, *, numbers: bool, slope: str | None, more_digits: bool, key: str = ""
) -> None:
    """J and its derivative, large; with `numbers` the drawn point's in one sentence.

    `slope` is LaTeX in place of dJ/dw = ...; empty for those who want to find it themselves. `key` is put
    after the containers' keys, where a page shows several.
    """
    f, f_prime = drawn.function, drawn.derivative
    w = variable_latex(f.variable)
    with st.container(horizontal=True, vertical_alignment="center", gap="large", key=f"formulas{key}"):
        st.markdown(f"${breakable(f'{NAME}({w}) = {f.latex}')}$", width="content")
        where = ""
        if slope is None:
            slope = f"{derivative_name(f.variable, 1, 'leibniz')} = {f_prime.latex}"
            where = where_it_holds(f, f_prime)
        if slope:
            beside = f" :small[{where}]" if where else ""
            st.markdown(f":orange[${breakable(slope)}$]{beside}", width="content")
        if numbers:
            with st.container(width="content", key=f"sentence{key}"):
                st.markdown(sentence(drawn, results_for(drawn).rows[0], more_digits=more_digits))


@kept(256)
def where_it_holds(f: RealFunction, f_prime: RealFunction) -> str:
    """Markdown: where x > 0, beside a formula that has values where J has none; else empty."""
    places = goes_further(f, f_prime)
    if not places.size:
        return ""
    found = conditions(conditions_beside(f, places))
    return found or phrase("formulas-where-defined", value=f"${NAME}({variable_latex(f.variable)})$")


def conditions(found: Iterable[Condition]) -> str:
    """Markdown: where x > 0."""
    listed = ", ".join(f"${condition.latex}$" for condition in found)
    return phrase("formulas-where", conditions=listed) if listed else ""


def derivative_name(variable: str, order: int, notation: Notation) -> str:
    """LaTeX: dJ/dw, d²J/dw², J′(w)."""
    w = variable_latex(variable)
    if notation == "lagrange":
        return f"{NAME}{chr(39) * order}({w})"
    power = f"^{order}" if order > 1 else ""
    return rf"\frac{{d{power}{NAME}}}{{d{w}{power}}}"


def show_notes(drawn: Question) -> None:
    """The readings somebody else might do differently, a sentence each."""
    if drawn.function.notes:
        with st.container(key="notes"):
            st.text("\n".join(map(said, drawn.function.notes)))


def sentence(drawn: Question, row: Row, *, more_digits: bool) -> str:
    """Markdown: at w = 3: dJ/dw = 6 (exact), k ≈ 6.001, difference +0.001."""
    digits = ALL_DIGITS if more_digits else READABLE_DIGITS
    f = drawn.function
    w = variable_latex(f.variable)
    parts = [derivative_words(rf"d{NAME}/d{letter(f.variable)}", row, digits)]
    parts.append(f":blue[k {about(row.quotient, digits)}]")
    if row.derivative.decimal == row.derivative.decimal:
        parts.append(phrase("formulas-difference", difference=about(row.difference, digits, with_sign=True)))
    return phrase("formulas-at", place=f"${w} = {row.point.latex}$", said=", ".join(parts))


def derivative_words(name: str, row: Row, digits: int) -> str:
    """The slope of the tangent, or why there is none."""
    slope = row.derivative
    if row.exists is None:
        return f":orange[{said(row.facts.long)}]"
    if not row.exists:
        return phrase("formulas-no-derivative", why=row.facts.long)
    shown = shown_decimal(slope.decimal, slope.ratio, digits)
    sign = equal_or_about(shown, slope.ratio)
    if not slope.latex:
        code = "formulas-slope-exact" if sign == "=" else "formulas-slope"
        return phrase(code, name=plain(name), sign=sign, slope=plain(shown))
    exact = f"${slope.latex}$"
    return phrase("formulas-slope-both", name=plain(name), exact=exact, sign=sign, slope=plain(shown))


def about(quantity: Quantity, digits: int, *, with_sign: bool = False) -> str:
    """``= 7`` where the computed number is the exact one, ``≈ 6.001`` otherwise, as Markdown."""
    shown, exact = computed_decimal(quantity, digits)
    if quantity.decimal != quantity.decimal:
        return phrase("formulas-not-defined")
    return f"{'=' if exact else '≈'} {plain(signed_text(quantity.decimal, shown) if with_sign else shown)}"


def computed_decimal(quantity: Quantity, digits: int) -> tuple[str, bool]:
    """What was computed in floats, as it is shown, and whether that is the exact value."""
    if not is_unspoilt(quantity):
        return number(quantity.decimal, digits), False
    shown = shown_decimal(quantity.decimal, quantity.ratio, digits)
    return shown, shows_exactly(shown, quantity.ratio)
