"""What can be typed is what the library can read: the lines behind the field's button."""

from __future__ import annotations

import pytest

import deriv_core as dc
from deriv_core.expression.functions.composite import LOWERED
from deriv_core.expression.functions.table import FUNCTIONS
from pages.ui.desk.how_to_type import kinds


@pytest.mark.parametrize("variable", ["w", "x", "t"])
def test_each_line_can_be_typed_and_is_a_function_of_the_variable(variable: str) -> None:
    for _, lines in kinds(variable):
        for line in lines:
            f = dc.parse_function(line.instead or line.text)
            assert f.variable == variable, line


def test_every_function_of_the_table_stands_there_once() -> None:
    texts = [line.text for _, lines in kinds("w") for line in lines]
    for name in (FUNCTIONS.keys() | LOWERED.keys()) - {"abs"}:
        assert sum(text.startswith(f"{name}(") for text in texts) == 1, name
    assert texts.count("|w|") == 1


def test_what_could_mean_something_else_says_how_it_is_read() -> None:
    (several,) = (lines for heading, lines in kinds("w") if heading == "desk-type-several")
    assert all(line.note for line in several)
    assert {line.text: line.instead for line in several}["0,5w"] == "0.5w"
