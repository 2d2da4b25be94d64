"""The table as Python: pandas, each slope exact or marked as rounded."""

from __future__ import annotations

from collections.abc import Iterator

from deriv_core.expression.reading.parser import read_back

from ..figures import sample_name
from ..results import Row
from ..sympy_code import sympy_number
from ..words import letter, phrase, said
from .arithmetic import python_number, sample_at
from .cells import Cell, Code, Names, Text, heading, quoted
from .screen import Screen

_OPTIONS = '"display.float_format", shown, "display.max_columns", None, "display.width", 250'


def table_cells(screen: Screen, names: Names) -> Iterator[Cell]:
    """One row a point: J, J_epsilon, k, the slope, their difference and the verdict."""
    yield Text(
        heading("exports-side-by-side", "exports-one-row-each"),
        phrase("exports-side-by-side-script"),
    )
    rows = (
        f"({quoted(text)}, {python_number(row.point)}, {_slope(row)}, {quoted(said)}),"
        for text, row, said in zip(screen.points, screen.rows, screen.existence, strict=True)
    )
    yield Code(
        "\n".join(
            [
                "rows = []",
                "for text, point, slope, verdict in [",
                *(f"    {row}" for row in rows),
                "]:",
                *(f"    {line}" for line in _body(screen, names)),
                f"pd.set_option({_OPTIONS})",
            ]
        ),
        "pd.DataFrame(rows)",
    )


def _body(screen: Screen, names: Names) -> Iterator[str]:
    """What is done with each point."""
    name, k, scheme = names.J, names.k, screen.drawn.scheme
    yield f"value, shifted = {names.J_at}(point), {sample_at(names, scheme.near)}"
    yield f"{k} = quotient(point)"
    missing = next((said(row.facts.short) for row in screen.rows if not row.facts.has_value), "")
    if missing:
        yield f"if verdict == {quoted(missing)}:  # a float stands beside the point, not on it"
        yield f"    value = {k} = np.nan" if scheme.asks_at_point else "    value = np.nan"
    yield "exact = None if slope is None else float(sympy.N(slope, 30))"
    yield 'mark = "≈" if isinstance(slope, float) else "="'
    yield "rows.append({"
    yield f'    "{names.w}": text,'
    yield f'    "{name}": value,'
    w = letter(screen.drawn.function.variable)
    for offset in sorted(set(scheme.offsets) - {0}):
        if offset == scheme.near:
            yield f'    "{name}_epsilon": shifted,'
        else:
            yield f'    "{sample_name(name, w, offset)}": {sample_at(names, offset)},'
    yield f'    "{k}": {k},'
    yield f'    "d{name}_d{names.w}": "none" if slope is None else f"{{mark}} {{slope}}",'
    yield f'    "difference": "none" if slope is None else {k} - exact,'
    yield '    "derivative?": verdict,'
    yield "})"


def _slope(row: Row) -> str:
    """The proved slope as a number of SymPy's, or the decimal that is known of it, or None."""
    if not row.exists:
        return "None"
    if not row.derivative.exact:
        return repr(float(row.derivative.decimal))
    return sympy_number(read_back(row.derivative.exact, "w"))
