"""The sentences shown where a text could be read in two ways: which it was, and how to say the other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from .printer import decimal_text, to_text
from .tokens import Token
from .tree import Expression, Negate, Number

_OPERANDS = {"letter", "constant", "function", "open", "bar", "root", "number"}


class Notes:
    """Collects the sentences of one text, each once, in the order they arise."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences: dict[str, None] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._sentences)

    def add(self, sentence: str) -> None:
        """Keep a sentence, unless it is there already."""
        self._sentences.setdefault(sentence)

    def _read(self, start: int, end: int, reading: str, other: str) -> None:
        self.add(f"{self._text[start:end].strip()} is read as {reading}; for the other reading type {other}.")

    def natural_log(self, shown: str) -> None:
        """log x"""
        self.add(f"{shown} is read as the natural logarithm ln; for base 10 type log10.")

    def scientific(self, shown: str, value: Number) -> None:
        """3e2"""
        self.add(f"{shown} is read as the number {decimal_text(value.value)}.")

    def inverse(self, function: str, inverse: str) -> None:
        """sin^-1 x"""
        self.add(
            f"{function}^-1 is read as the inverse function {inverse.replace('a', 'arc', 1)}, "
            f"not as 1/{function}."
        )

    def division(self, start: int, above: Expression, below: Expression, before: Token, after: Token) -> None:
        """1/2x"""
        if after.kind in _OPERANDS and after.start == before.end:
            factor = self._text[after.start : after.end]
            rest = "(...)" if after.kind in ("open", "bar", "function", "root") else factor
            divided = f"{_bracketed(above)}/{_bracketed(below)}"
            self._read(
                start,
                after.end,
                f"({divided})*{factor}{'...' if rest != factor else ''}",
                f"{_bracketed(above)}/({to_text(below)}*{factor}{'...' if rest != factor else ''})",
            )

    def exponent(self, start: int, base: Expression, exponent: Expression, around: tuple[Token, ...]) -> None:
        """e^2x and x^1/2"""
        first, before, after, following = around
        if first.kind == "open":
            return
        raised = f"{_bracketed(base)}^{_bracketed(exponent)}"
        glued = after.start == before.end
        shown = self._text[after.start : after.end]
        if glued and after.kind in ("letter", "constant") and following.value != "^":
            self._read(
                start, after.end, f"{raised}*{shown}", f"{_bracketed(base)}^({to_text(exponent)}*{shown})"
            )
        divisor = (
            Fraction(following.value) if following.kind == "number" and "e" not in following.value else None
        )
        size = exponent.operand if isinstance(exponent, Negate) else exponent
        if (
            glued
            and (after.kind, after.value) == ("operator", "/")
            and divisor is not None
            and isinstance(size, Number)
            and size.value < divisor
        ):
            over = following.value
            self._read(
                start,
                following.end,
                f"({raised})/{over}",
                f"{_bracketed(base)}^({to_text(exponent)}/{over})",
            )

    def bare_argument(self, function: Token, argument: Expression, after: Token, following: Token) -> None:
        """sin x/2, sin 2*x and sin x(x + 1)"""
        name = self._text[function.start : function.end]
        inside = to_text(argument)
        if after.kind == "operator" and after.value in "*/":
            rest = self._text[after.start : following.end]
        elif after.kind in ("open", "bar"):
            rest = "*(...)"
        else:
            return
        self._read(
            function.start,
            following.end if after.kind == "operator" else after.end,
            f"{name}({inside}){rest}",
            f"{name}({inside}{rest})",
        )

    def root(self, root: Token, under: Expression) -> None:
        """sqrt 2x"""
        name = self._text[root.start : root.end]
        self.add(f"{name} takes only {to_text(under)} here; for more under the root type {name}( ).")


def _bracketed(node: Expression) -> str:
    text = to_text(node)
    plain = text.replace(".", "").isalnum() or (text.endswith(")") and text.split("(")[0].isalpha())
    return text if plain else f"({text})"
