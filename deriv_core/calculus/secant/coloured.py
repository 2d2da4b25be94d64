"""LaTeX in which exactly the part that vanishes has a colour."""

from __future__ import annotations

from deriv_core.calculus.secant.worked import summed
from deriv_core.expression.printer import to_latex
from deriv_core.expression.tree import ZERO, Expression, Negate, Sum, Variable

# A private-use character: the printers take it for a variable and leave it alone.
_MARK = "\ue000"


def coloured(limit: Expression, vanishing: Expression, colour: str) -> str:
    """limit + vanishing, where the sign between them is the first one of the coloured part.

    Parameters
    ----------
    limit, vanishing : Expression
    colour : str
        Such as ``"#b84e00"``.

    Examples
    --------
    >>> from deriv_core.expression.tree import Variable
    >>> coloured(Variable("w"), Negate(Variable("h")), "#b84e00")
    'w - {\\\\color{#b84e00}h}'
    """
    vanishing = summed([vanishing])
    if vanishing == ZERO:
        return to_latex(limit)
    terms = vanishing.terms if isinstance(vanishing, Sum) else (vanishing,)
    first, rest = terms[0], terms[1:]
    mark: Expression = Variable(_MARK)
    if isinstance(first, Negate):
        first, mark = first.operand, Negate(mark)
    shown = to_latex(Sum((first, *rest)) if rest else first)
    before = limit.terms if isinstance(limit, Sum) else (limit,)
    return to_latex(Sum((*before, mark))).replace(_MARK, rf"{{\color{{{colour}}}{shown}}}")
