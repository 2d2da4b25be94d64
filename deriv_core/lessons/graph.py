"""A computation graph worked out: values forwards, derivatives backwards, by symbols and by arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from deriv_core.calculus.differentiation.oracle import Agreement, agreement, sympy_derivative
from deriv_core.calculus.differentiation.pending import substitute
from deriv_core.calculus.differentiation.steps import differentiate
from deriv_core.calculus.values import Value, evaluate
from deriv_core.errors import TooComplex
from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.parser import parse_constant
from deriv_core.expression.tree import (
    Expression,
    Negate,
    Number,
    Product,
    Sum,
    Variable,
    depends_on,
    integer,
    walk,
)
from deriv_core.lessons.blocks import Graph, Node

# No node of a graph is named so: the letter a partial derivative is checked in stays itself, all others are
# numbers.
_ALL_FIXED = "x"


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
        A derivative could not be checked.
    """
    trees = {name: parse_constant(text) for name, text in graph.inputs}
    step = float(RealFunction(parse_constant(graph.eps), _ALL_FIXED)(0.0))
    floats = {name: _float(tree, {}) for name, tree in trees.items()}
    for node in graph.nodes:
        trees[node.name] = _with(node.expression, trees)
        floats[node.name] = _float(node.expression, floats)
    edges = {node.name: _edges(node, trees, floats, step) for node in graph.nodes}
    expressions = {node.name: node.expression for node in graph.nodes}
    output = graph.nodes[-1].name
    slopes: dict[str, Expression] = {output: integer(1)}
    places: list[Place] = []
    for name in reversed(trees):
        through = tuple((m, edge) for m in edges for edge in edges[m] if edge.letter == name)
        if name != output:
            slopes[name] = _sum([Product((slopes[m], _with(e.derivative, trees))) for m, e in through])
        places.append(
            Place(
                name=name,
                expression=expressions.get(name),
                value=_value(trees[name]),
                edges=edges.get(name, ()),
                through=through,
                slope=_value(slopes[name]),
                quotient=(_nudged(graph, floats, name, step) - floats[output]) / step,
            )
        )
    return tuple(reversed(places))


def _edges(
    node: Node, trees: Mapping[str, Expression], floats: Mapping[str, float], step: float
) -> tuple[Edge, ...]:
    edges = []
    for letter in letters_of(node.expression):
        found = partial_derivative(node.expression, letter, trees)
        nudged = _float(node.expression, {**floats, letter: floats[letter] + step})
        quotient = (nudged - floats[node.name]) / step
        edges.append(Edge(letter, found, _value(_with(found, trees)), quotient))
    return tuple(edges)


def letters_of(expression: Expression) -> tuple[str, ...]:
    """The variables of an expression, in the order they are written."""
    return tuple(dict.fromkeys(part.name for part in walk(expression) if isinstance(part, Variable)))


def partial_derivative(expression: Expression, letter: str, values: Mapping[str, Expression]) -> Expression:
    """The derivative by one letter, the others held fixed.

    It is checked as `derivative` is, with the others at their values in the graph.

    Raises
    ------
    TooComplex
        It could not be checked.
    """
    found = differentiate(expression, letter).result.tree
    others = {name: tree for name, tree in values.items() if name != letter}
    f = RealFunction(_with(expression, others), letter)
    if agreement(_with(found, others), f.expression, sympy_derivative(f)) is not Agreement.PROVED:
        raise TooComplex("proof", 0, "This derivative could not be checked, so it is not shown.")
    return found


def _with(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """The expression with its letters replaced by their values."""
    for name, tree in values.items():
        if depends_on(expression, name):
            expression = substitute(expression, name, tree)
    return expression


def _value(tree: Expression) -> Value:
    return evaluate(RealFunction(tree, _ALL_FIXED), "0")


def _float(expression: Expression, values: Mapping[str, float]) -> float:
    """The value in plain double precision."""
    numbers = {name: _number(value) for name, value in values.items()}
    return float(RealFunction(_with(expression, numbers), _ALL_FIXED)(0.0))


def _number(value: float) -> Expression:
    """A float as the number it is, to its last bit."""
    size = Number(Fraction(abs(value)))
    return Negate(size) if value < 0 else size


def _sum(terms: list[Expression]) -> Expression:
    if not terms:
        return integer(0)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _nudged(graph: Graph, floats: Mapping[str, float], name: str, step: float) -> float:
    """The output with one letter nudged by the step, and what follows from it."""
    moved = {**floats, name: floats[name] + step}
    for node in graph.nodes:
        if node.name != name:
            moved[node.name] = _float(node.expression, moved)
    return moved[graph.nodes[-1].name]
