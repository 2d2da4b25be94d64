"""The ledger as one table, for a CSV."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from deriv_core.calculus.points import Point
from deriv_core.calculus.shrinking.careful import CarefulRow
from deriv_core.calculus.shrinking.rows import LedgerRow
from deriv_core.calculus.verdict.differentiability import PointVerdict
from deriv_core.numbers.exact_text import exact_text

COLUMNS = (
    *("point", "scheme", "step", "step_taken", "quotient"),
    *("derivative_exact", "derivative", "error", "relative_error", "error_ratio", "agreeing_digits"),
    *("truncation_error", "round_off_error", "verdict"),
)


def ledger_frame(
    point: Point, verdict: PointVerdict, rows: tuple[LedgerRow, ...], careful: tuple[CarefulRow, ...]
) -> pd.DataFrame:
    """One row for each scheme and step, then those of a careful program, whose `scheme` is its name.

    Columns: `point` (as typed), `scheme`, `step`, `step_taken` ((w + ε) - w in floats), `quotient`,
    `derivative_exact` (text, empty where there is none), `derivative`, `error` (quotient minus derivative),
    `relative_error`, `error_ratio` (error/ε, for the central scheme error/ε²), `agreeing_digits`,
    `truncation_error`, `round_off_error`, `verdict`.
    """
    same = {
        "point": point.text,
        "derivative_exact": exact_text(verdict.slope),
        "derivative": verdict.decimal,
        "verdict": verdict.kind.value,
    }
    records = [same | record for record in (*_entries(rows), *_careful(careful))]
    frame = pd.DataFrame(records, columns=list(COLUMNS))
    return frame.astype({"agreeing_digits": "Int64"})


def _entries(rows: tuple[LedgerRow, ...]) -> Iterator[dict[str, object]]:
    for row in rows:
        for scheme, entry in row.entries.items():
            yield {
                "scheme": scheme.value,
                "step": row.step,
                "step_taken": row.taken,
                "quotient": entry.quotient,
                "error": entry.error,
                "relative_error": entry.relative_error,
                "error_ratio": entry.ratio,
                "agreeing_digits": entry.digits,
                "truncation_error": entry.truncation,
                "round_off_error": entry.round_off,
            }


def _careful(rows: tuple[CarefulRow, ...]) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {"scheme": row.name, "step": row.step, "quotient": row.quotient, "error": row.error}
