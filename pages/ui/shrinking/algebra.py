"""The secant's slope with ε as a letter: what it is before ε goes to 0, and which part of it vanishes."""

from __future__ import annotations

import re

import streamlit as st

from deriv_core.calculus.points import read_point
from deriv_core.calculus.scheme import Scheme
from deriv_core.calculus.secant.point_slope import PointSlope
from deriv_core.calculus.secant.secant_slope import SecantSlope, secant_slope
from deriv_core.calculus.secant.worked import Form
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_latex, variable_latex
from deriv_core.expression.running.program import compile_program
from deriv_core.expression.tree import ZERO

from ..breaking import breakable
from ..desk.kept import kept
from ..desk.question import NAME, Question
from ..palette import colour_of
from ..results import classified, is_decided, verdict_for
from ..words import phrase
from .algebra_lines import Algebra
from .algebra_words import words


@kept(256)
def slopes_at(f: RealFunction, point: str, scheme: Scheme, decided: bool) -> tuple[SecantSlope, PointSlope]:
    """The slope of the secant in general and at a point, worked out once for all that shows it."""
    slope = secant_slope(f, scheme)
    return slope, slope.at_point(read_point(point), classified(f, point, patient=decided))


@kept(256)
def _algebra(f: RealFunction, point: str, scheme: Scheme, colour: str, decided: bool) -> Algebra:
    slope, here = slopes_at(f, point, scheme, decided)
    anywhere = here.condition is None or here.condition.relation == "!="
    exact = here.form is Form.CANCELLED and here.vanishing is not None and anywhere
    part, part_here = _part(slope), _part(here)
    return Algebra(
        form=slope.form,
        form_at_point=here.form,
        too_long=slope.too_long,
        quotient=slope.latex,
        split="" if part is None else slope.coloured_latex(colour),
        condition="" if slope.condition is None else slope.condition.latex,
        part=part,
        part_at_point=part_here,
        remainder=slope.remainder or "",
        rest=here.remainder_words if here.form is Form.SERIES else slope.remainder_words,
        at_point=here.latex,
        split_at_point="" if part_here is None else here.coloured_latex(colour),
        condition_at_point="" if here.condition is None else here.condition.latex,
        vanishing_program=compile_program(here.vanishing) if exact and here.vanishing is not None else None,
    )


def _part(slope: SecantSlope | PointSlope) -> bool | None:
    """Whether a part of the slope vanishes with ε; None where it is not known."""
    known = slope.limit is not None and slope.vanishing is not None
    return slope.vanishing != ZERO or slope.form is Form.SERIES if known else None


def algebra_for(drawn: Question) -> Algebra:
    """The algebra of what is drawn, in the colours of the page's theme."""
    colour = colour_of("error")
    return _algebra(drawn.function, drawn.point.text, drawn.scheme, colour, is_decided(drawn))


def error_of_algebra(drawn: Question) -> float | None:
    """The error that the quotient would have without rounding, at the step that is chosen."""
    return _error(drawn.function, drawn.point.text, drawn.scheme, drawn.step, is_decided(drawn))


@kept(512)
def _error(f: RealFunction, point: str, scheme: Scheme, step: float, decided: bool) -> float | None:
    _, here = slopes_at(f, point, scheme, decided)
    return here.vanishing_at(step)


def show_algebra(drawn: Question) -> None:
    """k with ε as a letter, in general and at the point, each with the part that vanishes."""
    algebra, f = algebra_for(drawn), drawn.function
    w = variable_latex(f.variable)
    with st.container(key="algebra"):
        st.header(phrase("shrinking-before-goes-0"), anchor=False)
        with st.container(key="algebra_lines"):
            left = rf"k = {drawn.scheme.latex(NAME, w)}"
            st.markdown(_line(left, algebra.quotient, algebra.split, algebra.condition))
            if algebra.at_point:
                place = rf"\text{{{phrase('shrinking-at')} }} {w} = {_point(drawn)}:\quad k"
                here = algebra.at_point, algebra.split_at_point, algebra.condition_at_point
                st.markdown(_line(place, *here))
        st.markdown(words(drawn, algebra, verdict_for(drawn), error_of_algebra(drawn)))


def _line(left: str, quotient: str, split: str, condition: str) -> str:
    """Markdown: k = the quotient = what is left of it + what vanishes, while the condition holds."""
    small = rf" $\quad\text{{{phrase('shrinking-while')} }} {condition}$" if condition else ""
    if split == quotient or not split:
        return f":blue[${breakable(f'{left} = {quotient}')}$]{small}"
    middle = "" if _plainly(split) == quotient else rf" = {quotient}"
    return f":blue[${breakable(left + middle)}$] :orange[${breakable(f'= {split}')}$]{small}"


def _plainly(split: str) -> str:
    """The LaTeX without its colour: 2w + ε is its own split."""
    return re.sub(r"\{\\color\{[^}]*\}(.*)\}", r"\1", split)


def _point(drawn: Question) -> str:
    return to_latex(read_point(drawn.point.text).tree)
