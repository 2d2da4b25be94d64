"""The pseudo-language: English with accents and a third longer. It finds what does not come from the room."""

from __future__ import annotations

import re

from fluent.syntax import ast
from fluent.syntax.visitor import Transformer

# Each vowel is written twice, and vowels are a little more than a third of English letters.
_ACCENTS = str.maketrans(
    {
        plain: accent if plain in "cnyCNY" else accent + accent.lower()
        for plain, accent in zip("aeiouycnAEIOUYCN", "áéîöûýçñÁÉÎÖÛÝÇÑ", strict=True)
    }
)
# What is no word: formulas, code, where a link leads, an element, the name of a colour before its bracket.
_NO_WORDS = re.compile(r"\$|`[^`]*`|\]\([^)]*\)|</?\w[^>]*>|:[a-z-]+\[|\w+(?:[./]\w+)+|\\\w+")


class _Accents(Transformer):
    def __init__(self) -> None:
        self.in_formula = False

    def visit_Pattern(self, node: ast.Pattern) -> ast.Pattern:  # noqa: N802 (its name is Fluent's)
        self.in_formula = False
        return self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802
        written, start = [], 0
        for kept in _NO_WORDS.finditer(node.value):
            written += [self._accented(node.value[start : kept.start()]), kept.group()]
            start = kept.end()
            if kept.group() == "$":
                self.in_formula = not self.in_formula
        node.value = "".join([*written, self._accented(node.value[start:])])
        return node

    def _accented(self, text: str) -> str:
        return text if self.in_formula else text.translate(_ACCENTS)


def accented(entry: ast.Message | ast.Term) -> ast.Message | ast.Term:
    """A message of the pseudo-language, made of the English one."""
    return _Accents().visit(entry)  # type: ignore[no-any-return]
