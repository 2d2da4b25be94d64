"""One question for a page, a block and a task: the key of its answers; and each limit is written once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deriv_core import limits
from deriv_core.expression.function import parse_function
from deriv_core.lessons.task_reading import read_task
from pages.ui import results
from pages.ui.desk.address import read_address, write_address
from pages.ui.desk.question import Question, first_question, read
from pages.ui.desk.texts import FIRST_VISIT, Texts, texts_of
from pages.ui.plots.wire import Window

ROOT = Path(__file__).parents[2]
WINDOW = Window((-4.0, 4.0), (-5.0, 20.0))
LAB = Texts("w^2", "3, 2, -3", "0.001", "central", WINDOW)


def asked(texts: Texts) -> Question:
    question, problems = read(texts, None)
    assert question is not None
    assert not problems
    return question


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_a_question_is_a_key_and_so_is_its_function() -> None:
    question = asked(LAB)
    assert len({question, asked(LAB), asked(replace(LAB, step="0.01"))}) == 2
    assert question.through(None) == asked(replace(LAB, window=None)) != question
    # Spelled otherwise, and read by another reader, it is the same function.
    assert (
        len({asked(replace(LAB, function="2w")).function, parse_function("2*w"), parse_function("2w")}) == 1
    )
    # Of one value everywhere, and yet of another variable.
    assert len({parse_function("3", "w"), parse_function("3", "x")}) == 2


def test_the_address_of_a_question_asks_the_same() -> None:
    question = asked(LAB)
    address = read_address(write_address(question.texts))
    assert address.ignored == ()
    assert first_question(address.texts) == question


def test_a_task_s_block_asks_what_the_same_fields_ask() -> None:
    given = {"function": "w^2", "points": ["3", "2", "-3"], "eps": "0.001", "scheme": "central"}
    task, wrong = read_task(given | {"x": "-4:4", "y": "-5:20"})
    assert not wrong
    assert asked(texts_of(task.explore)) == asked(LAB)


def test_another_step_or_window_asks_for_no_verdict_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[str] = []
    real = results.classify_at

    def classify_at(f: object, point: object, *, patient: bool) -> object:
        asked_for.append("")
        return real(f, point, patient=patient)  # type: ignore[arg-type]

    monkeypatch.setattr(results, "classify_at", classify_at)
    results.classified.clear()
    results._results.clear()
    first = results.results_for(asked(LAB))
    assert len(asked_for) == 3
    assert results.results_for(asked(replace(LAB, window=None))) is first
    assert results.results_for(asked(replace(LAB, step="0.5"))) is not first
    assert len(asked_for) == 3


def test_the_pages_read_a_function_in_one_place() -> None:
    """Elsewhere it is at hand: what is asked of it takes it, and not its text."""
    reads = {
        name
        for name, tree in trees("pages")
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "parse_function"
    }
    assert reads == {"pages/ui/desk/texts.py"}


def test_a_limit_is_written_once() -> None:
    names = {name for name in vars(limits) if name.isupper()}
    written = [
        (name, target.id)
        for name, tree in trees("deriv_core", "pages")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in names
    ]
    assert sorted(written) == sorted(("deriv_core/limits.py", name) for name in names)


def test_the_first_visit_can_be_read() -> None:
    assert first_question(Texts("(", "(", "(", "(")).texts == FIRST_VISIT
