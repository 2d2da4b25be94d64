"""What there is to say of a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from deriv_core.practice.diagnosis import Diagnosis


class LineStatus(StrEnum):
    """What there is to say of a line."""

    FOLLOWS = "follows"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LineCheck:
    """What is known of a line.

    Attributes
    ----------
    status : LineStatus
        A string: ``"follows"``, ``"wrong"``, ``"undecided"`` or ``"unreadable"``.
    mistakes : list of str
        Names of the mistakes of which each gives the line, the most likely first.
    message : str
        A sentence for the learner; it does not give the right line away.
    diagnoses : list of Diagnosis
        Of each mistake: the place, a question, the rule and the step, to be shown one by one.
    position : int or None
        The character to look at, of a line that cannot be read.
    loses : bool
        Whether it follows, but has no value at lone points where the line before has one.
    """

    status: LineStatus
    mistakes: list[str] = field(default_factory=list)
    message: str = ""
    diagnoses: list[Diagnosis] = field(default_factory=list)
    position: int | None = None
    loses: bool = False
