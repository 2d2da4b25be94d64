"""First principles line by line: the quotient with ε a letter, expanded, cancelled, and ε gone to 0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deriv_core.budget import OutOfTurn, turn
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.secant.two_variables import at_no_step, minus
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.with_parts import FIRST_LETTER, parse_with_parts
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    exact_rational,
    node_count,
    rebuilt,
)
from deriv_core.limits import LONGEST_FUNCTION
from deriv_core.practice.diagnosis import of_the_whole, said
from deriv_core.practice.lines.gone_to_0 import go_to_the_same, may_have_values
from deriv_core.practice.lines.line_status import LineCheck, LineStatus
from deriv_core.practice.lines.two_letters import STEP, equal, may_be_equal, ratio
from deriv_core.practice.mistakes.mistake_table import MISTAKES
from deriv_core.words import Message

_TURN = 1.0
_TURN_OF_SLIPS = 0.4
_LARGEST = 300
_MOST_PARTS = 30
_DEEPEST = 3
_EPSILON = re.compile(r"[εϵ]|\\(?:var)?epsilon(?![A-Za-z])")
_WORD = re.compile(r"\\?[A-Za-z]+")
_LIMIT = re.compile(
    r"\\?lim(?![A-Za-z])\s*(?:_?\s*[{(]\s*(?:[εϵh]|\\(?:var)?epsilon)\s*(?:->|→|\\to|\\rightarrow)\s*0\s*[})])?"
)
_CALLED = re.compile(r"(?<![A-Za-z\\])(?P<name>[A-Za-z])\s*\(")


def mentions_step(text: str, variable: str) -> bool:
    """Whether an ε stands in a text, or an h that is the step."""
    return next(_steps(text, variable), None) is not None or bool(_LIMIT.search(text))


def _steps(text: str, variable: str) -> Iterator[tuple[int, int]]:
    """Where the step stands: ε, or an h that stands alone or beside the variable only."""
    if variable != "epsilon":
        yield from (match.span() for match in _EPSILON.finditer(text))
    if variable != "h":
        for word in _WORD.finditer(text):
            if set(word.group()) <= {variable, "h"}:
                yield from ((at, at + 1) for at in range(*word.span()) if text[at] == "h")


def read_secant_line(text: str, f: RealFunction) -> Expression:
    """The tree of a line with ε in it; ``J(w + ε)`` is what stands for it.

    Raises
    ------
    ExpressionError
        It cannot be read.
    """
    if len(text) > LONGEST_FUNCTION:
        raise ExpressionError(
            Message("practice-line-too-long"), text, LONGEST_FUNCTION, Message("practice-write-shorter-one")
        )
    start = text.rfind("=") + 1
    line = " " * start + text[start:].rstrip()
    limit = _LIMIT.search(line)
    if limit:
        line = line[: limit.start()] + " " * (limit.end() - limit.start()) + line[limit.end() :]
    return _read(line, f, 0)


def _read(text: str, f: RealFunction, depth: int) -> Expression:
    parts: list[tuple[int, int]] = []
    trees: list[Expression] = []
    for start, end, inside in _found(text, f):
        if parts and start < parts[-1][1]:
            continue
        if len(parts) == _MOST_PARTS or depth == _DEEPEST:
            raise ExpressionError(
                Message("practice-line-too-long"), text, start, Message("practice-write-shorter-one")
            )
        parts.append((start, end))
        trees.append(
            Variable(STEP)
            if inside is None
            else substitute(f.expression, f.variable, _read(inside, f, depth + 1))
        )
    tree = parse_with_parts(text, parts, f.variable)
    if node_count(tree) + sum(map(node_count, trees)) > _LARGEST:
        raise ExpressionError(
            Message("practice-line-too-long"), text, 0, Message("practice-write-shorter-one")
        )
    return _put_in(tree, trees)


def _put_in(tree: Expression, trees: list[Expression]) -> Expression:
    if isinstance(tree, Variable):
        index = ord(tree.name[0]) - FIRST_LETTER
        return trees[index] if 0 <= index < len(trees) else tree
    return rebuilt(tree, lambda part: _put_in(part, trees))


def _found(text: str, f: RealFunction) -> Iterator[tuple[int, int, str | None]]:
    """The steps and the values of f in a text, from left to right, with what stands in the bracket."""
    found: list[tuple[int, int, str | None]] = [(*span, None) for span in _steps(text, f.variable)]
    for call in _CALLED.finditer(text):
        if call["name"] in {f.name, "J", "f"} - {f.variable}:
            depth = 1
            end = call.end()
            while end < len(text) and depth:
                depth += (text[end] == "(") - (text[end] == ")")
                end += 1
            found.append((call.start(), end, text[call.end() : end - 1]))
    return iter(sorted(found))


def definition(f: RealFunction) -> Expression:
    """(J(w + ε) - J(w))/ε"""
    moved = substitute(f.expression, f.variable, Sum((Variable(f.variable), Variable(STEP))))
    return Quotient(Sum((moved, Negate(f.expression))), Variable(STEP))


def is_limit(text: str) -> bool:
    """Whether a line has `lim` in front: what it says is what the rest goes to as ε goes to 0."""
    return bool(_LIMIT.search(text, text.rfind("=") + 1))


def check_secant_trees(
    f: RealFunction, before: Expression, after: Expression, *, limit: bool = False
) -> LineCheck:
    """Whether a line of first principles follows from the one before.

    Lines with ε are compared by algebra for every ε but 0. A line without it follows from one with it if it
    is what the other goes to with ε; so does one with `lim` in front (`limit`), if both go to the same.
    """
    trees = before, after
    if trees[0] == trees[1]:
        return LineCheck(LineStatus.FOLLOWS, message=Message("practice-same-line"))
    try:
        with turn(_TURN):
            check = _compared(f, *trees, limit=limit)
    except (OutOfTurn, TooComplex):
        return LineCheck(LineStatus.UNDECIDED, message=Message("practice-could-not-told-time"))
    return check or _named(f, _slips_in_time(f, *trees))


def _compared(f: RealFunction, before: Expression, after: Expression, *, limit: bool) -> LineCheck | None:
    """What there is to say of a line; None where it does not follow."""
    told: bool | None = False
    if may_have_values(after):
        told = equal(before, after, f)
        if told:
            return LineCheck(LineStatus.FOLLOWS, message=Message("practice-equal-line-before"))
        if limit or (depends_on(before, STEP) and not depends_on(after, STEP)):
            gone = go_to_the_same(f, definition(f), before, after)
            if gone:
                message = "practice-both-go-to-same" if limit else "practice-what-line-before-goes-with"
                return LineCheck(LineStatus.FOLLOWS, message=Message(message))
            told = None if gone is None else False
    if told is None:
        return LineCheck(LineStatus.UNDECIDED, message=Message("practice-could-not-told-whether-equal-2"))
    return None


def _slips_in_time(f: RealFunction, before: Expression, after: Expression) -> list[str]:
    """The slips that are found in a turn."""
    found: list[str] = []
    try:
        with turn(_TURN_OF_SLIPS):
            for name in _slips(f, before, after):
                found.append(name)
    except (OutOfTurn, TooComplex):
        pass
    return found


def _named(f: RealFunction, names: list[str]) -> LineCheck:
    found = [of_the_whole(MISTAKES[name], f) for name in MISTAKES if name in names]
    message = said(tuple(found), {name: MISTAKES[name].statement for name in names})
    return LineCheck(
        LineStatus.WRONG,
        [one.mistake for one in found],
        message or Message("practice-not-equal-line-before"),
        found,
    )


def _slips(f: RealFunction, before: Expression, after: Expression) -> Iterator[str]:
    """The names of the slips that make the line of the one before, or of the definition."""
    if _put_to_0_early(f, before, after):
        yield "eps_zero_early"
    if not may_have_values(after):
        return
    for name, tree in _candidates(f, before):
        if may_be_equal(tree, after, f) and equal(tree, after, f) and not equal(tree, before, f):
            yield name


def _put_to_0_early(f: RealFunction, before: Expression, after: Expression) -> bool:
    """Whether ε is 0 in a line that is still divided by it: 0/0, or 0 for it."""
    if not depends_on(before, STEP) or depends_on(after, STEP):
        return False
    slope = ratio(before, f.variable)
    if slope is None:
        return _is_nought_over_nought(after, f)
    if at_no_step(slope[1]):
        return False
    return _is_nought_over_nought(after, f) or exact_rational(after) == 0


def _is_nought_over_nought(node: Expression, f: RealFunction) -> bool:
    """Whether it is what is left of a quotient with 0 for ε: 0/0, as (w^2 - w^2)/0."""
    if not isinstance(node, Quotient) or exact_rational(node.denominator) != 0:
        return False
    rise = ratio(node.numerator, f.variable)
    return rise is None or not minus(rise[0], {})


def _candidates(f: RealFunction, before: Expression) -> Iterator[tuple[str, Expression]]:
    w, step = Variable(f.variable), Variable(STEP)
    is_slope = may_be_equal(before, definition(f), f) and equal(before, definition(f), f)
    for tree in (before, definition(f)) if is_slope else (before,):
        for name, slipped in (
            ("square_of_sum", _powers_termwise(tree)),
            ("minus_not_spread", _minus_on_the_first(tree)),
            ("eps_outside", _added_outside(tree, f, w, step)),
        ):
            if slipped != tree:
                yield name, slipped
    if is_slope:
        yield "k_not_divided", Product((definition(f), step))


def _powers_termwise(node: Expression) -> Expression:
    """(w + ε)^n as w^n + ε^n"""
    match node:
        case Power(Sum(terms), n) if depends_on(node, STEP) and exact_rational(n) is not None:
            return Sum(
                tuple(
                    Negate(Power(term.operand, n)) if isinstance(term, Negate) else Power(term, n)
                    for term in terms
                )
            )
        case Product((Sum(terms) as one, other)) if one == other and depends_on(node, STEP):
            return Sum(tuple(Product((term, term)) for term in terms))
    return rebuilt(node, _powers_termwise)


def _minus_on_the_first(node: Expression) -> Expression:
    """-(a + b) as -a + b"""
    match node:
        case Negate(Sum((first, *others))):
            return Sum((Negate(first), *others))
    return rebuilt(node, _minus_on_the_first)


def _added_outside(node: Expression, f: RealFunction, w: Expression, step: Expression) -> Expression:
    """J(w + ε) as J(w) + ε"""
    if node == substitute(f.expression, f.variable, Sum((w, step))):
        return Sum((f.expression, step))
    return rebuilt(node, lambda part: _added_outside(part, f, w, step))
