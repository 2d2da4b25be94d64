"""Logarithms of which the base may be meant otherwise: log x, log 10 x, log5 x, log10x."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.expression.reading.characters import SUBSCRIPTS
from deriv_core.expression.reading.glued_digits import STARTS_ARGUMENT
from deriv_core.expression.reading.grammar.applications import Application
from deriv_core.expression.reading.grammar.spans import Reading, Span
from deriv_core.words import Message


def logarithm_notes(reading: Reading, span: Span, application: Application) -> Iterator[str]:
    """log x, log e x and log 10 x, of one argument and no base"""
    function, first = reading.tokens[span.first], reading.tokens[application.at]
    shown = reading.shown(span.first, span.first + 1)
    yield Message("reading-read-natural-logarithm-ln-for", shown=shown)
    apart = first.start > function.end and first.value == "10"
    if not application.bare or not (apart or (first.kind, first.value) == ("constant", "e")):
        return
    if application.at < span.end - 1:  # not log e and log 10, which have nothing else to take it of
        shown, meant = reading.shown(span.first, application.at + 1), "ln" if first.value == "e" else "log10"
        yield (
            Message("reading-read-logarithm-times-what-follows", shown=shown, value=first.value, meant=meant)
        )


def glued_digit_notes(reading: Reading) -> Iterator[str]:
    """log10 x, log5 x and log5x, with digits right after the name, as `glued_digits` left them"""
    for index, token in enumerate(reading.tokens):
        after = reading.token(index + 1)
        if token.kind == "function" and token.value in ("log10", "log2"):
            if reading.text[token.end - 1].isdigit() and after.kind not in ("open", "bar"):
                shown = reading.shown(index, index + 1)
                yield Message("reading-read-logarithm-base", shown=shown, value=token.value[3:])
        elif token.kind == "function" and token.value == "log" and token.end == after.start:
            yield from _digits_after_log(reading, index)


def _digits_after_log(reading: Reading, log: int) -> Iterator[str]:
    after = reading.token(log + 1)
    is_base = after.kind == "underscore" and after.start == after.end  # put in: none was typed
    at = log + 1 + is_base
    digits, shown = reading.token(at), reading.shown(log, at + 1)
    if digits.kind != "number" or shown[-1] in SUBSCRIPTS:
        return
    if is_base:
        yield Message("reading-read-logarithm-base-for-other", shown=shown, value=digits.value)
    elif "e" not in digits.value.lower() and reading.token(at + 1).kind in STARTS_ARGUMENT:
        yield Message("reading-read-logarithm-of-digits-times", shown=shown, value=digits.value)
