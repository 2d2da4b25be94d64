"""The Explore page without a browser: what it shows for what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui import results
from pages.ui.desk.question_fields import EXAMPLES
from pages.ui.teach.link import read_query

pytestmark = pytest.mark.slow

Explore = Callable[..., AppTest]

# Markdown's escapes taken out: what is read on the page.
UNESCAPED = str.maketrans("", "", "\\")


def shown(page: AppTest) -> str:
    return "\n".join(element.value for element in page.markdown).translate(UNESCAPED)


def table(page: AppTest) -> list[list[str]]:
    frame = page.table[0].value
    lines = [list(frame.columns), *frame.to_numpy().tolist()]
    return [[cell.translate(UNESCAPED) for cell in line] for line in lines]


def type_into(page: AppTest, label: str, text: str) -> AppTest:
    next(field for field in page.text_input if field.label == label).set_value(text)
    page.run()
    assert not page.exception
    return page


def plain_texts(page: AppTest) -> str:
    return "\n".join(element.value for element in page.text)


def test_a_first_visit_shows_the_labs_function(explore: Explore) -> None:
    page = explore()
    assert [field.label for field in page.text_input] == ["J(w) =", "Points", "ε"]
    assert "J(w) = w^{2}" in shown(page)
    assert r"frac{dJ}{dw} = 2 w" in shown(page)
    assert page.query_params == {}


def test_the_line_the_lab_is_about(shrinking: Explore) -> None:
    """Explore's readout says it beside the picture, in the browser; here it is a sentence."""
    page = shrinking(f="w^2", at="3,2,-3", eps="0.001")
    line = next(text for text in shown(page).splitlines() if text.startswith("at $w = 3$"))
    assert line == ("at $w = 3$: :orange[dJ/dw = 6 (exact)], :blue[k ≈ 6.001], :violet[difference ≈ +0.001]")


def test_the_table_of_the_lab(explore: Explore) -> None:
    page = explore(f="w^2", at="2,3,-3", eps="0.001")
    head, *rows = table(page)
    assert head[:5] == ["w", "ε", "J(w) =", "J(w + ε) =", ":blue[k ≈]"]
    assert head[5:] == [":orange[dJ/dw =]", ":violet[difference ≈]", "derivative?"]
    assert [row[5] for row in rows] == [":orange[4]", ":orange[6]", ":orange[−6]"]
    assert [row[4] for row in rows] == [":blue[4.001]", ":blue[6.001]", ":blue[−5.999]"]


def test_more_digits_show_what_the_machine_computed(explore: Explore) -> None:
    page = explore(f="w^2", at="3", eps="0.001")
    assert "6.000999999999479" not in str(table(page))
    page.toggle[0].set_value(True).run()
    assert "6.000999999999479" in str(table(page))


@pytest.fixture
def shrinking(open_page: Explore) -> Explore:
    return lambda **query: open_page("shrinking.py", **query)


def test_the_reciprocal_of_the_lab(explore: Explore) -> None:
    page = explore(f="1/w", at="2,-4", eps="0.001")
    assert r"J(w) = frac{1}{w}" in shown(page)
    assert [row[5] for row in table(page)[1:]] == [
        ":orange[$-frac{1}{4}$ = −0.25]",
        ":orange[$-frac{1}{16}$ = −0.0625]",
    ]
    page.toggle[0].set_value(True).run()
    assert "−0.2498750624687629" in str(table(page))


def test_equals_only_where_exact(shrinking: Explore) -> None:
    """A step of 1 makes all of it whole numbers; then the quotient itself is exact."""
    assert "k = 7" in shown(shrinking(f="w^2", at="3", eps="1"))
    assert "k ≈ 6.001" in shown(shrinking(f="w^2", at="3", eps="0.001"))
    assert r"dJ/dw = $cos(1)$ (exact) ≈ 0.5403023" in shown(shrinking(f="sin w", at="1"))


def test_no_number_where_there_is_no_derivative(explore: Explore, shrinking: Explore) -> None:
    """diff, then subs, gives 0 for |w| at 0."""
    said = shown(shrinking(f="|w|", at="0,1", eps="0.5"))
    assert "no derivative (a corner)" in said
    assert "difference" not in next(t for t in said.splitlines() if t.startswith("at $w = 0$"))
    page = explore(f="|w|", at="0,1", eps="0.5")
    corner, one = table(page)[1:]
    assert corner[5:] == [":orange[none]", ":violet[none]", "none: a corner"]
    assert one[5] == ":orange[= 1]"


def test_the_label_follows_the_variable(explore: Explore) -> None:
    page = type_into(explore(), "J(w) =", "x^3")
    assert page.text_input[0].label == "J(x) ="
    assert r"frac{dJ}{dx} = 3 x^{2}" in shown(page)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("J(w) =", "sin(w", "sin(w"),
        ("J(w) =", "", "Type a function"),
        ("J(w) =", "w" * 400, "300"),
        ("Points", "2, foo", "The point foo was left out."),
        ("Points", "", "at least one point"),
        ("ε", "0", "not 0"),
        ("ε", "2000000", "ε must lie"),
    ],
)
def test_bad_input_keeps_the_last_good_picture(explore: Explore, field: str, text: str, says: str) -> None:
    page = explore(f="w^2", at="2", eps="0.5")
    before = table(page)
    type_into(page, field, text)
    assert says in plain_texts(page)
    assert table(page) == before
    assert page.query_params["f"] == "w^2"


@pytest.mark.parametrize(
    ("label", "text", "kept"),
    [
        ("J(w) =", "w^", "function shown"),
        ("Points", "3, w", "Points"),
        ("ε", "abc", "ε"),
        ("ε", "0", "ε"),
    ],
)
def test_a_message_names_its_own_field_and_not_the_function(
    explore: Explore, label: str, text: str, kept: str
) -> None:
    said = type_into(explore(), label, text).text[-1].value
    assert kept in said
    assert ("function" in said) == (label == "J(w) =")


def test_the_caret_stands_under_the_character(explore: Explore) -> None:
    page = type_into(explore(), "J(w) =", "2 + + $w")
    lines = plain_texts(page).splitlines()
    where = next(index for index, line in enumerate(lines) if line.strip() == "^")
    assert lines[where - 1] == "2 + + $w"
    assert lines[where].index("^") in (4, 6)


def test_ambiguous_readings_are_said(explore: Explore) -> None:
    page = type_into(explore(), "J(w) =", "1/2x")
    assert "1/2x is read as (1/2)*x" in plain_texts(page)


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1))",
    "www.example.org",
    "__import__('os').system('true')",
    "$\\href{javascript:alert(1)}{w}$",
    ":red[w]",
    "w\n\n# w",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["J(w) =", "Points", "ε"])
def test_nothing_typed_becomes_markup(explore: Explore, field: str, text: str) -> None:
    page = explore()
    before = shown(page)
    type_into(page, field, text)
    assert plain_texts(page)
    assert shown(page) == before
    for element in [*page.error, *page.warning]:
        assert text not in element.value


def test_bad_addresses_are_ignored_with_a_notice(explore: Explore) -> None:
    page = explore(f="w^^2", at="3,foo", eps="0", scheme="sideways", x="4:-4", utm="1")
    assert page.warning
    notices = plain_texts(page)
    for key in ("f=w^^2", "at=", "eps=0", "scheme=sideways", "x=4:-4", "utm"):
        assert key in notices
    assert table(page)[1][0] == "3"


def test_a_notice_goes_when_something_changes(explore: Explore) -> None:
    page = type_into(explore(f="w^^2"), "ε", "0.5")
    assert not page.warning
    assert page.query_params["eps"] == "0.5"


def test_a_links_own_address_is_left_alone(explore: Explore) -> None:
    """Writing over it would make the back button lead to the same picture for ever."""
    page = explore(f="w^3")
    assert page.query_params == {"f": "w^3"}


def test_the_address_follows_the_fields(explore: Explore) -> None:
    page = type_into(explore(), "J(w) =", "1/w")
    type_into(page, "ε", "-0.01")
    assert page.query_params == {"f": "1/w", "at": "3,2,-3", "eps": "-0.01", "scheme": "forward"}


def test_the_back_button_brings_the_fields_back(explore: Explore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.ui.desk.opening.came_by_history", lambda: True)
    page = type_into(explore(f="w^2", at="2"), "J(w) =", "w^3")
    page.query_params.clear()
    page.query_params["f"] = "w^2"
    page.query_params["at"] = "2"
    page.run()
    assert page.text_input[0].value == "w^2"
    assert "J(w) = w^{2}" in shown(page)


def test_an_address_that_lags_behind_typing_is_not_obeyed(explore: Explore) -> None:
    """Typing on while the last address is on its way must not bring the old text back."""
    page = type_into(explore(f="w^2", at="2"), "J(w) =", "w^3")
    page.query_params.clear()
    page.query_params["f"] = "w^2"
    page.query_params["at"] = "2"
    type_into(page, "J(w) =", "w^4")
    assert page.text_input[0].value == "w^4"
    assert page.query_params["f"] == "w^4"


def test_an_address_that_lags_behind_a_click_is_not_obeyed(explore: Explore) -> None:
    """What changes no field brings the old text back no more than typing does."""
    page = type_into(explore(f="w^2", at="2"), "J(w) =", "w^3")
    page.query_params.clear()
    page.query_params["f"] = "w^2"
    page.query_params["at"] = "2"
    page.toggle[0].set_value(True).run()
    assert page.text_input[0].value == "w^3"


def test_every_example_can_be_clicked(explore: Explore) -> None:
    page = explore()
    labels = page.menu_button[0].options
    assert labels[:8] == ["w²", "1/w", "w³", "2w", "sin w", "eʷ", "|w|", "sigmoid"]
    for label in labels:
        page.menu_button[0].set_value(label)
        page.run()
        assert not page.exception
        assert not page.text
        assert page.text_input[0].value == {**EXAMPLES, labels[8]: "w^2"}[label]


def test_schemes_name_the_point_they_use(explore: Explore) -> None:
    assert table(explore(scheme="backward"))[0][3].startswith("J(w − ε)")
    assert table(explore(f="w^2", at="3", eps="1", scheme="central"))[1][5] == ":blue[6]"


def test_the_frame_runs_the_page() -> None:
    page = AppTest.from_file(str(Path(__file__).parents[2] / "pages" / "navigation.py"), default_timeout=60)
    page.run()
    assert not page.exception
    assert page.title[0].value == "Derivative Explorer"


@pytest.mark.parametrize(
    "query", [{"f": "w^100", "at": "2"}, {"f": "w^12", "at": "99"}, {"f": "7^w", "at": "31"}]
)
def test_exact_values_longer_than_one_may_type(explore: Explore, query: dict[str, str]) -> None:
    page = explore(**query)
    assert not page.exception
    assert table(page)[1][-1] == "exists"


# Neither the series nor SymPy's limit knows what this does at 0.
UNDECIDED = "piecewise(w*ln(ln(1/|w|)) if w != 0, 0 otherwise)"


def test_the_picture_does_not_wait_for_a_verdict(explore: Explore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    real = results.classify_at

    def classify_at(*arguments: object, patient: bool) -> object:
        asked.append(patient)
        return real(*arguments, patient=patient)  # type: ignore[arg-type]

    monkeypatch.setattr(results, "classify_at", classify_at)
    results.classified.clear()
    results._results.clear()
    explore(f=UNDECIDED, at="0")
    assert asked == [False, True]


def test_what_is_not_known_is_not_called_none(explore: Explore) -> None:
    page = explore(f=UNDECIDED, at="0, 1")
    row = table(page)[1]
    assert row[-1] == "not decided"
    assert row[5] == ":orange[not known]"
    assert "# Perhaps no derivative at 0" in next(code.value for code in page.code if "dJ_dw" in code.value)


def test_a_screen_can_be_taken_along(explore: Explore) -> None:
    page = explore(f="1/w", at="2")
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["Download CSV", "Jupyter notebook", "Python script", "LaTeX article"]


def test_a_task_can_be_made_of_what_is_explored(explore: Explore) -> None:
    page = explore(f="1/w", at="2,-4", eps="0.5", x="-5:5", y="-3:3")
    made = next(one.proto.url for one in page.get("link_button") if one.proto.label == "Make a task of this")
    assert urlsplit(made).path == "./teach"
    opened = read_query(parse_qs(urlsplit(made).query))
    assert opened.ignored == ()
    assert opened.task is not None
    block = opened.task.explore
    assert (block.function.text, block.points, block.eps, block.x) == ("1/w", ("2", "-4"), "0.5", (-5.0, 5.0))


def test_the_condition_stands_beside_a_formula_that_goes_on(explore: Explore) -> None:
    assert r":orange[$frac{dJ}{dx} = frac{1}{x}$] :small[where $x > 0$]" in shown(explore(f="ln x", at="2"))
    assert "where" not in shown(explore(f="1/x", at="2"))
