"""The difference quotient with the step as a letter."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.points import read_point
from deriv_core.calculus.secant import best_form, expansion
from deriv_core.calculus.secant.secant_slope import secant_slope
from deriv_core.calculus.secant.worked import Form, Worked
from deriv_core.errors import ExpressionError, TooComplex
from deriv_core.expression.function import RealFunction, parse_function
from deriv_core.expression.printer import to_text
from deriv_core.expression.tree import (
    Call,
    Expression,
    Negate,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    integer,
)
from tests.calculus import trees

pytestmark = pytest.mark.slow

MULTIPLIED_OUT = [
    ("w^2", "2*w + ε"),
    ("w^3", "3*w^2 + 3*w*ε + ε^2"),
    ("2w", "2"),
    ("5", "0"),
    ("1/w", "-1/(w*(w + ε))"),
    ("w^(-1)", "-1/(w*(w + ε))"),
    ("1/w^2", "-(2*w + ε)/(w^2*(w + ε)^2)"),
    ("3/(2x)", "-3/(2*x*(x + ε))"),
    ("(3w - 2)^2", "18*w + 9*ε - 12"),
    ("1 + x - x^2", "1 - 2*x - ε"),
    ("x^2/2 + 3", "x + ε/2"),
    ("pi r^2", "pi*(2*r + ε)"),
    ("e x x", "e*(2*x + ε)"),
    ("1/(x+1)", "-1/((x + 1)*(x + ε + 1))"),
    ("sqrt(x)", "1/(sqrt(x + ε) + sqrt(x))"),
    ("x^2 + 1/x", "2*x + ε - 1/(x*(x + ε))"),
    ("x/(x^2+1)", "(-x^2 - x*ε + 1)/((x^2 + 1)*((x + ε)^2 + 1))"),
]
AS_DEFINED = [
    ("|w|", "(abs(w + ε) - abs(w))/ε"),
    ("x + floor(x)", "(x + ε + floor(x + ε) - (x + floor(x)))/ε"),
    ("max(x, 1)", "(max(x + ε, 1) - max(x, 1))/ε"),
]
SCHEMES = ["forward", "backward", "central"]


def exact_quotient(
    f: RealFunction, x: sympy.Rational, h: sympy.Rational, scheme: str = "forward"
) -> sympy.Expr:
    symbol = sympy.Symbol(f.variable, real=True)
    right, left = {"forward": (x + h, x), "backward": (x, x - h), "central": (x + h, x - h)}[scheme]
    return (f.sympy.subs(symbol, right) - f.sympy.subs(symbol, left)) / (right - left)


def value(f: RealFunction, x: sympy.Rational, h: sympy.Rational, scheme: str = "forward") -> sympy.Expr:
    symbols = {sympy.Symbol(f.variable, real=True): x, sympy.Symbol("epsilon", real=True): h}
    return secant_slope(f, scheme).sympy.subs(symbols)


@pytest.mark.parametrize(("text", "expected"), MULTIPLIED_OUT)
def test_multiplied_out(text: str, expected: str) -> None:
    slope = secant_slope(parse_function(text))
    assert slope.text == expected
    assert slope.multiplied_out


@pytest.mark.parametrize(("text", "expected"), AS_DEFINED)
def test_left_as_defined(text: str, expected: str) -> None:
    slope = secant_slope(parse_function(text))
    assert slope.text == expected
    assert not slope.multiplied_out


@pytest.mark.parametrize("text", [text for text, _ in MULTIPLIED_OUT + AS_DEFINED])
@pytest.mark.parametrize("h", [sympy.Rational(1, 7), sympy.Rational(-3, 11)])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_equals_the_difference_quotient(text: str, h: sympy.Rational, scheme: str) -> None:
    f = parse_function(text)
    for x in (sympy.Rational(5, 3), sympy.Rational(13, 4)):
        difference = value(f, x, h, scheme) - exact_quotient(f, x, h, scheme)
        assert abs(difference.evalf(60)) < sympy.Float(10) ** -50


def test_latex_shows_the_step_as_epsilon() -> None:
    assert secant_slope(parse_function("w^2")).latex == r"2 w + \varepsilon"


def test_sympy_of_the_square_is_twice_the_variable_plus_the_step() -> None:
    w, epsilon = sympy.Symbol("w", real=True), sympy.Symbol("epsilon", real=True)
    assert secant_slope(parse_function("w^2")).sympy == 2 * w + epsilon


def test_step_does_not_collide_with_a_variable_of_its_name() -> None:
    slope = secant_slope(parse_function("epsilon^2", "epsilon"))
    assert slope.step == "h"
    assert len(slope.sympy.free_symbols) == 2


def test_hole_is_not_cancelled_away() -> None:
    slope = secant_slope(parse_function("x^2/x")).sympy
    assert slope.subs(sympy.Symbol("x", real=True), 0) in (sympy.nan, sympy.zoo)


@pytest.mark.parametrize(
    ("text", "scheme", "condition"),
    [
        ("x^2/x", "forward", "x*(x + varepsilon) != 0"),
        ("(x^2-1)/(x-1)", "central", "(x - varepsilon - 1)*(x + varepsilon - 1) != 0"),
        ("x^2/x + sin(x)", "backward", "x*(x - varepsilon) != 0"),
        ("x^3/x^2 + x/x", "forward", "x*(x + varepsilon) != 0"),
        ("(x^3+x)/(x^2+1)", "forward", None),  # no hole
        ("x/x^2", "forward", None),  # still below
        ("x/(x^2-x)", "forward", "x*(x + varepsilon) != 0"),
        ("1/x", "forward", None),
    ],
)
def test_hole_that_cancels_stands_in_a_condition(text: str, scheme: str, condition: str | None) -> None:
    found = secant_slope(parse_function(text, "x"), scheme)
    assert (None if found.condition is None else found.condition.text) == condition
    if condition:
        assert found.sympy.subs(sympy.Symbol("x", real=True), 2).has(sympy.nan)


@pytest.mark.parametrize(
    ("text", "slope", "not_zero"),
    [
        ("x^0", "0", None),
        ("5x^0", "0", None),
        ("x^2 sin(x)^0", "2*x + ε", None),
        ("x^3 x^-1", "2*x + ε", "x*(x + ε)"),
        ("x^-2 x^4", "2*x + ε", "x*(x + ε)"),
        ("1/x^-1", "1", "x*(x + ε)"),
        ("1/(1/x)", "1", "x*(x + ε)"),
        ("x x^-2", "-1/(x*(x + ε))", None),
        ("x^12 x^-11", "1", "x*(x + ε)"),
        ("(x + 1/x) x", "2*x + ε", "x*(x + ε)"),
        ("(x - 1)(x - 1)^-1", "0", "(x - 1)*(x + ε - 1)"),
        ("(x^2 + 1)^2 (x^2 + 1)^-1", "2*x + ε", None),
        ("sin x/sin x", "0", "sin(x)*sin(x + ε)"),
        ("sin x csc x", "0", "sin(x)*sin(x + ε)"),
        ("ln x/ln x", "0", "ln(x)*ln(x + ε)"),
        ("cos(x)/cos(x) x^2", "2*x + ε", "cos(x)*cos(x + ε)"),
        ("ln(e^x)", "1", None),
        ("log2(2^x)", "1", None),
        ("ln(2^x)", "ln(2)", None),
        ("exp(ln(x^2 + 1))", "2*x + ε", None),
        ("e^x e^-x", "0", None),
        ("2^x/2^x", "0", None),
        ("cosh(x)^2 - sinh(x)^2", "0", None),
    ],
)
def test_what_cancels_in_the_function_cancels_in_its_slope(
    text: str, slope: str, not_zero: str | None
) -> None:
    found = secant_slope(parse_function(text))
    assert found.text == slope
    on = found.points
    named = None if found.condition is None else substitute(found.condition.left, on.h, Variable("ε"))
    assert (named and to_text(named)) == not_zero
    assert not found.too_long


@pytest.mark.parametrize(
    "text", ["sqrt(x)^2", "e^(ln x)", "0 ln x", "(ln x)^0", "|x|/x", "atan x + atan(1/x)"]
)
def test_no_end_or_jump_of_the_domain_is_cancelled(text: str) -> None:
    """x is more than √x²; and |x|/x has slope 0 everywhere, but not over 0."""
    assert secant_slope(parse_function(text)).form is not Form.CANCELLED


def test_logarithm_that_has_cancelled_still_ends_at_0() -> None:
    """SymPy takes ln(-2) ≠ 0 as true, complex as it is."""
    assert value(parse_function("ln x/ln x"), sympy.Integer(-2), sympy.Rational(1, 8)).has(sympy.nan)


def test_point_in_what_has_cancelled_leaves_its_condition_on_the_step() -> None:
    at = secant_slope(parse_function("sin x/sin x")).at_point(read_point("3"))
    assert at.condition is not None
    assert at.condition.text == "sin(3 + varepsilon) != 0"
    assert at.latex == "0"


def test_slope_of_which_nothing_vanishes_is_its_own_limit() -> None:
    """The derivative as the quotient rule leaves it, (2x (x - 1) - (x² - 1))/(x - 1)², is 1 too."""
    assert secant_slope(parse_function("(x^2-1)/(x-1)")).coloured_latex("#a8457f") == "1"


@pytest.mark.parametrize(
    ("text", "too_long"),
    [
        ("w^12", True),
        ("1/(1 + w^12)", True),
        ("(w^2 + 1)^20", True),
        ("w^2", False),
        ("1/w", False),
        ("w sin w", False),
        ("|w|", False),
        ("w^w", False),
        ("sin w", False),
    ],
)
def test_polynomial_that_is_too_long_still_cancels(text: str, too_long: bool) -> None:
    slope = secant_slope(parse_function(text))
    assert slope.too_long is too_long
    assert not (too_long and slope.multiplied_out)


@pytest.mark.parametrize("text", ["((2x+1)^10+1)^10", "(x+1)^100", "(x+x^2+x^3)^9/(x^9+x+1)^9"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_large_powers_stay_short(text: str, scheme: str) -> None:
    slope = secant_slope(parse_function(text), scheme)
    assert len(slope.text) < 700
    assert slope.vanishing is None or len(to_text(slope.vanishing)) < 700


def test_unknown_scheme_is_refused() -> None:
    with pytest.raises(ExpressionError):
        secant_slope(parse_function("w^2"), "sideways")


def test_form_that_is_wrong_gives_way_to_the_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Worked(integer(7), integer(0), Form.CANCELLED)
    monkeypatch.setattr(best_form, "worked_out", lambda node, on: wrong)
    slope = secant_slope(parse_function("w^2"))
    assert (slope.form, slope.text) == (Form.DEFINITION, "((w + ε)^2 - w^2)/ε")


def test_vanishing_part_that_is_wrong_gives_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    right_slope = secant_slope(parse_function("w^2")).expression
    wrong = Worked(right_slope, integer(0), Form.CANCELLED)
    monkeypatch.setattr(best_form, "worked_out", lambda node, on: wrong)
    assert secant_slope(parse_function("w^2")).form is Form.DEFINITION


def test_higher_derivative_out_of_time_leaves_the_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> str:
        raise TooComplex("seconds", 0.15)

    monkeypatch.setattr(expansion.budget, "ask", late)
    slope = secant_slope(parse_function("w^30 sin w"))
    assert slope.text == "((w + ε)^30*sin(w + ε) - w^30*sin(w))/ε"
    assert (slope.form, slope.vanishing, slope.remainder_order) == (Form.DEFINITION, None, None)


@pytest.mark.parametrize("text", ["|w|", "max(0, w)", "floor(w)", "|w| sin(w)", "sign(w) + w^2"])
def test_function_with_corners_has_no_series(text: str) -> None:
    """Its derivatives have values beside the corner, and a series from them would promise a slope in it."""
    assert secant_slope(parse_function(text)).form is Form.DEFINITION


def test_rest_of_a_series_has_another_letter_where_the_variable_is_r() -> None:
    slope = secant_slope(parse_function("R sin R", "R"))
    assert slope.remainder == "Q"
    assert slope.text.endswith(" + Q")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_long_function_has_its_series_from_a_process_of_its_own(scheme: str) -> None:
    slope = secant_slope(parse_function("w^30 sin w"), scheme)
    assert slope.form is Form.SERIES
    assert slope.text.startswith("30*w^29*sin(w) + w^30*cos(w)")


def test_rest_of_a_series_is_said_in_words() -> None:
    assert "sixteenth" in secant_slope(parse_function("w sin w"), "central").remainder_words
    assert secant_slope(parse_function("w^2")).remainder_words == ""


@pytest.mark.parametrize(
    ("text", "scheme", "expected"),
    [
        ("w^2", "forward", r"2 w + {\color{#a8457f}\varepsilon}"),
        ("w^2", "backward", r"2 w - {\color{#a8457f}\varepsilon}"),
        ("w^2", "central", "2 w"),
        ("w^3", "forward", r"3 w^{2} + {\color{#a8457f}3 w \varepsilon + \varepsilon^{2}}"),
        ("w^3", "backward", r"3 w^{2} - {\color{#a8457f}3 w \varepsilon + \varepsilon^{2}}"),
        (
            "1/w",
            "forward",
            r"-\frac{1}{w^{2}} + {\color{#a8457f}\frac{\varepsilon}{w^{2} (w + \varepsilon)}}",
        ),
        ("w^20", "forward", r"20 w^{19} + {\color{#a8457f}190 \varepsilon w^{18} + R}"),
        ("|w|", "forward", r"\frac{\left|w + \varepsilon\right| - \left|w\right|}{\varepsilon}"),
    ],
)
def test_exactly_what_vanishes_is_coloured(text: str, scheme: str, expected: str) -> None:
    assert secant_slope(parse_function(text), scheme).coloured_latex("#a8457f") == expected


@pytest.mark.slow
@given(trees.expressions(6), st.sampled_from(SCHEMES))
@settings(max_examples=40, deadline=None)
def test_random_function_has_some_form(tree: Expression, scheme: str) -> None:
    slope = secant_slope(RealFunction(tree, "x"), scheme)
    assert slope.text
    assert slope.coloured_latex("#a8457f")
    for point in ("0", "1/2"):
        at = slope.at_point(read_point(point))
        assert at.limit is not None or at.vanishing_at(0.001) is None


def _larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        pairs.map(lambda pair: Quotient(*pair)),
        parts.map(Negate),
        st.builds(Power, parts, st.sampled_from(trees.EXPONENTS[:4])),
        parts.map(lambda part: Call("sqrt", (part,))),
    )


@pytest.mark.slow
@given(st.recursive(trees.leaves, _larger, max_leaves=6), st.sampled_from(SCHEMES))
@settings(max_examples=100, deadline=None)
def test_random_algebraic_function_equals_its_difference_quotient(tree: Expression, scheme: str) -> None:
    f = RealFunction(tree, "x")
    x, h = sympy.Rational(17, 13), sympy.Rational(3, 19)
    expected = exact_quotient(f, x, h, scheme).evalf(60)
    assume(expected.is_real)
    assert abs(value(f, x, h, scheme).evalf(60) - expected) <= sympy.Float(10) ** -45 * max(1, abs(expected))


@pytest.mark.parametrize(
    ("text", "x", "step"),
    [
        *(("ln x", -3, 1), ("2 ln x", -2, 1), ("log(x, 3)", -3, 1), ("ln(2x)", -1, 2), ("e^(ln x)", -3, 1)),
        *(("e^(2 ln x)", -3, 1), ("sin(asin x)", 2, 1), ("log(3, x)", 0, 2), ("0^x", 0, 1)),
        *(("acosh x", -3, 1), ("atanh x", 2, 1), ("acoth x", 0, sympy.Rational(1, 2)), ("x + ln x", -3, 1)),
    ],
)
def test_no_value_where_the_quotient_has_none(text: str, x: int, step: sympy.Expr) -> None:
    """ln(1 + ε/x)/ε is a number where both logarithms are of negative numbers."""
    found = secant_slope(parse_function(text)).sympy
    symbols = {sympy.Symbol("x", real=True): x, sympy.Symbol("epsilon", real=True): step}
    assert not found.subs(symbols).is_real


def test_condition_of_a_logarithm_keeps_the_value() -> None:
    found = secant_slope(parse_function("ln x")).sympy
    symbols = {sympy.Symbol("x", real=True): 1, sympy.Symbol("epsilon", real=True): 1}
    assert found.subs(symbols) == sympy.log(2)
