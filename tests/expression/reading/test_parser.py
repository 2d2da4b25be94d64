"""The grammar, one rule at a time: bindings, notes, bounds, errors."""

from __future__ import annotations

import pytest

from deriv_core import ExpressionError, TooComplex, parse_function
from deriv_core.errors import ExpressionTooComplex
from deriv_core.expression.reading.parser import parse, parse_constant


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("1/w", "1/w"),
        ("1 + x", "1 + x"),
        ("-x^2", "-x^2"),
        ("2^3^x", "2^(3^x)"),
        ("1/x/2", "1/x/2"),
        ("x - -2", "x - (-2)"),
        ("2*-x", "2*(-x)"),
        ("e^-x", "e^(-x)"),
        ("xe^x", "x*e^x"),
        ("x^-2x^2", "x^(-2)*x^2"),
        ("½x", "1/2*x"),
        ("x⁻²", "x^(-2)"),
        ("∛x + √x", "cbrt(x) + sqrt(x)"),
        ("x·2×3÷4", "x*2*3/4"),
        ("⌊x⌋ + ⌈2x⌉", "floor(x) + ceil(2*x)"),
        ("sin⁻¹(x)", "asin(x)"),
        ("tanh^-1 x", "atanh(x)"),
        ("cos^2(3x)sin x", "cos(3*x)^2*sin(x)"),
        ("sin cos x", "sin(cos(x))"),
        ("sin 2(x+1)", "sin(2*(x + 1))"),
        ("sin(x)x", "sin(x)*x"),
        ("log_2(x) + log(x, 3) + log10(x)", "log(x, 2) + log(x, 3) + log10(x)"),
        (r"\log_{10} x", "log(x, 10)"),
        (r"\frac{\sin x}{x}", "sin(x)/x"),
        (r"\sqrt[3]{x} + \sqrt x", "root(x, 3) + sqrt(x)"),
        (r"x^{\frac{1}{2}}", "x^(1/2)"),
        (r"\left\lfloor x \right\rfloor", "floor(x)"),
        ("max(x, 0) + min(1, x, 2)", "max(x, 0) + min(1, x, 2)"),
        ("pow(x, 2)", "x^2"),
        (
            "piecewise(w^2 if w < 1, 3 if 1 <= w < 2, 2w - 1 otherwise)",
            "piecewise(w^2 if w < 1, 3 if 1 <= w and w < 2, 2*w - 1 otherwise)",
        ),
        ("piecewise(1 if x != 0)", "piecewise(1 if x != 0)"),
        ("0.1x + 1.5e-3", "0.1*x + 0.0015"),
        ("x - |x - |x||", "x - abs(x - abs(x))"),
        ("xcosec x", "x*csc(x)"),
        ("arcsinhx", "asinh(x)"),
        ("2thetasin(theta)", "2*theta*sin(theta)"),
        ("𝑥² − 1", "x^2 - 1"),
    ],
)
def test_canonical_text(text: str, canonical: str) -> None:
    function = parse_function(text)
    assert function.text == canonical
    assert parse_function(function.text) == function


@pytest.mark.parametrize(
    ("text", "name", "variable"),
    [
        ("J(w) = w^2", "J", "w"),
        ("y = 2t", "y", "t"),
        ("f(θ)=sin θ", "f", "theta"),
        (r"g\left(t\right) = 3", "g", "t"),
        ("w^2", "J", "w"),
    ],
)
def test_left_hand_side_names_function_and_variable(text: str, name: str, variable: str) -> None:
    parsed = parse(text)
    assert (parsed.name, parsed.variable) == (name, variable)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("log x", "natural"),
        ("1/2x", "(1/2)*x"),
        ("1/2(x+1)", "1/(2*"),
        ("e^2x", "e^2*x"),
        ("x^1/2", "x^(1/2)"),
        ("sin x/2", "sin(x)/2"),
        ("sin 2*x", "sin(2)*x"),
        ("sqrt 2x", "only 2"),
        ("sin^-1 x", "arcsin"),
        ("3e2x", "300"),
        ("E^x", "2.718"),
        ("log2x", "base 2"),
    ],
)
def test_every_ambiguous_reading_is_told(text: str, word: str) -> None:
    notes = parse_function(text).notes
    assert len(notes) == 1
    assert word in notes[0]


@pytest.mark.parametrize(
    "text", ["w^2", "2sin(x)cos(x)", "x^2e^x", "sin 2x cos 3x", "1/(2x)", "e^(2x)", "x^2/2"]
)
def test_plain_readings_need_no_note(text: str) -> None:
    assert parse_function(text).notes == ()


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("sin", 0, "nothing to act on", "sin(x)"),
        ("2x + sim(x)", 5, "“sim”", "sin"),
        ("Sinn(x)", 3, "“Sinn”", "sin"),
        ("erfi(x)", 0, "“erfi”", "equals it"),
        ("f(x)", 0, "not a function", "rule"),
        ("x*y", 2, "two variables, x and y", "value"),
        ("i x", 0, "two variables", "real numbers"),
        ("xfoo(x)", 1, "“foo”", "floor"),
        ("х^2", 0, "cyrillic", "Type x"),
        ("x\u200b^2", 1, "invisible", "Delete"),
        ("x\u0302", 1, "accent", "plain"),
        ("x₂", 1, "subscript", "keyboard"),
        ("0,5x", 1, "comma", "0.5"),
        ("x^2 = 4", 4, "equation", "one side"),
        ("2½", 1, "sum or a product", "+"),
        ("x if x < 1", 2, "piecewise", "piecewise"),
        ("piecewise(x, 2)", 11, "cases", "piecewise"),
        ("piecewise(x if x, 2 otherwise)", 16, "condition", "<"),
        ("log_2(x, 3)", 0, "two bases", "log_2"),
        ("ln^-1(x)", 0, "inverse or a reciprocal", "1/ln"),
        ("root(x)", 6, "needs 2 arguments", "root(x, 3)"),
        (r"\foo x", 0, r"\foo", r"\frac"),
        ("y = y^2", 0, "both sides", "right-hand"),
        ("x\nimport os", 1, "one line", "one line"),
        ("sqrt(-1)*x", 0, "no real value", "root"),
        ("x/0", 0, "no real value", "division"),
        ("acos(x^2+2)", 0, "no real value", "root"),
        ("sqrt(sin(x)-1.0000001)", 0, "no real value", "root"),
        ("sqrt(-(2+sin(x))/(1+x^2))", 0, "no real value", "root"),  # towards 0, and never there
        ("1/sqrt(-(x-1/3)^2)", 0, "no real value", "root"),
        ("ln(sin(x)-1)", 0, "no real value", "root"),
        ("sqrt(x-3)*sqrt(1-x)", 0, "no real value", "root"),
    ],
)
def test_errors_name_the_problem_and_point(text: str, position: int, message: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_function(text)
    assert caught.value.position == position
    assert message in caught.value.message
    assert caught.value.hint is not None
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "bound", "limit"),
    [
        ("x+" * 150 + "x", "characters", 300),
        ("x+" * 100 + "x", "tokens", 200),
        ("x" + "+2x" * 66, "nodes", 160),
        ("(" * 45 + "x" + ")" * 45, "depth", 24),
        ("1/(1+" * 13 + "x" + ")" * 13, "depth", 24),
        ("123456789012345678x", "digits", 17),
        ("x^101", "exponent", 100),
        ("x^(9^9^9)", "exponent", 100),
        ("10^30*10^30*x", "constant digits", 40),
        ("(1.00001)^50*x", "constant digits", 40),
        ("sin(sin(sin(sin(sin(sin(sin(x)))))))", "nesting", 6),
        ("x^x^x^x^x", "tower", 3),
    ],
)
def test_bounds_have_their_own_messages(text: str, bound: str, limit: float) -> None:
    with pytest.raises(TooComplex) as caught:
        parse_function(text)
    assert (caught.value.bound, caught.value.limit) == (bound, limit)
    assert isinstance(caught.value, ExpressionError)
    assert 0 <= caught.value.position <= len(text)


def test_the_longest_real_inputs_are_within_bounds() -> None:
    assert parse_function("+".join(f"{k}x^{k}" for k in range(1, 20))).variable == "x"
    assert parse_function("((2x+1)^10+1)^10").text == "((2*x + 1)^10 + 1)^10"


def test_a_given_variable_is_the_only_one() -> None:
    assert parse_function("3", variable="w").variable == "w"
    with pytest.raises(ExpressionError, match="variable here is w"):
        parse_function("x^2", variable="w")


@pytest.mark.parametrize(
    "text", ["1/2", "pi/4", "sqrt(2)", "-3", "0.1", "-pi/6", "e", "2^(1/3)", "x = 2", "w=3"]
)
def test_constants_are_read(text: str) -> None:
    parse_constant(text)


def test_a_point_with_a_variable_is_refused() -> None:
    with pytest.raises(ExpressionError, match="x is not a number"):
        parse_constant("2x")


def test_errors_survive_the_way_back_from_a_worker_process() -> None:
    import pickle

    with pytest.raises(TooComplex) as caught:
        parse_function("x^101")
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.bound, copy.position, copy.hint) == (
        caught.value.bound,
        caught.value.position,  # type: ignore[attr-defined]
        caught.value.hint,  # type: ignore[attr-defined]
    )


LONGER_WRITTEN_OUT = [
    "".join(f"(x+{k})" for k in range(1, 38)),
    "+".join(["√x"] * 50),
    "+".join(["x1e-9"] * 5).replace("x1", "1"),
    "+".join(["1e-39x"] * 30),
]


@pytest.mark.parametrize("text", LONGER_WRITTEN_OUT, ids=lambda text: text[:20])
def test_canonical_text_reads_back_even_where_it_is_longer_than_what_may_be_typed(text: str) -> None:
    f = parse_function(text, "x")
    assert parse_function(f.text, "x") == f


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("x" + "+x" * 150, "characters"),
        ("x" + "+x" * 120, "tokens"),
        ("(" * 4000 + "x" + ")" * 4000, "characters"),
        ("sin(" * 1500 + "x" + ")" * 1500, "characters"),
        ("x + " * 200 + "x", "characters"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_other_long_text_is_refused(text: str, bound: str) -> None:
    with pytest.raises(ExpressionTooComplex) as caught:
        parse_function(text)
    assert caught.value.bound == bound
