"""The errors the library raises on purpose. Nothing else leaves it."""

from __future__ import annotations

from deriv_core.numbers.by_hand import number
from deriv_core.words import Message, joined


class DerivError(Exception):
    """Root of every error `deriv_core` raises on purpose."""

    @property
    def located(self) -> str:
        """What is wrong, and where in a text if it is of one."""
        return self.args[0] if self.args and isinstance(self.args[0], Message) else str(self)


class ExpressionError(DerivError):
    """Text that cannot be read as a real function of one variable (or as a real number).

    Attributes
    ----------
    message : str
        What is wrong, in a learner's words.
    text : str
        The text as it was given.
    position : int
        0-based index into `text` of the character to look at.
    hint : str or None
        What to try instead.
    """

    def __init__(self, message: str, text: str, position: int, hint: str | None = None) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.text = text
        self.position = position
        self.hint = hint

    @property
    def told(self) -> str:
        """The message, and the hint where there is one."""
        return joined([self.message, self.hint] if self.hint else [self.message])

    def __reduce__(self) -> tuple[type, tuple[str, str, int, str | None]]:
        # The default would lose every argument but the first on the way back from a worker process.
        return type(self), (self.message, self.text, self.position, self.hint)

    def __str__(self) -> str:
        return str(self.located)

    @property
    def located(self) -> str:
        """The message, and where."""
        return Message("errors-position", message=self.message, place=str(self.position + 1))


# Bounds that a question met for want of time, memory or a worker: asked again it may be answered.
_TRANSIENT = frozenset({"seconds", "megabytes", "waiting", "questions", "process"})


class TooComplex(DerivError):
    """A question over a stated bound, or out of time.

    Attributes
    ----------
    bound : str
        The name of the bound, such as ``"characters"`` or ``"seconds"``.
    limit : float
        Its value, in the unit the name says.
    message : str
        The same in one sentence.
    """

    def __init__(self, bound: str, limit: float, message: str | None = None) -> None:
        self.bound = bound
        self.limit = limit
        self.message = message or Message("errors-limit", limit=number(float(limit)), bound=bound)
        super().__init__(self.message)

    @property
    def located(self) -> str:
        """The message."""
        return self.message

    @property
    def transient(self) -> bool:
        """Whether the same question, asked again, may be answered: such a refusal is not to be kept."""
        return self.bound in _TRANSIENT

    def __reduce__(self) -> tuple[type, tuple[str, float, str]]:
        return type(self), (self.bound, self.limit, self.message)


class ExpressionTooComplex(ExpressionError, TooComplex):
    """Text over one of the stated bounds on expressions: both kinds of error, so it can point.

    Attributes
    ----------
    message, text, position, hint
        As in `ExpressionError`.
    bound, limit
        As in `TooComplex`.
    """

    def __init__(
        self, message: str, text: str, position: int, hint: str | None, bound: str, limit: float
    ) -> None:
        ExpressionError.__init__(self, message, text, position, hint)
        self.bound = bound
        self.limit = limit

    def __reduce__(self) -> tuple[type, tuple[str, str, int, str | None, str, float]]:  # type: ignore[override]
        return type(self), (self.message, self.text, self.position, self.hint, self.bound, self.limit)
