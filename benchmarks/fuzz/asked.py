"""What the three pages ask of the core about one function, one point and one step, question by question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import deriv_core as dc
from deriv_core.calculus.verdict.special_points import special_points
from pages.ui.desk.question import Question, read
from pages.ui.desk.texts import Texts
from pages.ui.exports.buttons import FORMATS
from pages.ui.exports.screen import Screen
from pages.ui.picture import scene_for
from pages.ui.results import plain_verdict, results_for, verdicts_for
from pages.ui.shrinking.algebra import algebra_for, error_of_algebra
from pages.ui.shrinking.plots import ledger_csv
from pages.ui.sympy_code import sympy_code

Step = Callable[[], object]


def questions(function: str, point: str, step: str, scheme: str) -> Iterator[tuple[str, Step]]:
    """The questions in the order in which the pages ask them; none where the text cannot be read."""
    drawn: list[Question | None] = []
    yield "read", lambda: drawn.append(read(Texts(function, point, step, scheme), None)[0])
    asked = drawn[0] if drawn else None
    if asked is None:
        return
    f = asked.function
    yield "value", lambda: dc.evaluate(f, point)
    yield "slope", lambda: dc.evaluate(asked.derivative, point)
    yield "verdict", lambda: dc.classify_point(f, point)
    yield "table", lambda: results_for(asked)
    yield "special points", lambda: special_points(f, (-10.0, 10.0))
    yield "picture", lambda: scene_for(asked, more_digits=False)
    yield "SymPy", lambda: sympy_code(asked, results_for(asked).rows)
    yield "steps", lambda: dc.differentiation_steps(f)
    yield "second derivative", lambda: dc.derivative(f, 2)
    yield "algebra", lambda: (algebra_for(asked), error_of_algebra(asked))
    yield "ledger", lambda: ledger_csv(asked)
    yield "answer", lambda: dc.check_derivative(f, asked.derivative.text)
    for kind in FORMATS:
        yield kind.label, lambda kind=kind: kind.write(_screen(asked))


def _screen(asked: Question) -> Screen:
    scene, verdicts = scene_for(asked, more_digits=False), verdicts_for(asked)
    return Screen(
        asked, results_for(asked).rows, tuple(map(plain_verdict, verdicts)), scene.window, scene.curve
    )
