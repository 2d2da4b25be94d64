"""From the tree to plain text that parses back to the same tree, and to LaTeX."""

from __future__ import annotations

from fractions import Fraction

from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
    Branch,
    Call,
    Comparison,
    Constant,
    Expression,
    Negate,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
)
from deriv_core.numbers.typed import decimal_text

# --- plain text ------------------------------------------------------------------------------------------


def to_text(node: Expression) -> str:
    """Canonical plain text; the parser reads it back as an equal tree."""
    match node:
        case Number(value):
            return decimal_text(value)
        case Constant(name) | Variable(name):
            return name
        case Negate(operand):
            return "-" + _wrapped(operand, Sum | Negate)
        case Sum(terms):
            return _sum_text(terms)
        case Product(factors):
            first = _wrapped(factors[0], Sum | Negate | Product)
            return "*".join([first, *(_wrapped(f, Sum | Negate | Product | Quotient) for f in factors[1:])])
        case Quotient(numerator, denominator):
            below = _wrapped(denominator, Sum | Negate | Product | Quotient)
            return f"{_wrapped(numerator, Sum | Negate)}/{below}"
        case Power(base, exponent):
            above = _wrapped(exponent, Sum | Negate | Product | Quotient | Power | Call | Piecewise)
            return f"{_wrapped(base, Sum | Negate | Product | Quotient | Power | Piecewise)}^{above}"
        case Call(function, arguments):
            return f"{function}({', '.join(map(to_text, arguments))})"
        case Piecewise():
            return _piecewise_text(node)


def _wrapped(node: Expression, bracketed: object) -> str:
    text = to_text(node)
    return f"({text})" if isinstance(node, bracketed) else text  # type: ignore[arg-type]


def _sum_text(terms: tuple[Expression, ...]) -> str:
    text = _wrapped(terms[0], Sum)
    for term in terms[1:]:
        if isinstance(term, Negate):
            text += " - " + _wrapped(term.operand, Sum | Negate)
        else:
            text += " + " + _wrapped(term, Sum)
    return text


def _comparison_text(comparison: Comparison) -> str:
    return f"{to_text(comparison.left)} {comparison.relation} {to_text(comparison.right)}"


def _piecewise_text(node: Piecewise) -> str:
    parts = [
        f"{to_text(branch.value)} if {' and '.join(map(_comparison_text, branch.conditions))}"
        for branch in node.branches
    ]
    if node.otherwise is not None:
        parts.append(f"{to_text(node.otherwise)} otherwise")
    return f"piecewise({', '.join(parts)})"


# --- LaTeX -----------------------------------------------------------------------------------------------

_RELATION_LATEX = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge", "=": "=", "!=": r"\ne"}
_BARS = {
    "abs": (r"\left|", r"\right|"),
    "floor": (r"\left\lfloor ", r"\right\rfloor"),
    "ceil": (r"\left\lceil ", r"\right\rceil"),
    "sqrt": (r"\sqrt{", "}"),
    "cbrt": (r"\sqrt[3]{", "}"),
}


def variable_latex(name: str) -> str:
    """The variable as LaTeX: w stays w, theta becomes \\theta."""
    return name if len(name) == 1 else f"\\{name}"


def to_latex(node: Expression) -> str:
    """LaTeX in the learner's own form and order."""
    match node:
        case Number(value):
            return decimal_text(value)
        case Constant(name):
            return r"\pi" if name == "pi" else "e"
        case Variable(name):
            return variable_latex(name)
        case Negate(operand):
            return "-" + _wrapped_latex(operand, Sum | Negate)
        case Sum(terms):
            return _sum_latex(terms)
        case Product(factors):
            return _product_latex(factors)
        case Quotient(numerator, denominator):
            return rf"\frac{{{to_latex(numerator)}}}{{{to_latex(denominator)}}}"
        case Power(base, exponent):
            return _power_latex(base, exponent)
        case Call(function, arguments):
            return _call_latex(function, arguments)
        case Piecewise():
            return _piecewise_latex(node)


def _brackets(latex: str) -> str:
    tall = any(mark in latex for mark in (r"\frac", r"\sqrt", r"\begin", "^", r"\left"))
    return rf"\left({latex}\right)" if tall else f"({latex})"


def _wrapped_latex(node: Expression, bracketed: object) -> str:
    latex = to_latex(node)
    return _brackets(latex) if isinstance(node, bracketed) else latex  # type: ignore[arg-type]


def _sum_latex(terms: tuple[Expression, ...]) -> str:
    latex = _wrapped_latex(terms[0], Sum)
    for term in terms[1:]:
        if isinstance(term, Negate):
            latex += " - " + _wrapped_latex(term.operand, Sum | Negate)
        else:
            latex += " + " + _wrapped_latex(term, Sum)
    return latex


def _product_latex(factors: tuple[Expression, ...]) -> str:
    parts = [_wrapped_latex(factor, Sum | Negate | Product | Piecewise) for factor in factors]
    latex = parts[0]
    for factor, before, part in zip(factors[1:], factors, parts[1:], strict=False):
        # A dot wherever two factors side by side would read as one number or a mixed fraction.
        dotted = part[0].isdigit() or (
            isinstance(factor, Quotient) and not isinstance(before, Sum | Product | Negate)
        )
        latex += rf" \cdot {part}" if dotted else rf" \, {part}" if _needs_space(before, part) else f" {part}"
    return latex


def _needs_space(before: Expression, part: str) -> bool:
    # x (x + 1) set tight would look like a function x of x + 1.
    return part.startswith(("(", r"\left(")) and isinstance(before, Variable | Constant)


def _power_latex(base: Expression, exponent: Expression) -> str:
    above = to_latex(exponent)
    if isinstance(base, Call) and len(base.arguments) == 1 and _named(base.function):
        if exponent == Negate(Number(Fraction(1))):  # \sin^{-1} is the inverse function, not 1/sin
            return f"{_brackets(to_latex(base))}^{{{above}}}"
        info = FUNCTIONS[base.function]
        return f"{info.latex}^{{{above}}}{_brackets(to_latex(base.arguments[0]))}"
    unbracketed = Number | Constant | Variable
    plain = isinstance(base, unbracketed) or (
        isinstance(base, Call) and base.function in ("abs", "floor", "ceil")
    )
    below = to_latex(base) if plain else _brackets(to_latex(base))
    return f"{below}^{{{above}}}"


def _named(function: str) -> bool:
    latex = FUNCTIONS[function].latex
    return bool(latex) and "_" not in latex


def _call_latex(function: str, arguments: tuple[Expression, ...]) -> str:
    inner = ", ".join(map(to_latex, arguments))
    if function in _BARS:
        opening, closing = _BARS[function]
        return f"{opening}{inner}{closing}"
    if function == "root":
        return rf"\sqrt[{to_latex(arguments[1])}]{{{to_latex(arguments[0])}}}"
    if function == "log":
        return rf"\log_{{{to_latex(arguments[1])}}}{_brackets(to_latex(arguments[0]))}"
    return f"{FUNCTIONS[function].latex}{_brackets(inner)}"


def _condition_latex(branch: Branch) -> str:
    return r" \text{ and } ".join(
        f"{to_latex(c.left)} {_RELATION_LATEX[c.relation]} {to_latex(c.right)}" for c in branch.conditions
    )


def _piecewise_latex(node: Piecewise) -> str:
    rows = [rf"{to_latex(b.value)} & \text{{if }} {_condition_latex(b)}" for b in node.branches]
    if node.otherwise is not None:
        rows.append(rf"{to_latex(node.otherwise)} & \text{{otherwise}}")
    return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"
