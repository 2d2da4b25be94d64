"""First principles line by line: what is proved in w and ε, what is not, and which slip it was."""

from __future__ import annotations

import pytest

import deriv_core as dc

FOLLOWS = [
    ("w^2", "(J(w+ε) - J(w))/ε", "((w+ε)^2 - w^2)/ε"),
    ("w^2", "((w+ε)^2 - w^2)/ε", "(w^2 + 2wε + ε^2 - w^2)/ε"),
    ("w^2", "(w^2 + 2wε + ε^2 - w^2)/ε", "(2wε + ε²)/ε"),
    ("w^2", "(2wε + ε^2)/ε", "k = 2w + ε"),
    ("w^2", "2w + ε", "2w"),
    ("w^2", r"\lim_{\varepsilon \to 0} (2w + \varepsilon)", "dJ/dw = 2w"),
    ("w^2", "((w+h)^2 - w^2)/h", "lim(h → 0) (2w + h)"),
    ("w^2", "((w+ε)^2 - w^2)/ε", "2w"),  # all at once
    ("w^2 + w", "(J(w+h) - J(w))/h", "((w+h)^2 + w + h - w^2 - w)/h"),
    ("w^2 + w", "(J(w+h) - J(w))/h", "((w+h)^2 + (w+h) - (w^2 + w))/h"),
    ("1/w", "(1/(w+ε) - 1/w)/ε", "((w - (w+ε))/(w(w+ε)))/ε"),
    ("1/w", "((w - (w+ε))/(w(w+ε)))/ε", "-1/(w(w+ε))"),
    ("1/w", "-1/(w(w+ε))", "-1/w^2"),
    ("x^3", "(f(x+h)-f(x))/h", "(x^3+3x^2h+3xh^2+h^3-x^3)/h"),
    ("x^3", "(x^3+3x^2h+3xh^2+h^3-x^3)/h", "3x^2+3xh+h^2"),
    ("sqrt(w)", "(J(w+ε) - J(w))/ε", "(sqrt(w+ε) - sqrt w)/ε"),
    ("sqrt(w)", "(sqrt(w+ε) - sqrt w)/ε", "1/(sqrt(w+ε) + sqrt w)"),
    ("sqrt(w)", "1/(sqrt(w+ε) + sqrt w)", "1/(2 sqrt w)"),
    ("sin w", "(sin(w+ε) - sin w)/ε", "cos w"),
    ("5", "(J(w+ε) - J(w))/ε", "(5 - 5)/ε"),
    # A line with lim in front is what the rest goes to.
    ("x^2", "2x", "lim(2x+h)"),
    ("x^2", "lim(h→0) (2x+h)", "lim(h→0) (2x+3h)"),
    ("x^2", "((x+h)^2 - x^2)/h", "lim(h→0) (2x + h^2)"),
    ("sin w", "cos w", "lim (sin(w+ε) - sin w)/ε"),
    ("sqrt(w)", "1/(2 sqrt w)", "lim 1/(sqrt(w+ε) + sqrt w)"),
    # What a wrong line goes to is what it goes to.
    ("w^2", "(3wε + ε^2)/ε", "3w"),
    ("w^2", "(3wε^2 + ε^3)/ε", "0"),
    ("sin w", "sin(w+ε) + ε", "sin w"),
    ("w^2", "w e^ε + ε", "w"),
]
WRONG = [
    ("w^2", "((w+ε)^2 - w^2)/ε", "(w^2 + ε^2 - w^2)/ε", "square_of_sum"),
    ("w^2", "((w+ε)^2 - w^2)/ε", "ε", "square_of_sum"),
    ("w^3", "((w+ε)^3 - w^3)/ε", "ε^2", "square_of_sum"),
    ("w^2", "((w+ε)^2 - w^2)/ε", "0/0", "eps_zero_early"),
    ("w^2", "((w+ε)^2 - w^2)/ε", "(w^2 - w^2)/0", "eps_zero_early"),
    ("w^2", "(2wε + ε^2)/ε", "0", "eps_zero_early"),
    ("w^2", "(J(w+ε) - J(w))/ε", "(w^2 + ε - w^2)/ε", "eps_outside"),
    ("w^2", "(J(w+ε) - J(w))/ε", "1", "eps_outside"),
    ("w^2 + w", "(J(w+h) - J(w))/h", "((w+h)^2 + (w+h) - w^2 + w)/h", "minus_not_spread"),
    ("w^2 + w", "((w+h)^2 + (w+h) - (w^2 + w))/h", "(2wh + h^2 + h + 2w)/h", "minus_not_spread"),
    ("w^2", "(J(w+ε) - J(w))/ε", "(w+ε)^2 - w^2", "k_not_divided"),
    ("w^2", "(2wε + ε^2)/ε", "2wε + ε^2", "k_not_divided"),
    ("w^2", "2w + ε", "2w + 1", ""),
    ("w^2", "2w", "2w + ε", ""),
    ("w^2", "2w + ε", "2w - ε", ""),
    ("w^2", "2w + ε", "2w + ε^2", ""),
    ("1/w", "-1/(w(w+ε))", "1/w^2", ""),
    ("1/w", "(1/(w+ε) - 1/w)/ε", "1/ε^2", ""),
    ("sqrt(w)", "1/(sqrt(w+ε) + sqrt w)", "1/sqrt w", ""),
    ("sin w", "(sin(w+ε) - sin w)/ε", "sin(ε)/ε", ""),
    ("|w|", "(|w+ε| - |w|)/ε", "1", "eps_outside"),
    # Not every numerator is the rise, and not all that is divided by 0 comes of ε.
    ("w^2/3", "(2w+ε)/3", "2w+ε", ""),
    ("1/w^2", "(-2w-ε)/(w^2 (w+ε)^2)", "-2w-ε", ""),
    ("w^2/3", "((w+ε)^2-w^2)/(3ε)", "(w+ε)^2-w^2", ""),
    ("sqrt(w)", "(sqrt(w+ε)-sqrt(w))/ε", "5/0", ""),
    ("w^2", "2w", "lim(3w+ε)", ""),
    ("w^2", "lim(2w+ε)", "lim(2w+1+ε)", ""),
    ("w^2", "(3w+ε)/ε", "3w", ""),
    ("w^2", "(3wε + ε^2)/ε", "3w + 1", ""),
    ("sin w", "sin(w+ε) + ε", "sin w + 1", ""),
]
UNREADABLE = [
    "((w+ε)^2 - w^2",
    "J(J(J(J(J(w+ε)))))",
    "ε" * 301,
    "(w + ε)/",
    "ε x",
    "ε'",
    "J(",
    "J()/ε",
    "__import__('os') + ε",
    "lim",
    "ε2",
]


@pytest.mark.parametrize(("function", "before", "after"), FOLLOWS)
def test_what_follows(function: str, before: str, after: str) -> None:
    check = dc.check_line(dc.parse_function(function, function_variable(function)), before, after)
    assert check.status.value == "follows", check.message


def function_variable(function: str) -> str:
    return "x" if "x" in function else "w"


@pytest.mark.parametrize(("function", "before", "after", "mistake"), WRONG)
def test_what_does_not(function: str, before: str, after: str, mistake: str) -> None:
    check = dc.check_line(dc.parse_function(function), before, after)
    assert check.status.value == "wrong", check.message
    assert mistake in check.mistakes if mistake else not check.mistakes
    assert [one.mistake for one in check.diagnoses] == check.mistakes


@pytest.mark.parametrize("text", UNREADABLE, ids=lambda text: text[:16])
def test_what_cannot_be_read(text: str) -> None:
    f = dc.parse_function("w^2")
    assert dc.check_line(f, "(J(w + ε) - J(w))/ε", text).status.value == "unreadable"


def test_a_hump_between_the_lines_is_not_taken_for_nothing() -> None:
    f = dc.parse_function("w^2")
    bump = "2w + ε + exp(-10^4((w - 5)^2 + (ε - 5)^2))"
    assert dc.check_line(f, "((w + ε)^2 - w^2)/ε", bump).status.value == "undecided"
    assert dc.check_line(f, "((w + ε)^2 - w^2)/ε", "2w + ε + exp(-10^6(ε - 7)^2)").status.value == "wrong"
    e = dc.parse_function("e^w")
    assert dc.check_line(e, "(J(w + ε) - J(w))/ε", "e^w (e^ε - 1)/ε").status.value == "follows"
    assert dc.check_line(e, "e^w (e^ε - 1)/ε", "(e^(w + ε) - e^w)/ε").status.value in ("follows", "undecided")


def test_a_sine_keeps_its_h() -> None:
    assert dc.check_line(dc.parse_function("sinh x"), "(sinh x)'", "cosh x").status.value == "follows"


def test_a_variable_may_be_h() -> None:
    f = dc.parse_function("h^2", "h")
    assert dc.check_line(f, "((h+ε)^2 - h^2)/ε", "2h + ε").status.value == "follows"
    assert dc.check_line(f, "(h^2)'", "2h").status.value == "follows"


@pytest.mark.parametrize(
    "line", ["(w + ε)^90", "((w + ε)^12 + 1)^12/ε", "(1 + ε + w)^9 (1 - ε + w)^9 (2 + w)^9"]
)
def test_high_powers_are_bounded(line: str) -> None:
    f = dc.parse_function("w^2")
    assert dc.check_line(f, line, f"{line} + w").status.value in ("wrong", "undecided")
    assert dc.check_line(f, line, f"{line} + w - w").status.value in ("follows", "undecided")


@pytest.mark.parametrize(
    "line", ["w + |ε|/ε", "w + sign(ε)", "w + floor(ε)", "w + sqrt(-ε^2)", "w + ε^(1/2)"]
)
def test_what_a_line_has_at_0_alone_is_not_what_it_goes_to(line: str) -> None:
    check = dc.check_line(dc.parse_function("w^2"), line, "w")
    assert check.status.value != "follows", check.message


def test_a_limit_that_is_left_out_is_said() -> None:
    check = dc.check_line(dc.parse_function("x^2"), "lim(h→0) (2x+h)", "2x+h")
    assert check.status.value == "follows"
    assert "lim" in check.message
