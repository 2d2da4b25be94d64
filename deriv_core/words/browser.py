"""The browser's sentences as a module of JavaScript: ``browser.ftl``, as the pages' words.js reads it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeAlias

from fluent.syntax import ast

from deriv_core.words.catalogue import SOURCE, entries

#: Text, the name of a value, or a choice: see ``Part`` in words.js.
_Part: TypeAlias = "str | dict[str, object]"


def sentences_module(language: str) -> str:
    """The module in a language; what that lacks is said in English."""
    messages = {
        entry.id.name: _parts(entry.value.elements)
        for source in (SOURCE, language)
        for entry in entries(source, "browser")
        if entry.value is not None
    }
    lines = [f"  {json.dumps(code)}: {_json(parts)}," for code, parts in messages.items()]
    return "\n".join(
        [
            "// Made of the words room by deriv_core/words/browser.py: not to be changed by hand.",
            "",
            f"export const LANGUAGE = {json.dumps(language)};",
            "export const SENTENCES = {",
            *lines,
            "};",
            "",
        ]
    )


def _json(parts: Sequence[_Part]) -> str:
    return json.dumps(parts, ensure_ascii=False)


def _parts(elements: Sequence[ast.TextElement | ast.Placeable]) -> list[_Part]:
    return [_part(element) for element in elements]


def _part(element: ast.TextElement | ast.Placeable) -> _Part:
    match element:
        case ast.TextElement(value=text):
            return str(text)
        case ast.Placeable(expression=ast.StringLiteral() as literal):
            return str(literal.parse()["value"])
        case ast.Placeable(expression=ast.VariableReference(id=name)):
            return {"value": name.name}
        case ast.Placeable(expression=ast.SelectExpression() as select):
            assert isinstance(select.selector, ast.VariableReference)
            variants = {_key(one): _parts(one.value.elements) for one in select.variants}
            otherwise = next(_key(one) for one in select.variants if one.default)
            return {
                "choose": select.selector.id.name,
                "of": variants,
                "otherwise": variants[otherwise],
            }
    raise TypeError(f"not for the browser: {element}")


def _key(variant: ast.Variant) -> str:
    key = variant.key
    return str(key.name if isinstance(key, ast.Identifier) else key.value)


if __name__ == "__main__":
    print(sentences_module(SOURCE), end="")
