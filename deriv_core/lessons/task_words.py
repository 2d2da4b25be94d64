"""A teacher's own words for a question, held against what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deriv_core.errors import DerivError
from deriv_core.expression.reading.characters import GREEK
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.lessons.blocks import Ask, Of, Predict
from deriv_core.practice.number_check import constant
from deriv_core.words import Message

_NUMBER = r"([-−]?\s?(?:\d+(?:\.\d+)?)?(?:\s?\*?\s?(?:pi|π)\b)?(?:/\d+)?)(?!\d|[\w/.,]\w)"
_STEP = re.compile(rf"(?:ε|\beps(?:ilon)?)\s*=\s*{_NUMBER}")
# "at 2" alone names a point where nothing is counted by it: at 2? but not at 2 places.
_AT = re.compile(rf"\bat\s+(?:the\s+)?(?:point\s+)?{_NUMBER}(?=\s*(?:[?.!,;:)]|$))")


def named_otherwise(question: Predict) -> str:
    """A sentence where the words name another point, or another ε, than is asked about; else empty.

    Words that name the right one beside others say nothing wrong. It is a hint to the author: words are free.
    """
    if question.function is None or question.ask is Ask.DERIVATIVE:
        return ""
    name = question.function.variable
    w = next((sign for sign, own in GREEK.items() if own == name), name)
    point = rf"(?:\b(?:{re.escape(w)}|{re.escape(name)})\s*=\s*|\bJ\()"
    found = [*_named(re.compile(point + _NUMBER), question), *_named(_AT, question)]
    asked = [(w, question.point, found)]
    if question.ask is Ask.OVER_UNDER or question.of in (Of.QUOTIENT, Of.ARITHMETIC):
        asked.append(("ε", question.eps, list(_named(_STEP, question))))
    for letter, text, named in asked:
        if named and all(value != _value(text) for _, value in named):
            return Message(
                "tasks-these-words-name-question-about", letter=letter, named=named[0][0], text=text
            )
    return ""


def _named(pattern: re.Pattern[str], question: Predict) -> Iterator[tuple[str, float]]:
    """The numbers that the words name, as they stand and as they are."""
    for text in pattern.findall(question.question):
        value = _value(text)
        if value is not None:
            yield text.strip(), value


def _value(text: str) -> float | None:
    try:
        return constant(parse_constant(text)).decimal
    except DerivError:
        return None
