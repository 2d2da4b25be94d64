"""The Lessons page without a browser: the list, a lesson to its last digit, and predictions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from deriv_core.lessons.blocks import Block, Graph, Predict
from deriv_core.lessons.graph import work_out
from deriv_core.practice.exercises.exercise import exercise
from deriv_core.practice.exercises.exercise_check import right_answer
from pages.ui.lessons import view
from pages.ui.lessons.graph_drawing import drawing_data
from pages.ui.lessons.miniature import miniature
from pages.ui.lessons.shelf import FOLDER, shelf
from tests.pages.test_explore import UNESCAPED

pytestmark = pytest.mark.slow

Open = Callable[..., AppTest]
NAMES = ["the-lab", "no-derivative", "chain-of-nudges", "gradient-descent"]


@pytest.fixture
def lessons(open_page: Open) -> Open:
    return lambda **query: open_page("lessons.py", **query)


def _blocks(name: str) -> tuple[Block, ...]:
    lesson = shelf().named(name)
    assert lesson is not None
    return lesson.blocks


def everything(page: AppTest) -> str:
    """All that is shown, Markdown's escapes taken out."""
    parts = [element.value for element in [*page.markdown, *page.text, *page.code, *page.caption]]
    for table in page.table:
        parts += [*table.value.columns, *table.value.to_numpy().ravel().tolist()]
    return "\n".join(parts).translate(UNESCAPED)


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def commit(page: AppTest, answer: str) -> AppTest:
    """Answer the last prediction that is shown, which is the first that is open."""
    field = [*page.text_input, *page.radio]
    key = next(button.key for button in page.button if button.label == "Commit").split("_form")[0]
    key = key.removeprefix("FormSubmitter:")
    chosen = next(element for element in field if element.key == f"{key}_answer")
    chosen.set_value(answer)
    return press(page, "Commit")


def test_the_list(lessons: Open) -> None:
    page = lessons()
    assert [lesson.name for lesson in shelf().lessons] == NAMES
    assert [heading.value.translate(UNESCAPED) for heading in page.header] == [
        lesson.title for lesson in shelf().lessons
    ]
    press(page, "Begin lesson 1")
    assert page.query_params["lesson"] == "the-lab"
    assert page.title[0].value == "What a derivative is"


def test_an_unknown_lesson_is_told_of_and_the_list_is_there(lessons: Open) -> None:
    page = lessons(lesson="*no* such")
    assert page.warning[0].value == "There is no such lesson. These are the ones there are."
    assert page.text[0].value == "*no* such"
    assert len(page.header) == len(NAMES)


def test_a_bad_lesson_is_told_of_and_the_others_are_there(
    lessons: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (FOLDER / "the-lab.md").read_text(encoding="utf-8")
    (tmp_path / "good.md").write_text(good, encoding="utf-8")
    (tmp_path / "bad.md").write_text(good.replace("eps: 0.001", "eps: 0", 1), encoding="utf-8")
    monkeypatch.setattr(view, "shelf", lambda: shelf(tmp_path))
    page = lessons()
    assert len(page.header) == 1
    assert page.warning[0].value == "Some lessons cannot be shown."
    assert page.text[0].value.startswith("bad.md:28: eps: “0”: The step must not be 0.")


def test_a_descent_from_beyond_all_floats_says_so_and_a_rate_of_0_is_refused(
    lessons: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = (FOLDER / "the-lab.md").read_text(encoding="utf-8").split("\n## ")[0]
    body = "\n```descend\nfunction: exp(exp(w))\nstart: 100\nrate: 1\n```\n"
    (tmp_path / "steep.md").write_text(front + body, encoding="utf-8")
    monkeypatch.setattr(view, "shelf", lambda: shelf(tmp_path))
    page = lessons(lesson="steep")
    assert not page.exception
    assert "the numbers are too large for a computer" in everything(page)
    next(field for field in page.text_input if field.key.endswith("_rate")).set_value("0").run()
    assert "The rate must not be 0" in everything(page)


def test_exercises_in_a_lesson_follow_one_another(
    lessons: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = (FOLDER / "the-lab.md").read_text(encoding="utf-8").split("\n## ")[0]
    body = "\n```practice\ntopic: chain\nlevel: 1\ncount: 2\n```\n" * 2
    (tmp_path / "more.md").write_text(front + body, encoding="utf-8")
    monkeypatch.setattr(view, "shelf", lambda: shelf(tmp_path))
    page = lessons(lesson="more")
    first = exercise("chain", 1, 0)
    field = next(one for one in page.text_input if "practice_answer_" in one.key)
    field.set_value(right_answer(first))
    page = press(page, "Check")
    assert "Right." in everything(page)
    assert "1 of 2 right so far." in everything(page)
    assert "0 of 2 right so far." in everything(page)  # the same exercise in another block is another one
    page = press(page, "Next exercise")
    assert exercise("chain", 1, 1).function.latex.translate(UNESCAPED) in everything(page)
    page = press(page, "The one before")
    assert "Right." in everything(page)


def test_what_the_machine_makes_of_a_vanished_step_is_exactly_0(lessons: Open) -> None:
    page = lessons(lesson="the-lab", show="all")
    field = next(
        f"lesson_the-lab_{i}"
        for i, one in enumerate(_blocks("the-lab"))
        if isinstance(one, Predict) and one.eps == "1e-16"
    )
    page.text_input(key=f"{field}_answer").set_value("6")
    next(one for one in page.button if one.label == "Commit" and f"{field}_form" in one.key).click().run()
    assert "It is 0." in everything(page)


def test_the_slope_at_minus_3_is_asked_for_before_a_cell_shows_it() -> None:
    blocks = _blocks("the-lab")
    asked = next(i for i, one in enumerate(blocks) if isinstance(one, Predict) and one.point == "-3")
    shown = next(i for i, one in enumerate(blocks) if "-3" in getattr(one, "points", ()))
    assert asked < shown


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_begins_and_can_be_shown_whole(lessons: Open, name: str) -> None:
    page = lessons(lesson=name)
    before = len(page.markdown)
    press(page, "Show the whole lesson")
    assert page.query_params["show"] == "all"
    assert len(page.markdown) > before
    questions = [block for block in _blocks(name) if isinstance(block, Predict)]
    assert len([button for button in page.button if button.label == "Commit"]) == len(questions)
    for question in questions:
        assert question.why not in everything(page)


def by(output: str, letter: str) -> str:
    return rf"frac{{partial {output}}}{{partial {letter}}}"


FIGURES = {
    "the-lab": [
        "J = 9, J_epsilon = 9.006001, k = 6.001000",
        "k = 6.000000496442226",
        "2*w",
        "6.000999999999479",
        "at $w = 3$: :orange[dJ/dw = 2 (exact)], :blue[k = 2], :violet[difference = 0]",
        "3*w**2",
        "k = 12.006000999997823",
        "-1/w**2",
        "-1/4",
        "J = 0.5, J_epsilon = 0.49975012493753124, k = -0.2498750624687629",
        ":orange[$-frac{1}{4}$ = −0.25]",
        ":blue[−0.2498750624687629]",
        ":violet[−3.65·10⁻⁸]",
    ],
    "no-derivative": [
        "no derivative (a corner)",
        "no derivative (a cusp)",
        "no derivative (the tangent is vertical)",
        "no derivative (a jump)",
        "# J has no derivative at 0",
    ],
    "chain-of-nudges": [
        "3.0000000000001137",
        "22.000999999988835",
        "66.0090000000082",
        f"{by('J', 'w')} = {by('J', 'a')} cdot {by('a', 'w')} = 22 cdot 3 = 66",
        "$w x$",
        r"frac{partial c}{partial w} = x = 2",
        f"{by('J', 'w')} = {by('J', 'c')} cdot {by('c', 'w')} = 3 cdot 2 = 6",
        r"= frac{9}{2}",
        "3.0004999999997395",
        "6.001999999999619",
    ],
    "gradient-descent": [
        "J came down from 9 to 0.1037629",
        "It **diverges**: J grew from 9 to 345.0384. This rate is too large here.",
        "−40.86546",
        "After 30 steps: w ≈ 1.1309",
    ],
}


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_to_the_last_digit(lessons: Open, name: str) -> None:
    shown = everything(lessons(lesson=name, show="all"))
    for figure in FIGURES[name]:
        assert figure in shown, figure


def test_a_prediction_is_committed_before_the_answer_shows(lessons: Open) -> None:
    page = lessons(lesson="the-lab")
    assert "6.001" not in everything(page)
    commit(page, "7")
    shown = everything(page)
    assert ":violet[**Not so.**] It is 6.001." in shown
    assert "k = 6.001000" in shown  # and the lesson goes on
    assert "1 of 8 predictions made" in shown


def test_a_prediction_is_changed_by_trying_again_only(lessons: Open) -> None:
    page = commit(lessons(lesson="the-lab"), "7")
    field = page.text_input(key="lesson_the-lab_1_answer")
    assert (field.disabled, field.value) == (True, "7")
    press(page, "Try again")
    assert not page.text_input(key="lesson_the-lab_1_answer").disabled
    assert "Not so." not in everything(page)
    page.text_input(key="lesson_the-lab_1_answer").set_value("6")
    press(page, "Commit")
    assert ":green[**Right.**]" in everything(page)


def test_what_cannot_be_read_stays_and_is_pointed_at(lessons: Open) -> None:
    page = commit(lessons(lesson="the-lab"), "6 +")
    assert page.text_input(key="lesson_the-lab_1_answer").value == "6 +"
    assert page.text[-1].value.splitlines() == ["6 +", "  ^"]
    assert "It is" not in everything(page)
    assert "predictions made" not in everything(page)


def test_nothing_chosen_is_nothing_committed(lessons: Open) -> None:
    page = press(lessons(lesson="no-derivative"), "Commit")
    assert page.text[-1].value == "Choose one first."


def test_right_all_the_way(lessons: Open) -> None:
    page = lessons(lesson="the-lab")
    for answer in ("6", "above", "negative", "equal", "3w*w", "negative", "-1/32", "0"):
        commit(page, answer)
        assert "Not so." not in everything(page)
    shown = everything(page)
    assert shown.count(":green[**Right.**]") == 8
    assert "8 of 8 predictions made" in shown
    assert ":blue[$k$ = 6.001] and :orange[$frac{dJ}{dw}$ = 6]: $k$ is above." in shown
    assert ":orange[$frac{dJ}{dw} = 3 w^{2}$]" in shown
    assert "It is $- frac{1}{32}$ = −0.03125." in shown


def test_predictions_stay_while_another_lesson_is_read(lessons: Open) -> None:
    page = commit(lessons(lesson="the-lab"), "6")
    press(page, "All lessons")
    assert "1 of 8 predictions made" in everything(page)
    press(page, "Begin lesson 2")
    press(page, "All lessons")
    press(page, "Go on with lesson 1")
    assert ":green[**Right.**]" in everything(page)
    assert page.text_input(key="lesson_the-lab_1_answer").value == "6"


def test_blocks_do_not_share_their_fields(lessons: Open) -> None:
    page = lessons(lesson="the-lab", show="all")
    steps = [field for field in page.text_input if field.key and field.key.endswith("_step")]
    assert [field.value for field in steps] == ["1", "0.001", "1", "0.001"]
    steps[0].set_value("0.25").run()
    shown = everything(page)
    assert ":blue[k = 6.25]" in shown
    assert ":blue[k = 2]" in shown
    press(page, "Back to the start")
    assert ":blue[k = 6.25]" not in everything(page)


def test_a_field_that_cannot_be_read_keeps_the_picture(lessons: Open) -> None:
    page = lessons(lesson="the-lab", show="all")
    field = next(field for field in page.text_input if field.key and field.key.endswith("_step"))
    field.set_value("0").run()
    assert not page.exception
    assert "ε may be as small as you like, but not 0" in everything(page)
    assert ":blue[k = 7]" in everything(page)


def test_a_block_opens_in_explore(lessons: Open) -> None:
    page = lessons(lesson="no-derivative", show="all")
    links = [element.proto.url for element in page.main if element.type == "link_button"] or [
        node.proto.url for node in page.get("link_button")
    ]
    assert links[0] == "./?f=abs%28w%29&at=0&eps=1&scheme=forward&x=-3%3A3&y=-1%3A3"


def test_a_graph_with_other_numbers(lessons: Open) -> None:
    page = lessons(lesson="chain-of-nudges", show="all")
    page.text_input(key=next(f.key for f in page.text_input if f.label == "x =")).set_value("5").run()
    assert r"frac{partial c}{partial w} = x = 5" in everything(page)
    page.text_input(key=next(f.key for f in page.text_input if f.label == "x =")).set_value("y").run()
    assert "y is not a number." in everything(page)
    assert r"frac{partial c}{partial w} = x = 5" in everything(page)


def test_a_graph_without_a_value(lessons: Open) -> None:
    page = lessons(lesson="chain-of-nudges", show="all")
    page.text_input(key=next(f.key for f in page.text_input if f.label == "w =")).set_value("10^40").run()
    assert not page.exception


def test_the_drawing_of_a_graph() -> None:
    (graph,) = [part for part in _blocks("chain-of-nudges") if isinstance(part, Graph)][1:]
    data = drawing_data(work_out(graph))
    places = {place["name"]: place for place in data["places"]}
    assert [places[name]["column"] for name in "xwbycadJ"] == [0, 0, 1, 2, 1, 2, 3, 4]
    assert [places[name]["row"] for name in "xwbycadJ"] == [0, 1, 1, 1, 0, 0, 0, 0]
    assert (places["J"]["value"], places["w"]["slope"]) == ("= 9/2", "∂J/∂w = 6")
    assert {"from": "w", "to": "c", "slope": "2"} in data["links"]
    assert data["spoken"].startswith(
        "Computation graph: c from w and x, a from c and b, d from a and y, J from d"
    )


def test_a_descent_with_another_rate(lessons: Open) -> None:
    page = lessons(lesson="gradient-descent", show="all")
    rate = next(field for field in page.text_input if field.label == "Rate")
    rate.set_value("1").run()
    assert "the steps only go to and fro" in everything(page)
    rate = next(field for field in page.text_input if field.label == "Rate")
    rate.set_value("fast").run()
    assert not page.exception
    assert "the steps only go to and fro" in everything(page)


def test_each_lesson_of_the_list_has_a_picture_of_its_own() -> None:
    drawings = [miniature(lesson, "#111", "#b40") for lesson in shelf().lessons]
    assert all(drawing.count("<path") >= 2 and "nan" not in drawing for drawing in drawings)
    assert len(set(drawings)) == len(drawings)
