"""The kinds of verdict: one place says what each means, and nobody else asks for a kind by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deriv_core.calculus.verdict.kinds import Kind, facts_of

ROOT = Path(__file__).parents[3]
# Where a kind is found, meant and put into a sentence; and the two verdicts that the browser finds itself.
THEIR_OWN = {
    "deriv_core/calculus/verdict/kinds.py": set(Kind),
    "deriv_core/calculus/verdict/reasons.py": set(Kind),
    "deriv_core/calculus/verdict/differentiability.py": set(Kind),
    "deriv_core/calculus/difference_quotient.py": {Kind.UNKNOWN},  # of a point that could not be asked about
    "pages/ui/results.py": {Kind.UNKNOWN},  # which may be pending instead
    "pages/ui/plots/verdict_facts.py": {Kind.UNKNOWN},
    "pages/ui/plots/view.js": {Kind.DIFFERENTIABLE, Kind.UNDEFINED},
}
# "undefined" and "jump" are gaps as well, and "unknown" and "undefined" ordinary words.
_NAMED = re.compile(r"\bKind\.([A-Z_]+)\b|(?:kind|own)\W{1,9}[\"'](\w+)[\"']")
FILES = [
    path
    for folder in ("deriv_core", "pages")
    for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in (".py", ".js") and "expression" not in path.parts
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nobody_else_decides_by_the_name_of_a_kind(path: Path) -> None:
    own = THEIR_OWN.get(path.relative_to(ROOT).as_posix(), set())
    found = {(name or word).lower() for name, word in _NAMED.findall(path.read_text(encoding="utf-8"))}
    assert found & set(Kind) <= own


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_words_and_draws_no_tangent_where_there_is_none(kind: Kind) -> None:
    facts = facts_of(kind)
    assert facts.short
    assert facts.answer
    assert (facts.long == "") == bool(facts.exists)
    assert any(carried == "slope" for carried, _ in facts.tangents) == bool(facts.exists)
    assert (facts.legend == "no tangent here") == (facts.exists is False and not facts.tangents)
