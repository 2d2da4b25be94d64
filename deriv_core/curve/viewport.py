"""The first window a learner sees: the points they chose, and the features of the function around them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from deriv_core.curve.pixels import Floats, Window
from deriv_core.curve.work import Drawable
from deriv_core.expression.running.run_numpy import run_numpy
from deriv_core.numbers.rounding import to_digits

SAMPLES = 2001
HALF_WIDTHS = (4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0, 25.0)
#: A chosen point lies at most at this share of the half-width.
SHARE = 0.8
DOMAIN_MARGIN, VALUE_MARGIN = 0.15, 0.1
#: A wave is shown with about so many turning points once more than two fall on a twentieth of the window.
BINS, CROWDED, TURNS_SHOWN = 20, 2.0, 12.0
#: The middle 60 % of the values take at least this share of the height, lest a pole squash them.
MIDDLE, LEVELS = 0.24, (0.0, 0.02, 0.05, 0.1, 0.15)
#: Highs, lows and chosen points take at least one part in so many of the height.
FEATURES = 6.0
#: How much closer to look at a time.
CLOSER = 0.75
#: The narrowest window there is any sense in, against the size of its numbers.
FINEST = 1e-6
ROUNDS = 12
NOISE = 1e-9
#: Points farther from 0 than this are not looked for.
FARTHEST = 1e150
#: The second point stays in view unless the window must be so many times taller for it.
TALLER = 40.0
#: A value this many heights away from all others is a pole's, as tan's at the float nearest to π/2.
A_POLE = 1e6


def choose_window(f: Drawable, points: float | Sequence[float], step: float = 0.0) -> tuple[Window, Window]:
    """A window in which a function looks like itself.

    The points and the origin are in view where that is sensible; a window is no wider than the function's
    domain needs, no wave is packed tight, and no pole or steep end squashes what is between.

    Parameters
    ----------
    f : RealFunction
    points : float or sequence of float
        The chosen points; the first is the one that is drawn.
    step : float, optional
        The step from the first point.

    Returns
    -------
    ((x_from, x_to), (y_from, y_to))
        With round ends.
    """
    chosen = [points] if isinstance(points, int | float) else list(points)
    chosen = [float(point) for point in chosen if math.isfinite(point) and abs(point) < FARTHEST] or [0.0]
    first = chosen[0]
    with np.errstate(all="ignore"):
        found = _window(f, chosen)
        if math.isfinite(step) and 0 < abs(step) <= max(4.0, abs(first)):
            # Room for a step of 1 even where it is smaller now: shrinking it must not move the picture.
            second = first + math.copysign(max(abs(step), min(1.0, abs(first) / 3)), step)
            with_second = _window(f, [*chosen, second])
            if _height(with_second) <= TALLER * _height(found):
                found = with_second
        return found


def choose_heights(f: Drawable, x_window: Window, points: Sequence[float] = ()) -> Window:
    """Heights in which a function looks like itself between two given ends.

    Parameters
    ----------
    f : RealFunction
    x_window : (from, to)
    points : sequence of float, optional
        Whose values should be in view.

    Returns
    -------
    (y_from, y_to)
        With round ends.
    """
    with np.errstate(all="ignore"):
        return _y_window(f, x_window, list(points))


def _window(f: Drawable, chosen: list[float]) -> tuple[Window, Window]:
    first = chosen[0]
    x_window = _x_window(f, chosen)
    if _beside_a_pole(f, x_window, first):
        x_window = _outward(-2.5 * abs(first), 2.5 * abs(first))
    return x_window, _y_window(f, x_window, chosen)


def _height(window: tuple[Window, Window]) -> float:
    low, high = window[1]
    return high - low


def _beside_a_pole(f: Drawable, x_window: Window, point: float) -> bool:
    """Whether a point near the origin lies so high that only a closer look would show both."""
    low, high = _y_window(f, x_window, [])
    value = float(_values(f, np.array([point]))[0])
    return 0 < abs(point) < 1 and (value < 5 * low - 4 * high or value > 5 * high - 4 * low)


def _values(f: Drawable, x: Floats) -> Floats:
    y = run_numpy(f.program, x)
    return np.where(np.isfinite(y), y, np.nan)


def _x_window(f: Drawable, points: list[float]) -> Window:
    window = _around(points)
    for _ in range(ROUNDS):
        x = np.linspace(*window, SAMPLES)
        y = _values(f, x)
        if np.isnan(y).all():
            window = _where_defined(f, points[0])
            continue
        narrower = (
            _not_too_crowded(x, y, points[0])
            or _not_wider_than_the_domain(x, y, points)
            or _not_too_steep(x, y, points)
        )
        if narrower is None:
            break
        window = narrower
    return _outward(*window)


def _around(points: list[float]) -> Window:
    """The origin in the middle, if the points are not far from it; else the first point."""
    reach = max(abs(point) for point in points)
    for half in HALF_WIDTHS:
        if reach <= SHARE * half:
            return -half, half
    middle = points[0]
    near = [abs(point - middle) for point in points if abs(point - middle) <= HALF_WIDTHS[-1]]
    # A window is no narrower than its floats can show.
    half = max(HALF_WIDTHS[0], max(near) / SHARE, FINEST * abs(middle))
    return middle - half, middle + half


def _not_wider_than_the_domain(x: Floats, y: Floats, points: list[float]) -> Window | None:
    defined = x[~np.isnan(y)]
    low, high = float(defined[0]), float(defined[-1])
    width, cell = high - low, float(x[1] - x[0])
    margin = DOMAIN_MARGIN * width + cell
    left = float(x[0]) if low - float(x[0]) < 2 * margin else low - margin
    right = float(x[-1]) if float(x[-1]) - high < 2 * margin else high + margin
    # A chosen point outside the domain stays in view, unless the domain would be lost beside it.
    kept = [point for point in points if x[0] <= point <= x[-1] and abs(point - low) < 2 * width + cell]
    left, right = (
        min([left, *(point - margin for point in kept)]),
        max([right, *(point + margin for point in kept)]),
    )
    if right - left > 0.8 * (x[-1] - x[0]):
        return None
    return left, right


def _not_too_crowded(x: Floats, y: Floats, point: float) -> Window | None:
    """Closer, if the function waves all over the window."""
    change = np.diff(y)
    # What wavers by less than this is rounding, as cosh(w)^2 - sinh(w)^2 does.
    rise = np.where(np.abs(change) > NOISE * np.nanmax(np.abs(y)), np.sign(change), 0)
    turns = (x[1:-1])[rise[1:] * rise[:-1] < 0]
    width = float(x[-1] - x[0])
    if np.isnan(y).mean() > 0.9 or width < FINEST * max(abs(float(x[0])), abs(float(x[-1]))):
        return None
    counts, _ = np.histogram(turns, bins=BINS, range=(float(x[0]), float(x[-1])))
    if float(np.median(counts)) <= CROWDED:
        return None
    half = width / BINS / float(np.median(counts)) * TURNS_SHOWN / 2
    middle = point if abs(point) > SHARE * half else 0.0
    if half < FINEST * abs(middle):
        return None
    return middle - half, middle + half


def _not_too_steep(x: Floats, y: Floats, points: list[float]) -> Window | None:
    """Closer, if the ends of the window squash all that is between them whatever is cut off."""
    values = y[~np.isnan(y)]
    low, high = np.quantile(values, (LEVELS[-1], 1 - LEVELS[-1]))
    middle = float(np.subtract(*np.quantile(values, (0.8, 0.2))))
    if not 0 < middle < MIDDLE * (high - low):
        return None
    left, right = CLOSER * float(x[0]), CLOSER * float(x[-1])
    if not left < 0 < right or max(abs(point) for point in points) > SHARE * max(-left, right):
        return None
    return left, right


def _where_defined(f: Drawable, point: float) -> Window:
    """Around the defined number nearest to a point, of numbers of all sizes."""
    sizes = 10.0 ** np.linspace(-6, 9, 3001)
    x = np.concatenate([-sizes[::-1], sizes])
    x = x[~np.isnan(_values(f, x))]
    if not x.size:
        return _around([point])
    nearest = float(x[np.argmin(np.abs(x - point))])
    return nearest - abs(nearest) / 2, nearest + abs(nearest) / 2


def _y_window(f: Drawable, x_window: Window, points: list[float]) -> Window:
    y = _values(f, np.linspace(*x_window, SAMPLES))
    values = y[~np.isnan(y)]
    wanted = _values(f, np.array([point for point in points if x_window[0] <= point <= x_window[1]]))
    wanted = wanted[~np.isnan(wanted)]
    if not values.size:
        values = wanted if wanted.size else np.zeros(1)
    low, high = _with_the_turns(*_without_squashing(values), y)
    low, high = _for_the_features(low, high, y, wanted[:1])
    span = high - low
    wanted = wanted[np.abs(wanted - low) <= A_POLE * max(span, np.finfo(float).tiny)]
    for value in wanted.tolist():
        # The first is the point that is drawn; the others only as far as they do no harm.
        if value == wanted[0] or low - 2 * span <= value <= high + 2 * span:
            low, high = min(low, value), max(high, value)
    return _with_the_axis(low, high)


def _without_squashing(values: Floats) -> Window:
    middle = np.subtract(*np.quantile(values, (0.8, 0.2)))
    for level in LEVELS:
        low, high = np.quantile(values, (level, 1 - level))
        if middle >= MIDDLE * (high - low):
            break
    if not middle > 0:  # steps, or flat but for a spike: all of it
        low, high = np.quantile(values, (0.0, 1.0))
    return float(low), float(high)


def _turns(y: Floats) -> Floats:
    """The values at which a curve turns."""
    rise = np.sign(np.diff(y))
    turns: Floats = y[1:-1][rise[1:] * rise[:-1] < 0]
    return turns


def _with_the_turns(low: float, high: float, y: Floats) -> Window:
    """What was cut off is wanted where it is no pole's end but a high or a low of the curve."""
    turns = _turns(y)
    turns = turns[(turns >= low - (high - low)) & (turns <= high + (high - low))]
    if not turns.size:
        return low, high
    return min(low, float(turns.min())), max(high, float(turns.max()))


def _for_the_features(low: float, high: float, y: Floats, drawn: Floats) -> Window:
    """Less of the steep ends, if the highs and lows between them would be lost."""
    turns = _turns(y)
    turns = np.concatenate([turns[(turns >= low) & (turns <= high)], drawn])
    if turns.size < 2:
        return low, high
    lowest, highest = float(turns.min()), float(turns.max())
    room = FEATURES * (highest - lowest)
    if not 0.02 * (high - low) < highest - lowest < (high - low) / FEATURES:
        return low, high
    spare = (room - (highest - lowest)) / 2
    below, above = min(spare, lowest - low), min(spare, high - highest)
    # What one side does not need, the other may have.
    below, above = min(lowest - low, 2 * spare - above), min(high - highest, 2 * spare - below)
    return lowest - below, highest + above


def _with_the_axis(low: float, high: float) -> Window:
    span = high - low
    size = max(abs(low), abs(high))
    if span <= 1e-9 * size or span == 0:  # a constant, or as good as one
        half = size / 2 if size else 1.0
        low, high, span = low - half, high + half, 2 * half
    if -0.5 * span <= -low <= 0 or low > 0 >= low - span / 2:
        low = min(low, 0.0)
    if high < 0 <= high + span / 2:
        high = 0.0
    margin = VALUE_MARGIN * (high - low)
    return _outward(low - margin, high + margin)


def _outward(low: float, high: float) -> Window:
    """The next round ends outside."""
    if high - low <= 1e-11 * max(abs(low), abs(high)):  # one number, as far as twelve digits tell
        beside = max(1.0, 1e-6 * max(abs(low), abs(high)))
        low, high = low - beside, high + beside
    rough = (high - low) / 25
    power = 10.0 ** math.floor(math.log10(rough))
    unit = next(power * factor for factor in (1.0, 2.0, 5.0, 10.0) if power * factor >= rough * 0.999)
    return _multiple(math.floor(low / unit + 1e-6), unit), _multiple(math.ceil(high / unit - 1e-6), unit)


def _multiple(count: int, unit: float) -> float:
    # 3/10 is the float 0.3; 3 * 0.1 is not.
    return to_digits(count * unit, 12)
