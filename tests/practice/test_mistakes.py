"""Wrong answers are named by what gives them, and by nothing else; right and undecided ones by nothing."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator

import pytest
import sympy

import deriv_core as dc
from deriv_core.errors import ExpressionError
from deriv_core.practice.mistakes.mistake import Mistake
from tests.cases import read
from tests.practice import wrong_answers

NUMBERS = ("quotient of differences", "first principles")
LETTERS = "several letters"

#: As a learner types them, in odd but equal forms; two mistakes with a + were made at once.
HAND_WRITTEN = [
    ("w^2", "w^2", "function_itself"),
    ("w^2", "w*w", "function_itself"),
    ("w^2", "2", "second_derivative"),
    ("w^2", "6", "value_for_function"),
    ("w^2", "w", "power_no_coeff"),
    ("w^2", "2w^2", "power_n_kept"),
    ("w^2", "w + w^2 + w^2 - w", "power_n_kept"),
    ("w^2", "w^3/3", "power_integrated"),
    ("w^2", "w^3/3 + C", "power_integrated"),
    ("w^2", "(1/3)w^3 + 5", "power_integrated"),
    ("w^2", "dJ/dw = 2w^3", "power_wrong_way"),
    ("1/w", "1/w^2", "quot_swapped"),
    ("1/w", "ln|w|", "power_integrated"),
    ("1/w^2", "1/(2w)", "recip_of_deriv"),
    ("x^2 + 3x + 5", "2x + 3 + 5", "const_kept"),
    ("x^2 + 3x + 5", "2x + 8", "const_kept"),
    ("x^2 + 3x", "2x + 3x", "power_n_kept"),
    ("x^3 - 4x", "3x^2 + 4", "minus_lost"),
    ("5 - x^2", "2x", "minus_lost"),
    ("4x^3", "3x^2", "const_factor_lost"),
    ("4x^3", "7x^2", "coeff_plus_n"),
    ("x^3/6", "3x^2", "const_below_lost"),
    ("x^2 + e^2", "2x + 2e", "named_const_moves"),
    ("x^2 + ln 3", "2x + 1/3", "named_const_moves"),
    ("(2x + 1)^3", "3(2x + 1)^2", "chain_no_inner"),
    ("(2x + 1)^3", "12x^2 + 12x + 3", "chain_no_inner"),
    ("(2x + 1)^3", "3*2^2", "chain_outer_at_dg"),
    ("(2x + 1)^3", "8", "func_of_deriv"),
    ("(2x + 1)^3", "6x^2", "chain_inner_at_x"),
    ("(2x + 1)^3", "2(2x + 1)^3", "chain_outer_kept"),
    ("(2x + 1)^3", "3(2x + 1)^3", "chain_g_for_dg"),
    ("(x^2 + 1)^2 + (x^3 + 1)^2", "4x(x^2 + 1) + 2(x^3 + 1)", "chain_no_inner"),
    ("(x^2 + 1)^2 + (x^3 + 1)^2", "2(x^2 + 1) + 2(x^3 + 1)", "chain_no_inner"),
    ("sin(2x) + sin(3x)", "cos 2x + 3 cos 3x", "chain_no_inner"),
    ("sin(2x)", "2 sin(2x)", "chain_outer_kept"),
    ("sin(2x)", "-2 cos(2x)", "trig_sign"),
    ("cos(x)", "sin x", "trig_sign"),
    ("sin(x)^2", "2 sin x", "trig_power_outer"),
    ("sin(x)^2", "cos(x)^2", "func_of_deriv"),
    ("sin(x)^2", "cos(x^2) 2x", "trig_power_outer"),
    ("tan x", "sec x", "trig_table_mix"),
    ("sec x", "tan x", "trig_table_mix"),
    ("asin x", "-cos(x)/sin(x)^2", "trig_table_mix"),
    ("e^(2x)", "e^(2x)", "exp_inner_kept"),
    ("e^(x^2)", "x^2 e^(x^2 - 1)", "power_on_exp"),
    ("e^x + 2x", "x e^(x-1) + 2", "power_on_exp"),
    ("e^x + 2", "e^x + 2", "const_kept"),
    ("3^x", "3^x", "exp_no_ln"),
    ("3^x", "x 3^(x-1)", "power_on_exp"),
    ("log10(x)", "1/x", "exp_no_ln"),
    ("ln(3x + 1)", "1/(3x + 1)", "log_no_inner"),
    ("ln x", "1/ln x", "log_of_self"),
    ("ln(3x + 1)", "3/ln(3x + 1)", "log_of_self"),
    ("sqrt x", "1/(2x)", "root_exponent"),
    ("sqrt x", "2x", "root_exponent"),
    ("sqrt(x^2 + 1)", "1/(2 sqrt(x^2 + 1))", "chain_no_inner"),
    ("sqrt(x^2 + 1)", "sqrt(2x)", "func_of_deriv"),
    ("x^2 e^x", "2x e^x", "product_of_derivs"),
    ("x^2 e^x", "2x + e^x", "product_as_sum"),
    ("x^2 e^x", "(2x - x^2) e^x", "product_minus"),
    ("x^2 e^x", "x^2 * 2x + e^x e^x", "product_ff_gg"),
    ("x^2 sin x", "x^2 cos x", "product_first_only"),
    ("x sin(3x)", "sin 3x + x cos 3x", "one_rule_of_two"),
    ("x e^(-x)", "e^-x + x e^-x", "exp_inner_kept"),
    ("sin(cos(2x))", "cos(cos 2x) (-sin 2x)", "chain_stops_early"),
    ("x/(x + 1)", "1/1", "quot_of_derivs"),
    ("x/(x + 1)", "-1/(x+1)^2", "quot_swapped"),
    ("x/(x + 1)", "(2x+1)/(x+1)^2", "quot_plus"),
    ("x/(x + 1)", "1/(x+1)", "quot_no_square"),
    ("x/(x + 1)", "1/x^2", "quot_den_f2"),
    ("(x+2)/(x^2+3)", "(x^2 + 3 - 2x^2 + 4x)/(x^2+3)^2", "brackets_lost"),
    ("(x+2)/(x^2+3)", "(x^2+3 - x + 2*2x)/(x^2+3)^2", "brackets_lost"),
    ("sin(x^2)", "x^2 cos x + 2x sin x", "chain_as_product"),
    ("theta^2", "theta", "power_no_coeff"),
    ("t^3 - t", "3t^2 - t", "power_n_kept"),
    ("x^2 + 4", "2x^2 + 4", "power_n_kept+const_kept"),
    ("cos(2x)", "sin(2x)", "chain_no_inner+trig_sign"),
]

#: More than one mistake gives these.
EITHER = [
    ("x sin x", "cos x", {"var_gone", "product_of_derivs"}),
    ("x^2 sin x", "2x sin x - x^2 cos x", {"trig_sign", "product_minus"}),
    ("5", "5", {"const_kept", "function_itself"}),
    ("1/w^2", "-2/w", {"power_on_neg", "quot_no_square"}),
]

#: Right ones that look like a mistake: sums of squares, other signs, an integral that is the derivative.
RIGHT_IN_ODD_FORM = [
    ("e^x", "e^x"),
    ("e^x + 2", "e^x"),
    ("sin(x)^2", "-(-2 sin x cos x)"),
    ("(2x + 1)^3", "24x^2 + 24x + 6"),
    ("x^2 sin x", "x (2 sin x + x cos x)"),
    ("1/(x + 1)", "-1/(x^2 + 2x + 1)"),
    ("ln(3x)", "1/x"),
    ("2^x", "ln(2) 2^x"),
    ("x/(x + 1)", "1/(x + 1) - x/(x + 1)^2"),
    ("cos(2x)", "-4 sin x cos x"),
    ("sqrt(x)^2", "1"),
    ("x x", "x + x"),
]


def check(function: str, answer: str) -> dc.AnswerCheck:
    return dc.check_derivative(dc.parse_function(function), answer)


def test_the_names_are_those_of_the_list() -> None:
    listed = {row["id"]: row["family"] for row in read("mistakes")}
    assert {name: mistake.family for name, mistake in dc.MISTAKES.items()} == listed


@pytest.mark.parametrize("mistake", dc.MISTAKES.values(), ids=lambda mistake: mistake.name)
def test_an_entry_says_what_was_done_and_what_is_right(mistake: Mistake) -> None:
    assert mistake.statement.endswith(".")
    assert mistake.rule.endswith(".")
    assert mistake.question.endswith("?")
    assert mistake.right_rule
    assert not mistake.narrows or mistake.narrows in dc.MISTAKES


@pytest.mark.parametrize(
    "mistake",
    [mistake for mistake in dc.MISTAKES.values() if mistake.family not in (*NUMBERS, LETTERS)],
    ids=lambda mistake: mistake.name,
)
def test_its_example_is_named_by_it(mistake: Mistake) -> None:
    found = check(*mistake.example)
    assert (found.status, found.mistakes[0]) == ("wrong", mistake.name)


@pytest.mark.slow
@pytest.mark.parametrize(("function", "answer", "names"), HAND_WRITTEN)
def test_answers_as_learners_write_them(function: str, answer: str, names: str) -> None:
    found = check(function, answer)
    if "+" in names:
        assert (set(found.mistakes), found.at_once) == (set(names.split("+")), True)
    else:
        assert (found.status, found.mistakes[0], found.at_once) == ("wrong", names, False)


@pytest.mark.parametrize(("function", "answer", "names"), EITHER)
def test_where_two_give_the_answer_it_could_be_either(function: str, answer: str, names: set[str]) -> None:
    found = check(function, answer)
    assert names <= set(found.mistakes)
    assert "either" in found.message
    assert [diagnosis.mistake for diagnosis in found.diagnoses] == found.mistakes


def test_a_narrower_name_is_no_second_thing_to_have_done() -> None:
    found = check("ln(x^2 + 1)", "1/(x^2 + 1)")
    assert found.mistakes == ["log_no_inner", "chain_no_inner"]
    assert "either" not in found.message


@pytest.mark.parametrize(("function", "answer"), RIGHT_IN_ODD_FORM)
def test_no_right_answer_is_named(function: str, answer: str) -> None:
    found = check(function, answer)
    assert (found.status, found.mistakes, found.diagnoses) == ("correct", [], [])


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("w^2", "2w + 17w^5"),
        ("sin(x^2)", "2x cos(x^2) + 1"),
        ("x^2 e^x", "7x"),
        ("sin(x^2)", "cos(x^2) + 10^-9 x"),
    ],
)
def test_what_no_mistake_gives_has_no_name(function: str, answer: str) -> None:
    found = check(function, answer)
    assert (found.status, found.mistakes, found.diagnoses) == ("wrong", [], [])


def test_the_place_is_the_part_that_it_happened_in() -> None:
    found = check("sin(2x) + sin(3x)", "cos(2x) + 3cos(3x)")
    assert found.diagnoses[0].place == "sin(2*x)"
    assert found.diagnoses[0].question == "What is the derivative of the inside, 2*x?"
    assert "sin(2*x)" in found.message


def test_there_are_three_levels_and_the_last_is_not_the_answer() -> None:
    found = check("x^3 + sin(x^2)", "3x^2 + cos(x^2)").diagnoses[0]
    assert found.question
    assert found.rule == "Differentiate the outside at the inside, times the derivative of the inside."
    assert found.step == "D(sin(x^2), x) = D(sin(u), u, x^2)*D(x^2, x)"
    assert check("x^3", "3x^3").diagnoses[0].step == ""


@pytest.mark.parametrize(("function", "answer", "_"), HAND_WRITTEN[::4])
def test_what_is_said_does_not_give_the_derivative_away(function: str, answer: str, _: str) -> None:
    derivative = dc.derivative(dc.parse_function(function)).text
    found = check(function, answer)
    told = [found.message, *(line for d in found.diagnoses for line in (d.question, d.rule))]
    assert not any(f" {derivative}" in line for line in told if len(derivative) > 1)


def test_a_mistake_at_every_place_is_found_too() -> None:
    found = check("sin(2x) + sin(3x)", "cos(2x) + cos(3x)")
    assert found.mistakes[0] == "chain_no_inner"
    assert "wherever" in found.message


@pytest.mark.parametrize(
    ("answer", "status", "names"),
    [
        ("w^3/3 + C", "wrong", ["power_integrated"]),
        ("J'(w) = w^3/3 + c", "wrong", ["power_integrated"]),
        ("2w + C", "unreadable", []),
        ("2w dw", "unreadable", []),
        ("3w dw", "unreadable", []),
        ("w^2 + C", "unreadable", []),
    ],
)
def test_constants_of_integration_and_differentials(answer: str, status: str, names: list[str]) -> None:
    found = check("w^2", answer)
    assert (found.status, found.mistakes) == (status, names)
    assert found.message


def test_a_long_text_is_not_searched_for_slips() -> None:
    start = time.thread_time()
    assert check("w^2", "+ " * 50_000 + "C").status == "unreadable"
    assert time.thread_time() - start < 1


def test_a_constant_behind_what_may_be_right_is_not_called_wrong() -> None:
    assert check("e^x", "e^x + C").status == "unreadable"


def test_a_lost_domain_stays_what_it_was() -> None:
    found = check("x^2", "2 e^(ln x)")
    assert (found.mistakes, found.diagnoses) == (["domain_lost"], [])


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        (" + ".join(f"sin({n}x^{n} + 1)" for n in range(1, 12)), "cos x"),
        ("*".join(f"(x + {n})" for n in range(1, 30)), "1"),
        ("sin(" * 5 + "2x" + ")" * 5, "cos(2x)"),
        ("x^x^x", "x^x"),
        ("tan(x)*sec(x)*cot(2x)/csc(x)", "sec(x)^2"),
        ("x^2", "+".join(f"x^{n}" for n in range(1, 40))),
    ],
)
def test_what_is_dear_to_diagnose_is_cut_short(function: str, answer: str) -> None:
    f = dc.parse_function(function)
    start = time.thread_time()
    found = dc.check_derivative(f, answer)
    assert found.status in ("wrong", "undecided")
    assert time.thread_time() - start < 2


def functions() -> Iterator[dc.RealFunction]:
    """Of the practice cases, those that SymPy has plain trees of."""
    seen = set()
    for row in (*read("derivatives"), *read("inputs"), *read("exercises")):
        try:
            f = dc.parse_function(row.get("expr", row.get("text")), row.get("var"))
        except ExpressionError:
            continue
        plain = not f.bare_sympy.has(sympy.Piecewise, sympy.Max, sympy.Abs, sympy.floor, sympy.sign)
        if f.text not in seen and plain and f.bare_sympy.free_symbols and sympy.count_ops(f.bare_sympy) <= 30:
            seen.add(f.text)
            yield f


def generated(of_one_function: int, of_one_mistake: int) -> Iterator[tuple[dc.RealFunction, str, str]]:
    """Functions, mistakes and answers; which of them hangs on the function alone."""
    met: Counter[str] = Counter()
    for f in functions():
        symbol = sympy.Symbol(f.variable, real=True)
        answers = wrong_answers.answers_to(
            f.bare_sympy.subs(symbol, wrong_answers.X), [0.31, 0.77, 1.3, -0.4]
        )
        shuffled = sorted(answers, key=lambda pair: hashlib.sha256(f"{f.text}{pair}".encode()).digest())
        rare_first = sorted(shuffled, key=lambda pair: met[pair[0]])
        for name, answer in rare_first[:of_one_function]:
            met[name] += 1
            if met[name] <= of_one_mistake:
                text = wrong_answers.odd_form(answer, f.text + name).subs(wrong_answers.X, symbol)
                yield f, name, str(text)


@pytest.mark.slow
def test_generated_wrong_answers_are_named_right() -> None:
    """On more than 200 functions, in answers that SymPy made and wrote."""
    outcomes: Counter[str] = Counter()
    met = set()
    for f, name, answer in generated(3, 40):
        found = dc.check_derivative(f, answer)
        met.add(f.text)
        assert found.status != "correct", (f.text, answer)
        if found.status == "wrong":
            outcomes["right" if name in found.mistakes else "another" if found.mistakes else "none"] += 1
            outcomes["first"] += found.mistakes[:1] == [name]
    cases = outcomes["right"] + outcomes["another"] + outcomes["none"]
    assert (len(met) >= 200, cases >= 500) == (True, True)
    assert outcomes["right"] >= 0.85 * cases, outcomes
    assert outcomes["another"] <= 0.05 * cases, outcomes
