"""What an exercise asks, in words."""

from __future__ import annotations

from collections.abc import Mapping

from deriv_core.expression.reading.characters import GREEK
from deriv_core.practice.exercises.exercise import Exercise
from deriv_core.practice.exercises.shape import Asked
from deriv_core.words import Message

#: With ``{w}`` for the variable, ``{p}`` for the point, ``{eps}`` for the step and ``{slope}`` for a slope.
QUESTIONS: Mapping[Asked, Message] = {
    Asked.DERIVATIVE: Message("practice-what-dj-d-w-as", w="{w}"),
    Asked.SECOND: Message("practice-what-second-derivative-j-as"),
    Asked.SLOPE: Message("practice-what-dj-d-w-at", w="{w}", p="{p}"),
    Asked.PICTURE: Message("practice-what-slope-curve-at-w", w="{w}", p="{p}"),
    Asked.QUOTIENT: Message("practice-what-forward-quotient-k-at", w="{w}", p="{p}", eps="{eps}"),
    Asked.SECANT: Message("practice-what-k-j-p-j", p="{p}"),
    Asked.WHERE: Message("practice-at-which-w-dj-d", w="{w}", slope="{slope}"),
    Asked.NOWHERE: Message("practice-where-has-j-no-derivative"),
    Asked.RULE: Message("practice-which-rule-differentiation-comes-first"),
    Asked.TANGENT: Message("practice-which-line-touches-curve-at", w="{w}", p="{p}"),
}

#: What topics are called.
TITLES: Mapping[str, Message] = {
    "picture": Message("practice-slope-from-picture"),
    "difference_quotient": Message("practice-k-by-hand"),
    "first_principles": Message("practice-first-principles"),
    "power": Message("practice-constant-power-sum"),
    "product": Message("practice-product-rule"),
    "quotient": Message("practice-quotient-rule"),
    "chain": Message("practice-chain-rule"),
    "exponential": Message("practice-exponential-logarithm"),
    "trigonometric": Message("desk-type-trigonometric"),
    "inverse": Message("practice-inverse-functions"),
    "pieces": Message("practice-w-pieces"),
    "which_rule": Message("practice-which-rule-first"),
    "no_derivative": Message("practice-where-there-no-derivative"),
    "second_derivative": Message("practice-second-derivative"),
    "tangent": Message("practice-tangent-line"),
    "mixed": Message("practice-mixed"),
}
#: What levels are about.
LEVELS: tuple[Message, ...] = (
    Message("practice-one-fact"),
    Message("practice-one-rule"),
    Message("practice-two-rules"),
    Message("practice-three-layers"),
    Message("practice-use"),
)


def question(exercise: Exercise) -> Message:
    """What an exercise asks."""
    variable = exercise.function.variable
    values = {
        "w": next((sign for sign, name in GREEK.items() if name == variable), variable),
        "p": exercise.point or "",
        "eps": exercise.step or "",
        "slope": exercise.slope or "",
    }
    needed = QUESTIONS[exercise.asked]
    return needed.filled(**{name: values[name] for name in needed.values})
