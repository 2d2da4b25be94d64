"""A block's YAML as the mapping it writes down: every value a text, a list or a mapping, with its line.

Nothing is converted (``no`` stays two letters, ``1e-9`` four) and nothing is built: there are no tags, no
anchors and no aliases, and the nesting is bounded.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

LONGEST = 6_000
_DEEPEST = 5
_QUOTED = "Put quotation marks around a text that begins with | > [ { * & ! % @ or holds a colon."

Report = Callable[[int, str, str], None]


def read_mapping(text: str, line: int, report: Report) -> yaml.MappingNode | None:
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
    yaml.MappingNode or None
        None where it cannot be read; that has been reported.
    """
    if len(text) > LONGEST:
        report(line, "", f"This is longer than {LONGEST} characters.")
        return None
    try:
        refusal = _refusal(text)
        if refusal is not None:
            report(line + refusal[0], "", refusal[1])
            return None
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report(line + (mark.line if mark else 0), "", f"This is not YAML: {error.problem}. {_QUOTED}")
        return None
    except yaml.YAMLError:
        report(line, "", "This is not YAML: it holds a sign that may not stand in a text.")
        return None
    if not isinstance(node, yaml.MappingNode):
        report(line, "", "Here lines of the form key: value are needed.")
        return None
    return node


def _refusal(text: str) -> tuple[int, str] | None:
    """The line, from 0, and the reason of what is YAML but has no place here."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return line, "Anchors (&) and aliases (*) have no place here; quote a text that begins with one."
        if getattr(event, "tag", None):
            return line, "Tags (!) have no place here; quote a text that begins with one."
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return line, f"This is nested more than {_DEEPEST} levels deep."
    return None
