"""What a learner has practised in this visit: rule by rule, and what is to come again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import streamlit as st

from deriv_core.calculus.differentiation.rules import RULES
from deriv_core.practice.answer_check import AnswerCheck, Status
from deriv_core.practice.exercises.asking import TITLES
from deriv_core.practice.exercises.exercise import LARGEST_SEED, Exercise, exercise
from deriv_core.practice.exercises.shape import Asked

Standing: TypeAlias = Literal["sure", "unsure", "new"]

_STATE = "practice_progress"
#: After so many exercises one that was missed comes again, with other numbers.
COMES_AGAIN = (2, 5, 12)
_TITLES = {rule.name: rule.title for rule in RULES}
_BY_FORMULA = {rule.formula: rule.title for rule in RULES}


@dataclass
class Progress:
    """First tries, by what they tell of, and the exercises that wait to come again.

    Attributes
    ----------
    tries : dict of str to list of bool
        By the title of a rule, or of a topic: whether it was used rightly, the oldest first.
    done : set of str
        The exercises that were tried, by their keys.
    due : list of (int, str, int)
        After how many exercises which topic at which level is to come again.
    """

    tries: dict[str, list[bool]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    due: list[tuple[int, str, int]] = field(default_factory=list)

    def standing(self) -> Mapping[str, Standing]:
        """How each rule stands, in the order in which they were met."""
        return {name: _standing(tries) for name, tries in self.tries.items()}


def _standing(tries: list[bool]) -> Standing:
    if not all(tries[-2:]):
        return "unsure"
    return "new" if len(tries) < 2 else "sure"


def progress() -> Progress:
    """What was practised in this visit."""
    found: Progress = st.session_state.setdefault(_STATE, Progress())
    return found


def note(tried: Exercise, check: AnswerCheck) -> None:
    """Note a first try; what could not be read or decided is none."""
    known = progress()
    if tried.key in known.done or check.status not in (Status.CORRECT, Status.WRONG):
        return
    known.done.add(tried.key)
    right = check.status is Status.CORRECT
    for name in _told_of(tried, check):
        known.tries.setdefault(name, []).append(right)
    if not right:
        known.due += [(len(known.done) + later, tried.topic, tried.level) for later in COMES_AGAIN]


def _told_of(tried: Exercise, check: AnswerCheck) -> tuple[str, ...]:
    """The rules that an answer tells of: all that it takes, or those that were broken as far as is known."""
    if tried.asked not in (Asked.DERIVATIVE, Asked.SECOND, Asked.SLOPE):
        return (TITLES[tried.topic],)
    if check.status is Status.CORRECT:
        return tuple(_TITLES[name] for name in tried.rules)
    broken = (_BY_FORMULA.get(diagnosis.rule_latex) for diagnosis in check.diagnoses)
    return tuple(dict.fromkeys(name for name in broken if name)) if check.at_once else _only(broken)


def _only(names: Iterable[str | None]) -> tuple[str, ...]:
    """The one rule that all mistakes break of which each gives the answer; none where they differ."""
    found = {name for name in names if name}
    return tuple(found) if len(found) == 1 else ()


def next_after(shown: Exercise) -> Exercise:
    """What was missed and is due, else one like the one that is shown."""
    known = progress()
    due = next((one for one in known.due if one[0] <= len(known.done)), None)
    if due is None:
        return exercise(shown.topic, shown.level, (shown.seed + 1) % LARGEST_SEED)
    known.due.remove(due)
    _, topic, level = due
    seed = shown.seed + 1
    while f"{topic}.{level}.{seed}" in known.done:
        seed += 1
    return exercise(topic, level, seed % LARGEST_SEED)
