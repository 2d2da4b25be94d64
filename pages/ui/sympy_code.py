"""The same numbers in SymPy: a few lines of Python a learner can copy and run."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass

import streamlit as st
import sympy

from deriv_core.calculus.proved.oracle import diff_of
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.guarded import guarded_sympy
from deriv_core.expression.running.python_text import sympy_python
from deriv_core.expression.running.to_python import python_name
from deriv_core.expression.running.to_sympy import to_sympy
from deriv_core.expression.tree import Expression, Piecewise, walk
from deriv_core.numbers.typed import field_text

from .desk.question import NAME, Question
from .results import Row, results_for
from .words import phrase


def show_sympy_code(drawn: Question) -> None:
    """The code, ready to copy."""
    with st.expander(phrase("code-same-sympy"), key="sympy"):
        try:
            st.code(sympy_code(drawn, results_for(drawn).rows), language="python")
        except TooComplex as error:
            st.text(error.message)


@dataclass(frozen=True, slots=True)
class SympyCode:
    """The same function in SymPy, line by line.

    Attributes
    ----------
    variable, name, slope : str
        Python names: w, J, dJ_dw.
    symbol, function, derivative : str
        The lines that give them a meaning.
    formula : sympy.Expr
        What the derivative's name stands for.
    points : tuple of str
        The chosen points as SymPy's numbers.
    """

    variable: str
    name: str
    slope: str
    symbol: str
    function: str
    derivative: str
    formula: sympy.Expr
    points: tuple[str, ...]


def sympy_lines(drawn: Question, rows: tuple[Row, ...]) -> SympyCode:
    """The lines that name the variable, the function and its derivative, and the points as numbers.

    Raises
    ------
    TooComplex
        SymPy would write out a number that is too long.
    """
    w = python_name(drawn.function.variable)
    symbol = sympy.Symbol(w, real=True)
    name = NAME if w != NAME else "f"
    slope = f"d{name}_d{w}"
    function = guarded_sympy(drawn.function.expression, symbol)
    # SymPy's own derivative; the page's where SymPy leaves one standing (floor, a sign), or takes long.
    derivative, why = f"{slope} = diff({name}, {w})", "code-diff-would-take-long"
    formula = diff_of(drawn.function, lambda: function, symbol)
    if formula is not None and formula.has(sympy.Derivative, sympy.Subs, sympy.DiracDelta):
        formula, why = None, "code-between-the-jumps"
    elif formula is not None and (_tells_points(drawn.function) or _tells_points(drawn.derivative)):
        formula, why = None, "code-at-single-points"
    if formula is None:
        formula = guarded_sympy(drawn.derivative.expression, symbol)
        derivative = f"{slope} = {_function(formula)}  # {phrase(why)}"
    return SympyCode(
        variable=w,
        name=name,
        slope=slope,
        symbol=f'{w} = symbols("{drawn.function.variable}", real=True)',
        function=f"{name} = {_function(function)}",
        derivative=derivative,
        formula=formula,
        points=tuple(sympy_number(parse_constant(row.point.exact)) for row in rows),
    )


def _tells_points(f: RealFunction) -> bool:
    """Whether single points are told by themselves: of what is put into a hole SymPy has the slope 0."""
    comparisons = (
        comparison
        for part in walk(f.expression)
        if isinstance(part, Piecewise)
        for branch in part.branches
        for comparison in branch.conditions
    )
    return any(comparison.relation in ("=", "!=") for comparison in comparisons)


def sympy_number(node: Expression) -> str:
    """A constant as a number of SymPy's, exact: 1/3 becomes Rational(1, 3)."""
    return sympy_python(to_sympy(node, sympy.Symbol("w", real=True)))


def sympy_code(drawn: Question, rows: tuple[Row, ...]) -> str:
    """Python that prints the derivative, its value at each point that has one, and the quotients.

    Points without a derivative are left out by name: substituting into SymPy's derivative gives a number
    there too, and a wrong one.
    """
    code = sympy_lines(drawn, rows)
    w, name, slope = code.variable, code.name, code.slope
    pairs = list(zip(code.points, rows, strict=True))
    lines = [code.symbol, code.function, code.derivative, f"print({slope})", ""]
    lines += [
        "# "
        + phrase(
            "code-perhaps-no-derivative" if row.exists is None else "code-no-derivative", at=text, slope=slope
        )
        for text, row in pairs
        if not row.exists
    ]
    smooth = [text for text, row in pairs if row.exists]
    if smooth:
        lines += [
            f"for point in [{', '.join(smooth)}]:",
            f"    print(point, {slope}.subs({w}, point))",
            "",
        ]
    drawable = [text for text, row in pairs if math.isfinite(row.quotient.decimal) and row.facts.has_value]
    if drawable:
        quotient = drawn.scheme.python(lambda at: f"{name}.subs({w}, {at})")
        lines += [
            f"step = {field_text(drawn.step)}",
            f"for point in [{', '.join(drawable)}]:",
            f"    slope = {quotient}",
            "    print(point, float(slope))",
        ]
    body = "\n".join(lines).rstrip() + "\n"
    return f"from sympy import {', '.join(sympy_names(body, w))}\n\n{body}"


def _function(expression: sympy.Expr) -> str:
    """A bare number would be Python's, which has no ``subs``."""
    text = sympy_python(expression)
    return f"Integer({text})" if expression.is_Integer else str(text)


def sympy_names(code: str, variable: str) -> list[str]:
    """The names of SymPy's that the code uses."""
    names = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    return sorted(name for name in names if name != variable and hasattr(sympy, name))
