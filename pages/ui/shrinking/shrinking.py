"""The lens, the graph of the slope, the ledger and the size of the error, moved by one ε in the browser.

The server says what is true (the curve of k, the ledger, the verdict); the browser moves ε and sends one
`Commit` when a gesture ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deriv_core.calculus.scheme import Scheme
from deriv_core.limits import DECADES
from deriv_core.numbers.rounding import to_digits
from pages.ui.explorer.explorer import Scene, scene_data
from pages.ui.plots.component import component, mount
from pages.ui.plots.wire import Window, read_step, scheme_data, window_data

_HERE = Path(__file__).parent
MODULE = "shrinking/shrinking.js"

Pairs = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Slopes:
    """The secant's slope as a graph of ε: its curve, from `encode_curve`, and the window it is for."""

    curve: str
    window: Window


@dataclass(frozen=True, slots=True)
class Entry:
    """One quotient of the ledger; see `deriv_core.calculus.shrinking.ledger.Entry`."""

    quotient: float
    error: float
    ratio: float
    digits: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One step of the ledger, its entries by scheme."""

    step: float
    taken: float
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Errors:
    """The sizes of one scheme's errors as pairs (ε, |error|), in floats and in exact arithmetic."""

    floats: Pairs
    exact: Pairs


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger and the picture of the errors show.

    Attributes
    ----------
    schemes : sequence of Scheme
        Those of the first look, and the one that is chosen.
    rows : sequence of Row
    errors : mapping of scheme to Errors
        Empty where there is no derivative, so no error.
    predictions : mapping of scheme to float
        The predicted best ε, of the schemes that have one.
    remarks : sequence of str
        A sentence for each part of the picture, with this function's own numbers.
    caption : str
        What stands over the ledger.
    """

    schemes: Sequence[Scheme]
    rows: Sequence[Row]
    errors: Mapping[str, Errors]
    predictions: Mapping[str, float]
    remarks: Sequence[str]
    caption: str


@dataclass(frozen=True, slots=True)
class Commit:
    """The step a finished gesture left behind; not 0."""

    step: float


def shrinking(
    scene: Scene,
    slopes: Slopes,
    ledger: Ledger,
    vanishing: Sequence[float | str] | None,
    vanishing_here: float | None,
    *,
    key: str,
    on_commit: Callable[[Commit], None] | None = None,
) -> Commit | None:
    """Show the plots and the ledger and return the step of the last gesture, in the run it caused.

    Parameters
    ----------
    scene : Scene
        As for the explorer; its curve gives only the holes.
    slopes : Slopes
    ledger : Ledger
    vanishing : sequence of float and str or None
        A program in ε: the part of k that vanishes with it; None where floats cannot work it out.
    vanishing_here : float or None
        That part at the scene's step; None where there is none.
    key : str
    on_commit : callable, optional
        Called with the commit before the script runs, when widgets' values may still be set.
    """
    data = scene_data(scene) | {
        "slopes": {"curve": slopes.curve, "window": window_data(slopes.window)},
        "ledger": ledger_data(ledger),
        "vanishingProgram": None if vanishing is None else list(vanishing),
        "vanishingHere": vanishing_here,
    }
    return mount(component_of(), module=MODULE, key=key, scene=data, read=read_commit, on_commit=on_commit)


def component_of() -> Callable[..., Any]:
    """The plots as Streamlit mounts them."""
    html = (_HERE / "shrinking.html").read_text(encoding="utf-8")
    return component("derivative_shrinking", html)


def read_commit(payload: object) -> Commit | None:
    """A commit from what the browser sent; None unless the step is possible."""
    step = read_step(payload.get("step")) if isinstance(payload, Mapping) else None
    return None if step is None else Commit(step)


def ledger_data(ledger: Ledger) -> dict[str, Any]:
    """The ledger as the browser's module reads it; what is no finite number is null."""
    return {
        "schemes": [scheme_data(scheme) for scheme in ledger.schemes],
        "rows": [
            {
                "step": row.step,
                "taken": row.taken,
                "entries": {
                    scheme: {
                        "quotient": _finite(entry.quotient),
                        "error": _finite(entry.error),
                        "ratio": _finite(entry.ratio),
                        "digits": entry.digits,
                    }
                    for scheme, entry in row.entries.items()
                },
            }
            for row in ledger.rows
        ],
        "errors": {
            scheme: {"floats": _columns(found.floats), "exact": _columns(found.exact)}
            for scheme, found in ledger.errors.items()
        },
        "errorWindow": _error_window(ledger.errors),
        "predictions": dict(ledger.predictions),
        "remarks": list(ledger.remarks),
        "caption": ledger.caption,
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _columns(pairs: Pairs) -> dict[str, list[float]]:
    return {"steps": [step for step, _ in pairs], "errors": [to_digits(error, 6) for _, error in pairs]}


_DECADES = (-DECADES - 0.6, 0.6)
_LEAST_DECADE = -24.0


def _error_window(errors: Mapping[str, Errors]) -> dict[str, list[float]] | None:
    """The window of the picture in powers of ten, wide enough for every error in floats; None without any."""
    sizes = [error for found in errors.values() for _, error in found.floats if error > 0]
    if not sizes:
        return None
    low = max(math.log10(min(sizes)), _LEAST_DECADE)
    high = max(math.log10(max(sizes)), low + 2)
    return {"x": list(_DECADES), "y": [math.floor(low) - 0.5, math.ceil(high) + 0.5]}
