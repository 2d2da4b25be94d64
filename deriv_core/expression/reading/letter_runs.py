"""Letter runs explained: xsinx is x, sin, x. One letter is the variable; the rest must be known names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from deriv_core.expression.reading.glued_digits import STARTS_ARGUMENT, refuse_glued_numbers, with_log_bases
from deriv_core.expression.reading.names import GREEK_NAMES, KEYWORDS
from deriv_core.expression.reading.names_unknown import refuse_unknown
from deriv_core.expression.reading.segments import Run
from deriv_core.expression.reading.tokens import Token

DEFAULT_VARIABLE = "x"
_FAVOURITES = "xtwuyzvsrnmkpqabcdfghijlo"
_UNKNOWN_LETTER = 3.0


def explain(text: str, tokens: list[Token], variable: str | None) -> tuple[list[Token], str]:
    """Replace every word by the names it is made of.

    Parameters
    ----------
    text : str
        What was typed, for the errors.
    tokens : list of Token
        From `tokeniser.tokenise`.
    variable : str or None
        The variable where it is already known.

    Returns
    -------
    tokens : list of Token
        Without words.
    variable : str

    Raises
    ------
    ExpressionError
        At the part of a word nothing explains, with the nearest known name.
    """
    runs = _runs(tokens)
    candidates = [variable] if variable else _candidates(tokens)
    for candidate in candidates:
        cost, explained = _explain_all(tokens, runs, candidate)
        if cost == 0:
            break
    else:
        chosen = variable or _likely(_explain_all(tokens, runs, "")[1])
        refuse_unknown(text, _explain_all(tokens, runs, chosen)[1], chosen, forced=variable is not None)
    merged = with_log_bases(explained)
    refuse_glued_numbers(text, merged)
    return merged, candidate or DEFAULT_VARIABLE


def is_explained(word: str, variable: str) -> bool:
    """Whether a run of letters is a product of known names, as cost is cos·t."""
    return all(piece.kind for piece in Run(word, argument_follows=True).cut(variable))


def _runs(tokens: list[Token]) -> dict[int, Run]:
    """The words of a text, by where each begins."""
    return {
        token.start: Run(token.value, argument_follows=_argument_follows(after))
        for token, after in zip(tokens, [*tokens[1:], tokens[-1]], strict=True)
        if token.kind == "word" and token.value not in KEYWORDS
    }


def _argument_follows(after: Token) -> bool:
    return after.kind in STARTS_ARGUMENT or (after.kind == "operator" and after.value in "^-")


def _candidates(tokens: list[Token]) -> list[str]:
    """Possible variables, none at all first, then by how likely a learner means them."""
    words = [token.value for token in tokens if token.kind == "word" and token.value not in KEYWORDS]
    alone = [token.value for token in tokens if token.kind == "letter"]
    alone += [word for word in words if len(word) == 1 or word in GREEK_NAMES]
    inside = {letter for word in words for letter in word}
    order = _by_likelihood(alone)
    order += [letter for letter in _FAVOURITES + _FAVOURITES.upper() if letter in inside]
    order += [name for name in sorted(GREEK_NAMES) if any(name in word for word in words)]
    return ["", *(letter for letter in dict.fromkeys(order) if letter not in ("e", "E"))]


def _by_likelihood(letters: Iterable[str]) -> list[str]:
    present = list(dict.fromkeys(letters))
    return [letter for letter in _FAVOURITES if letter in present] + [
        letter for letter in present if letter not in _FAVOURITES
    ]


def _likely(explained: list[Token]) -> str:
    """The letter a learner most likely means as the variable, in a text nothing explains."""
    unknown = [token.value for token in explained if token.kind == "word"]
    names = [name for name in unknown if name in GREEK_NAMES]
    letters = [letter for word in unknown if word not in GREEK_NAMES for letter in word]
    return next(iter(_by_likelihood([letter for letter in [*letters, *names] if letter not in "eE"])), "")


def _explain_all(tokens: list[Token], runs: dict[int, Run], variable: str) -> tuple[float, list[Token]]:
    cost = 0.0
    explained: list[Token] = []
    for token in tokens:
        if token.kind == "letter" and token.value != variable:
            cost += _UNKNOWN_LETTER
            explained.append(replace(token, kind="word"))
        elif token.kind != "word":
            explained.append(token)
        elif token.value in KEYWORDS:
            explained.append(replace(token, kind="keyword", value=KEYWORDS[token.value]))
        else:
            for piece in runs[token.start].cut(variable):
                cost += 0 if piece.kind else piece.price
                start, end = token.start + piece.start, token.start + piece.end
                explained.append(Token(piece.kind or "word", piece.value, start, end))
    return cost, explained
