"""The values of a block read one by one with the library's own readers; what is wrong is collected.

A value that cannot be read has a harmless one stand in for it, so that the rest of the block is read too;
a lesson with anything wrong in it is refused as a whole.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from deriv_core.calculus.difference_quotient import read_step
from deriv_core.calculus.points import read_point
from deriv_core.errors import DerivError
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.lessons.blocks import Interval
from deriv_core.lessons.written import Report, Written
from deriv_core.limits import LARGEST_STEP, LONGEST_FUNCTION, LONGEST_NUMBER
from deriv_core.numbers.typed import as_typed
from deriv_core.words import Message, joined

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)

LONGEST_TEXT = 3_000
MOST_ENTRIES = 40
_LARGEST = as_typed(LARGEST_STEP)


def read_interval(text: str) -> Interval | None:
    """``-4:4`` as two floats with room between them, or None.

    >>> read_interval("-4:4"), read_interval("4:-4"), read_interval("1e9:1000000000.0001"), read_interval("1")
    ((-4.0, 4.0), None, None, None)
    """
    first, colon, second = text.partition(":")
    try:
        low, high = float(first), float(second)
    except ValueError:
        return None
    wide_enough = math.isfinite(high - low) and high - low > 1e-12 * max(abs(low), abs(high), 1e-3)
    return (low, high) if colon and wide_enough else None


def quoted(text: str) -> str:
    """The text that a message is about, as the message begins with it.

    >>> quoted("foo")
    '“foo”'
    """
    return f"“{text[:60]}”"


class Fields:
    """The keys of one mapping.

    Parameters
    ----------
    written : Written
    report : callable
        Called with line, key and message.
    """

    def __init__(self, written: Written, report: Report) -> None:
        self._written = written
        self._report = report
        self._asked: list[str] = []

    def line(self, key: str) -> int:
        """Where a key stands; the first line where it does not."""
        return self._written.line(key)

    def wrong(self, key: str, message: str) -> None:
        """Report what is wrong with a key."""
        self._report(self.line(key), key, message)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._written.values

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._written.values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                hint = (
                    Message("lessons-did-you-mean", near=near[0])
                    if near
                    else Message("lessons-known", asked=", ".join(self._asked))
                )
                self.wrong(key[:40], Message("lessons-no-such-key", hint=hint))

    # --- texts --------------------------------------------------------------------------------------------

    def text(self, key: str, otherwise: str | None = None, longest: int = LONGEST_TEXT) -> str:
        """A text; without `otherwise` it has to be there."""
        value = self._value(key, required=otherwise is None)
        if value is None:
            return otherwise or ""
        return self._text(key, value, longest)

    def _value(self, key: str, *, required: bool) -> object | None:
        if key not in self._asked:
            self._asked.append(key)
        value = self._written.values.get(key)
        if value is None and required:
            self.wrong(key, Message("lessons-key-needed"))
        return value

    def _text(self, key: str, value: object, longest: int, part: int = 0) -> str:
        """A value, or a part of one, as a text."""
        line = self._written.place(key, part)
        if not isinstance(value, str):
            self._report(line, key, Message("lessons-one-value-needed-not-list"))
            return ""
        text = value.strip()
        if not text:
            self._report(line, key, Message("lessons-nothing"))
        if len(text) > longest:
            self._report(line, key, Message("lessons-longer-than-characters", longest=longest))
            return ""
        return text

    def texts(self, key: str, longest: int = LONGEST_NUMBER, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts; a single one is a list of one."""
        value = self._value(key, required=required)
        if value is None:
            return ()
        if not isinstance(value, list):
            return (self._text(key, value, longest),)
        if not 0 < len(value) <= MOST_ENTRIES:
            self.wrong(key, Message("lessons-from-1-entries-may-stand", most_entries=MOST_ENTRIES))
            return ()
        return tuple(self._text(key, entry, longest, part) for part, entry in enumerate(value, start=1))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A mapping of names to texts, in its order."""
        written = self._value(key, required=True)
        if written is None:
            return ()
        if not isinstance(written, tuple) or not 0 < len(written) <= MOST_ENTRIES:
            self.wrong(key, Message("lessons-lines-form-name-value-needed"))
            return ()
        return tuple(
            (
                self._text(key, name, LONGEST_NUMBER, 2 * place + 1),
                self._text(key, value, LONGEST_FUNCTION, 2 * place + 2),
            )
            for place, (name, value) in enumerate(written)
        )

    # --- closed vocabularies ------------------------------------------------------------------------------

    def word(self, key: str, words: type[Word], otherwise: Word | None = None) -> Word:
        """One of a closed vocabulary."""
        text = self.text(key, otherwise, LONGEST_NUMBER)
        return self._word(key, text, words) if text else next(iter(words))

    def words(self, key: str, words: type[Word], otherwise: Iterable[Word]) -> tuple[Word, ...]:
        """Several of a closed vocabulary, each once."""
        texts = self.texts(key, required=False)
        if not self.has(key):
            return tuple(otherwise)
        return tuple(dict.fromkeys(self._word(key, text, words) for text in texts if text))

    def _word(self, key: str, text: str, words: type[Word]) -> Word:
        try:
            return words(text)
        except ValueError:
            near = difflib.get_close_matches(text, list(words), n=1)
            hint = (
                Message("lessons-did-you-mean", near=str(near[0]))
                if near
                else Message("lessons-one", words=", ".join(words))
            )
            self.wrong(key, Message("lessons-no", text=text[:40], hint=hint))
            return next(iter(words))

    def flag(self, key: str, otherwise: bool = False) -> bool:
        """``yes`` or ``no``."""
        text = self.text(key, "yes" if otherwise else "no", LONGEST_NUMBER)
        if text not in ("yes", "no"):
            self.wrong(key, Message("lessons-yes-or-no"))
        return text == "yes"

    # --- mathematics --------------------------------------------------------------------------------------

    def function(self, key: str = "function") -> RealFunction:
        """A function of one variable."""
        text = self.text(key, None, LONGEST_FUNCTION)
        return self._read(key, text, parse_function, _NO_FUNCTION)

    def _read(self, key: str, text: str, reader: Callable[[str], T], otherwise: T) -> T:
        if not text:
            return otherwise
        try:
            return reader(text)
        except DerivError as error:
            hint = getattr(error, "hint", None)
            told = joined([error.located, hint]) if hint else error.located
            self.wrong(key, Message("lessons-quoted", text=quoted(text), told=told))
            return otherwise

    def point(self, key: str, otherwise: str | None = None) -> str:
        """A real number, as it was typed."""
        text = self.text(key, otherwise, LONGEST_NUMBER)
        self._read(key, text, read_point, None)
        return text

    def number(self, key: str, text: str) -> None:
        """Report a text that is no real number."""
        self._read(key, text, read_point, None)

    def points(self, key: str = "points") -> tuple[str, ...]:
        """A list of real numbers."""
        texts = self.texts(key)
        for text in texts:
            self._read(key, text, read_point, None)
        return texts

    def eps(self, key: str = "eps", otherwise: str | None = None) -> str:
        """A step: a real number but 0."""
        text = self.text(key, otherwise, LONGEST_NUMBER)
        self._check_step(key, text)
        return text

    def _check_step(self, key: str, text: str) -> None:
        point = self._read(key, text, read_point, None)
        if point is not None:
            self._read(key, text, lambda _: read_step(point.x), 0.0)
            if abs(point.x) > LARGEST_STEP:
                self.wrong(key, Message("lessons-step-lies-between-and", largest=_LARGEST))

    def rate(self, key: str = "rate") -> str:
        """How much of the slope a step of a descent takes: a real number but 0."""
        text = self.text(key, None, LONGEST_NUMBER)
        point = self._read(key, text, read_point, None)
        if point is not None and point.x == 0:
            self.wrong(key, Message("lessons-rate-must-not-0-no"))
        elif point is not None and abs(point.x) > LARGEST_STEP:
            self.wrong(key, Message("lessons-rate-lies-between-and", largest=_LARGEST))
        return text

    def all_steps(self, key: str = "steps") -> tuple[str, ...]:
        """A list of steps."""
        texts = self.texts(key)
        for text in texts:
            self._check_step(key, text)
        return texts

    def whole(self, key: str, low: int, high: int, otherwise: int | None = None) -> int:
        """A whole number between two bounds."""
        text = self.text(key, None if otherwise is None else str(otherwise), LONGEST_NUMBER)
        if text.removeprefix("-").isdecimal() and len(text) < 10 and low <= int(text) <= high:
            return int(text)
        if text:
            self.wrong(key, Message("lessons-whole-number-from", low=low, high=high))
        return low

    def interval(self, key: str) -> Interval | None:
        """``-4:4``, as in an address; None where it is not there."""
        text = self.text(key, "", LONGEST_NUMBER)
        found = read_interval(text)
        if text and found is None:
            self.wrong(key, Message("lessons-window-written-from-smaller-number"))
        return found


_NO_FUNCTION = parse_function("w")
