r"""A screen as a LaTeX article: complete, for pdflatex with amsmath and pgfplots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deriv_core.expression.printer import variable_latex
from deriv_core.expression.reading.characters import GREEK
from deriv_core.numbers.by_hand import MINUS, in_plain_powers

from ..desk.question import NAME
from ..figures import Figure
from ..palette import LIGHT
from ..words import phrase
from .drawing import Drawing, Pairs, drawing_of
from .screen import Screen

_PREAMBLE = "\n".join(
    [
        r"\documentclass[a4paper]{article}",
        r"\usepackage[T1]{fontenc}",
        r"\usepackage[utf8]{inputenc}",
        r"\usepackage[margin=2cm]{geometry}",
        r"\usepackage{amsmath}",
        r"\usepackage{pgfplots}",
        r"\pgfplotsset{compat=1.3}",
        *(
            rf"\definecolor{{{idea}}}{{HTML}}{{{LIGHT[idea][1:].upper()}}}"
            for idea in ("ink", "tangent", "secant")
        ),
        r"\begin{document}",
        "",
    ]
)
_SIDE_BY_SIDE = 3
_TABLE_COLOURS = {"blue": r"\color{secant}", "orange": r"\color{tangent}"}
_MATHS = {
    MINUS: "-",
    "·": r"\cdot ",
    "≈": r"\approx ",
    "≤": r"\le ",
    "≥": r"\ge ",
    "≠": r"\ne ",
    "∞": r"\infty ",
    "√": r"\surd ",
    "…": r"\ldots ",
    "±": r"\pm ",
    "→": r"\to ",
    "ε": r"\varepsilon ",
    "π": r"\pi ",
    **{sign: rf"\{name} " for sign, name in GREEK.items() if sign not in "επ"},
}
_SPECIAL = {sign: rf"\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}


def to_latex_article(screen: Screen) -> str:
    """The article's text: the function, its derivative, the table and the picture."""
    f, f_prime = screen.drawn.function, screen.drawn.derivative
    w = variable_latex(f.variable)
    lines = [
        rf"\section*{{{phrase('exports-derivative-of', of=f'${NAME}({w}) = {f.latex}$')}}}",
        r"\[",
        rf"{NAME}({w}) = {f.latex} \qquad \frac{{d{NAME}}}{{d{w}}} = {f_prime.latex}",
        r"\]",
        *_reasons(screen),
        *_table(screen),
        *_picture(screen, drawing_of(screen)),
        r"\end{document}",
    ]
    return _PREAMBLE + "\n".join(lines) + "\n"


def _reasons(screen: Screen) -> Iterator[str]:
    w = variable_latex(screen.drawn.function.variable)
    for row, reason in zip(screen.rows, screen.reasons, strict=True):
        if not row.exists and reason:
            yield rf"\noindent At ${w} = {row.point.latex}$: {text(reason.rstrip('.'))}.\par"


def _table(screen: Screen) -> Iterator[str]:
    """The points side by side, a few at a time: seventeen digits need their room."""
    yield r"\begin{center}\small"
    for first in range(0, len(screen.rows), _SIDE_BY_SIDE):
        some = slice(first, first + _SIDE_BY_SIDE)
        yield rf"\begin{{tabular}}{{l{'r' * len(screen.rows[some])}}}\hline"
        for column in screen.columns:
            yield _line(column.name, _TABLE_COLOURS.get(column.colour, ""), column.figures[some])
        yield rf"derivative? & {' & '.join(map(text, screen.existence[some]))} \\\hline"
        yield r"\end{tabular}\par\medskip"
    yield r"\end{center}"


def _line(name: str, colour: str, figures: Sequence[Figure]) -> str:
    head = name if name == "difference" else f"${maths(name)}$"
    return " & ".join(f"{colour}{part}" for part in (head, *map(_cell, figures))) + r" \\"


def _cell(figure: Figure) -> str:
    if not figure.sign and not figure.exact and not figure.text[:1].isdigit() and figure.text[:1] != MINUS:
        return text(figure.text)  # none, not defined
    return f"${figure.written(figure.exact, maths(figure.text)).replace('≈', _MATHS['≈'])}$"


def _picture(screen: Screen, drawing: Drawing) -> Iterator[str]:
    (x0, x1), (y0, y1) = screen.window.x, screen.window.y
    ends = f"xmin={x0!r}, xmax={x1!r}, ymin={y0!r}, ymax={y1!r}"
    w = variable_latex(screen.drawn.function.variable)
    yield r"\begin{center}"
    yield r"\begin{tikzpicture}"
    yield (
        rf"\begin{{axis}}[width=0.9\textwidth, height=0.58\textwidth, {ends}, "
        rf"axis lines=middle, xlabel={{${w}$}}, ylabel={{${NAME}({w})$}}]"
    )
    for piece in drawing.pieces:
        yield _plot("ink, thick", piece)
    for x in drawing.asymptotes:
        yield _plot("gray, thin, dashed", ((x, y0), (x, y1)))
    for line in drawing.lines:
        yield _plot("tangent, thick, dashed" if line.role == "tangent" else "secant, thick", line.ends)
    for style, dots in (
        ("mark=*, ink", drawing.closed_dots),
        ("mark=*, ink, mark options={fill=white}", drawing.open_dots),
        ("mark=*, secant", drawing.points),
    ):
        if dots:
            yield _plot(f"only marks, {style}", dots)
    yield r"\end{axis}"
    yield r"\end{tikzpicture}\par"
    drawn = phrase("exports-the-secant" if screen.drawn.scheme.is_secant else "exports-the-estimate")
    yield phrase("exports-curve-and-secant", coloured=rf"{{\color{{secant}}{drawn}}}")
    tangent = phrase("exports-the-tangent")
    yield phrase("exports-tangent-if-any", coloured=rf"{{\color{{tangent}}{tangent}}}")
    yield r"\end{center}"


def _plot(style: str, pairs: Pairs) -> str:
    places = " ".join(f"({x:.7g},{y:.7g})" for x, y in pairs)
    return rf"\addplot[{style}] coordinates {{{places}}};"


def maths(written: str) -> str:
    r"""A number or a name of the page inside dollars.

    >>> maths("6.001·10⁻⁸"), maths("J(θ − ε)")
    ('6.001\\cdot 10^{-8}', 'J(\\theta  - \\varepsilon )')
    """
    return "".join(_MATHS.get(sign, sign) for sign in in_plain_powers(written, "^{", "}"))


def text(words: str) -> str:
    r"""A sentence of the page outside dollars, each sign that means something to LaTeX escaped.

    >>> text("at 50 % of π the slope is −2·√(2)")
    'at 50 \\% of $\\pi $ the slope is $-$2$\\cdot $$\\surd $(2)'
    """
    signs = in_plain_powers(words, "\0", "\1")
    shown = "".join(_SPECIAL.get(s) or (f"${_MATHS[s]}$" if s in _MATHS else s) for s in signs)
    return shown.replace("\0", "$^{").replace("\1", "}$")
