"""Codes and values → words of a language, out of the Fluent files of this folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

from deriv_core.words.pseudo import accented

SOURCE = "en"
"""The language that has every message; what another one lacks is said in it."""

PSEUDO = "en-XA"
"""English with accents and a third longer: what shows plain English in it did not come from here."""

_ROOM = Path(__file__).parent

LANGUAGES = (*sorted(path.name for path in _ROOM.iterdir() if any(path.glob("*.ftl"))), PSEUDO)
"""The languages there are words in: each is a folder here."""


def _read(language: str, subject: str) -> Iterator[ast.Message | ast.Term]:
    path = _ROOM / language / f"{subject}.ftl"
    for entry in FluentResource(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"not Fluent: {path}: {entry.content}")
        if isinstance(entry, ast.Message | ast.Term):
            yield entry


def subjects(language: str) -> list[str]:
    """The names of a language's files."""
    return sorted(path.stem for path in (_ROOM / language).glob("*.ftl"))


@cache
def _bundle(language: str) -> FluentBundle:
    # Formulas and code are copied out of sentences, and typed back: no invisible signs around what is put in.
    return FluentBundle([SOURCE if language == PSEUDO else language], use_isolating=False)


@cache
def entries(language: str, subject: str) -> tuple[ast.Message | ast.Term, ...]:
    """The messages of a subject; none where a language lacks it. What is not Fluent raises `ValueError`."""
    if language == PSEUDO:
        return tuple(accented(entry) for entry in _read(SOURCE, subject))
    return tuple(_read(language, subject)) if subject in subjects(language) else ()


@cache
def _loaded(language: str, subject: str) -> FluentBundle:
    """The language with a subject's messages: a file is read when the first of its sentences is said."""
    bundle = _bundle(language)
    resource = FluentResource("")
    resource.body.extend(entries(language, subject))
    bundle.add_resource(resource)
    return bundle


@cache
def _pieces(language: str, code: str) -> tuple[tuple[str, str], ...] | None:
    """Of a message that chooses nothing, as most do: text, or the name of a value. So it is said fast."""
    for entry in entries(language, code.partition("-")[0]):
        if entry.id.name == code and entry.value is not None:
            pieces = [("", "")]
            for element in entry.value.elements:
                match element:
                    case ast.TextElement(value=text):
                        pieces.append((text, ""))
                    case ast.Placeable(expression=ast.VariableReference(id=name)):
                        pieces.append(("", name.name))
                    case ast.Placeable(expression=ast.MessageReference(id=name)) if _pieces(
                        language, name.name
                    ):
                        pieces.extend(_pieces(language, name.name) or ())
                    case ast.Placeable(expression=ast.StringLiteral() as literal):
                        pieces.append((literal.parse()["value"], ""))
                    case _:
                        return None
            return tuple(pieces)
    return None


def rendered(language: str, code: str, values: Mapping[str, str | int]) -> str:
    """What a message says; `LookupError` where there is no such code, `ValueError` where it lacks a value."""
    pieces = _pieces(language, code)
    if pieces is not None:
        return "".join(str(values[name]) if name else text for text, name in pieces)
    bundle = _loaded(language, code.partition("-")[0])
    if not bundle.has_message(code):
        if language == SOURCE:
            raise LookupError(code)
        return rendered(SOURCE, code, values)
    pattern = bundle.get_message(code).value
    if pattern is None:
        raise LookupError(code)
    text, errors = bundle.format_pattern(pattern, {name: _plain(value) for name, value in values.items()})
    if errors:
        raise ValueError(f"{code}: {errors[0]}")
    return str(text)


def _plain(value: str | int) -> object:
    """A number without a sign between its thousands, as it is written everywhere else."""
    return value if isinstance(value, str) else fluent_number(value, useGrouping=False)
