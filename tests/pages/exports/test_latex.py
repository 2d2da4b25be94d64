"""The LaTeX article: whole, and made of what every TeX has."""

from __future__ import annotations

import re

import pytest

from pages.ui.exports.latex import maths, text, to_latex_article
from tests.pages.exports.screens import screen_of

pytestmark = pytest.mark.slow

ORDINARY = re.compile(r"[\x20-\x7e\n]*")


@pytest.mark.parametrize(
    ("function", "points", "step"),
    [
        ("w^2", "3, 2, -3", "0.001"),
        ("1/w", "0, sqrt(2), pi/4, -1, 7", "1e-8"),
        ("floor(theta)", "1, 1/2", "0.25"),
        ("piecewise(w^2 if w < 1, 2w - 1 otherwise)", "1", "0.1"),
        ("1000000 w^3", "2", "0.1"),
    ],
)
def test_the_article_is_whole_and_plain(function: str, points: str, step: str) -> None:
    article = to_latex_article(screen_of(function, points, step))
    assert ORDINARY.fullmatch(article)
    stack: list[str] = []
    for begins, name in re.findall(r"\\(begin|end)\{(\w+\*?)\}", article):
        if begins == "begin":
            stack.append(name)
        else:
            assert stack.pop() == name
    assert stack == []
    assert re.sub(r"\\[{}]", "", article).count("{") == re.sub(r"\\[{}]", "", article).count("}")
    assert set(re.findall(r"\\usepackage(?:\[.*\])?\{(\w+)\}", article)) == {
        *("fontenc", "inputenc", "geometry", "amsmath", "pgfplots")
    }


def test_exact_is_told_from_rounded() -> None:
    article = to_latex_article(screen_of("1/w", "2, 3"))
    assert r"= -\frac{1}{4} = -0.25$" in article
    assert r"= -\frac{1}{9} \approx  -0.1111111111111111$" in article
    assert r"\approx  -0.2498750624687629$" in article


def test_no_tangent_is_drawn_where_there_is_none() -> None:
    assert article_lines("1/w", "2").count(r"\addplot[tangent") == 1
    assert article_lines("1/w", "0").count(r"\addplot[tangent") == 0
    assert article_lines("|w|", "0").count(r"\addplot[tangent") == 2
    assert "At $w = 0$: " in article_lines("|w|", "0")


def article_lines(function: str, points: str) -> str:
    return to_latex_article(screen_of(function, points))


def test_no_coordinate_is_too_large_for_tex() -> None:
    """TeX knows no length over 16384 points: 57 times the height of this axis."""
    screen = screen_of("1/w^3", "2")
    low, high = screen.window.y
    pairs = re.findall(r"\(([-\d.e+]+),([-\d.e+]+)\)", to_latex_article(screen))
    heights = [float(y) for _, y in pairs]
    assert max(map(abs, heights)) < 5 * max(abs(low), abs(high), high - low)


def test_signs_that_mean_something_to_latex_are_escaped() -> None:
    assert text(r"50 % & \input{x} #1 _^~ $") == (
        r"50 \% \& \textbackslash{}input\{x\} \#1 \_\textasciicircum{}\textasciitilde{} \$"
    )
    assert maths("−2·10⁻⁸") == r"-2\cdot 10^{-8}"
