"""Numbers and names for sentences: two or three digits, powers of ten as they are written by hand."""

from __future__ import annotations

import math
import re

from deriv_core.expression.function import RealFunction
from deriv_core.expression.reading.characters import raised

_PRIMES = {1: "J′", 2: "J″", 3: "J‴"}
_PLAIN_FROM, _PLAIN_TO = 1e-3, 1e5


def figure(x: float, significant: int = 2) -> str:
    """A number to a few digits: ``0.25``, ``−1``, ``3.6·10⁻⁸``, ``10⁻⁸``.

    Examples
    --------
    >>> figure(3.6e-8), figure(1e-8), figure(-0.25), figure(1234.5, 3)
    ('3.6·10⁻⁸', '10⁻⁸', '−0.25', '1230')
    """
    if math.isnan(x):
        return "no number"
    if math.isinf(x):
        return "∞" if x > 0 else "−∞"
    digits, _, exponent = f"{x:.{significant - 1}e}".partition("e")
    size = abs(float(f"{digits}e{exponent}"))
    if size == 0 or _PLAIN_FROM <= size < _PLAIN_TO:
        rounded = float(f"{x:.{significant}g}")
        text = f"{rounded:.0f}" if rounded == int(rounded) else repr(rounded)
    else:
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        power = f"10{raised(int(exponent))}"
        text = {"1": power, "-1": f"-{power}"}.get(digits, f"{digits}·{power}")
    return text.replace("-", "−")


def same_figures(a: float, b: float, most: int = 17) -> int:
    """To how many significant digits a agrees with b: they differ by at most half a unit of b's last one.

    Not the length of a common beginning: 5.99999996 and 6 agree to 8 digits. Nor what rounding both to so
    many leaves equal: that would let -0.17 agree with -0.25, as -0.2.
    Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.2.

    Parameters
    ----------
    a, b : float
        Finite; b is not 0.
    most : int

    Examples
    --------
    >>> same_figures(5.99999996, 6.0), same_figures(6.001, 6.0), same_figures(-1 / 6, -0.25)
    (8, 3, 0)
    """
    exponent = int(f"{abs(b):.16e}".partition("e")[2])
    halves = ((n, 0.5 * 10.0 ** (exponent + 1 - n)) for n in range(most, 0, -1))
    return next((n for n, half in halves if abs(a - b) <= half), 0)


def in_names_of(f: RealFunction, sentence: str) -> str:
    """A sentence about J and w, with the function's own names.

    Examples
    --------
    >>> import deriv_core as dc
    >>> in_names_of(dc.parse_function("f(x) = x^2"), "J″ = 0 where w + ε rounds to w.")
    'f″ = 0 where x + ε rounds to x.'
    """
    own = {"J": f.name, "w": f.variable}
    return re.sub(r"\b[Jw]\b", lambda letter: own[letter.group()], sentence)


def derivative_name(order: int) -> str:
    """J″, J‴, J⁽⁵⁾"""
    return _PRIMES.get(order) or f"J⁽{raised(order)}⁾"


def power_of_step(order: int) -> str:
    """ε, ε²"""
    return f"ε{raised(order) if order > 1 else ''}"
