"""A mapping as it was written down: every value a text, a list or a mapping, and where it stands.

Of YAML nothing is converted (``no`` stays two letters, ``1e-9`` four) and nothing is built: there are no
tags, no anchors and no aliases, and the nesting is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from deriv_core.words import Message

LONGEST = 6_000
_DEEPEST = 5
_QUOTED = Message("lessons-put-quotation-marks-around-text")

Report = Callable[[int, str, str], None]
#: A text, a list, or the pairs of a mapping.
Value: TypeAlias = str | list["Value"] | tuple[tuple["Value", "Value"], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A mapping as it was written down.

    Attributes
    ----------
    values : mapping of str to Value
        What is no `Value` is told of by whoever asks for it.
    lines : mapping of str to int
        Where the keys stand; empty, as `places`, for what stands in no file.
    places : mapping of str to tuple of int
        Where a key's value begins, and then each part of it: an entry, a name or its value.
    first_line : int
    """

    values: Mapping[str, object]
    lines: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    first_line: int = 0

    def line(self, key: str) -> int:
        """Where a key stands; the first line where it does not."""
        return self.lines.get(key, self.first_line)

    def place(self, key: str, part: int = 0) -> int:
        """Where a key's value stands (0), or a part of it, from 1."""
        return (self.places.get(key) or (0,) * (part + 1))[part]


def read_mapping(text: str, line: int, report: Report) -> Written | None:
    """The mapping a text writes down.

    Parameters
    ----------
    text : str
    line : int
        Of the text's first line in its file.
    report : callable
        Called with a line, a key (empty here) and a message for what is wrong.

    Returns
    -------
    Written or None
        None where it cannot be read; that has been reported.
    """
    if len(text) > LONGEST:
        report(line, "", Message("lessons-longer-than-characters", longest=LONGEST))
        return None
    try:
        refusal = _refusal(text)
        if refusal is not None:
            report(line + refusal[0], "", refusal[1])
            return None
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report(
            line + (mark.line if mark else 0),
            "",
            Message("lessons-not-yaml", problem=error.problem, quoted=_QUOTED),
        )
        return None
    except yaml.YAMLError:
        report(line, "", Message("lessons-not-yaml-holds-sign-may"))
        return None
    if not isinstance(node, yaml.MappingNode):
        report(line, "", Message("lessons-lines-form-key-value-needed"))
        return None
    return _written(node, line, report)


def _written(node: yaml.MappingNode, line: int, report: Report) -> Written:
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    places: dict[str, tuple[int, ...]] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in values:
            report(line + key.start_mark.line, name[:40], Message("lessons-key-stands-twice"))
        values[name] = _plain(value)
        lines[name] = line + key.start_mark.line
        places[name] = tuple(line + part.start_mark.line for part in (value, *_parts(value)))
    return Written(values, lines, places, line + node.start_mark.line)


def _plain(node: yaml.Node) -> Value:
    match node:
        case yaml.SequenceNode():
            return [_plain(entry) for entry in node.value]
        case yaml.MappingNode():
            return tuple((_plain(name), _plain(value)) for name, value in node.value)
    return str(node.value)


def _parts(node: yaml.Node) -> list[yaml.Node]:
    match node:
        case yaml.SequenceNode():
            return list(node.value)
        case yaml.MappingNode():
            return [part for pair in node.value for part in pair]
    return []


def _refusal(text: str) -> tuple[int, str] | None:
    """The line, from 0, and the reason of what is YAML but has no place here."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return line, Message("lessons-anchors-and-aliases-no-place")
        if getattr(event, "tag", None):
            return line, Message("lessons-tags-no-place-quote-text")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return line, Message("lessons-nested-more-than-levels-deep", deepest=_DEEPEST)
    return None
