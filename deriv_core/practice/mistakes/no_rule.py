"""What is no broken rule: another order, a lost domain, numbers, first principles, several letters."""

from __future__ import annotations

from deriv_core.practice.mistakes.mistake import Mistake

_DERIVATIVE = r"f'(x) = \lim_{h \to 0} \frac{f(x + h) - f(x)}{h}"
_QUOTIENT = r"k = \frac{J(w + \varepsilon) - J(w)}{\varepsilon}"
_PATHS = r"\frac{dJ}{dx} = \sum_i \frac{\partial J}{\partial u_i}\,\frac{du_i}{dx}"

ORDERS: tuple[Mistake, ...] = (
    Mistake(
        "second_derivative",
        "f''",
        _DERIVATIVE,
        "order",
        ("x^3", "6x"),
    ),
    Mistake(
        "function_itself",
        "f",
        _DERIVATIVE,
        "order",
        ("x^3", "x^3"),
    ),
    Mistake(
        "value_for_function",
        "f'(a)",
        _DERIVATIVE,
        "order",
        ("x^3", "12"),
    ),
)
DOMAIN_LOST = Mistake(
    "domain_lost",
    "",
    _DERIVATIVE,
    "domain",
    ("x^2", "2 e^(ln x)"),
)

# A function, a point, a step and the number that the mistake makes of them stand in `tests/practice`.
DIFFERENCES: tuple[Mistake, ...] = (
    Mistake(
        "k_not_divided",
        r"J(w + \varepsilon) - J(w)",
        _QUOTIENT,
        "quotient of differences",
        ("w^2", "0.61"),
    ),
    Mistake(
        "k_new_value",
        r"J(w + \varepsilon)",
        _QUOTIENT,
        "quotient of differences",
        ("w^2", "9.61"),
    ),
    Mistake(
        "k_ratio",
        r"\frac{J(w + \varepsilon)}{J(w)}",
        _QUOTIENT,
        "quotient of differences",
        ("w^2", "961/900"),
    ),
    Mistake(
        "k_wrong_side",
        r"\frac{J(w) - J(w - \varepsilon)}{\varepsilon}",
        _QUOTIENT,
        "quotient of differences",
        ("w^2", "5.9"),
    ),
)
FIRST_PRINCIPLES: tuple[Mistake, ...] = (
    Mistake(
        "eps_outside",
        r"J(w + \varepsilon) = J(w) + \varepsilon",
        _QUOTIENT,
        "first principles",
        ("w^2", "1"),
    ),
    Mistake(
        "minus_not_spread",
        r"J(w + \varepsilon) - a + b \quad \text{for } J = a + b",
        _QUOTIENT,
        "first principles",
        ("w^2 + w", "67.1"),
    ),
    Mistake(
        "square_of_sum",
        r"(w + \varepsilon)^2 = w^2 + \varepsilon^2",
        _QUOTIENT,
        "first principles",
        ("w^2", "0.1"),
    ),
    Mistake(
        "eps_zero_early",
        r"\frac{0}{0}",
        _QUOTIENT,
        "first principles",
        ("w^2", "0/0"),
    ),
)
LETTERS: tuple[Mistake, ...] = (
    Mistake(
        "path_missing",
        "",
        _PATHS,
        "several letters",
        ("", ""),
    ),
    Mistake(
        "path_overwritten",
        "",
        _PATHS,
        "several letters",
        ("", ""),
    ),
    Mistake(
        "others_not_held",
        "",
        r"\frac{\partial J}{\partial w}",
        "several letters",
        ("", ""),
    ),
)
