"""The Shrinking ε page without a browser, and what its plots are given."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.shrinking.plots import reach
from pages.ui.shrinking.shrinking import Commit, read_commit

pytestmark = pytest.mark.slow

Open = Callable[..., AppTest]

CASES = [("w^2", "3"), ("1/w", "2"), ("|w|", "0"), ("sin(50w)", "1"), ("floor(w)", "0"), ("1/w", "0")]
CASES += [("tan w", "pi/2"), ("sqrt(w)", "0"), ("cbrt(w)", "0"), ("e^w", "1000"), ("5", "1")]


@pytest.fixture
def shrinking(open_page: Open) -> Open:
    return lambda **query: open_page("shrinking.py", **query)


def shown(page: AppTest) -> str:
    return "\n".join(element.value for element in [*page.markdown, *page.text])


@pytest.mark.slow
@pytest.mark.parametrize(("f", "at"), CASES)
@pytest.mark.parametrize("scheme", ["forward", "central"])
def test_every_kind_of_point_has_its_page(shrinking: Open, f: str, at: str, scheme: str) -> None:
    page = shrinking(f=f, at=at, eps="0.25", scheme=scheme)
    assert not page.exception
    assert [heading.value for heading in page.header][:2] == ["Before ε goes to 0", "Is it a bound?"]


def test_a_slope_below_the_floats_has_no_error_in_floats(
    monkeypatch: pytest.MonkeyPatch, shrinking: Open
) -> None:
    sent: list[dict[str, Any]] = []

    def mount(*_: object, scene: dict[str, Any], **__: object) -> None:
        sent.append(scene["ledger"])

    monkeypatch.setattr("pages.ui.shrinking.shrinking.mount", mount)
    shrinking(f="e^w", at="-800")
    assert sent[0]["errorWindow"] is None
    assert all(row["entries"]["forward"]["error"] is None for row in sent[0]["rows"])
    assert "beyond the range of floats" in sent[0]["caption"]


def test_no_bound_without_a_derivative(shrinking: Open) -> None:
    assert "not a bound here" in shown(shrinking(f="|w|", at="0"))
    assert "What a careful program does" not in [h.value for h in shrinking(f="|w|", at="0").header]


def test_a_bad_link_says_so_and_shows_the_rest(shrinking: Open) -> None:
    page = shrinking(f="w^2", at="3", eps="nothing")
    assert [warning.value for warning in page.warning]
    assert "dJ/dw" in shown(page).replace("\\", "")


@pytest.mark.parametrize(
    ("step", "ends"),
    [
        (1.0, 1.5),
        (-1.0, 1.5),
        (0.5, 1.5),
        (0.1, 0.15),
        (0.136, 0.15),
        (0.14, 1.5),
        (0.001, 0.0015),
        (30, 150),
    ],
)
def test_the_graph_of_the_slope_reaches_beyond_the_step(step: float, ends: float) -> None:
    assert reach(step, 0.0) == ends
    assert abs(step) < reach(step, 0.0)


def test_the_graph_of_the_slope_stays_where_floats_show_a_curve() -> None:
    assert reach(1e-12, 3.0) == 0.00015
    assert reach(1e-12, 1e8) == 1.5


def said(page: AppTest) -> str:
    """What is shown, without what Markdown needs to take it as it is."""
    return re.sub(r"\\([^a-zA-Z ])", r"\1", shown(page))


POINTS_WITHOUT = [("w^(2/3)", "0"), ("sqrt(w)", "0"), ("cbrt(w)", "0"), ("1/w", "0"), ("sqrt(w^2)", "0")]


@pytest.mark.parametrize(("f", "at"), POINTS_WITHOUT)
def test_what_holds_in_general_is_not_said_of_a_point_without_a_derivative(
    shrinking: Open, f: str, at: str
) -> None:
    found = said(shrinking(f=f, at=at, eps="0.1"))
    assert "wherever J has a derivative, ε may go to 0 in this. There, in front stands" in found
    assert ("At w = 0 there is no secant." if f == "1/w" else "At w = 0 J has no derivative.") in found
    assert "that error" not in found


def test_what_has_cancelled_at_the_point_only_is_said_of_the_point(shrinking: Open) -> None:
    found = said(shrinking(f="|w|", at="3", eps="0.1"))
    assert "Nothing cancels" not in found
    assert "At w = 3 it has cancelled, for an ε so small. No part of it vanishes" in found
    assert "At ε = 0.1 the error of the quotient, but for rounding, is :violet[0]" in found


def test_a_polynomial_too_long_to_write_out_cancels_all_the_same(shrinking: Open) -> None:
    found = said(shrinking(f="w^12", at="1", eps="0.1"))
    assert "ε cancels below, but written out it would be long" in found


@pytest.mark.parametrize(("f", "hole"), [("w^2/w", "w , (w + \\varepsilon)"), ("(w^2-1)/(w-1)", "(w - 1)")])
def test_where_nothing_vanishes_there_is_no_violet_part(shrinking: Open, f: str, hole: str) -> None:
    found = said(shrinking(f=f, at="2", eps="0.1"))
    assert "No part of it vanishes" in found
    assert ":violet[violet]" not in found
    assert rf"\quad\text{{while }} {hole}" in found


@pytest.mark.parametrize(("f", "at"), [("1/w", "0"), ("sqrt(w)", "0"), ("tan(w)", "pi/2")])
def test_no_derivative_is_no_bound_even_without_two_quotients(shrinking: Open, f: str, at: str) -> None:
    assert "**No.** There is no derivative to be bounded" in said(shrinking(f=f, at=at, eps="0.1"))


@pytest.mark.parametrize(
    ("f", "at", "end"),
    [
        ("2w+1", "1", "2.0000000000000018"),
        ("|w|", "3", "1.0000000000000009"),
        ("2w", "1", "1.9999999999999996"),
        ("w^2", "3", ":blue[5.9] ≤"),
    ],
)
def test_the_digits_that_make_it_no_bound_are_shown(shrinking: Open, f: str, at: str, end: str) -> None:
    assert end in said(shrinking(f=f, at=at, eps="0.1"))


def test_a_slope_below_the_floats_is_not_called_0(shrinking: Open) -> None:
    found = said(shrinking(f="e^w", at="-800", eps="0.1"))
    assert r"\exp(-800)" in found
    assert "dJ/dw = 0" not in found
    assert "≤" not in found
    assert "that error is :violet[≈ 0]" in found


def test_the_algebra_colours_what_vanishes(shrinking: Open) -> None:
    found = shown(shrinking(f="w^2", at="3", eps="0.5"))
    assert r":orange[$= 2 w + {\color{#a8457f}\varepsilon}$]" in found
    assert r":orange[$= 6 + {\color{#a8457f}\varepsilon}$]" in found
    assert r"that error is :violet[\+0\.5]" in found


@pytest.mark.parametrize(
    "payload", [None, {}, {"step": 0}, {"step": math.nan}, {"step": "1"}, {"step": True}]
)
def test_an_impossible_step_is_none(payload: object) -> None:
    assert read_commit(payload) is None


def test_a_step_is_read() -> None:
    assert read_commit({"step": -1e-16, "sequence": 3}) == Commit(-1e-16)


@pytest.mark.slow
@pytest.mark.parametrize(("f", "at"), CASES)
def test_what_travels_is_json_without_nan(
    f: str, at: str, monkeypatch: pytest.MonkeyPatch, shrinking: Open
) -> None:
    sent: list[str] = []

    def mount(*_: object, scene: dict[str, object], **__: object) -> None:
        sent.append(json.dumps(scene["ledger"], allow_nan=False))

    monkeypatch.setattr("pages.ui.shrinking.shrinking.mount", mount)
    shrinking(f=f, at=at)
    assert len(sent) == 1
