"""Whether a line of a derivation follows from the line before, and which mistakes give it if not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import mpmath

from deriv_core.budget import OutOfTurn, turn
from deriv_core.calculus.differentiation.pending import Pending, fill, pending_in, substitute
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.calculus.precision import digits
from deriv_core.calculus.proved.oracle import DIGITS, both_vanish, same, sample_points
from deriv_core.calculus.proved.proof import line_value
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.functions.table import FUNCTIONS
from deriv_core.expression.tree import (
    Call,
    Expression,
    Negate,
    Product,
    Sum,
    depends_on,
    integer,
    node_count,
    walk,
)
from deriv_core.practice.broken_rules import Site, Workings, Wrong
from deriv_core.practice.comparison import Comparison
from deriv_core.practice.diagnosis import MOST_COMPARED, Diagnosis, at_site, made, said
from deriv_core.practice.lines.line_reading import read_line
from deriv_core.practice.lines.line_status import LineCheck, LineStatus
from deriv_core.practice.lines.secant_lines import (
    check_secant_trees,
    is_limit,
    mentions_step,
    read_secant_line,
)
from deriv_core.practice.lines.two_letters import STEP
from deriv_core.practice.mistakes.mistake_table import MISTAKES
from deriv_core.practice.outcomes import FEWEST_POINTS, MOST_WORK_OF_NAMING, outcomes
from deriv_core.practice.regions import region
from deriv_core.practice.screening import Screen
from deriv_core.words import Message, joined

DOMAIN_LOST = "domain_lost"
_TURN = 0.8
_TURN_OF_DIAGNOSIS = 0.4
_POINTS = 3
_MORE_DIGITS = 200
# What is differenced and compared costs by the nodes of both lines.
_LARGEST = 600


def check_line(f: RealFunction, before: str, after: str) -> LineCheck:
    """Whether a line follows from the one before, in the derivation of the derivative of f.

    It follows if it has the same value as the line before wherever that has one and f a derivative, compared
    as `check_derivative` compares an answer. Derivatives that are still to be taken may stand in both; at
    first they are differenced, and no rule is used. A line may skip as many steps as one likes.

    Lines with ε (or h) in them are first principles: ``(J(w + ε) - J(w))/ε``, see `secant_lines`.

    Parameters
    ----------
    f : RealFunction
    before, after : str
        As a learner types them, with ``d/dx(…)``, ``(…)'`` or ``D(…)`` for what is to be differentiated yet.

    Returns
    -------
    LineCheck
        ``undecided`` where it could not be told, or not in time; that is never called wrong.

    Examples
    --------
    >>> import deriv_core as dc
    >>> f = dc.parse_function("sin(x^2)")
    >>> dc.check_line(f, "d/dx(sin(x^2))", "cos(x^2) d/dx(x^2)").status.value
    'follows'
    >>> check = dc.check_line(f, "d/dx(sin(x^2))", "cos(x^2)")
    >>> check.status.value, check.mistakes
    ('wrong', ['chain_no_inner'])
    """
    secant = any(mentions_step(text, f.variable) for text in (before, after))
    try:
        tree = (read_secant_line if secant else read_line)(before, f)
    except ExpressionError as error:
        message = joined([Message("practice-line-before-unread"), error.told])
        return LineCheck(LineStatus.UNREADABLE, message=message)
    check, goes_on = check_next(f, tree, after, secant=secant)
    left_out = secant and is_limit(before) and not is_limit(after)
    if left_out and check.status is LineStatus.FOLLOWS and goes_on and depends_on(goes_on, STEP):
        return replace(check, message=Message("practice-limit-left-out"))
    return check


def check_next(
    f: RealFunction, before: Expression, text: str, *, secant: bool
) -> tuple[LineCheck, Expression | None]:
    """The same of a line that comes after one that is read already, and the tree of it if it can be read.

    Parameters
    ----------
    f : RealFunction
    before : Expression
    text : str
    secant : bool
        Whether these are lines of first principles.
    """
    try:
        tree = (read_secant_line if secant else read_line)(text, f)
    except ExpressionError as error:
        return LineCheck(LineStatus.UNREADABLE, message=error.told, position=error.position), None
    if secant:
        return check_secant_trees(f, before, tree, limit=is_limit(text)), tree
    return check_trees(f, before, tree), tree


def check_trees(f: RealFunction, before: Expression, after: Expression) -> LineCheck:
    """The same of two lines that are read already."""
    if before == after:
        return LineCheck(LineStatus.FOLLOWS, message=Message("practice-same-line"))
    if sum(map(_size, (before, after))) > _LARGEST:
        return LineCheck(LineStatus.UNDECIDED, message=Message("practice-these-lines-too-long-compared"))
    try:
        with turn(_TURN):
            check = _compared(f, before, after)
    except (OutOfTurn, TooComplex):
        return LineCheck(LineStatus.UNDECIDED, message=Message("practice-could-not-told-time"))
    if check.status is not LineStatus.WRONG or check.mistakes:
        return check
    try:
        with turn(_TURN_OF_DIAGNOSIS):
            return _diagnosed(check, f, before, after)
    except (OutOfTurn, TooComplex):
        return check


def _size(tree: Expression) -> int:
    return node_count(tree) + sum(node_count(part.argument) for part in pending_in(tree))


def _compared(f: RealFunction, before: Expression, after: Expression) -> LineCheck:
    wrong = LineCheck(LineStatus.WRONG, message=Message("practice-not-equal-line-before"))
    if _differs(f, before, after):
        return wrong
    old, new = (RealFunction(_with_domain(tree), f.variable) for tree in (before, after))
    found = outcomes(Comparison(f, old, new, is_derivative=False))
    if found is None:
        return wrong
    if found.lost_along and not found.same:
        return LineCheck(LineStatus.WRONG, message=Message("practice-has-no-value-where-line"))
    if found.lost_along and any(_has_value(after, x) for part in found.lost_along for x in part.points):
        # A rule's formula may have no value where there is a derivative, as that of |u| where u is 0.
        return LineCheck(LineStatus.UNDECIDED, message=Message("practice-could-not-told-whether-equal"))
    if found.lost_along:
        where = region(found.lost_along, f.variable)
        lost = (
            Message("practice-no-value-for", where=where) if where else Message("practice-no-value-somewhere")
        )
        return LineCheck(LineStatus.WRONG, [DOMAIN_LOST], lost)
    if not found.told or found.same < FEWEST_POINTS:
        return LineCheck(LineStatus.UNDECIDED, message=Message("practice-could-not-told-whether-equal"))
    if found.lost_at:
        where = region(found.lost_at, f.variable)
        at = Message("practice-follows-but-not-at", where=where)
        message = at if where else Message("practice-follows-but-not-at-points")
        return LineCheck(LineStatus.FOLLOWS, message=message, loses=True)
    if _jumps(after) - _jumps(before) - _calls(f.expression):
        message = Message("practice-follows-but-not-at-points")
        return LineCheck(LineStatus.FOLLOWS, message=message, loses=True)
    return LineCheck(LineStatus.FOLLOWS, message=Message("practice-equal-line-before"))


def _has_value(line: Expression, x: Fraction) -> bool:
    """Whether a line has a value at a point, its pending derivatives differenced."""
    return line_value(line, mpmath.mpf(x.numerator) / x.denominator, DIGITS) is not None


def _with_domain(line: Expression) -> Expression:
    """The line worked out, with a value only where what is differentiated in it has one too."""
    differentiated = [
        part.argument if part.at is None else substitute(part.argument, part.variable, part.at)
        for part in pending_in(line)
    ]
    done = worked_out(line)
    if not differentiated:
        return done
    return Sum((done, *(Product((integer(0), part)) for part in differentiated)))


def _calls(node: Expression) -> set[str]:
    return {part.function for part in walk(node) if isinstance(part, Call)}


def _jumps(line: Expression) -> set[str]:
    """The functions with jumps that are still to be differentiated: at the jumps there is no derivative."""
    called = set().union(*(_calls(part.argument) for part in pending_in(line)))
    return {name for name in called if FUNCTIONS[name].stepping}


def _differs(f: RealFunction, before: Expression, after: Expression) -> bool:
    """Whether the lines have plainly different values somewhere, pending derivatives differenced."""
    for x in sample_points(f.expression, _POINTS):
        for precision in (DIGITS, _MORE_DIGITS):
            a, b = line_value(before, x, precision), line_value(after, x, precision)
            if a is None or b is None:
                break
            with digits(precision):
                if same(a, b) or (precision == _MORE_DIGITS and both_vanish(a, b, precision)):
                    break
        else:
            return True
    return False


def worked_out(tree: Expression) -> Expression:
    """The line with its pending derivatives taken by the rules.

    Raises
    ------
    TooComplex
        No rule applies to one of them, or the result is too long.
    """
    return fill(tree, (differentiate(part.argument, part.variable).result.tree for part in pending_in(tree)))


class _Broken:
    """Wrong lines: of the derivatives that the line before still has to take one is taken wrongly."""

    def __init__(self, before: Expression) -> None:
        self._line = before
        self._waiting = list(pending_in(before))
        self._workings = [Workings(part.argument, part.variable) for part in self._waiting]

    def at_one_place(self) -> Iterator[Wrong]:
        """A rule broken at one place."""
        for index, workings in enumerate(self._workings):
            yield from (self._placed(index, wrong) for wrong in workings.at_one_place())
        if (whole := _of_which(self._line)) is not None:
            yield from Workings(whole, self._waiting[0].variable).at_one_place()

    def everywhere(self) -> Iterator[Wrong]:
        """A rule broken wherever it fits in one of the derivatives."""
        for index, workings in enumerate(self._workings):
            yield from (self._placed(index, wrong) for wrong in workings.everywhere())

    def _placed(self, index: int, wrong: Wrong) -> Wrong:
        results = [workings.root.result.tree for workings in self._workings]
        results[index] = wrong.tree
        sites = tuple(self._in_the_line(index, site) for site in wrong.sites)
        return replace(wrong, tree=fill(self._line, iter(results)), sites=sites)

    def _in_the_line(self, index: int, site: Site) -> Site:
        waiting = self._waiting[index]
        place = waiting.at
        part = site.part if place is None else substitute(site.part, waiting.variable, place)
        path = site.path if waiting == self._line else (index, *site.path)
        return replace(site, path=path, part=part)


def _of_which(line: Expression) -> Expression | None:
    """Of what a sum of derivatives is the derivative, term by term: a minus in it may be lost."""
    if not isinstance(line, Sum):
        return None
    parts = [term.operand if isinstance(term, Negate) else term for term in line.terms]
    if not all(isinstance(part, Pending) and part.at is None for part in parts):
        return None
    return fill(line, (part.argument for part in pending_in(line)))


def _diagnosed(check: LineCheck, f: RealFunction, before: Expression, after: Expression) -> LineCheck:
    """A wrong line with the mistakes that give it."""
    if next(pending_in(before), None) is None:
        return check
    old, new = (RealFunction(worked_out(tree), f.variable) for tree in (before, after))
    screen = Screen(f, old, new)
    if not screen.tells:
        return check
    met: dict[Expression, bool] = {}
    named: dict[str, Diagnosis] = {}
    told: dict[str, str] = {}
    for wrong in screen.alone(_Broken(before)):
        (mistake,), (site,) = wrong.mistakes, wrong.sites
        tree = tidy(wrong.tree)
        if tree not in met and len(met) < MOST_COMPARED:
            met[tree] = _gives(f, RealFunction(tree, f.variable), new)
        if met.get(tree, False) and mistake.name not in named:
            named[mistake.name] = at_site(mistake, site, f)
            told[mistake.name] = made(mistake, site, f, everywhere=wrong.everywhere)
    order = list(MISTAKES)
    found = sorted(named.values(), key=lambda diagnosis: order.index(diagnosis.mistake))
    message = said(tuple(found), told)
    return LineCheck(check.status, [one.mistake for one in found], message or check.message, found)


def _gives(f: RealFunction, candidate: RealFunction, line: RealFunction) -> bool:
    found = outcomes(Comparison(f, candidate, line, is_derivative=False), MOST_WORK_OF_NAMING)
    return found is not None and not found.lost_along and found.same >= FEWEST_POINTS
