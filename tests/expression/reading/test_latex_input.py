"""LaTeX and pasted characters as they come out of other programs."""

from __future__ import annotations

import pytest

from deriv_core import ExpressionError, parse_function


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (r"\frac x2", "x/2"),
        (r"\frac\pi2", "pi/2"),
        (r"\frac12x", "1/2*x"),
        (r"\sqrt\sin x", "sqrt(sin(x))"),
        (r"\mathrm e^x", "e^x"),
        (r"{\rm e}^x", "e^x"),
        (r"\mathrm{x}^2", "x^2"),
        (r"\mathit{x}^2", "x^2"),
        (r"\mathbf{x}^2", "x^2"),
        (r"\textrm{e}^x", "e^x"),
        (r"\mathsf{e}^x", "e^x"),
        (r"\mathrm{\pi}x", "pi*x"),
        (r"\text{sin}(x)", "sin(x)"),
        (r"\exponentialE^x", "e^x"),
        (r"\operatorname*{max}(x,0)", "max(x, 0)"),
        (r"\{x+1\}^2", "(x + 1)^2"),
        (r"\left\{x+1\right\}^2", "(x + 1)^2"),
        (r"\max\left\{x,0\right\}", "max(x, 0)"),
        (r"\exp\{x\}", "exp(x)"),
        (r"x~\sin x", "x*sin(x)"),
        (r"\(x^2\)", "x^2"),
        (r"\[x^2\]", "x^2"),
        (r"\left.x^2\right.", "x^2"),
        (r"x^2\text{ }", "x^2"),
    ],
)
def test_latex_commands(text: str, reading: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    assert f.notes == ()


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (
            r"\begin{cases}x^2&x<1\\2x-1&x\ge1\end{cases}",
            "piecewise(x^2 if x < 1, 2*x - 1 if x >= 1)",
        ),
        (
            r"\begin{cases} x^2, & \text{if } x<1 \\ 2x, & \text{otherwise} \end{cases}",
            "piecewise(x^2 if x < 1, 2*x otherwise)",
        ),
        (
            r"\begin{cases} x & \text{for } 0 \le x < 1 \\ 1 & \text{else} \\ \end{cases}",
            "piecewise(x if 0 <= x and x < 1, 1 otherwise)",
        ),
        (
            r"y = \begin{dcases} 1 & \text{if } 0<x \text{ and } x<2 \\ 0 & \mathrm{otherwise} \end{dcases}",
            "piecewise(1 if 0 < x and x < 2, 0 otherwise)",
        ),
        (r"2\begin{cases} x & x<1 \end{cases} + x", "2*piecewise(x if x < 1) + x"),
        ("piecewise(x if x=<1, 1 if x => 1)", "piecewise(x if x <= 1, 1 if x >= 1)"),
    ],
)
def test_cases(text: str, reading: str) -> None:
    assert parse_function(text).text == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("eˣ", "e^x"),
        ("2ˣ", "2^x"),
        ("e⁻ˣ", "e^(-x)"),
        ("e²ˣ", "e^(2*x)"),
        ("e⁻²ᵗ", "e^(-2*t)"),
        ("x⁽ˣ⁺¹⁾", "x^(x + 1)"),
        ("log₂(x)", "log(x, 2)"),
        ("log₁₀ x", "log(x, 10)"),
        ("µ²", "mu^2"),
        ("\nx^2", "x^2"),
    ],
)
def test_raised_letters_and_lowered_digits(text: str, reading: str) -> None:
    f = parse_function(text)
    assert f.text == reading
    assert f.notes == ()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (r"\begin{cases}\end{cases}", 0),
        (r"\begin{cases}x&x<1", 0),
        (r"x & 1", 2),
        (r"\begin{matrix}x\end{matrix}", 0),
        (r"\text{<b>}x", 0),
        (r"x\)y", 1),
        (r"\{x)", 3),
        ("x₂", 1),
        ("xⁿ", 1),
        ("x⁺", 1),
        ("ˣ", 0),
        ("x~2", 1),
    ],
)
def test_what_is_no_formula_is_refused_where_it_stands(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert caught.value.position == position
