"""A function applied to arguments, as it was typed, and what that stands for: log_2(x), sin^2 x, relu(x)."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import Call, Expression, Power

ROOTS = ("sqrt", "cbrt")
INVERSES = {
    **{name: f"a{name}" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{f"{name}h": f"a{name}h" for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
}


@dataclass(frozen=True, slots=True)
class Application:
    """A name with all that was typed around it.

    Attributes
    ----------
    name : str
        As in `NAMES`, or that of the inverse function where that was asked for.
    base : Expression or None
        Of log_2(x).
    exponent : Expression or None
        Of sin^2 x.
    arguments : tuple of Expression
    at : int
        The token at which the arguments begin; their bracket where they have one.
    bare : bool
        Whether they have none.
    """

    name: str
    base: Expression | None
    exponent: Expression | None
    arguments: tuple[Expression, ...]
    at: int
    bare: bool

    def function(self, *arguments: Expression) -> Expression:
        """The function of its arguments, or of others, without the exponent."""
        arguments = arguments or self.arguments
        if self.name == "pow":
            return Power(*arguments)
        if self.name in LOWERED:
            return LOWERED[self.name].build(*arguments)
        if self.name == "log" and self.base is not None:
            return Call("log", (arguments[0], self.base))
        if self.name == "log" and len(arguments) == 1:
            return Call("ln", arguments)
        if self.name == "sqrt" and len(arguments) == 2:
            return Call("root", arguments)
        return Call(self.name, arguments)

    def whole(self, *arguments: Expression) -> Expression:
        """The same with the exponent: sin(x)^2."""
        node = self.function(*arguments)
        return node if self.exponent is None else Power(node, self.exponent)


def arity(name: str) -> tuple[int, int]:
    """Fewest and most arguments of a name as typed."""
    if name == "pow":
        return 2, 2
    if name in LOWERED:
        return LOWERED[name].arity, LOWERED[name].arity
    return (1, 2) if name == "log" else FUNCTIONS[name].arity
