"""Lessons read: what is right gets its type, what is wrong is told with file, line and key, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deriv_core.lessons import reader
from deriv_core.lessons.blocks import (
    Control,
    Descend,
    Explore,
    Graph,
    Panel,
    Practice,
    Predict,
    Prose,
    Shrink,
    Sympy,
)
from deriv_core.lessons.lesson_errors import BadLesson
from deriv_core.lessons.reader import read_file, read_lesson
from tests.lessons.conftest import FRONT, LESSONS, block, lesson

Errors = Callable[..., list[tuple[int, str, str]]]


def test_text_and_blocks_in_their_order() -> None:
    found = lesson("## One\n\n```explore\nfunction: w^2\npoints: 3\n```\n\nTwo\n\n```python\n1\n```\n")
    one, explore, two = found.blocks
    assert one == Prose(7, "## One")
    assert isinstance(explore, Explore)
    assert two == Prose(14, "Two\n\n```python\n1\n```")
    assert (found.title, found.language, found.licence, found.order) == ("A", "en", "CC0-1.0", 100)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\f", "\v", "\x1c"])
def test_a_sign_that_only_python_ends_a_line_at_makes_no_block_vanish(sign: str) -> None:
    found = lesson(f"One{sign} and{sign} on\n\n```explore\nfunction: w^2\npoints: 3\n```\nTwo\n")
    assert [type(part).__name__ for part in found.blocks] == ["Prose", "Explore", "Prose"]
    assert found.blocks[1].line == 9
    assert found.blocks[2] == Prose(13, "Two")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_other_systems_end_them(end: str) -> None:
    text = (FRONT + "One\n\n```explore\nfunction: w^2\npoints: 3\n```\nTwo\n").replace("\n", end)
    found = read_lesson(text, "a.md", "a")
    assert [part.line for part in found.blocks] == [7, 9, 13]


@pytest.mark.parametrize("kind", ["explore", "python"])
def test_a_fence_that_is_not_closed_is_named_with_its_line(errors_of: Errors, kind: str) -> None:
    found = errors_of(f"One\n```{kind}\nfunction: w^2\npoints: 3\n\nTwo\n\n- three\n")
    assert found == [(8, "", "This block (line 8) is not closed with ```.")]


@pytest.mark.parametrize(
    ("rate", "message"), [("0", "The rate must not be 0"), ("1e7", "A rate lies between")]
)
def test_a_rate_is_not_called_a_step(errors_of: Errors, rate: str, message: str) -> None:
    ((line, key, found),) = errors_of(f"```descend\nfunction: w^2\nstart: 1\nrate: {rate}\n```\n")
    assert (line, key) == (10, "rate")
    assert found.startswith(message)


def test_a_file_with_a_mark_at_its_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(FRONT + "One\n", encoding="utf-8-sig")
    assert read_file(path).title == "A"


@pytest.mark.parametrize(("name", "message"), [("b.md", "no such file"), ("", "a folder")])
def test_what_is_no_file_is_called_what_it_is(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(BadLesson, match=message):
        read_file(tmp_path / name)


def test_values_stay_as_they_were_written() -> None:
    """YAML alone makes 1e-9 a text and 0.001 a float, and ``no`` a False."""
    found = block("explore", "function: w^2\npoints: [3, pi/4, -3]\neps: 1e-9\nall_digits: no")
    assert isinstance(found, Explore)
    assert found.points == ("3", "pi/4", "-3")
    assert found.eps == "1e-9"
    assert found.all_digits is False


def test_what_an_explore_block_leaves_out_is_settled() -> None:
    found = block("explore", "function: w^2\npoints: 3")
    assert isinstance(found, Explore)
    assert (found.eps, found.scheme, found.x, found.locked) == ("1", "forward", None, ())
    assert found.panels == (Panel.FORMULA, Panel.PICTURE)


def test_an_explore_block_in_full() -> None:
    found = block(
        "explore",
        """
        function: "|w|"
        points: [0]
        eps: -0.5
        scheme: central
        x: "-3:3"
        y: "-1:3"
        panels: [table, steps]
        locked: [function, eps]
        """,
    )
    assert isinstance(found, Explore)
    assert found.function.text == "abs(w)"
    assert (found.x, found.y) == ((-3.0, 3.0), (-1.0, 3.0))
    assert (found.panels, found.locked) == ((Panel.TABLE, Panel.STEPS), (Control.FUNCTION, Control.EPS))


def test_the_other_kinds() -> None:
    shrink = block("shrink", "function: e^w\npoint: 1\nsteps: [1, 1e-16]\nschemes: [forward, central]")
    assert isinstance(shrink, Shrink)
    assert (shrink.steps, shrink.schemes) == (("1", "1e-16"), ("forward", "central"))
    cells = block("sympy", "function: 1/w\npoints: 2")
    assert isinstance(cells, Sympy)
    assert (cells.name, cells.eps, cells.decimals) == ("J", "", None)
    graph = block("graph", "inputs: {x: 2, w: -2}\nnodes: {c: w x, J: c^2}")
    assert isinstance(graph, Graph)
    assert graph.inputs == (("x", "2"), ("w", "-2"))
    assert [node.name for node in graph.nodes] == ["c", "J"]
    descend = block("descend", "function: w^2\nstart: 3\nrate: 0.1")
    assert isinstance(descend, Descend)
    assert descend.count == 10
    practice = block("practice", "topic: chain\nlevel: 2")
    assert isinstance(practice, Practice)
    assert (practice.topic, practice.level, practice.count, practice.first) == ("chain", 2, 3, 0)
    predict = block("predict", "ask: number\nquestion: q\nwhy: w\nanswer: 9/2")
    assert isinstance(predict, Predict)
    assert (predict.function, predict.answer) == (None, "9/2")


# One thing wrong: the fence stands on line 7, the first key on line 8.
BAD = [
    ("explore", "points: 3", 8, "function", "This key is needed here."),
    ("explore", "function: w^2 +\npoints: 3", 8, "function", "“w^2 +”: Something is missing after +"),
    ("explore", "function:\npoints: 3", 8, "function", "There is nothing here."),
    ("explore", "function: [w]\npoints: 3", 8, "function", "Here one value is needed"),
    ("explore", "function: |w|\npoints: 3", 8, "", "This is not YAML"),
    ("explore", "function: w\npoints: [3, x]", 9, "points", "“x”: x is not a number."),
    ("explore", "function: w\npoints: []", 9, "points", "From 1 to 40 entries"),
    ("explore", "function: w\npoints: 3\neps: 0", 10, "eps", "“0”: The step must not be 0."),
    ("explore", "function: w\npoints: 3\neps: 10^7", 10, "eps", "A step lies between"),
    ("explore", "function: w\npoints: 3\nscheme: forwards", 10, "scheme", "Did you mean forward?"),
    ("explore", "function: w\npoints: 3\npanel: table", 10, "panel", "Did you mean panels?"),
    ("explore", "function: w\npoints: 3\npanels: [tabel]", 10, "panels", "Did you mean table?"),
    ("explore", "function: w\npoints: 3\nlocked: [zoom]", 10, "locked", "It is one of function, points"),
    ("explore", "function: w\npoints: 3\nx: -3:3", 10, "x", "A window needs both x and y."),
    ("explore", 'function: w\npoints: 3\nx: "3:-3"\ny: "0:1"', 10, "x", "A window is written"),
    ("explore", "function: w\npoints: 3\nall_digits: true", 10, "all_digits", "It is yes or no."),
    ("explore", "function: w\npoints: 3\npoints: 4", 10, "points", "This key stands here twice."),
    ("explore", "function: &a w\npoints: 3", 8, "", "Anchors (&)"),
    ("explore", "function: !!python/name:os.system x\npoints: 3", 8, "", "Tags (!)"),
    ("explore", "function: w\npoints: [[[[[[1]]]]]]", 9, "", "nested more than 5 levels"),
    ("explore", "- w", 8, "", "Here lines of the form key: value"),
    ("explore", "function: w\x07\npoints: 3", 8, "", "This is not YAML"),
    ("predict", "ask: slope\nquestion: q\nwhy: w\nfunction: w\npoint: 1", 8, "ask", "It is one of sign"),
    ("predict", "ask: sign\nquestion: q\nwhy: w\nfunction: w", 8, "point", "This key is needed here."),
    ("predict", "ask: sign\nquestion: q\nfunction: w\npoint: 1", 8, "why", "This key is needed here."),
    (
        "predict",
        "ask: over_under\nquestion: q\nwhy: w\nfunction: w\npoint: 1",
        8,
        "eps",
        "This key is needed",
    ),
    ("predict", "ask: number\nquestion: q\nwhy: w", 8, "answer", "This key is needed here."),
    ("steps", "function: w\norder: 9", 9, "order", "It is a whole number from 1 to 3."),
    ("shrink", "function: w\npoint: 1\nsteps: [1, 0]", 10, "steps", "The step must not be 0."),
    ("sympy", "function: w\nshow: [run]", 9, "show", "There is no “run”."),
    ("sympy", "function: w\npoints: 1\nname: w", 10, "name", "one letter, and not that of its variable"),
    ("sympy", "function: w\npoints: 1\nshow: [quotient]", 8, "eps", "This key is needed here."),
    ("graph", "inputs: {w: 3}\nnodes: {a: v^2}", 9, "nodes", "v is not known here."),
    ("graph", "inputs: {w: 3}\nnodes: {w: w^2}", 9, "nodes", "There is a node w already."),
    ("graph", "inputs: {w: 3}\nnodes: {aa: w^2}", 9, "nodes", "cannot name a node"),
    ("graph", "inputs: {w: three}\nnodes: {a: w}", 8, "inputs", "“three”"),
    ("practice", "topic: chains", 8, "topic", "There is no “chains”. It is one of picture"),
    ("practice", "topic: chain\nlevel: 6", 9, "level", "It is a whole number from 1 to 5."),
    ("practice", "topic: chain\ncount: 100", 9, "count", "from 1 to 20"),
    ("descend", "function: w\nstart: 1\nrate: 0", 10, "rate", "The rate must not be 0"),
    ("descend", "function: w\nstart: 1\nrate: 1\ncount: 1000", 11, "count", "from 1 to 60"),
]


@pytest.mark.parametrize(("kind", "body", "line", "key", "message"), BAD)
def test_wrong_with_its_line_and_key(
    errors_of: Errors, kind: str, body: str, line: int, key: str, message: str
) -> None:
    found = errors_of(f"```{kind}\n{body}\n```\n")
    assert [(at, which) for at, which, _ in found] == [(line, key)]
    assert message in found[0][2]


def test_all_errors_at_once_in_the_order_of_the_lines(errors_of: Errors) -> None:
    found = errors_of(
        "```explroe\nfunction: w\n```\n\n```explore\nfunction: )\neps: 0\npoints: 1\n```\n",
        "---\ntitle: A\nlanguage: English\nlicence: mine\nauthor: me\n---\n",
    )
    assert [(line, key) for line, key, _ in found] == [
        (2, "summary"),
        (3, "language"),
        (4, "licence"),
        (5, "author"),
        (7, "explroe"),
        (12, "function"),
        (13, "eps"),
    ]
    assert "Did you mean explore?" in found[4][2]


def test_the_message_names_file_line_and_key() -> None:
    with pytest.raises(BadLesson) as caught:
        lesson("```explore\nfunction: w\npoints: x\n```\n")
    assert str(caught.value).startswith("a.md:9: points: “x”: x is not a number.")


def test_a_lesson_without_front_matter(errors_of: Errors) -> None:
    assert errors_of("Text", "") == [
        (1, "", "A lesson begins with its title, summary, language and licence, between two lines of ---.")
    ]


def test_a_block_inside_a_list_is_not_lost_in_silence(errors_of: Errors) -> None:
    ((line, key, message),) = errors_of("- one\n\n  ```predict\n  ask: sign\n  ```\n")
    assert (line, key) == (9, "predict")
    assert "not inside a list" in message


def test_sizes_are_bounded(errors_of: Errors) -> None:
    """A lesson may come from a stranger."""
    assert "longer than 60000" in errors_of("a" * 60_001)[0][2]
    assert "longer than 6000" in errors_of(f"```explore\nfunction: {'w' * 6_000}\n```")[0][2]
    assert "longer than 300" in errors_of(f"```explore\nfunction: {'w' * 301}\npoints: 1\n```")[0][2]
    assert "at most 80 blocks" in errors_of("```explore\nfunction: w\npoints: 1\n```\n" * 81)[0][2]
    many = errors_of("```explore\nfunction: )\npoints: x\n```\n" * 80)
    assert len(many) == reader.MOST_ERRORS


def test_deep_nesting_ends_in_a_message_and_not_in_recursion(errors_of: Errors) -> None:
    assert "nested" in errors_of(f"```explore\npoints: {'[' * 2_000}\n```")[0][2]


def test_a_name_that_is_no_address() -> None:
    with pytest.raises(BadLesson, match="small letters, digits and hyphens"):
        read_lesson(FRONT, "The Lab.md", "The Lab")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadLesson, match="UTF-8"):
        read_file(path)


@pytest.mark.parametrize("path", sorted(LESSONS.glob("*.md")), ids=lambda path: path.stem)
def test_our_own_lessons(path: Path) -> None:
    found = read_file(path)
    assert found.language == "en"
    assert any(isinstance(part, Predict) for part in found.blocks)
