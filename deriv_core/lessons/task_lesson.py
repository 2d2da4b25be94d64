"""A task as a lesson's file, and the task that such a file is."""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from deriv_core.lessons.blocks import Explore, Lesson, Predict
from deriv_core.lessons.task import Order, Task, task_data
from deriv_core.numbers.typed import as_typed
from deriv_core.words import Message

# What Markdown, or Streamlit's, may read as more than a sign: anywhere, and where a text begins.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$&!:^-]|^[+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def lesson_text(task: Task) -> str:
    """The Markdown of a lesson with the task's blocks; texts are escaped, so that they show as typed."""
    block = task.explore
    title = f"J({block.function.variable}) = {block.function.text} at {', '.join(block.points)}"
    front = {
        "title": title if len(title) <= 120 else str(Message("tasks-title")),
        "summary": str(Message("tasks-predict-then-look")),
        "language": "en",
        "licence": "CC-BY-4.0",
    }
    data = task_data(task)
    keys = ("function", "points", "eps", "scheme", "x", "y", "panels", "locked")
    explore = _fence("explore", {key: data[key] for key in keys if key in data})
    questions = [_fence("predict", _question(question)) for question in task.questions]
    blocks = [*questions, explore] if task.order is Order.ASK else [explore, *questions]
    return "\n".join([f"---\n{_yaml(front)}---\n", *blocks])


def _question(question: Predict) -> dict[str, object]:
    assert question.function is not None
    keys = {
        "ask": question.ask.value,
        "of": question.of.value,
        "question": _escaped(question.question),
        "function": question.function.text,
        "point": question.point,
        "eps": question.eps,
        "scheme": question.scheme.value,
        "tolerance": "" if question.tolerance is None else as_typed(question.tolerance),
        "hint": _escaped(question.hint),
        "why": _escaped(question.why),
    }
    return {key: text for key, text in keys.items() if text}


def _fence(kind: str, values: dict[str, object]) -> str:
    return f"```{kind}\n{_yaml(values)}```\n"


def _yaml(values: dict[str, object] | dict[str, str]) -> str:
    return str(
        yaml.safe_dump(values, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10_000)
    )


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def task_of(lesson: Lesson) -> Task | None:
    """The task a lesson is, be there text around it; None where it is none."""
    pictures = [block for block in lesson.blocks if isinstance(block, Explore)]
    questions = [block for block in lesson.blocks if isinstance(block, Predict)]
    live = [block for block in lesson.blocks if isinstance(block, Explore | Predict)]
    if len(pictures) != 1 or any(_is_about_another(pictures[0], question) for question in questions):
        return None
    return Task(
        explore=replace(pictures[0], line=0),
        questions=tuple(_plain(question, place) for place, question in enumerate(questions, start=1)),
        order=Order.ASK if isinstance(live[0], Predict) else Order.LOOK,
    )


def _is_about_another(block: Explore, question: Predict) -> bool:
    return (question.function, question.eps, question.scheme) != (block.function, block.eps, block.scheme)


def _plain(question: Predict, place: int) -> Predict:
    return replace(
        question,
        line=place,
        question=_unescaped(question.question),
        hint=_unescaped(question.hint),
        why=_unescaped(question.why),
    )


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
