"""Schemes as data: what is said of one follows from its samples, and nobody else knows one by name."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest

import deriv_core as dc
from deriv_core.calculus.scheme import AT_FIRST, Scheme

ROOT = Path(__file__).parents[2]
# Where one scheme is meant and no other: what is chosen at first, what the ledger says of the first three.
BY_NAME = {
    "deriv_core/calculus/scheme.py": set(Scheme),
    "deriv_core/calculus/difference_quotient.py": {"forward"},
    "deriv_core/calculus/secant/secant_slope.py": {"forward", "central"},
    "deriv_core/calculus/secant/slope_of_step.py": {"forward"},
    "deriv_core/calculus/shrinking/bracket.py": {"backward", "forward"},
    "deriv_core/calculus/shrinking/careful.py": {"central"},
    "deriv_core/calculus/shrinking/ledger.py": {"forward"},
    "deriv_core/calculus/shrinking/no_derivative.py": {"backward", "forward", "central"},
    "deriv_core/calculus/shrinking/round_off.py": {"forward"},
    "deriv_core/lessons/schema.py": {"forward"},
    "deriv_core/lessons/task_reading.py": {"forward"},
    "deriv_core/practice/exercises/exercise.py": {"forward"},
    "pages/ui/desk/question.py": {"forward"},
    "pages/ui/desk/texts.py": {"forward"},
    "pages/ui/lessons/descend_block.py": {"forward"},
    "pages/ui/teach/link.py": {"forward"},
    "pages/ui/shrinking/errors.js": {"forward", "backward", "central"},
}
_NAMED = re.compile(rf"Scheme\.([A-Z_]+)\b|[\"']({'|'.join(Scheme)})[\"']")
FILES = [
    path
    for folder in ("deriv_core", "pages")
    for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in (".py", ".js") and "expression" not in path.parts
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_scheme_is_known_by_its_data_and_not_by_its_name(path: Path) -> None:
    found = {(name or word).lower() for name, word in _NAMED.findall(path.read_text(encoding="utf-8"))}
    assert found <= BY_NAME.get(path.relative_to(ROOT).as_posix(), set())


@pytest.mark.parametrize("scheme", Scheme)
def test_the_error_shrinks_with_the_power_and_the_factor_that_the_samples_give(scheme: Scheme) -> None:
    """Of e^x at 0, of which every derivative is 1."""
    with mpmath.workdps(60):
        errors = []
        for h in (mpmath.mpf(10) ** -4, mpmath.mpf(10) ** -5):
            errors.append(scheme.quotient(lambda offset, h=h: mpmath.exp(offset * h), h) - 1)
            leading = float(errors[-1] / h**scheme.order)
        assert float(errors[0] / errors[1]) == pytest.approx(10**scheme.order, rel=1e-3)
        assert leading == pytest.approx(float(scheme.leading), rel=1e-3)


@pytest.mark.parametrize("scheme", Scheme)
def test_polynomials_up_to_the_order_have_no_error(scheme: Scheme) -> None:
    for degree in range(scheme.order + 1):
        f = dc.parse_function(f"w^{degree}") if degree else dc.parse_function("3", "w")
        slope = dc.secant_slope(f, scheme)
        assert slope.multiplied_out
        assert dc.derivative(f).text == slope.text


@pytest.mark.parametrize(
    ("scheme", "order", "factor", "noise"),
    [
        (Scheme.FORWARD, 1, Fraction(1, 2), 2),
        (Scheme.BACKWARD, 1, Fraction(-1, 2), 2),
        (Scheme.CENTRAL, 2, Fraction(1, 6), 1),
        (Scheme.FORWARD_THREE_POINT, 2, Fraction(-1, 3), 4),
        (Scheme.FIVE_POINT, 4, Fraction(-1, 30), Fraction(3, 2)),
    ],
)
def test_textbook_figures(scheme: Scheme, order: int, factor: Fraction, noise: Fraction) -> None:
    """Abramowitz and Stegun 25.3.4 to 25.3.6."""
    assert (scheme.order, scheme.leading, scheme.noise) == (order, factor, noise)


@pytest.mark.parametrize(
    ("scheme", "latex", "python"),
    [
        (
            Scheme.BACKWARD,
            r"\frac{J(w) - J(w - \varepsilon)}{\varepsilon}",
            "(J(point) - J(point - step)) / step",
        ),
        (
            Scheme.FORWARD_THREE_POINT,
            r"\frac{-J(w + 2 \varepsilon) + 4 J(w + \varepsilon) - 3 J(w)}{2 \varepsilon}",
            "(-J(point + 2 * step) + 4 * J(point + step) - 3 * J(point)) / (2 * step)",
        ),
    ],
)
def test_a_scheme_is_written_as_in_a_textbook(scheme: Scheme, latex: str, python: str) -> None:
    assert scheme.latex("J", "w") == latex
    assert scheme.python(lambda at: f"J({at})") == python


def test_what_is_offered_at_first_is_what_the_contract_names() -> None:
    assert [scheme.value for scheme in AT_FIRST] == ["forward", "backward", "central"]


@pytest.mark.parametrize(
    ("text", "point", "step", "scheme", "defined"),
    [
        ("sqrt(w)", 0.0, 0.1, "forward_three_point", True),
        ("sqrt(w)", 0.0, -0.1, "forward_three_point", False),
        ("sqrt(w)", 0.15, 0.1, "five_point", False),  # w - 2ε is out, w - ε is in
        ("sqrt(w)", 0.15, 0.05, "five_point", True),
        ("1/w", 0.0, 0.1, "five_point", True),  # as the central one, it does not ask there
        ("1/(w - 0.2)", 0.0, 0.1, "five_point", False),
        ("1/(w - 0.2)", 0.0, 0.1, "forward_three_point", False),
    ],
)
def test_a_sample_without_a_value_leaves_no_quotient(
    text: str, point: float, step: float, scheme: str, defined: bool
) -> None:
    k = dc.difference_quotient(dc.parse_function(text), point, step, scheme)
    assert math.isfinite(k) == defined


def test_five_points_are_blind_to_a_corner_and_three_ahead_are_not() -> None:
    f = dc.parse_function("|w|")
    assert dc.difference_quotient(f, 0.0, 0.5, "five_point") == 0
    assert dc.difference_quotient(f, 0.0, 0.5, "forward_three_point") == 1
