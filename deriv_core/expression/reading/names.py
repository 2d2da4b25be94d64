"""The names that are known: functions, constants, Greek letters, and the words of cases."""

from __future__ import annotations

from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.functions.table import SPELLINGS
from deriv_core.expression.reading.characters import GREEK
from deriv_core.expression.reading.tokens import Kind

GREEK_NAMES = set(GREEK.values()) - {"pi"}
NAMES: dict[str, tuple[Kind, str]] = {
    **{s: ("function", name) for s, name in SPELLINGS.items() if s.isalpha()},
    **{name: ("function", name) for name in LOWERED},
    "nthRoot": ("function", "root"),
    "pow": ("function", "pow"),
    "power": ("function", "pow"),
    "piecewise": ("function", "piecewise"),
    "pi": ("constant", "pi"),
    "e": ("constant", "e"),
}
KEYWORDS = {
    "if": "if",
    "If": "if",
    "IF": "if",
    "where": "if",
    "when": "if",
    "for": "if",
    "otherwise": "otherwise",
    "else": "otherwise",
    "True": "otherwise",
    "and": "and",
}
