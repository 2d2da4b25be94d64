"""Whether a drawing is right: no false join, nowhere more than 2 px off, named points hit within 1 px."""

from __future__ import annotations

from typing import Any

import numpy as np

from .tasks import Task

WIDTH, HEIGHT = 800, 500
#: Cells a pixel of the raster in which distances are measured, and the reach of a sample in cells (< 2 px).
FINE, REACH = 2, 3.3
MARK_REACH = 1.0
#: A line of more pixels than this upwards in next to none sideways is a leap.
LEAP = 2.0
DENSE = 400_001


def faults(task: Task, pieces: list[Any]) -> list[str]:
    """What is wrong with a drawing of a task; nothing, if it passes."""
    lines = [_to_pixels(task, np.asarray(piece, dtype=float)) for piece in pieces]
    found = []
    if any(_crosses(task, piece) for piece in pieces):
        found.append("false join")
    drawn, true = _trace(lines), _trace([_to_pixels(task, piece) for piece in dense(task)])
    if not _covered(true, drawn):
        found.append("curve missing")
    if not task.fills and not _covered(drawn, true):
        found.append("drawn where nothing is")
    marks = _to_pixels(task, np.array(task.marks, dtype=float).reshape(-1, 2))
    found += [
        f"misses {mark}"
        for mark, at in zip(task.marks, marks, strict=True)
        if _distance(lines, at) > MARK_REACH
    ]
    return found


def dense(task: Task) -> list[Any]:
    """The closed form, densely, broken where the function breaks or ends."""
    x = _dense_places(task)
    with np.errstate(all="ignore"):
        y = np.asarray(task.reference(x), dtype=float)
    real = np.isfinite(y)
    cuts = np.flatnonzero((real[1:] != real[:-1]) | _straddles(x[:-1], x[1:], task.breaks)) + 1
    parts = np.split(np.column_stack([x, y]), cuts)
    return [part for part in parts if np.isfinite(part[:, 1]).all()]


def _dense_places(task: Task) -> Any:
    """Evenly, and ever closer to breaks and marks: 1/ln(w) comes to 0 more slowly than even steps show."""
    places = np.array([*task.breaks, *(x for x, _ in task.marks)])
    closing_in = np.geomspace(1e-20, 1e-2, 500) * (task.x[1] - task.x[0])
    beside = places[:, None] + np.concatenate([-closing_in, closing_in])
    # Nearer to a place than that, rounding decides on which side of it a sample counts.
    told_apart = np.abs(beside - places[:, None]) > 100 * np.spacing(np.abs(places[:, None]))
    x = np.union1d(np.linspace(*task.x, DENSE), beside[told_apart])
    return x[(x >= task.x[0]) & (x <= task.x[1])]


def _straddles(a: Any, b: Any, breaks: tuple[float, ...]) -> Any:
    straddling = np.zeros(a.shape, dtype=bool)
    for place in breaks:
        straddling |= (a <= place) & (place <= b)  # a value at the break itself belongs to neither side
    return straddling


def _crosses(task: Task, piece: Any) -> bool:
    """Whether a line leads across a break, or from one end of a jump to the other."""
    x = np.asarray(piece, dtype=float)[:, 0]
    v = _to_pixels(task, np.asarray(piece, dtype=float))[:, 1]
    leap = (np.abs(np.diff(v)) > LEAP) & (np.diff(x) < 1e-6 * (task.x[1] - task.x[0]))
    for place in task.breaks:
        touching = (x[:-1] == place) | (x[1:] == place)
        if ((x[:-1] < place) & (x[1:] > place) | touching & leap).any():
            return True
    return False


def _to_pixels(task: Task, piece: Any) -> Any:
    u = (piece[:, 0] - task.x[0]) / (task.x[1] - task.x[0]) * WIDTH
    with np.errstate(over="ignore"):
        v = (piece[:, 1] - task.y[0]) / (task.y[1] - task.y[0]) * HEIGHT
    return np.column_stack([u, np.clip(v, -4.0 * HEIGHT, 5.0 * HEIGHT)])


def _trace(lines: list[Any]) -> Any:
    """Points on the lines at most half a pixel apart, inside the window."""
    traced = [np.empty((0, 2))]
    for line in lines:
        if len(line) < 2:
            continue
        steps = np.hypot(*np.diff(line, axis=0).T)
        along = np.concatenate([[0.0], np.cumsum(steps)])
        at = (
            np.union1d(along, np.linspace(0, along[-1], int(2 * along[-1]) + 2)) if along[-1] < 1e7 else along
        )
        traced.append(np.column_stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])]))
    points = np.concatenate(traced)
    inside = (points >= 0).all(axis=1) & (points[:, 0] <= WIDTH) & (points[:, 1] <= HEIGHT)
    return points[inside]


def _covered(points: Any, by: Any) -> bool:
    """Whether every point has one of the others within 2 px."""
    if not len(points) or not len(by):
        return len(points) == 0
    margin = int(REACH) + 1
    raster = np.zeros((WIDTH * FINE + 2 * margin + 1, HEIGHT * FINE + 2 * margin + 1), dtype=bool)
    cells = np.round(by * FINE).astype(int) + margin
    raster[cells[:, 0], cells[:, 1]] = True
    spread = np.zeros_like(raster)
    for i in range(-margin, margin + 1):
        for j in range(-margin, margin + 1):
            if i * i + j * j <= REACH * REACH:
                spread |= np.roll(raster, (i, j), axis=(0, 1))
    wanted = np.round(points * FINE).astype(int) + margin
    return bool(spread[wanted[:, 0], wanted[:, 1]].all())


def _distance(lines: list[Any], point: Any) -> float:
    best = np.inf
    for line in lines:
        if len(line) < 2:
            continue
        start, direction = line[:-1], np.diff(line, axis=0)
        length = np.maximum((direction**2).sum(axis=1), 1e-300)
        along = np.clip(((point - start) * direction).sum(axis=1) / length, 0, 1)
        best = min(best, float(np.hypot(*(start + along[:, None] * direction - point).T).min()))
    return best
