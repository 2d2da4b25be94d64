"""What is typed into the fields, read into what is drawn."""

from __future__ import annotations

import pytest

from pages.ui.desk.address import read_address
from pages.ui.desk.question import first_question
from pages.ui.desk.texts import FIRST_VISIT, Problem, read_number


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("hello", "hello"),
        ("six", "six"),
        ("about 6", "about"),
        ("6.001 exactly", "exactly"),
        ("3apples", "apples"),
        ("none", "none"),
        ("no idea", "no"),
        ("infinity", "infinity"),
        ("foo", "foo"),
        ("dJ/dw", "dJ"),
        ("sin", "sin"),
    ],
)
def test_a_word_where_a_number_is_asked_is_told_so_and_nothing_of_functions(text: str, word: str) -> None:
    told = read_number(text)
    assert isinstance(told, Problem)
    assert told.message == f"“{word}” is not a number."
    assert told.hint == "Type a number such as 3, 1/2 or pi/4."
    assert text[told.position :].startswith(word)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("6,001", "comma"),
        ("w", "w is not a number."),
        ("sqr(2)", "Did you mean sqrt?"),
        ("2*(3", "never closed"),
    ],
)
def test_what_is_nearly_a_number_is_told_what_is_wrong_with_it(text: str, says: str) -> None:
    told = read_number(text)
    assert isinstance(told, Problem)
    assert says in f"{told.message} {told.hint}"


@pytest.mark.parametrize(
    ("query", "texts", "drawn"),
    [
        ({"f": "sin("}, ("sin(", "3, 2, -3", "1"), ("w^2", "3", 1.0)),
        ({"f": "x^3", "at": "foo"}, ("x^3", "foo", "1"), ("x^3", "3", 1.0)),
        ({"f": "x^3", "at": "foo, 2"}, ("x^3", "foo, 2", "1"), ("x^3", "2", 1.0)),
        ({"at": "4", "eps": "0"}, ("w^2", "4", "0"), ("w^2", "4", 1.0)),
        ({"f": "<b>", "at": "<b>", "eps": "<b>"}, ("<b>", "<b>", "<b>"), ("w^2", "3", 1.0)),
        ({"f": "w" * 400}, ("w^2", "3, 2, -3", "1"), ("w^2", "3", 1.0)),
    ],
)
def test_a_link_that_cannot_be_read_stands_in_its_field_while_the_rest_is_drawn(
    query: dict[str, str], texts: tuple[str, ...], drawn: tuple[object, ...]
) -> None:
    address = read_address(query)
    found = (address.texts.function, address.texts.points, address.texts.step)
    assert found == texts
    unread = [text for text in query.values() if text not in ("x^3", "4")]
    assert len(address.ignored) == len(unread)
    choice = first_question(address.texts)
    assert (choice.function.text, choice.point.text, choice.step) == drawn
    assert choice.scheme == FIRST_VISIT.scheme
