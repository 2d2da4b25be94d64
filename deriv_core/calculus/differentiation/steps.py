"""Differentiation step by step, on the learner's own expression.

Every step applies one named rule once: `before` is the pending derivative, `template` the rule applied with
pending derivatives inside, `filled` has each of them replaced by the result of its substep, and `result` is
that, tidied. `proof` checks all of them without using a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from deriv_core.calculus.differentiation.branches import MOST_BRANCHES
from deriv_core.calculus.differentiation.conditions import Condition, always_holds, condition
from deriv_core.calculus.differentiation.matchers import Applied
from deriv_core.calculus.differentiation.notation import Line, Name
from deriv_core.calculus.differentiation.pending import Pending, fill, pending, pending_in
from deriv_core.calculus.differentiation.rules import RULES, Rule
from deriv_core.calculus.differentiation.tidy import Tidying
from deriv_core.errors import TooComplex
from deriv_core.expression.tree import Expression, walk
from deriv_core.words import Message

# Far beyond what fits on a page; the longest products that may be typed stay below it, and only high orders
# of quotients and nested products reach it.
LARGEST_RESULT = 6000
_INNER_LETTERS = "uvtsrqpabc"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule applied once.

    Attributes
    ----------
    rule : str
        Name of the rule, one of `rules.RULES`.
    before : Line
        The derivative to be taken.
    template : Line
        The rule applied; it holds a pending derivative for each of the substeps, in their order.
    filled : Line
        The template with each pending derivative replaced by its substep's result.
    result : Line
        The same, tidied.
    substeps : tuple of Step
    bindings : tuple of (str, Line)
        What the letters of the rule stand for here, such as ``u`` in the chain rule.
    conditions : tuple of Condition
        Where the step holds, and what must not be 0 because it was cancelled.
    argument : Line
        The expression being differentiated.
    variable : Name
        A string that knows its LaTeX.
    """

    rule: str
    before: Line
    template: Line
    filled: Line
    result: Line
    substeps: tuple[Step, ...]
    bindings: tuple[tuple[str, Line], ...]
    conditions: tuple[Condition, ...]
    argument: Line
    variable: Name


def differentiate(argument: Expression, variable: str) -> Step:
    """The steps of D(argument, variable).

    Raises
    ------
    TooComplex
        Where the result outgrows a page by far, or no rule of ours applies.
    """
    return _differentiated(pending(argument, variable), 0, {}, Tidying())


def _differentiated(
    before: Pending, depth: int, known: dict[tuple[Pending, int], Step], tidying: Tidying
) -> Step:
    """The steps of a pending derivative with `depth` chain rules around it.

    `known` keeps a derivative that is asked for more than once, as by the branches of a piecewise function,
    from being worked out again each time.
    """
    if (before, depth) in known:
        return known[before, depth]
    rule, applied = _first_rule(before, depth)
    below = depth + (rule.name == "chain")
    substeps = tuple(_differentiated(part, below, known, tidying) for part in pending_in(applied.template))
    filled = fill(applied.template, iter([step.result.tree for step in substeps]))
    _check_size(filled)
    result, cancelled = tidying.of(filled)
    step = Step(
        rule=rule.name,
        before=Line(before),
        template=Line(applied.template),
        filled=Line(filled),
        result=Line(result),
        substeps=substeps,
        bindings=tuple((letter, Line(tree)) for letter, tree in applied.bindings),
        conditions=tuple(
            where
            for where in (*applied.conditions, *(condition(base, "!=") for base in cancelled))
            if not always_holds(where)
        ),
        argument=Line(before.argument),
        variable=Name(before.variable),
    )
    known[before, depth] = step
    return step


def _first_rule(before: Pending, depth: int) -> tuple[Rule, Applied]:
    letters = (letter for letter in _INNER_LETTERS if letter != before.variable)
    inner = next(islice(letters, depth, None), "z")
    for rule in RULES:
        applied = rule.match(before.argument, before.variable, inner)
        if applied is not None:
            return rule, applied
    raise TooComplex("branches", MOST_BRANCHES, Message("errors-no-rule-ours-applies-these"))


def _check_size(node: Expression) -> None:
    if sum(1 for _ in islice(walk(node), LARGEST_RESULT + 1)) > LARGEST_RESULT:
        raise TooComplex("nodes", LARGEST_RESULT, Message("errors-derivative-too-long-written-down"))


def steps_of(root: Step) -> Iterator[Step]:
    """The step and all below it, the deepest first, each once."""
    seen: set[int] = set()

    def below(step: Step) -> Iterator[Step]:
        if id(step) not in seen:
            seen.add(id(step))
            for part in step.substeps:
                yield from below(part)
            yield step

    return below(root)


def pending_of(step: Step) -> Pending:
    """The pending derivative a step starts from."""
    assert isinstance(step.before.tree, Pending)
    return step.before.tree
