"""A computation graph worked out: values forwards, derivatives backwards, by symbols and by arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from deriv_core.budget import stopwatch
from deriv_core.calculus.values import Value
from deriv_core.errors import TooComplex
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.tree import (
    Expression,
    Product,
    Sum,
    integer,
)
from deriv_core.lessons.blocks import Graph, Node
from deriv_core.lessons.numbers import in_floats, letters_of, partial_derivative, put_in, settled, value_of
from deriv_core.words import Message

# For a whole graph; a small network needs a tenth of it.
SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Edge:
    """How a node changes with one of the letters it is made of, the others held fixed.

    Attributes
    ----------
    letter : str
    derivative : Expression
        In the letters of the node's expression; proved.
    value : Value
        Of the derivative, at the graph's values.
    quotient : float
        (node with the letter nudged by ε - node) / ε, in floats.
    """

    letter: str
    derivative: Expression
    value: Value
    quotient: float


@dataclass(frozen=True, slots=True)
class Place:
    """One letter of the graph.

    Attributes
    ----------
    name : str
    expression : Expression or None
        None for an input.
    value : Value
    edges : tuple of Edge
    through : tuple of (str, Edge)
        The nodes that are made of it, with their edge to it: the output's derivative comes through them.
    slope : Value
        The output's derivative by this letter: the sum over `through` of that of the node times the edge.
    quotient : float
        The same by arithmetic: this letter nudged by ε, and all that follows worked out in floats.
    """

    name: str
    expression: Expression | None
    value: Value
    edges: tuple[Edge, ...]
    through: tuple[tuple[str, Edge], ...]
    slope: Value
    quotient: float


def work_out(graph: Graph) -> tuple[Place, ...]:
    """Every letter of a graph, the inputs first.

    dJ/dn = Σ dJ/dm · dm/dn over the nodes m that are made of n: back-propagation.

    Raises
    ------
    ExpressionError
        An input or ε is not a number.
    TooComplex
        A derivative could not be checked, or the numbers grow too long.
    """
    check_time = _time_limit()
    forwards = _forwards(graph)
    edges: dict[str, tuple[Edge, ...]] = {}
    for node in graph.nodes:
        check_time()
        edges[node.name] = _edges(node, forwards)
    output = graph.nodes[-1].name
    slopes: dict[str, tuple[Expression, Value]] = {output: settled(integer(1))}
    places: list[Place] = []
    for name in reversed(list(forwards.trees)):
        check_time()
        through = tuple((m, edge) for m in edges for edge in edges[m] if edge.letter == name)
        if name != output:
            terms = [
                Product((slopes[m][0], forwards.without_letters(edge.derivative))) for m, edge in through
            ]
            slopes[name] = settled(_sum(terms))
        places.append(
            Place(
                name=name,
                expression=forwards.expressions.get(name),
                value=forwards.values[name],
                edges=edges.get(name, ()),
                through=through,
                slope=slopes[name][1],
                quotient=(_nudged(graph, forwards, name) - forwards.floats[output]) / forwards.step,
            )
        )
    return tuple(reversed(places))


@dataclass(frozen=True, slots=True)
class _Forwards:
    """Every letter as a number: as a tree without letters, as a value, and as floats come to it."""

    expressions: Mapping[str, Expression]
    trees: Mapping[str, Expression]
    values: Mapping[str, Value]
    floats: Mapping[str, float]
    step: float

    def without_letters(self, expression: Expression) -> Expression:
        return put_in(expression, self.trees)


def _forwards(graph: Graph) -> _Forwards:
    trees = {name: parse_constant(text) for name, text in graph.inputs}
    values = {name: value_of(tree) for name, tree in trees.items()}
    floats = {name: in_floats(tree, {}) for name, tree in trees.items()}
    for node in graph.nodes:
        trees[node.name], values[node.name] = settled(put_in(node.expression, trees))
        floats[node.name] = in_floats(node.expression, floats)
    expressions = {node.name: node.expression for node in graph.nodes}
    return _Forwards(expressions, trees, values, floats, in_floats(parse_constant(graph.eps), {}))


def _time_limit() -> Callable[[], None]:
    """What raises once the time is over."""
    passed = stopwatch()

    def check() -> None:
        if passed() > SECONDS:
            raise TooComplex("seconds", SECONDS, Message("lessons-graph-takes-too-long-worked"))

    return check


def _edges(node: Node, forwards: _Forwards) -> tuple[Edge, ...]:
    edges = []
    for letter in letters_of(node.expression):
        found = partial_derivative(node.expression, letter, forwards.trees)
        moved = {**forwards.floats, letter: forwards.floats[letter] + forwards.step}
        quotient = (in_floats(node.expression, moved) - forwards.floats[node.name]) / forwards.step
        edges.append(Edge(letter, found, value_of(forwards.without_letters(found)), quotient))
    return tuple(edges)


def _sum(terms: Sequence[Expression]) -> Expression:
    if not terms:
        return integer(0)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _nudged(graph: Graph, forwards: _Forwards, name: str) -> float:
    """The output with one letter nudged by the step, and what follows from it."""
    moved = {**forwards.floats, name: forwards.floats[name] + forwards.step}
    for node in graph.nodes:
        if node.name != name:
            moved[node.name] = in_floats(node.expression, moved)
    return moved[graph.nodes[-1].name]
