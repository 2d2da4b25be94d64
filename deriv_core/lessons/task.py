"""A task: one explore block and some questions about it, with the words that are usual for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from deriv_core.expression.reading.characters import GREEK
from deriv_core.lessons.blocks import Ask, Explore, Of, Predict
from deriv_core.numbers.typed import as_typed
from deriv_core.words import Message


class Order(StrEnum):
    """What comes first: the picture, or the questions; then it opens when all are answered."""

    LOOK = "look"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Task:
    """A task.

    Attributes
    ----------
    explore : Explore
    questions : tuple of Predict
        About the function of `explore`. Their texts are plain, not Markdown.
    order : Order
    """

    explore: Explore
    questions: tuple[Predict, ...] = ()
    order: Order = Order.LOOK


class Asked(StrEnum):
    """What a question may ask for, by one word each."""

    SIGN = "sign"
    NUMBER = "number"
    QUOTIENT = "quotient"
    ARITHMETIC = "arithmetic"
    VALUE = "value"
    OVER_UNDER = "over_under"
    EXISTS = "exists"
    DERIVATIVE = "derivative"


ASKED: Mapping[Asked, tuple[Ask, Of]] = {
    Asked.SIGN: (Ask.SIGN, Of.DERIVATIVE),
    Asked.NUMBER: (Ask.NUMBER, Of.DERIVATIVE),
    Asked.QUOTIENT: (Ask.NUMBER, Of.QUOTIENT),
    Asked.ARITHMETIC: (Ask.NUMBER, Of.ARITHMETIC),
    Asked.VALUE: (Ask.NUMBER, Of.VALUE),
    Asked.OVER_UNDER: (Ask.OVER_UNDER, Of.DERIVATIVE),
    Asked.EXISTS: (Ask.EXISTS, Of.DERIVATIVE),
    Asked.DERIVATIVE: (Ask.DERIVATIVE, Of.DERIVATIVE),
}


def asked(question: Predict) -> Asked:
    """What a question asks for."""
    if question.ask is not Ask.NUMBER:
        return Asked(question.ask.value)
    return next(word for word, pair in ASKED.items() if pair == (Ask.NUMBER, question.of))


def usual_question(question: Predict) -> str:
    """What is asked where the teacher has no words of their own."""
    return _filled("", question)


def usual_reason(question: Predict) -> str:
    """What is said after the answer where the teacher has no words of their own."""
    if asked(question) is Asked.QUOTIENT and not question.scheme.is_secant:
        return Message("tasks-quotient-several-reason")
    return _filled("-reason", question)


def _filled(part: str, question: Predict) -> Message:
    assert question.function is not None
    variable = question.function.variable
    return Message(
        f"tasks-{asked(question).value}{part}",
        w=next((sign for sign, name in GREEK.items() if name == variable), variable),
        p=question.point,
        eps=question.eps,
        scheme=question.scheme.label,
    )


def task_data(task: Task) -> dict[str, object]:
    """The texts that `read_task` makes the same task of; what is usual is left out."""
    block = task.explore
    data: dict[str, object] = {
        "function": block.function.text,
        "points": list(block.points),
        "eps": block.eps,
        "scheme": block.scheme.value,
        "panels": [panel.value for panel in block.panels],
    }
    if block.locked:
        data["locked"] = [control.value for control in block.locked]
    for key, ends in (("x", block.x), ("y", block.y)):
        if ends:
            data[key] = ":".join(map(as_typed, ends))
    if task.questions:
        data["order"] = task.order.value
        data["questions"] = [question_data(question, block) for question in task.questions]
    return data


def question_data(question: Predict, block: Explore) -> dict[str, str]:
    """A question's own texts, what is usual left out."""
    own = {
        "ask": question.ask.value,
        "of": question.of.value if question.of is not Of.DERIVATIVE else "",
        "point": question.point if question.point != block.points[0] else "",
        "question": question.question if question.question != usual_question(question) else "",
        "hint": question.hint,
        "why": question.why if question.why != usual_reason(question) else "",
        "tolerance": as_typed(question.tolerance) if question.tolerance is not None else "",
    }
    return {key: text for key, text in own.items() if text}
