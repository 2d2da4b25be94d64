"""What the three pages ask of the core about one function, one point and one step, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import deriv_core as dc
from deriv_core.calculus.verdict.special_points import special_points
from pages.ui.choice import Choice, Texts, read
from pages.ui.exports.buttons import FORMATS
from pages.ui.exports.screen import Screen
from pages.ui.picture import scene_for
from pages.ui.results import classified, plain_verdict, results_for
from pages.ui.shrinking.algebra import algebra_for, error_of_algebra
from pages.ui.shrinking.plots import ledger_csv
from pages.ui.sympy_code import sympy_code

Question = Callable[[], object]


def questions(function: str, point: str, step: str, scheme: str) -> Iterator[tuple[str, Question]]:
    """The questions in the order in which the pages ask them; none where the text cannot be read."""
    drawn: list[Choice | None] = []
    yield "read", lambda: drawn.append(read(Texts(function, point, step, scheme), None)[0])
    choice = drawn[0] if drawn else None
    if choice is None:
        return
    f = choice.function
    yield "value", lambda: dc.evaluate(f, point)
    yield "slope", lambda: dc.evaluate(choice.derivative, point)
    yield "verdict", lambda: dc.classify_point(f, point)
    yield "table", lambda: results_for(choice)
    yield "special points", lambda: special_points(f, (-10.0, 10.0))
    yield "picture", lambda: scene_for(choice, None, more_digits=False)
    yield "SymPy", lambda: sympy_code(choice, results_for(choice).rows)
    yield "steps", lambda: dc.differentiation_steps(f)
    yield "second derivative", lambda: dc.derivative(f, 2)
    yield "algebra", lambda: (algebra_for(choice), error_of_algebra(choice))
    yield "ledger", lambda: ledger_csv(choice)
    yield "answer", lambda: dc.check_derivative(f, choice.derivative.text)
    for kind in FORMATS:
        yield kind.label, lambda kind=kind: kind.write(_screen(choice))


def _screen(choice: Choice) -> Screen:
    scene = scene_for(choice, None, more_digits=False)
    verdicts = (
        classified(choice.function.text, choice.function.variable, at.text, patient=True)
        for at in choice.points
    )
    return Screen(
        choice, results_for(choice).rows, tuple(map(plain_verdict, verdicts)), scene.window, scene.curve
    )
