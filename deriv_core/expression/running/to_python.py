"""From the tree to Python source text that gives the very floats of the page, to the last bit.

NumPy's functions are used and not those of `math`: the two differ in the last bit of a value here and there,
and a difference quotient shows that bit. The text is made of a tree, never of what somebody typed.
"""

from __future__ import annotations

import keyword
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.expression.functions.lowering import lowered
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
    exact_rational,
    holds_variable,
)


@dataclass(frozen=True, slots=True)
class PythonCode:
    """A tree as Python.

    Attributes
    ----------
    expression : str
        One expression of the variable, a float; NumPy is ``np`` in it. Where the function is undefined it
        raises an `ArithmeticError`, as long as NumPy is told to raise for divisions and invalid operations.
    helpers : tuple of str
        The definitions it needs before it, none in most cases.
    """

    expression: str
    helpers: tuple[str, ...] = ()


_HELPERS = {
    "frac": "def frac(x):\n    return x - np.floor(x)",
    "arccot": "def arccot(x):\n    return np.pi / 2 if x == 0 else np.arctan(1 / x)",
    "odd_root_power": (
        "def odd_root_power(x, exponent):  # of a negative number it is real, and negative\n"
        "    return np.copysign(np.power(abs(x), exponent), x)"
    ),
    "real_power": (
        "def real_power(x, exponent):\n"
        "    if x < 0 and exponent == np.floor(exponent):\n"
        "        return np.power(x, exponent)\n"
        "    if x < 0 or (x == 0 and exponent <= 0):\n"
        '        raise ArithmeticError("not a real number")\n'
        "    return np.power(x, exponent)"
    ),
    # NumPy has none, and erf itself is SymPy's in a notebook.
    "error_function": "import math\n\n\ndef error_function(x):\n    return np.float64(math.erf(x))",
    "undefined": 'def undefined():\n    raise ArithmeticError("not defined here")',
}

# Whatever binds tighter stands higher.
_CHOICE, _SUM, _PRODUCT, _SIGN, _ATOM = range(5)
_Text = tuple[str, int]

_NUMPY = {
    **{name: name for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log10", "log2")},
    **{name: name for name in ("sqrt", "cbrt", "floor", "ceil", "sign")},
    **{f"a{name}": f"arc{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")},
    "ln": "log",
}
_BUILT_IN = {"abs": "abs", "max": "max", "min": "min"}
_OWN = {"frac": "frac", "acot": "arccot", "erf": "error_function"}
_RELATIONS = {"=": "=="}
_LARGEST_WHOLE = 1000


def python_name(variable: str) -> str:
    """A variable as Python may name it: lambda is a word of Python's own.

    >>> python_name("w"), python_name("lambda")
    ('w', 'lambda_')
    """
    return f"{variable}_" if keyword.iskeyword(variable) else variable


def to_python(node: Expression) -> PythonCode:
    """The Python expression with the same real values.

    Examples
    --------
    >>> import deriv_core as dc
    >>> to_python(dc.parse_function("1/(1+e^-w)").expression).expression
    '1 / (1 + np.exp(-w))'
    """
    writer = _Writer()
    text, _ = writer.write(node)
    return PythonCode(text, tuple(_HELPERS[name] for name in _HELPERS if name in writer.used))


def python_function(node: Expression, variable: str, name: str) -> str:
    """A function of that name, with everything it needs but ``import numpy as np``; nan where undefined."""
    code, x = to_python(node), python_name(variable)
    body = "\n".join(
        [
            f"def {name}({x}):",
            f"    {x} = np.float64({x})",
            "    try:",
            '        with np.errstate(divide="raise", invalid="raise", over="ignore"):',
            f"            return float({code.expression})",
            "    except ArithmeticError:  # no real number here",
            '        return float("nan")',
        ]
    )
    return "\n\n\n".join([*code.helpers, body])


class _Writer:
    """Writes a tree; remembers which helpers it needed."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def write(self, node: Expression, *, whole: bool = False) -> _Text:
        """The text of a node and how tight it binds. Only with `whole` may a number be Python's integer."""
        match node:
            case Number(value):
                return _number(value, whole=whole), _ATOM
            case Constant(name):
                return f"np.{name}", _ATOM
            case Variable(name):
                return python_name(name), _ATOM
            case Negate(operand):
                return "-" + self._in(operand, _PRODUCT, whole=whole), _SIGN
            case Sum(terms):
                return self._sum(terms), _SUM
            case Product(factors):
                whole = _one_number(factors)
                first = self._in(factors[0], _PRODUCT, whole=whole)
                rest = (self._in(factor, _ATOM, whole=whole) for factor in factors[1:])
                return " * ".join([first, *rest]), _PRODUCT
            case Quotient(_, denominator) if exact_rational(denominator) == 0:
                # An overflowed numerator over 0 raises nothing: infinity over 0 is infinity.
                return self._undefined(), _ATOM
            case Quotient(numerator, denominator):
                whole = _one_number((numerator, denominator))
                above = self._in(numerator, _PRODUCT, whole=whole)
                return f"{above} / {self._in(denominator, _ATOM, whole=whole)}", _PRODUCT
            case Power(base, exponent):
                return self._power(base, exponent)
            case Call(function, arguments):
                made_of = lowered(node)
                return self._call(function, arguments) if made_of is None else self.write(made_of)
            case Piecewise(branches, otherwise):
                return self._piecewise(branches, otherwise), _CHOICE

    def _in(self, node: Expression, least: int, *, whole: bool = False) -> str:
        text, binding = self.write(node, whole=whole)
        return text if binding >= least else f"({text})"

    def _plain(self, node: Expression) -> str:
        return self.write(node)[0]

    def _sum(self, terms: Sequence[Expression]) -> str:
        whole = _one_number(terms)
        text = self._in(terms[0], _SUM, whole=whole)
        for term in terms[1:]:
            sign, part = ("-", term.operand) if isinstance(term, Negate) else ("+", term)
            text += f" {sign} {self._in(part, _PRODUCT, whole=whole)}"
        return text

    def _power(self, base: Expression, exponent: Expression) -> _Text:
        if base == Constant("e"):
            return f"np.exp({self._plain(exponent)})", _ATOM
        constant = exact_rational(exponent)
        if constant is None:
            self.used.add("real_power")
            return f"real_power({self._plain(base)}, {self._plain(exponent)})", _ATOM
        return self._rational_power(base, constant)

    def _rational_power(self, base: Expression, exponent: Fraction) -> _Text:
        x = self._plain(base)
        above, below = exponent.numerator, exponent.denominator
        if exponent == 2:
            return (f"{x} * {x}", _PRODUCT) if isinstance(base, Variable) else (f"np.square({x})", _ATOM)
        if below == 1:
            return f"np.power({x}, {float(above)!r})", _ATOM
        if exponent in (Fraction(1, 2), Fraction(1, 3)):
            return f"np.{'sqrt' if below == 2 else 'cbrt'}({x})", _ATOM
        if below % 2 == 0:
            return f"np.power({x}, {above} / {below})", _ATOM
        if above % 2 == 0:
            return f"np.power(abs({x}), {above} / {below})", _ATOM
        self.used.add("odd_root_power")
        return f"odd_root_power({x}, {above} / {below})", _ATOM

    def _call(self, function: str, arguments: Sequence[Expression]) -> _Text:
        if function == "root":
            return self._root(*arguments)
        if function == "log":
            number, base = map(self._plain, arguments)
            return f"np.log({number}) / np.log({base})", _PRODUCT
        inner = ", ".join(map(self._plain, arguments))
        if function == "cot":
            return f"1 / np.tan({inner})", _PRODUCT
        if function in _OWN:
            self.used.add(_OWN[function])
            return f"{_OWN[function]}({inner})", _ATOM
        return f"{_BUILT_IN.get(function) or 'np.' + _NUMPY[function]}({inner})", _ATOM

    def _root(self, radicand: Expression, index: Expression) -> _Text:
        degree = exact_rational(index)
        if degree:
            return self._rational_power(radicand, 1 / degree)
        self.used.add("real_power")
        return f"real_power({self._plain(radicand)}, 1 / {self._in(index, _ATOM)})", _ATOM

    def _undefined(self) -> str:
        self.used.add("undefined")
        return "undefined()"

    def _piecewise(self, branches: Sequence[Branch], otherwise: Expression | None) -> str:
        parts = [f"{self._in(b.value, _SUM)} if {self._conditions(b.conditions)} else " for b in branches]
        if otherwise is None:
            return "".join(parts) + self._undefined()
        return "".join(parts) + self._plain(otherwise)

    def _conditions(self, conditions: Sequence[Comparison]) -> str:
        parts = [
            f"{self._in(c.left, _SUM)} {_RELATIONS.get(c.relation, c.relation)} {self._in(c.right, _SUM)}"
            for c in conditions
        ]
        # "and" would not look at what follows a condition that fails: what is undefined there counts too.
        return parts[0] if len(parts) == 1 else " & ".join(f"({part})" for part in parts)


def _number(value: Fraction, *, whole: bool) -> str:
    if whole and value.denominator == 1 and value <= _LARGEST_WHOLE:
        return str(value.numerator)
    return repr(float(value)).replace("inf", "np.inf")


def _one_number(parts: Sequence[Expression]) -> bool:
    """Whether all parts but one hold the variable: then a whole number among them meets a float at once."""
    return sum(not holds_variable(part) for part in parts) == 1
