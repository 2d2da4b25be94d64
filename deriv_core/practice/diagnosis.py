"""Which known mistakes give a wrong answer, and what to say of each: a question, the rule, the step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from deriv_core.calculus.differentiation.notation import Line
from deriv_core.calculus.differentiation.pending import pending_in, substitute, without_places
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.differentiation.tidy import tidy
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.tree import Expression, depends_on
from deriv_core.practice.broken_rules import Site, Workings
from deriv_core.practice.mistakes.mistake import Mistake
from deriv_core.practice.mistakes.mistake_table import MISTAKES
from deriv_core.practice.mistakes.parts import named_parts
from deriv_core.practice.screening import Screen, may_be_slope
from deriv_core.words import Message, joined

#: Whether an answer (the last) has the values of a wrong derivative wherever the function has a derivative.
Reproduces: TypeAlias = Callable[[RealFunction, RealFunction, RealFunction], bool]

MOST_COMPARED = 4
_SLOPES_AT = tuple(
    parse_constant(text)
    for text in [
        "1",
        "2",
        "3",
        "0",
        "-1",
        "-2",
        "-3",
        "4",
        "5",
        "-4",
        "-5",
        "1/2",
        "-1/2",
        "6",
        "7",
        "8",
        "9",
        "10",
        "-6",
        "-10",
        "1/4",
        "3/2",
        "-3/2",
        "100",
        "1/3",
        "pi",
        "pi/2",
        "pi/3",
        "pi/4",
        "pi/6",
        "-pi",
        "-pi/2",
        "-pi/4",
        "2pi",
        "e",
        "1/e",
    ]
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A mistake that gives the answer.

    Attributes
    ----------
    mistake : str
        One of `MISTAKES`.
    place : str
        The part of the function of whose derivative it is made, as plain text.
    question : str
        To be asked first.
    rule, rule_latex : str
        Then: the right rule, in words and as a formula.
    step, step_latex : str
        Then: the right rule used at the place; empty where that would be the answer.
    """

    mistake: str
    place: str
    question: str
    rule: str
    rule_latex: str
    step: str = ""
    step_latex: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """What is known of a wrong answer.

    Attributes
    ----------
    found : tuple of Diagnosis
        The most likely first; empty where no known mistake gives the answer.
    at_once : bool
        Whether it takes all of them together, and not any one of them.
    message : str
    """

    found: tuple[Diagnosis, ...] = ()
    at_once: bool = False
    message: str = ""


def diagnosed(
    f: RealFunction, expected: RealFunction, answer: RealFunction, reproduces: Reproduces
) -> Diagnosed:
    """The known mistakes that reproduce a wrong answer.

    Parameters
    ----------
    f, expected, answer : RealFunction
        A function, its derivative, and an answer that is known to be wrong.
    reproduces : callable
        The comparison that right answers pass.
    """
    screen = Screen(f, expected, answer)
    if not screen.tells:
        return Diagnosed()
    compared: dict[Expression, bool] = {}

    def gives(tree: Expression) -> bool:
        tree = tidy(tree)
        if tree not in compared and len(compared) < MOST_COMPARED:
            compared[tree] = reproduces(f, RealFunction(tree, f.variable), answer)
        return compared.get(tree, False)

    workings = Workings(f.expression, f.variable)
    alone = [wrong for wrong in screen.alone(workings) if gives(wrong.tree)]
    named: dict[str, Diagnosis] = {}
    told: dict[str, str] = {}
    for wrong in alone:
        (mistake,), (site,) = wrong.mistakes, wrong.sites
        if mistake.name not in named:
            named[mistake.name] = at_site(mistake, site, f)
            told[mistake.name] = made(mistake, site, f, everywhere=wrong.everywhere)
    for mistake, sentence in _no_rule(f, expected, answer, screen, gives, reproduces):
        if mistake.name not in named:
            named[mistake.name] = of_the_whole(mistake, f)
            told[mistake.name] = sentence
    if named:
        order = list(MISTAKES)
        found = tuple(sorted(named.values(), key=lambda diagnosis: order.index(diagnosis.mistake)))
        return Diagnosed(found, message=said(found, told))
    return _two_at_once(f, screen, workings, gives)


def _two_at_once(
    f: RealFunction, screen: Screen, workings: Workings, gives: Callable[[Expression], bool]
) -> Diagnosed:
    """The only two mistakes that give the answer together; nothing where several pairs do."""
    pairs = {
        frozenset(mistake.name for mistake in wrong.mistakes): wrong
        for wrong in reversed(screen.in_pairs(workings))
    }
    if len(pairs) != 1:
        return Diagnosed()
    (wrong,) = pairs.values()
    if not gives(wrong.tree):
        return Diagnosed()
    both = list(zip(wrong.mistakes, wrong.sites, strict=True))
    first, second = (made(mistake, site, f, everywhere=False) for mistake, site in both)
    found = tuple(at_site(mistake, site, f) for mistake, site in both)
    return Diagnosed(
        found, at_once=True, message=Message("answers-two-things-at-once-give", first=first, second=second)
    )


def _no_rule(
    f: RealFunction,
    expected: RealFunction,
    answer: RealFunction,
    screen: Screen,
    gives: Callable[[Expression], bool],
    reproduces: Reproduces,
) -> Iterator[tuple[Mistake, str]]:
    """What is no broken rule of differentiation: another order, an integral, a slope at one point."""
    itself, second, value = (
        MISTAKES[name] for name in ("function_itself", "second_derivative", "value_for_function")
    )
    if screen.passes(f.expression) and gives(f.expression):
        yield itself, itself.statement
    twice = _derived(expected) if may_be_slope(f, expected, answer) else None
    if twice is not None and screen.passes(twice) and gives(twice):
        yield second, second.statement
    if integrated(f, answer, reproduces):
        yield MISTAKES["power_integrated"], MISTAKES["power_integrated"].statement
    if not depends_on(answer.expression, f.variable):
        at = _slope_at(f, expected, screen, gives)
        if at:
            yield value, Message("answers-slope-at", statement=value.statement, variable=f.variable, at=at)


def integrated(f: RealFunction, answer: RealFunction, reproduces: Reproduces) -> bool:
    """Whether the function is the derivative of the answer."""
    if not depends_on(answer.expression, answer.variable) or not may_be_slope(f, answer, f):
        return False
    derived = _derived(answer)
    return derived is not None and reproduces(f, RealFunction(derived, f.variable), f)


def _derived(f: RealFunction) -> Expression | None:
    try:
        return differentiate(f.expression, f.variable).result.tree
    except TooComplex:
        return None


def _slope_at(
    f: RealFunction, expected: RealFunction, screen: Screen, gives: Callable[[Expression], bool]
) -> str:
    """A round number at which the slope is the answer; empty where there is none."""
    slopes = [substitute(expected.expression, f.variable, place) for place in _SLOPES_AT]
    for place, slope in zip(_SLOPES_AT, slopes, strict=True):
        if np.isfinite(screen.values(slope)).all() and screen.passes(slope):
            return to_text(place) if gives(slope) else ""
    return ""


def at_site(mistake: Mistake, site: Site, f: RealFunction) -> Diagnosis:
    """A mistake that is made in one rule, with what to ask of the part of f where that is used."""
    parts = named_parts(site.part, f.variable)
    step = site.step
    before = Line(without_places(step.before.tree))
    is_the_answer = not site.path and next(pending_in(step.template.tree), None) is None
    return Diagnosis(
        mistake.name,
        to_text(site.part),
        mistake.question.filled(**parts),
        mistake.rule,
        mistake.right_rule,
        "" if is_the_answer else f"{before.text} = {step.template.text}",
        "" if is_the_answer else f"{before.latex} = {step.template.latex}",
    )


def of_the_whole(mistake: Mistake, f: RealFunction) -> Diagnosis:
    """A mistake that is made of the whole function, not in one rule."""
    parts = named_parts(f.expression, f.variable)
    return Diagnosis(mistake.name, f.text, mistake.question.filled(**parts), mistake.rule, mistake.right_rule)


def made(mistake: Mistake, site: Site, f: RealFunction, *, everywhere: bool) -> str:
    """What was done, and where."""
    part = to_text(site.part) if site.path else f.name
    code = "answers-gives-everywhere" if everywhere else "answers-gives"
    return Message(code, statement=mistake.statement, part=part)


def _told_apart(found: tuple[Diagnosis, ...]) -> list[str]:
    """The names that are different things to have done: of a mistake and narrower ones the first."""
    places = {diagnosis.mistake: diagnosis.place for diagnosis in found}
    covered = {MISTAKES[name].narrows for name in places}
    kept: dict[str, str] = {}
    for name in places:
        if name not in covered:
            kept.setdefault(MISTAKES[name].narrows or name, name)
    factor, chain = (places.get(name, "") for name in ("const_factor_lost", "chain_no_inner"))
    if factor != chain and factor in chain:
        kept.pop("const_factor_lost", None)  # that of 3x, the inside of which the derivative is left out
    return list(kept.values())


def said(found: tuple[Diagnosis, ...], told: dict[str, str]) -> str:
    """What there is to say of mistakes of which each gives the answer, from a sentence for each of them."""
    sentences = [told[name] for name in _told_apart(found)]
    all_of_it = joined(sentences, "answers-or")
    return all_of_it if len(sentences) < 2 else Message("answers-either", sentences=all_of_it)
