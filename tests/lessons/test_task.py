"""Tasks: each value by itself, and there and back through texts and through a lesson's file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from deriv_core.lessons.answers import truth
from deriv_core.lessons.blocks import Ask, Control, Of, Panel
from deriv_core.lessons.reader import read_lesson
from deriv_core.lessons.task import Order, Task, task_data
from deriv_core.lessons.task_lesson import lesson_text, task_of
from deriv_core.lessons.task_reading import read_task
from tests.lessons.conftest import lesson

pytestmark = pytest.mark.slow

POINTS = ["3", "-3", "1/2", "pi/4", "log(8, 2)", "0.1"]
WORDS = some.text(max_size=40) | some.sampled_from(
    [
        "**bold** <b>x</b>",
        "$x$ :red[y] ![a](b)",
        "- no # yes",
        "1. first",
        "``` x",
        "a: b",
        "'q' \"r\" \\",
        "no",
    ]
)
QUESTIONS = some.fixed_dictionaries(
    {"ask": some.sampled_from(list(Ask))},
    optional={
        "of": some.sampled_from(list(Of)),
        "point": some.sampled_from(POINTS),
        "question": WORDS,
        "hint": WORDS,
        "why": WORDS,
        "tolerance": some.sampled_from(["0.05", "0", "1e-3"]),
    },
)
ENDS = some.sampled_from(["-4:4", "-0.1:1e3", "2:2.5"])


@some.composite
def tasks(draw: some.DrawFn) -> Task:
    data: dict[str, object] = {
        "function": draw(some.sampled_from(["w^2", "1/w", "sin 2x", "|w|", "e^-t", "theta^3", "5"])),
        "points": draw(some.lists(some.sampled_from(POINTS), min_size=1, max_size=4)),
        "eps": draw(some.sampled_from(["1", "0.001", "-1e-9", "1/3"])),
        "scheme": draw(some.sampled_from(["forward", "backward", "central"])),
        "panels": [word.value for word in draw(some.sets(some.sampled_from(list(Panel)), min_size=1))],
        "locked": [word.value for word in draw(some.sets(some.sampled_from(list(Control))))],
        "questions": [
            {key: str(text) for key, text in question.items() if key != "of" or question["ask"] == "number"}
            for question in draw(some.lists(QUESTIONS, max_size=4))
        ],
        "order": draw(some.sampled_from(list(Order))),
    }
    if not data["locked"]:
        del data["locked"]
    if draw(some.booleans()):
        data |= {"x": draw(ENDS), "y": draw(ENDS)}
    task, wrong = read_task(data)
    assert wrong == ()
    return task


@given(tasks())
@settings(max_examples=60, deadline=None)
def test_a_task_comes_back_from_its_texts(task: Task) -> None:
    assert read_task(task_data(task)) == (task, ())


@given(tasks())
@settings(max_examples=60, deadline=None)
def test_a_task_comes_back_from_its_lesson(task: Task) -> None:
    assert task_of(read_lesson(lesson_text(task), "task.md", "task")) == task


def test_the_first_task_is_the_labs_parabola() -> None:
    task, wrong = read_task({})
    assert (task.explore.function.text, task.explore.points, wrong) == ("w^2", ("3",), ())


def test_a_question_has_usual_words_and_the_cores_answer() -> None:
    task, _ = read_task({"eps": "0.001", "questions": [{"ask": "over_under"}, {"ask": "number"}]})
    above, number = task.questions
    assert (
        above.question == "With ε = 0.001, is the forward quotient k above, equal to or below dJ/dw at w = 3?"
    )
    assert truth(above).answer == "above"
    assert (number.question, truth(number).answer) == ("What is dJ/dw at w = 3?", "6")


def test_invisible_signs_and_line_breaks_are_taken_out() -> None:
    task, _ = read_task({"questions": [{"ask": "sign", "question": "a\nb\u202ec\ud800d"}]})
    assert task.questions[0].question == "a b c d"


@pytest.mark.parametrize(
    ("data", "key", "number", "message"),
    [
        ({"function": "sin("}, "function", 0, "“sin(”: Something is missing after ("),
        ({"function": 3}, "function", 0, "Here a text or a list of texts is needed."),
        ({"function": {"a": "b"}}, "function", 0, "Here a text or a list of texts is needed."),
        ({"function": "w" * 301}, "function", 0, "This is longer than 300 characters."),
        ({"points": ["1", ["2"]]}, "points", 0, "Here a text or a list of texts is needed."),
        ({"points": ["1"] * 13}, "points", 0, "Up to 12 entries may stand here."),
        ({"eps": "0"}, "eps", 0, "“0”: The step must not be 0."),
        ({"scheme": "middle"}, "scheme", 0, "There is no “middle”. It is one of forward"),
        ({"panels": ["pictur"]}, "panels", 0, "There is no “pictur”. Did you mean picture?"),
        ({"locked": ["door"]}, "locked", 0, "There is no “door”. It is one of function"),
        ({"x": "1:2"}, "x", 0, "A window needs both x and y."),
        ({"x": "2:1", "y": "0:1"}, "x", 0, "A window is written"),
        ({"order": "last"}, "order", 0, "It is one of look, ask."),
        ({"colour": "red"}, "colour", 0, "There is no such key in a task."),
        ({"questions": "sign"}, "questions", 0, "Here a list is needed."),
        ({"questions": [3]}, "", 1, "Here keys with a text each are needed."),
        ({"questions": [{"ask": None}]}, "", 1, "Here keys with a text each are needed."),
        ({"questions": [{"ask": "slope"}]}, "ask", 1, "There is no “slope”."),
        ({"questions": [{"ask": "sign", "point": "foo"}]}, "point", 1, "“foo”: “foo” is not a known name."),
        ({"questions": [{"ask": "sign", "answer": "1"}]}, "answer", 1, "There is no such key in a question."),
        ({"questions": [{"ask": "sign", "why": "w" * 601}]}, "why", 1, "This is longer than 600 characters."),
        ({"questions": [{"ask": "sign"}] * 9}, "questions", 0, "Up to 8 questions may stand here."),
    ],
)
def test_what_is_wrong_is_told_by_its_key_and_the_rest_holds(
    data: dict[str, object], key: str, number: int, message: str
) -> None:
    task, wrong = read_task({"eps": "0.25"} | data)
    assert [(one.key, one.number) for one in wrong] == [(key, number)]
    assert wrong[0].message.startswith(message)
    assert task.explore.eps == "0.25" or key == "eps"


def test_the_readable_points_of_a_list_stay() -> None:
    task, wrong = read_task({"points": ["1", "foo", "2"]})
    assert (task.explore.points, len(wrong)) == (("1", "2"), 1)


def test_a_question_about_something_unreadable_is_not_asked_about_something_else() -> None:
    asks = [{"ask": "sign"}, {"ask": "exists", "point": "0"}, {"ask": "derivative"}]
    task, _ = read_task({"points": ["foo", "2"], "questions": asks})
    assert [question.ask for question in task.questions] == [Ask.EXISTS, Ask.DERIVATIVE]
    task, wrong = read_task({"function": "sin(", "questions": asks})
    assert task.questions == ()
    assert [one.number for one in wrong] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "body",
    [
        "Only text.\n",
        "```explore\nfunction: w\npoints: [1]\n```\n" * 2,
        "```explore\nfunction: w\npoints: [1]\n```\n"
        "```predict\nask: sign\nquestion: q\nwhy: w\nfunction: 2w\npoint: 1\n```\n",
    ],
)
def test_a_lesson_that_is_no_task(body: str) -> None:
    assert task_of(lesson(body)) is None


@pytest.mark.parametrize(
    ("key", "message"), [("points", "Name at least one point."), ("panels", "Choose at least one.")]
)
def test_an_empty_list_is_told_of_and_not_filled_in_silently(key: str, message: str) -> None:
    _, wrong = read_task({"function": "w^2", key: []})
    assert [(one.key, one.message) for one in wrong] == [(key, message)]
