"""The secant's slope with ε as a letter: what it is before ε goes to 0, and which part of it vanishes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

from deriv_core.calculus.points import read_point
from deriv_core.calculus.secant.secant_slope import secant_slope
from deriv_core.calculus.secant.worked import Form
from deriv_core.calculus.verdict.differentiability import Kind
from deriv_core.expression.function import parse_function
from deriv_core.expression.printer import to_latex, variable_latex
from deriv_core.expression.running.program import Program, compile_program

from ..choice import NAME, Choice
from ..results import classified, is_decided, verdict_for
from ..words import letter, number, plain, pretty, sentence_of, signed

# The colour of what vanishes; the palette's violet, by theme.
_VANISHING = {"light": "#a8457f", "dark": "#e9a6cf"}
# A busy machine may have no time for a series; it is asked again after so long.
_KEPT = "10m"

_HOW = {
    Form.CANCELLED: "ε has cancelled below: the quotient has a value that ε may go to 0 in.",
    Form.FACTORED: "Nothing cancels here, but this is exactly the same quotient, and shows its limit.",
    Form.SERIES: "Nothing cancels here. The quotient begins like this, and R is what remains.",
    Form.DEFINITION: "Nothing cancels here: the quotient stands as it is defined.",
}


@dataclass(frozen=True, slots=True)
class Algebra:
    """The secant's slope in general and at a point, as LaTeX by theme, and what of it vanishes.

    Attributes
    ----------
    form : Form
    quotient, split : str
        LaTeX: the slope, and its limit with the part that vanishes; `split` is empty where none is known.
    rest : str
        How fast what remains of a series shrinks; empty for the other forms.
    at_point, split_at_point : str
        The same at the point; empty where there is no secant.
    condition : str
        LaTeX: how small ε must be for `at_point`; empty where it need not be.
    vanishing_program : Program or None
        In ε: the error that algebra has, where floats lose no digit in it.
    """

    form: Form
    quotient: str
    split: str
    rest: str
    at_point: str
    split_at_point: str
    condition: str
    vanishing_program: Program | None


@st.cache_data(max_entries=256, ttl=_KEPT, show_spinner=False)
def _algebra(text: str, variable: str, point: str, scheme: str, colour: str, decided: bool) -> Algebra:
    slope = secant_slope(parse_function(text, variable), scheme)
    here = slope.at_point(read_point(point), classified(text, variable, point, patient=decided))
    exact = here.form is Form.CANCELLED and here.vanishing is not None and here.condition is None
    return Algebra(
        form=slope.form,
        quotient=slope.latex,
        split=slope.coloured_latex(colour) if _splits(slope.limit, slope.vanishing) else "",
        rest=slope.remainder_words,
        at_point=here.latex,
        split_at_point=here.coloured_latex(colour) if _splits(here.limit, here.vanishing) else "",
        condition="" if here.condition is None else here.condition.latex,
        vanishing_program=compile_program(here.vanishing) if exact and here.vanishing is not None else None,
    )


def _splits(limit: object, vanishing: object) -> bool:
    return limit is not None and vanishing is not None


def algebra_for(drawn: Choice) -> Algebra:
    """The algebra of what is drawn, in the colours of the page's theme."""
    f = drawn.function
    colour = _VANISHING["dark" if st.context.theme.type == "dark" else "light"]
    return _algebra(f.text, f.variable, drawn.point.text, drawn.scheme, colour, is_decided(drawn))


def error_of_algebra(drawn: Choice) -> float | None:
    """The error that the quotient would have without rounding, at the step that is chosen."""
    f = drawn.function
    return _error(f.text, f.variable, drawn.point.text, drawn.scheme, drawn.step, is_decided(drawn))


@st.cache_data(max_entries=512, ttl=_KEPT, show_spinner=False)
def _error(text: str, variable: str, point: str, scheme: str, step: float, decided: bool) -> float | None:
    slope = secant_slope(parse_function(text, variable), scheme)
    verdict = classified(text, variable, point, patient=decided)
    return slope.at_point(read_point(point), verdict).vanishing_at(step)


def show_algebra(drawn: Choice) -> None:
    """k with ε as a letter, in general and at the point, each with the part that vanishes."""
    algebra, f = algebra_for(drawn), drawn.function
    w = variable_latex(f.variable)
    with st.container(key="algebra"):
        st.header("Before ε goes to 0", anchor=False)
        with st.container(key="algebra_lines"):
            st.markdown(_line(rf"k = {_definition(w, drawn.scheme)}", algebra.quotient, algebra.split))
            if algebra.at_point:
                condition = rf"\quad\text{{while }} {algebra.condition}" if algebra.condition else ""
                place = rf"\text{{at }} {w} = {_point(drawn)}:\quad k"
                st.markdown(_line(place, algebra.at_point + condition, algebra.split_at_point))
        st.markdown(_words(drawn, algebra))


def _line(left: str, quotient: str, split: str) -> str:
    """Markdown: k = the quotient = what is left of it + what vanishes."""
    if split == quotient or not split:
        return f":blue[${left} = {quotient}$]"
    middle = "" if _plainly(split) == quotient else rf" = {quotient}"
    return f":blue[${left}{middle}$] :orange[$= {split}$]"


_RISE = {
    "forward": r"\frac{{{J}({w} + \varepsilon) - {J}({w})}}{{\varepsilon}}",
    "backward": r"\frac{{{J}({w}) - {J}({w} - \varepsilon)}}{{\varepsilon}}",
    "central": r"\frac{{{J}({w} + \varepsilon) - {J}({w} - \varepsilon)}}{{2 \varepsilon}}",
}


def _plainly(split: str) -> str:
    """The LaTeX without its colour: 2w + ε is its own split."""
    return re.sub(r"\{\\color\{[^}]*\}(.*)\}", r"\1", split)


def _definition(w: str, scheme: str) -> str:
    return _RISE[scheme].format(J=NAME, w=w)


def _point(drawn: Choice) -> str:
    return to_latex(read_point(drawn.point.text).tree)


def _words(drawn: Choice, algebra: Algebra) -> str:
    """What one should see in the lines."""
    slope = f"d{NAME}/d{letter(drawn.function.variable)}"
    parts = [_HOW[algebra.form], *([plain(algebra.rest)] if algebra.rest else [])]
    if algebra.split and algebra.split != algebra.quotient:
        parts.append(
            f"In front stands :orange[{plain(slope)}]; what follows, in :violet[violet], vanishes with ε: "
            "it is the error of the quotient, all of it that is not rounding."
        )
    elif algebra.form is Form.CANCELLED and algebra.split:
        parts.append(f"No part of it vanishes: the quotient is :orange[{plain(slope)}] at every ε.")
    verdict = verdict_for(drawn)
    if verdict is not None and verdict.kind is not Kind.DIFFERENTIABLE and verdict.reason:
        parts.append(f"{plain(sentence_of(pretty(verdict.reason)))}")
    error = error_of_algebra(drawn)
    if error is not None:
        parts.append(
            f"At ε = {plain(number(drawn.step, 12))} that error is :violet[{plain(signed(error, 10))}]."
        )
    return " ".join(parts)
