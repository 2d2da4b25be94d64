"""What a task is read from: plain texts, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from deriv_core.lessons.written import Report

Values: TypeAlias = dict[str, object]  # texts and lists of texts
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What of a task could not be used: a key and a sentence; of a question also its place, from 1."""

    key: str
    message: str
    number: int = 0


@dataclass(slots=True)
class Reading:
    """What is wrong with one task, as far as it has been read."""

    wrong: list[Wrong] = field(default_factory=list)

    def tell(self, key: str, message: str, number: int = 0) -> None:
        """Note what is wrong, once."""
        told = Wrong(key, message, number)
        if told not in self.wrong:
            self.wrong.append(told)

    def reporter(self, number: int = 0) -> Report:
        """What the readers of blocks report to."""
        return lambda _line, key, message: self.tell(key, message, number)

    def is_wrong(self, key: str) -> bool:
        """Whether a key of the task itself, or part of its list, could not be used."""
        return any(wrong.key == key and not wrong.number for wrong in self.wrong)


def is_plain(value: object) -> bool:
    """Whether a value is a text or a list of texts."""
    entries = value if isinstance(value, list) else [value]
    return all(isinstance(entry, str) for entry in entries)


def tidy(text: str) -> str:
    """A text on one line, without signs that cannot be seen.

    >>> tidy("  two\\nlines\\u202e ")
    'two lines'
    """
    seen = "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text)
    return " ".join(seen.split())
