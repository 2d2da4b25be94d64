"""A sentence as data: its code and its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from deriv_core.words.catalogue import SOURCE, rendered


class Message(str):
    """A sentence in English that knows its code and its values, so that another language can say it too.

    It is an ordinary `str` to whoever only reads it. What is cut out of it, or joined to it with ``+``, is
    English for ever: two messages are joined by a third one, or by `joined`.

    Parameters
    ----------
    code : str
        Of the message in ``words/<language>/<subject>.ftl``; it begins with the subject.
    **values : str or int
        What stands in it. A number is an int where its plural matters; else it is text, written by
        `deriv_core.numbers`. A value may be a message itself.
    """

    __slots__ = ("code", "values")

    code: str
    values: Mapping[str, str | int]

    def __new__(cls, code: str, /, **values: str | int) -> Message:
        """The English sentence, worked out at once."""
        return cls._of(rendered(SOURCE, code, values), code, values)

    @classmethod
    def _of(cls, text: str, code: str, values: Mapping[str, str | int]) -> Message:
        message = super().__new__(cls, text)
        message.code, message.values = code, values
        return message

    def filled(self, **values: str | int) -> Message:
        """The same message with other values, such as one that was made with ``{w}`` in place of a name."""
        return Message(self.code, **{**self.values, **values})

    def __reduce__(self) -> tuple[object, ...]:
        return Message._of, (str(self), self.code, self.values)


def say(text: str, language: str = SOURCE) -> str:
    """A message in a language; any other text, such as what a learner typed, as it is.

    >>> say(Message("errors-limit", limit="10", bound="seconds"))
    'This needs more than the limit of 10 seconds.'
    """
    if not isinstance(text, Message):
        return text
    if language == SOURCE:
        return str(text)
    values = {
        name: say(value, language) if isinstance(value, str) else value for name, value in text.values.items()
    }
    return rendered(language, text.code, values)


def exchanged(text: str, change: Callable[[str], str]) -> str:
    """A text with each plain text in it changed: a formula's letters, say, wherever they stand in a message.

    >>> exchanged(joined(["w", "b"], "lists-and"), lambda letter: "x" if letter == "w" else letter)
    'x and b'
    """
    if not isinstance(text, Message):
        return change(text)
    return text.filled(
        **{
            name: exchanged(value, change) if isinstance(value, str) else value
            for name, value in text.values.items()
        }
    )


def joined(parts: Iterable[str], code: str = "lists-sentences") -> str:
    """Several in one: sentences after each other (the default), or a list such as ``lists-commas``.

    >>> joined(["w", "x", "b"], "lists-commas")
    'w, x, b'
    """
    whole = ""
    for part in parts:
        whole = Message(code, before=whole, part=part) if whole else part
    return whole
