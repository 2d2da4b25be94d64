r"""Functions in pieces: piecewise(w^2 if w < 1, 2w - 1 otherwise) and \begin{cases} ... \end{cases}."""

from __future__ import annotations

from typing import NoReturn, cast

from deriv_core.expression.printer import to_text
from deriv_core.expression.reading.roots_and_fractions import Roots
from deriv_core.expression.reading.tokens import Token
from deriv_core.expression.tree import Branch, Comparison, Expression, Piecewise, Relation


class Cases(Roots):
    """Reads values with their conditions."""

    def piecewise(self, token: Token) -> Expression:
        """The cases in the brackets after "piecewise"."""
        if not self.at("open", ")"):
            self._help(token.start)
        closing = self.open_bracket()
        branches: list[Branch] = []
        otherwise: Expression | None = None
        pairs = self.at("open", ")") and self.has_comma(self.index)
        while True:
            if pairs:
                pair = self.open_bracket()
            value = self.sum()
            if pairs and self.at("comma"):
                self.take()
            if self.at("keyword", "otherwise"):
                self.take()
                otherwise = value
                if pairs:
                    self.close_bracket(pair)
                break
            if pairs:
                branches.append(Branch(value, self._conditions()))
                self.close_bracket(pair)
                if not self.at("comma"):
                    break
                self.take()
                continue
            if not self.at("keyword", "if"):
                self._help(self.token.start)
            self.take()
            branches.append(Branch(value, self._conditions()))
            if not self.at("comma"):
                break
            self.take()
        if not branches:
            self._help(self.token.start)
        self.close_bracket(closing)
        node = Piecewise(tuple(branches), otherwise)
        return self._told(token, node) if pairs else self.mark(node, token.start)

    def cases(self) -> Expression:
        r"""Rows "value & condition" between \begin{cases} and \end{cases}."""
        start = self.token.start
        closing = self.open_bracket()
        branches: list[Branch] = []
        otherwise: Expression | None = None
        while not self.at("close", closing) and otherwise is None:
            value = self.sum()
            for separator in ("comma", "column"):
                if self.at(separator):
                    self.take()
            if self.at("keyword", "otherwise"):
                self.take()
                otherwise = value
            else:
                if self.at("keyword", "if"):
                    self.take()
                branches.append(Branch(value, self._conditions()))
            if not self.at("row"):
                break
            self.take()
        if not branches:
            self._help(start)
        self.close_bracket(closing)
        return self.mark(Piecewise(tuple(branches), otherwise), start)

    def _help(self, position: int) -> NoReturn:
        hint = "Write it as piecewise(w^2 if w < 1, 2w - 1 otherwise)."
        self.fail("These cases cannot be read.", position, hint)

    def if_call(self) -> Expression:
        """If(condition, value, otherwise), as spreadsheets, Mathematica and NumPy's where have it."""
        token = self.take()
        closing = self.open_bracket()
        conditions = self._conditions()
        values: list[Expression] = []
        while self.at("comma") and len(values) < 2:
            self.take()
            values.append(self.sum())
        if not values:
            self._help(token.start)
        self.close_bracket(closing)
        otherwise = values[1] if len(values) == 2 else None
        return self._told(token, Piecewise((Branch(values[0], conditions),), otherwise))

    def _told(self, token: Token, node: Expression) -> Expression:
        self.notes.add(f"{self.text[token.start : self.before.end]} is read as {to_text(node)}.")
        return self.mark(node, token.start)

    def _conditions(self) -> tuple[Comparison, ...]:
        """Comparisons joined by "and", each perhaps in brackets, or chained as in 0 <= w < 1."""
        conditions = self._condition()
        while self.at("keyword", "and"):
            self.take()
            conditions += self._condition()
        return tuple(conditions)

    def _condition(self) -> list[Comparison]:
        if self.at("open", ")") and self.holds_relation(self.index):
            closing = self.open_bracket()
            inside = self._conditions()
            self.close_bracket(closing)
            return [*inside]
        left = self.sum()
        if not self.at("relation"):
            message = "A condition such as w < 1 was expected."
            self.fail(message, self.token.start, "Compare with <, <=, > or >=.")
        conditions: list[Comparison] = []
        while self.at("relation"):
            relation = cast(Relation, self.take().value)
            right = self.sum()
            conditions.append(Comparison(left, relation, right))
            left = right
        return conditions
