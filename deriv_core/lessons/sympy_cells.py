"""A few lines of SymPy with what they print, worked out by the library: no code is run."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from typing import Any

import sympy

from deriv_core.calculus.derivative import derivative
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.points import read_point
from deriv_core.calculus.proved.oracle import sympy_derivative
from deriv_core.calculus.values import evaluate
from deriv_core.calculus.verdict.differentiability import classify_at
from deriv_core.errors import TooComplex
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.running.exact_cost import MOST_BITS
from deriv_core.expression.running.python_text import (
    arithmetic_python,
    is_plain_arithmetic,
    names_of_math,
    python_value,
    sympy_python,
)
from deriv_core.expression.running.to_sympy import to_sympy
from deriv_core.expression.tree import Call, Constant, Expression, Negate, Number, Power, Sum, Variable
from deriv_core.lessons.blocks import Cell, Sympy
from deriv_core.words import Message

_WORD = re.compile(r"[A-Za-z]\w*")
_LITERAL = re.compile(r"\d+(\.\d+)?(e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: Python, and what it prints or what its last line is; empty where it says nothing."""

    code: str
    output: str = ""


def cells(block: Sympy) -> tuple[Shown, ...]:
    """The cells of a block, each with its output.

    The output is what SymPy's `diff` and `subs` give, and what Python's floats give, had the code been run.

    Raises
    ------
    TooComplex
        SymPy has no derivative, or the quotient has no form in plain Python.
    """
    if keyword.iskeyword(block.function.variable):
        raise TooComplex("names", 0, Message("lessons-word-pythons-own", variable=block.function.variable))
    return tuple(shown for cell in Cell if cell in block.cells for shown in _CELLS[cell](block))


def _symbols(block: Sympy) -> list[Shown]:
    w = block.function.variable
    return [Shown(f'from sympy import {", ".join(_imports(block))}\n\n{w} = symbols("{w}", real=True)')]


def _imports(block: Sympy) -> list[str]:
    """What the block's code needs of SymPy."""
    code = [_built(block.function.sympy), *(sympy_python(_number(point)) for point in block.points)]
    words = {word for text in code for word in _WORD.findall(text) if hasattr(sympy, word)}
    return sorted((words | {"diff", "symbols"}) - {block.function.variable})


def _expression(block: Sympy) -> list[Shown]:
    f = block.function
    return [Shown(f"{block.name} = {_built(f.sympy)}\n{block.name}", str(f.sympy))]


def _built(expression: Any) -> str:
    """A bare number would be Python's, which knows nothing of SymPy."""
    text = sympy_python(expression)
    return f"Integer({text})" if expression.is_Integer else text


def _slope_name(block: Sympy) -> str:
    return f"d{block.name}_d{block.function.variable}"


def _derivative(block: Sympy) -> Any:
    found = sympy_derivative(block.function)
    if found is None or found.has(sympy.Derivative, sympy.Subs, sympy.DiracDelta):
        raise TooComplex("diff", 0, Message("lessons-sympy-no-short-derivative"))
    return sympy.diff(block.function.sympy, sympy.Symbol(block.function.variable, real=True))


def _diff(block: Sympy) -> list[Shown]:
    name, w = _slope_name(block), block.function.variable
    return [Shown(f"{name} = diff({block.name}, {w})\n{name}", str(_derivative(block)))]


def _subs(block: Sympy) -> list[Shown]:
    """The derivative at each point; where there is none, SymPy's number would mean nothing."""
    f, slope = block.function, _derivative(block)
    symbol = sympy.Symbol(f.variable, real=True)
    shown = []
    for text in block.points:
        value = _number(text)
        code = f"{_slope_name(block)}.subs({f.variable}, {sympy_python(value)})"
        if not classify_at(f, read_point(text)).exists:
            note = Message("lessons-no-derivative-at-number-would", name=block.name, text=text)
            shown.append(Shown(note))
        else:
            if evaluate(derivative(f), text).exact is None:
                raise TooComplex("bits", MOST_BITS, Message("lessons-sympys-number-at-one-points"))
            shown.append(Shown(code, str(slope.subs(symbol, value))))
    return shown


def _number(text: str) -> Any:
    return to_sympy(parse_constant(text), sympy.Symbol("x", real=True))


def _quotient(block: Sympy) -> list[Shown]:
    """The arithmetic: J, J_epsilon and k, as the machine's floats have them."""
    if not is_plain_arithmetic(block.function.expression):
        raise TooComplex("arithmetic", 0, Message("lessons-function-no-form-plain-python"))
    return [_arithmetic(block, text) for text in block.points]


def _arithmetic(block: Sympy, text: str) -> Shown:
    f, name = block.function, block.name
    point, step = parse_constant(text), parse_constant(block.eps)
    here = substitute(f.expression, f.variable, point)
    there = substitute(f.expression, f.variable, Sum((point, step)))
    typed = _as_typed(step, block.eps)
    shown_there = substitute(f.expression, f.variable, Sum((point, typed)))
    below = arithmetic_python(typed)
    if not isinstance(typed, Number | Variable | Constant | Call | Power):
        below = f"({below})"
    wanted = names_of_math(Sum((here, there, step)))
    form = "" if block.decimals is None else f":0.{block.decimals}f"
    code = [f"from math import {', '.join(wanted)}", ""] if wanted else []
    code += [
        f"{name} = {arithmetic_python(here)}",
        f"{name}_epsilon = {arithmetic_python(shown_there)}",
        f"k = ({name}_epsilon - {name})/{below}",
        f'print(f"{name} = {{{name}}}, {name}_epsilon = {{{name}_epsilon}}, k = {{k{form}}}")',
    ]
    value, shifted = python_value(here), python_value(there)
    k = (shifted - value) / python_value(step)
    return Shown("\n".join(code), f"{name} = {value}, {name}_epsilon = {shifted}, k = {k:{form[1:]}}")


def _as_typed(step: Expression, text: str) -> Expression:
    """The step, to be written as it was typed: 1e-9, and not 0.000000001. A whole one stays Python's int."""
    match step:
        case Negate(Number() as size):
            return Negate(_as_typed(size, text.removeprefix("-")))
        case Number(value) if value.denominator != 1 and _LITERAL.fullmatch(text):
            return Variable(text)
    return step


_CELLS = {
    Cell.SYMBOLS: _symbols,
    Cell.EXPRESSION: _expression,
    Cell.DIFF: _diff,
    Cell.SUBS: _subs,
    Cell.QUOTIENT: _quotient,
}
