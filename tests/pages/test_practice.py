"""The Practice page, without a browser: what a link opens, what is said, and what is kept back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import deriv_core as dc
from deriv_core.practice.exercises.exercise import exercise, read_key
from pages.ui.practice.still_picture import still_picture
from tests.pages.test_explore import UNESCAPED

Open = Callable[..., AppTest]
COLOURS = ("#000000", "#b84e00", "#dddddd", "#777777")


@pytest.fixture
def practice(open_page: Open) -> Open:
    return lambda **query: open_page("practice.py", **query)


def shown(page: AppTest) -> str:
    parts = [*page.subheader, *page.markdown, *page.text, *page.code, *page.warning]
    return "\n".join(one.value for one in parts).translate(UNESCAPED)


def field(page: AppTest, ending: str) -> object:
    return next(one for one in [*page.text_input, *page.radio, *page.button_group] if ending in one.key)


def press(page: AppTest, label: str) -> AppTest:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception
    return page


def answer(page: AppTest, text: str) -> AppTest:
    field(page, "practice_answer_").set_value(text)
    return press(page, "Check")


def write(page: AppTest, text: str) -> AppTest:
    field(page, "_field").set_value(text)
    return press(page, "Add")


def test_a_link_is_an_exercise(practice: Open) -> None:
    page = practice(ex="chain.2.7")
    e = dc.exercise("chain", 2, 7)
    assert e.function.latex.translate(UNESCAPED) in shown(page)
    assert "What is dJ/d" in shown(page)
    assert "Right." in shown(answer(page, dc.right_answer(e)))


def test_help_is_asked_for_and_never_gives_the_answer(practice: Open) -> None:
    e = next(e for seed in range(9) if (e := exercise("chain", 2, seed)).function.text.startswith("sin("))
    page = practice(ex=e.key)
    inside = e.function.text.removeprefix("sin(").removesuffix(")")
    page = answer(page, f"cos({inside})")
    assert "Not so." in shown(page)
    assert "inside" not in shown(page)
    page = press(page, "A question first")
    assert "What is the derivative of the inside" in shown(page)
    assert "left out" not in shown(page)
    page = press(page, "The rule")
    assert "The derivative of the inside is left out." in shown(page)
    right = dc.right_answer(e)
    assert right not in shown(page)
    page = press(page, "Show the answer")
    assert right.replace("*", "·") in shown(page)


def test_what_is_not_recognised_is_not_named(practice: Open) -> None:
    e = exercise("power", 2, 0)
    page = answer(practice(ex=e.key), f"{e.function.variable}^77 + 3")
    assert "No known mistake gives this answer" in shown(page)


@pytest.mark.parametrize("text", ["2x +", "<b>x</b>", "[a](https://evil.example)"])
def test_what_cannot_be_read_stays_and_is_plain_text(practice: Open, text: str) -> None:
    page = answer(practice(ex="power.2.0"), text)
    assert "This could not be read." in shown(page)
    assert field(page, "practice_answer_").value == text
    assert not any("evil" in one.value for one in page.markdown)


def test_an_empty_answer_is_none(practice: Open) -> None:
    page = answer(practice(ex="power.2.0"), "  ")
    assert "Type your answer first." in shown(page)


def test_a_similar_one_is_the_next_seed_in_the_address(practice: Open) -> None:
    page = press(practice(ex="product.1.4"), "A similar one")
    assert page.query_params["ex"] == "product.1.5"
    assert exercise("product", 1, 5).function.latex.translate(UNESCAPED) in shown(page)


def test_what_was_missed_comes_again_with_other_numbers(practice: Open) -> None:
    page = practice(ex="chain.1.0")
    page = press(answer(page, "0"), "A similar one")
    page = press(answer(page, dc.right_answer(read_key(page.query_params["ex"]))), "A similar one")
    page = press(answer(page, dc.right_answer(read_key(page.query_params["ex"]))), "A similar one")
    assert page.query_params["ex"].startswith("chain.1.")
    assert page.query_params["ex"] not in ("chain.1.0", "chain.1.1", "chain.1.2")


def test_the_topic_and_the_level_are_chosen(practice: Open) -> None:
    page = practice()
    page.selectbox[0].set_value("quotient").run()
    assert page.query_params["ex"] == "quotient.1.0"
    field(page, "practice_level").set_value(3).run()
    assert page.query_params["ex"] == "quotient.3.0"
    assert not page.exception


def test_several_are_a_worksheet_and_what_is_none_is_said(practice: Open) -> None:
    page = practice(ex="chain.1.0,which_rule.2.1,nope.1.1,tangent.1.0", q="1")
    assert "3 exercises: 0 tried, 0 right so far." in shown(page)
    assert "nope.1.1: There is no such topic." in shown(page)
    assert "q is no part of this page's address." in shown(page)
    rule = page.radio[0]
    rule.set_value(exercise("which_rule", 2, 1).rules[0])
    page = next(one for one in page.button if one.label == "Check" and "which_rule" in one.key).click().run()
    assert "3 exercises: 1 tried, 1 right so far." in shown(page)


def test_six_of_a_kind_to_share(practice: Open) -> None:
    page = press(practice(ex="chain.2.3"), "Six like this, to share")
    assert page.query_params["ex"] == ",".join(f"chain.2.{seed}" for seed in range(3, 9))
    assert len([one for one in page.button if one.label == "Check"]) == 6


@pytest.mark.slow
@pytest.mark.parametrize("topic", dc.TOPICS)
def test_each_topic_opens_and_takes_its_own_answer(practice: Open, topic: str) -> None:
    for level in (1, 5):
        e = exercise(topic, level, 1)
        assert "Right." in shown(answer(practice(ex=e.key), dc.right_answer(e))), e.key


def test_the_map_says_what_is_known_of_each_rule(practice: Open) -> None:
    page = practice(ex="chain.1.0")
    assert "Nothing yet." in shown(page)
    page = answer(page, dc.right_answer(exercise("chain", 1, 0)))
    assert "new: met once so far" in shown(page)
    assert "chain rule" in shown(page)
    assert "Constant, power" not in shown(page)


# --- the workbench ---------------------------------------------------------------------------------------


def test_a_derivation_with_two_slips(practice: Open) -> None:
    page = practice(do="bench", f="x^2 sin(x)")
    page = write(page, "(x^2)' (sin x)'")
    assert "It does not follow." in shown(page)
    assert "neq" in shown(page)
    assert field(page, "_field").value == "(x^2)' (sin x)'"
    page = write(page, "(x^2)' sin x + x^2 (sin x)'")
    assert "It does not follow." not in shown(page)
    page = press(page, "Add")
    assert "This is the same line." in shown(page)
    page = write(page, "2x sin x - x^2 cos x")
    assert "Does the function in sin(x) rise or fall at first" in shown(page)
    page = write(page, "2x sin x + x^2 cos x")
    assert "nothing is left to differentiate" in shown(page)
    assert page.code[1].value.splitlines()[-1] == "= 2*x*sin(x) + x^2*cos(x)    (yours)"


def test_hints_come_one_by_one_and_the_rest_is_shown(practice: Open) -> None:
    page = practice(do="bench", f="sin(x^2)")
    page = press(page, "Which rule?")
    assert "the chain rule" in shown(page)
    assert "Differentiate the outside" not in shown(page)
    page = press(page, "Its template")
    assert "Differentiate the outside" in shown(page)
    page = press(page, "The step")
    page = write(page, "cos(x^2) (x^2)'")
    page = press(page, "Show me the rest")
    assert "nothing is left" in shown(page)
    text = page.code[1].value
    assert "(yours)" in text
    assert "(shown)" in text
    assert r"\begin{aligned}" in page.code[0].value
    page = press(page, "Take the last line back")
    page = press(page, "Start again")
    assert not page.code


def test_first_principles_line_by_line(practice: Open) -> None:
    page = practice(do="bench", f="w^2")
    field(page, "practice_how").set_value("First principles").run()
    assert page.query_params["do"] == "secant"
    page = write(page, "(w^2 + ε^2 - w^2)/ε")
    assert "multiplied out?" in shown(page)
    for line in ("(w^2 + 2wε + ε^2 - w^2)/ε", "(2wε + ε^2)/ε", "2w + ε"):
        page = write(page, line)
        assert "does not follow" not in shown(page)
    page = write(page, "2w")
    assert "nothing is left to differentiate" in shown(page)
    assert page.code[1].value.count("(yours)") == 4


def test_the_rest_of_first_principles(practice: Open) -> None:
    page = practice(do="secant", f="1/w")
    page = press(page, "Show me the rest")
    assert "nothing is left" in shown(page)


def test_a_function_that_cannot_be_read_stands_in_its_field(practice: Open) -> None:
    page = practice(do="bench", f="sin(")
    assert field(page, "practice_function").value == "sin("
    assert any(one.value.endswith("^") for one in page.text)
    page = field(page, "practice_function").set_value("x^3").run()
    assert page.query_params["f"] == "x^3"
    assert "x^{3}" in shown(page)


def test_a_strangers_line_is_plain_text(practice: Open) -> None:
    page = write(practice(do="bench", f="x^2"), "[a](https://evil.example) <script>")
    assert "This line could not be read." in shown(page)
    assert not any("evil" in one.value for one in page.markdown)


# --- the false line --------------------------------------------------------------------------------------


def test_the_false_line_is_pointed_at_then_mended(practice: Open) -> None:
    found = dc.false_line("product", 2, 1)
    page = practice(do="false_line", ex="product.2.1")
    other = next(number for number in range(2, len(found.lines) + 1) if number - 1 != found.index)
    field(page, "false_chosen").set_value(other).run()
    assert "This line follows from the one before it." in shown(page)
    field(page, "false_chosen").set_value(found.index + 1).run()
    assert "Yes, this line does not follow." in shown(page)
    assert dc.MISTAKES[found.mistake].statement in shown(page)
    field(page, "false_answer").set_value(found.lines[found.index].text)
    page = press(page, "Check")
    assert "It does not follow." in shown(page)
    field(page, "false_answer").set_value(found.right.text)
    page = press(page, "Check")
    assert "It follows." in shown(page)


def test_a_topic_without_lines_says_so(practice: Open) -> None:
    page = practice(do="false_line", ex="which_rule.1.1")
    assert "no derivative is worked out line by line" in shown(page)


# --- the picture -----------------------------------------------------------------------------------------


def test_a_picture_shows_no_formula_and_the_tangent_only_where_it_is_asked_for() -> None:
    e = exercise("picture", 3, 1)
    drawn = still_picture(e.function, str(e.point), tangent=False, colours=COLOURS)
    assert "stroke-dasharray" not in drawn
    assert "stroke-dasharray" in still_picture(e.function, str(e.point), tangent=True, colours=COLOURS)
    assert e.function.text not in drawn
