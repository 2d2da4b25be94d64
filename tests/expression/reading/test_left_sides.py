"""Left-hand sides: what names a function and its variable, and what is an equation."""

from __future__ import annotations

import pytest

from deriv_core import ExpressionError
from deriv_core.expression.reading.parser import parse


@pytest.mark.parametrize(
    ("text", "name", "variable"),
    [
        ("f(x):=x^2", "f", "x"),
        ("y:=x^2", "y", "x"),
        ("f(x)≔x^2", "f", "x"),
        ("f: x->x^2", "f", "x"),
        ("f: x → x^2", "f", "x"),
        (r"f\colon t\mapsto t^2", "f", "t"),
        ("x -> x^2", "J", "x"),
        ("x ↦ x^2", "J", "x"),
        ("f_1(x)=x^2", "f_1", "x"),
        ("f_{12}(x)=x^2", "f_12", "x"),
        ("f1(x)=x^2", "f1", "x"),
        ("y_1=x^2", "y_1", "x"),
        ("loss = w^2", "loss", "w"),
        ("cost(w) = w^2", "cost", "w"),
        ("σ(x)=x^2", "σ", "x"),
        ("φ(x)=x^2", "φ", "x"),
        ("sigma(x)=x^2", "σ", "x"),
        (r"\sigma(x)=x^2", "σ", "x"),
        ("y=f(x)=x^2", "f", "x"),
        ("f(x)=g(x)=x^2", "f", "x"),
        ("f[x]=x^2", "f", "x"),
        ("f（x）＝x^2", "f", "x"),
        ("ｙ＝ｘ^2", "y", "x"),
        ("f(𝑥)=𝑥²", "f", "x"),
        ("𝑦=𝑥²", "y", "x"),
        ("E(x)=x^2", "E", "x"),
        (r"\(f(x)=x^2\)", "f", "x"),
    ],
)
def test_left_hand_sides(text: str, name: str, variable: str) -> None:
    parsed = parse(text)
    assert (parsed.name, parsed.variable) == (name, variable)
    assert parsed.notes == ()


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("x = 2", 2),
        ("y = x = 2", 6),
        ("cost = t^2", 5),
        ("foo = 3", 4),
        ("x^2 = 4", 4),
        ("sin(x) = x", 7),
        ("xsin(x)=0", 7),
        ("x2=4", 1),
        ("x->0", 1),
        ("x→0", 1),
        ("f(x)=x^2=4", 8),
        ("x_1=x", 0),
        ("y=y", 0),
    ],
)
def test_an_equation_or_a_limit_is_not_a_left_hand_side(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.position == position
