"""The Steps page without a browser: what it shows for what is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core.calculus.proved import proof
from pages.ui import proved_steps

pytestmark = pytest.mark.slow

Open = Callable[..., AppTest]


@pytest.fixture
def steps(open_page: Open) -> Open:
    return lambda **query: open_page("steps.py", **query)


def lines(page: AppTest) -> list[str]:
    starts = ("$= ", r"$\frac{dJ}{d", "$J'", r"$\frac{d^2")
    values = [e.value.replace(r"\displaystyle ", "").replace(r"{=}\; ", "= ") for e in page.markdown]
    return [value for value in values if value.startswith(starts)]


def everything(page: AppTest) -> str:
    return "\n".join(element.value for element in [*page.markdown, *page.text])


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def test_every_line_and_its_rule(steps: Open) -> None:
    page = steps(f="x^2 sin x")
    found = lines(page)
    assert found[0].endswith(r"\frac{d}{dx}\left[x^{2} \sin(x)\right]}$")
    assert found[-1] == r"$= 2 x \sin(x) + x^{2} \cos(x)$"
    shown = everything(page)
    for title in ("product rule", "power rule", "trigonometric function", "simplify"):
        assert title in shown
    assert "Differentiate one factor at a time" in shown.replace("\\", "")
    assert r"$\displaystyle x \, (x \cos(x) + 2 \sin(x))$, factored" in shown


def test_the_part_being_worked_on_is_coloured(steps: Open) -> None:
    first, second, *_ = lines(steps(f="x^2 sin x"))
    assert r"{\color{#b84e00}\frac{d}{dx}\left[x^{2} \sin(x)\right]}" in first
    assert second.count(r"\color") == 1
    assert r"{\color{#b84e00}\frac{d}{dx}\left[x^{2}\right]}" in second


def test_the_last_line_is_the_headline(steps: Open) -> None:
    for text in ("x^2 sin x", "1/(1+e^-w)", "(x^2+1)/(x-1)", "x^x", "|x|"):
        page = steps(f=text)
        headline = next(e.value for e in page.markdown if e.value.startswith(":orange["))
        result = headline.removeprefix(":orange[$").removesuffix("$]").partition(" = ")[2]
        assert lines(page)[-1] == f"$= {result}$"


def test_lagranges_notation(steps: Open) -> None:
    page = steps(f="x^3")
    page.segmented_control(key="steps_notation").set_value("lagrange").run()
    found = lines(page)
    assert found[0].startswith("$J'(x) = ")
    assert r"\left(x^{3}\right)'" in found[0]


SETTINGS = ("steps_order", "steps_notation", "steps_view")


def settings(page: AppTest) -> dict[str, str]:
    """What the address says of them."""
    return {
        key: "".join(value)
        for key, value in page.query_params.items()
        if key not in ("f", "at", "eps", "scheme")
    }


@pytest.mark.parametrize(
    ("query", "order", "notation", "view", "one"),
    [
        ({}, 1, "leibniz", "line by line", False),
        ({"order": "2", "notation": "lagrange"}, 2, "lagrange", "line by line", False),
        ({"order": "3", "mode": "one"}, 3, "leibniz", "line by line", True),
        ({"notation": "lagrange", "mode": "rules"}, 1, "lagrange", "rule by rule", False),
    ],
)
def test_the_settings_are_in_the_address(
    steps: Open, query: dict[str, str], order: int, notation: str, view: str, one: bool
) -> None:
    page = steps(f="x^4", **query)
    assert [page.segmented_control(key=key).value for key in SETTINGS] == [order, notation, view]
    assert page.toggle(key="steps_one_by_one").value is one
    page.text_input[0].set_value("x^5").run()
    assert settings(page) == query
    assert not page.warning


def test_a_setting_that_is_chosen_goes_into_the_address(steps: Open) -> None:
    page = steps(f="x^4")
    page.segmented_control(key="steps_order").set_value(2).run()
    page.toggle(key="steps_one_by_one").set_value(True).run()
    assert settings(page) == {"order": "2", "mode": "one"}
    page.segmented_control(key="steps_order").set_value(1).run()
    assert settings(page) == {"mode": "one"}


def test_a_setting_that_means_nothing_is_told_and_the_others_hold(steps: Open) -> None:
    page = steps(f="x^4", order="9", notation="lagrange")
    assert "order=9: it is one of 1, 2, 3." in everything(page)
    assert lines(page)[0].startswith("$J'(x) = ")


def test_the_second_derivative(steps: Open) -> None:
    page = steps(f="x^4")
    page.segmented_control(key="steps_order").set_value(2).run()
    found = lines(page)
    assert found[0].startswith(r"$\frac{d^2J}{dx^2} = ")
    assert found[-1] == "$= 12 x^{2}$"


def test_one_step_at_a_time_hides_the_answer_until_the_end(steps: Open) -> None:
    page = steps(f="x^3")
    page.toggle(key="steps_one_by_one").set_value(True).run()
    assert len(lines(page)) == 1
    assert "3 x^{2}" not in everything(page)
    press(page, "Next step")
    assert lines(page)[-1] == "$= 3 x^{2}$"
    assert ":orange[" in everything(page)
    press(page, "Start again")
    assert len(lines(page)) == 1
    page.text_input[0].set_value("x^2 sin x").run()
    assert len(lines(page)) == 1
    press(page, "All steps")
    assert len(lines(page)) == 5


def test_rule_by_rule(steps: Open) -> None:
    page = steps(f="x^2 sin x")
    page.segmented_control(key="steps_view").set_value("rule by rule").run()
    assert not page.exception
    labels = [expander.label for expander in page.expander]
    assert [label.partition(":")[0] for label in labels[:3]] == [
        "product rule",
        "power rule",
        "trigonometric function",
    ]


def test_every_line_in_words(steps: Open) -> None:
    spoken = [e.value for e in steps(f="sin(w^2)").text]
    assert spoken[0] == "Wanted: the derivative of the sine of w squared."
    assert spoken[1].startswith("Chain rule, for the derivative of the sine of w squared: ")
    assert spoken[-1] == "Simplified: 2 times w times the cosine of w squared."


def test_conditions_where_they_matter(steps: Open) -> None:
    assert "absolute value](#rule-absolute-value), where $x \\ne 0$" in everything(steps(f="|x|"))


def test_copies(steps: Open) -> None:
    latex, text = (code.value for code in steps(f="x^2").code)
    assert latex.startswith("\\begin{aligned}\n\\frac{dJ}{dx} &= ")
    assert latex.endswith("&= 2 x && \\text{power}\n\\end{aligned}")
    assert text == "D(x^2, x)\n= 2*x    (power)"


def test_steps_that_fail_their_proof_are_not_shown(steps: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proved_steps, "ask", lambda *question, **limits: False)
    proved_steps.worked.clear()
    page = steps(f="x^5")
    assert "did not all pass their check" in everything(page)
    assert "5 x^{4}" in everything(page)
    assert lines(page) == [r"$\frac{dJ}{dx} = 5 x^{4}$"]
    proved_steps.worked.clear()


def test_a_derivation_of_great_length_is_refused_in_words(steps: Open) -> None:
    page = steps(f="".join(f"(x+{k})" for k in range(1, 38)))
    assert "steps; up to" in everything(page)


def test_the_panel_on_the_explore_page(open_page: Open) -> None:
    page = open_page("explore.py", f="x^2 sin x", at="1")
    assert r"{=}" not in everything(page)
    page.session_state["steps_panel"] = True
    page.run()
    assert lines(page)[-1] == r"$= 2 x \sin(x) + x^{2} \cos(x)$"


def test_a_worker_proves_steps() -> None:
    assert proof.prove("x^2*sin(x)", "x")
    assert proof.prove("4*x^3", "x")


def test_a_rule_met_on_the_way_has_its_statement(steps: Open) -> None:
    page = steps(f="x^2 sin x")
    page.toggle(key="steps_one_by_one").set_value(True).run()
    press(page, "Next step")
    assert [heading.value for heading in page.subheader] == ["The rules used", "product rule"]


def test_the_headline_is_of_the_order_and_notation_chosen(steps: Open) -> None:
    page = steps(f="x^4")
    page.segmented_control(key="steps_order").set_value(2).run()
    page.segmented_control(key="steps_notation").set_value("lagrange").run()
    assert ":orange[$J''(x) = 12 x^{2}$]" in everything(page)
