"""Sentences that stand in code: what a program says in its own words, Python's and the browser's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pages.ui.assets import SENTENCES

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "deriv_core" / "words"

# A word stands between blanks or punctuation; what is joined to anything else is a name, a path or code,
# and a single letter is mostly a variable.
_WORD = re.compile(r"(?<![^\s(“\"'‘*\[])(?:[A-Za-z][a-z'’]+|[aAI])(?=$|[\s,.;:!?)”\"’*\]])")
HOLE = re.compile(r"\$\{((?:[^{}`]|`[^`]*`|\{[^{}]*\})*)\}")
_JAVASCRIPT = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|"""
    + HOLE.pattern
    + r"|[^`\\])*`",
    re.DOTALL,
)
_LOG = re.compile(r"_?log(ger)?|logging", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Three words or more."""
    return len(_WORD.findall(text)) >= 3


def python_sentences(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each, but for docstrings and what goes into a log."""
    tree = ast.parse(source)
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                left_out.add(node.value)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if _LOG.fullmatch(name):
                left_out.update(part for argument in node.args for part in ast.walk(argument))
            case ast.JoinedStr(values=values):
                left_out.update(value for value in values if isinstance(value, ast.Constant))
    for node in ast.walk(tree):
        if node in left_out:
            continue
        text = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
        if is_sentence(text):
            yield node.lineno, text


def javascript_sentences(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each, but for comments."""
    for found in _JAVASCRIPT.finditer(source):
        if found["comment"]:
            continue
        line, text = source.count("\n", 0, found.start()) + 1, found.group()[1:-1]
        if is_sentence(HOLE.sub("0", text)):
            yield line, HOLE.sub("0", text)
        for hole in HOLE.finditer(text):
            yield from ((line + below - 1, inside) for below, inside in javascript_sentences(hole[1]))


def sentences_in(path: Path) -> list[tuple[int, str]]:
    source = path.read_text(encoding="utf-8")
    return list((python_sentences if path.suffix == ".py" else javascript_sentences)(source))


def files() -> list[Path]:
    """What is looked into: all that a learner, a teacher or a library's user can meet, outside the room."""
    folders = [ROOT / "deriv_core", ROOT / "pages", ROOT / "derivative_explorer"]
    found = [path for folder in folders for ending in ("*.py", "*.js") for path in folder.rglob(ending)]
    made = ROOT / "pages" / "ui" / SENTENCES
    return sorted([ROOT / "app.py", *(p for p in found if p != made and not p.is_relative_to(ROOM))])


def counted() -> dict[str, int]:
    """How many sentences stand in each file that has any."""
    counts = {path.relative_to(ROOT).as_posix(): len(sentences_in(path)) for path in files()}
    return {name: count for name, count in counts.items() if count}
