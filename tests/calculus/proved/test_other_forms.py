"""Other forms of a derivative: worth showing, and equal."""

from __future__ import annotations

import math

import pytest

from deriv_core.calculus.proved import other_forms as module
from deriv_core.calculus.proved.other_forms import other_forms
from deriv_core.calculus.proved.whole import differentiation_steps
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.printer import to_text

FORMS = [
    ("x^2 sin x", [("factored", "x*(x*cos(x) + 2*sin(x))")]),
    ("(3w - 2)^2", [("multiplied out", "18*w - 12")]),
    ("tanh w", [("as SymPy writes it", "1 - tanh(w)^2")]),
    ("sin^2 x", []),
    ("sqrt(1 + x^2)", []),
    ("cbrt(x)", []),
    ("((2x+1)^10+1)^10", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    f = parse_function(text)
    found = other_forms(f, differentiation_steps(f).result.tree)
    assert [(form.name, to_text(form.expression)) for form in found] == expected


def test_a_quotient_is_also_one_fraction_multiplied_out() -> None:
    f = parse_function("(x^2+1)/(x-1)")
    found = other_forms(f, differentiation_steps(f).result.tree)
    assert ("multiplied out", "(x^2 - 2*x - 1)/(x - 1)^2") in [(g.name, to_text(g.expression)) for g in found]


def test_a_form_with_other_values_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAYS", (("wrong", lambda derived, f: derived.sympy + 1),))
    f = parse_function("x^2")
    assert other_forms(f, differentiation_steps(f).result.tree) == ()


def test_no_form_has_a_slope_at_a_corner() -> None:
    """SymPy's own form of these cases is 1 at 0, where the slopes are 0 and 1."""
    f = parse_function("piecewise(x^2 if x < 0, x otherwise)")
    for form in other_forms(f, differentiation_steps(f).result.tree):
        assert math.isnan(RealFunction(form.expression, "x")(0.0)), form.name


@pytest.mark.parametrize(
    "text", ["(1 - cos(x))/x if x != 0, 0", "(e^x - 1)/x if x != 0, 1", "sin(x)*x if x != 1, sin(1)"]
)
def test_no_form_has_the_slope_of_what_is_put_into_a_hole(text: str) -> None:
    """SymPy's own form of the first has 0 at 0, where the slope is 1/2."""
    f = parse_function(f"piecewise({text} otherwise)")
    step = differentiation_steps(f)
    hole = 1.0 if "x != 1" in text else 0.0
    for form in other_forms(f, step.result.tree):
        shown = RealFunction(form.expression, "x")(hole)
        assert math.isnan(shown) or shown == pytest.approx(RealFunction(step.result.tree, "x")(hole)), form


@pytest.mark.parametrize(("text", "point"), [("max(0, x)^2", 0.0), ("max(x^2, 2x - 1)", 1.0)])
def test_no_form_loses_a_slope(text: str, point: float) -> None:
    """SymPy's steps have no value where the two meet, though they meet smoothly."""
    f = parse_function(text)
    for form in other_forms(f, differentiation_steps(f).result.tree):
        assert not math.isnan(RealFunction(form.expression, "x")(point)), form.name
