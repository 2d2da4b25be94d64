"""The same numbers in SymPy: a few lines of Python a learner can copy and run."""

from __future__ import annotations

import ast
import math

import streamlit as st
import sympy
from sympy.printing.str import StrPrinter

from deriv_core.errors import TooComplex
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.to_sympy import to_sympy

from .choice import NAME, Choice
from .results import PENDING, Row, results_for
from .words import field_text

_QUOTIENT = {
    "forward": "({f}.subs({w}, point + step) - {f}.subs({w}, point)) / step",
    "backward": "({f}.subs({w}, point) - {f}.subs({w}, point - step)) / step",
    "central": "({f}.subs({w}, point + step) - {f}.subs({w}, point - step)) / (2 * step)",
}


_NO_SLOPE = dict.fromkeys(("unknown", PENDING), "Perhaps no derivative")


class _PythonPrinter(StrPrinter):  # type: ignore[misc]
    """SymPy's own text, with fractions that stay exact when Python reads them: 1/3 would become a float."""

    def _print_Rational(self, expr: sympy.Rational) -> str:  # noqa: N802 - the name SymPy calls
        return f"Rational({expr.p}, {expr.q})"


def show_sympy_code(drawn: Choice) -> None:
    """The code, ready to copy."""
    with st.expander("The same in SymPy"):
        try:
            st.code(sympy_code(drawn, results_for(drawn).rows), language="python")
        except TooComplex as error:
            st.text(error.message)


def sympy_code(drawn: Choice, rows: tuple[Row, ...]) -> str:
    """Python that prints the derivative, its value at each point that has one, and the quotients.

    Points without a derivative are left out by name: substituting into SymPy's derivative gives a number
    there too, and a wrong one.
    """
    f, w = drawn.function, drawn.function.variable
    name = NAME if w != NAME else "f"
    slope = f"d{name}_d{w}"
    printed = _PythonPrinter().doprint
    texts = [printed(to_sympy(parse_constant(row.point.exact), sympy.Symbol(w, real=True))) for row in rows]
    lines = [
        f'{w} = symbols("{w}", real=True)',
        f"{name} = {_function(f.sympy)}",
        _derivative_line(drawn, slope, name),
        f"print({slope})",
        "",
    ]
    lines += [
        f"# {_NO_SLOPE.get(row.kind, 'No derivative')} at {text}: {slope} there would mean nothing."
        for text, row in zip(texts, rows, strict=True)
        if row.kind != "differentiable"
    ]
    smooth = [text for text, row in zip(texts, rows, strict=True) if row.kind == "differentiable"]
    if smooth:
        lines += [f"for point in [{', '.join(smooth)}]:", f"    print(point, {slope}.subs({w}, point))", ""]
    drawable = [
        text
        for text, row in zip(texts, rows, strict=True)
        if math.isfinite(row.quotient.decimal) and row.kind != "undefined"
    ]
    if drawable:
        lines += [
            f"step = {field_text(drawn.step)}",
            f"for point in [{', '.join(drawable)}]:",
            f"    slope = {_QUOTIENT[drawn.scheme].format(f=name, w=w)}",
            "    print(point, float(slope))",
        ]
    body = "\n".join(lines).rstrip() + "\n"
    return f"from sympy import {', '.join(_imported(body, w))}\n\n{body}"


def _function(expression: sympy.Expr) -> str:
    """A bare number would be Python's, which has no ``subs``."""
    text = _PythonPrinter().doprint(expression)
    return f"Integer({text})" if expression.is_Integer else str(text)


def _derivative_line(drawn: Choice, slope: str, name: str) -> str:
    """SymPy's own derivative; where it leaves one standing (floor, a sign), the one of the page."""
    f = drawn.function
    w = f.variable
    found = sympy.diff(f.sympy, sympy.Symbol(w, real=True))
    if not found.has(sympy.Derivative, sympy.Subs, sympy.DiracDelta):
        return f"{slope} = diff({name}, {w})"
    return f"{slope} = {_function(drawn.derivative.sympy)}  # between the jumps, where diff has no answer"


def _imported(code: str, variable: str) -> list[str]:
    """The names of SymPy's that the code uses."""
    names = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    return sorted(name for name in names if name != variable and hasattr(sympy, name))
