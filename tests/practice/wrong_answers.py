"""Wrong answers made with SymPy: the mistakes as their statements say them, on SymPy's own trees.

Nothing here uses the broken rules of `deriv_core.practice`: these answers test how they name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import sympy
from sympy import Add, Expr, Mul, Pow, Symbol

X = Symbol("x", real=True)
U = Symbol("u", real=True)
_TRIG = (sympy.sin, sympy.cos, sympy.tan, sympy.sec, sympy.csc, sympy.cot)

#: What a wrong rule makes of a node, with the right derivative at hand; None where it does not fit.
Wrong = Callable[[Expr], Expr | None]


def d(node: Expr) -> Expr:
    """The right derivative."""
    return sympy.diff(node, X)


def composed(node: Expr) -> tuple[Expr, Expr] | None:
    """Outer function in U and the inside, where a learner sees one function inside another."""
    if isinstance(node, Pow):
        base, exponent = node.args
        if not exponent.has(X) and base != X and base.has(X):
            return Pow(U, exponent), base
        if not base.has(X) and exponent.has(X) and exponent != X:
            return Pow(base, U), exponent
    if isinstance(node, sympy.Function) and len(node.args) == 1 and node.args[0] != X and node.has(X):
        return node.func(U), node.args[0]
    return None


def parted(node: Expr) -> tuple[Expr, Expr] | None:
    """Numerator and denominator, where that varies."""
    above, below = sympy.fraction(node)
    return (above, below) if below.has(X) and isinstance(node, Mul | Pow) else None


def multiplied(node: Expr) -> list[Expr] | None:
    """The varying factors of a product that is no quotient."""
    if not isinstance(node, Mul) or parted(node):
        return None
    varying = [factor for factor in node.args if factor.has(X)]
    return varying if len(varying) > 1 else None


def constant_of(node: Expr) -> Expr:
    fixed = [factor for factor in node.args if not factor.has(X)] if isinstance(node, Mul) else []
    return Mul(*fixed)


def of_chain(make: Callable[[Expr, Expr], Expr]) -> Wrong:
    def wrong(node: Expr) -> Expr | None:
        found = composed(node)
        return None if found is None else make(*found)

    return wrong


def of_product(make: Callable[[Expr, Expr], Expr]) -> Wrong:
    def wrong(node: Expr) -> Expr | None:
        varying = multiplied(node)
        if varying is None:
            return None
        return make(constant_of(node) * varying[0], Mul(*varying[1:]))

    return wrong


def of_quotient(make: Callable[[Expr, Expr], Expr]) -> Wrong:
    def wrong(node: Expr) -> Expr | None:
        found = parted(node)
        return None if found is None else make(*found)

    return wrong


def power(node: Expr) -> Expr | None:
    """The exponent of a whole power of x, 1 or 0 excepted."""
    if isinstance(node, Pow) and node.args[0] == X and node.args[1].is_Integer:
        return node.args[1]
    return None


def of_power(make: Callable[[Expr], Expr], fits: Callable[[Expr], bool] = lambda n: True) -> Wrong:
    def wrong(node: Expr) -> Expr | None:
        n = power(node)
        return make(n) if n is not None and fits(n) else None

    return wrong


def at(outer: Expr, place: Expr) -> Expr:
    return sympy.diff(outer, U).subs(U, place)


def is_call(node: Expr, *functions: type) -> bool:
    return isinstance(node, functions) and node.has(X)


def exponential(node: Expr) -> tuple[Expr, Expr] | None:
    if isinstance(node, sympy.exp):
        return sympy.E, node.args[0]
    if isinstance(node, Pow) and not node.args[0].has(X) and node.args[1].has(X):
        return node.args[0], node.args[1]
    return None


def _on_exponential(node: Expr) -> Expr | None:
    found = exponential(node)
    return None if found is None else found[1] * found[0] ** (found[1] - 1)


def _no_log(node: Expr) -> Expr | None:
    found = exponential(node)
    return node if found is not None and found[0] != sympy.E and found[1] == X else None


def _exp_inner(node: Expr) -> Expr | None:
    found = exponential(node)
    return node if found is not None and found[0] == sympy.E and found[1] != X else None


def _log_inner(node: Expr) -> Expr | None:
    return 1 / node.args[0] if is_call(node, sympy.log) and node.args[0] != X else None


def _log_self(node: Expr) -> Expr | None:
    return 1 / node if is_call(node, sympy.log) else None


def _flipped(node: Expr) -> Expr | None:
    if is_call(node, sympy.sin, sympy.cos):
        return -at(node.func(U), node.args[0]) * d(node.args[0])
    return None


def _mixed(node: Expr) -> Expr | None:
    table = {sympy.tan: sympy.sec, sympy.sec: sympy.tan}
    for own, other in table.items():
        if is_call(node, own):
            return other(node.args[0]) * d(node.args[0])
    if is_call(node, sympy.asin) and node.args[0] == X:
        return d(1 / sympy.sin(X))
    return None


def _power_outer(node: Expr) -> Expr | None:
    if not (isinstance(node, Pow) and isinstance(node.args[0], _TRIG)):
        return None
    call, n = node.args
    return d(call.func(call.args[0] ** n)) if n.is_Integer and n > 1 else None


def _root(node: Expr) -> Expr | None:
    return 1 / (2 * X) if node == sympy.sqrt(X) else None


def _kept(node: Expr) -> Expr | None:
    return node if not node.has(X) and node != 0 else None


def _factor_lost(node: Expr) -> Expr | None:
    c = constant_of(node)
    return d(node / c) if c.is_Integer and c not in (1, -1) and node.has(X) else None


def _below_lost(node: Expr) -> Expr | None:
    c = constant_of(node)
    return d(node * c.q) if c.is_Rational and c.q != 1 and node.has(X) else None


def _minus_lost(node: Expr) -> Expr | None:
    if not isinstance(node, Add):
        return None
    negative = [term for term in node.args if term.could_extract_minus_sign() and term.has(X)]
    if not negative or len(negative) == len(node.args):
        return None
    return d(node) - 2 * d(negative[0])


def _coefficient(node: Expr) -> Expr | None:
    c = constant_of(node)
    if not (c.is_Integer and c > 1) or power(node / c) is None:
        return None
    n = power(node / c)
    return (c + n) * X ** (n - 1)


def _moves(node: Expr) -> Expr | None:
    if node.has(X):
        return None
    if isinstance(node, Pow) and node.args[0] in (sympy.pi, sympy.E):
        return node.args[1] * node.args[0] ** (node.args[1] - 1)
    if isinstance(node, sympy.exp) and node.args[0].is_Integer:
        return node.args[0] * sympy.E ** (node.args[0] - 1)
    return 1 / node.args[0] if isinstance(node, sympy.log) else None


def _gone(node: Expr) -> Expr | None:
    varying = multiplied(node)
    if varying is None or X not in varying:
        return None
    return d(node / X)


def _one_of_two(node: Expr) -> Expr | None:
    varying = multiplied(node)
    if varying is None:
        return None
    for factor in varying:
        found = composed(factor)
        if found is not None and found[0].func is not Pow:
            rest = node / factor
            return d(rest) * factor + rest * at(*found)
    return None


def _stops(node: Expr) -> Expr | None:
    found = composed(node)
    below = None if found is None else composed(found[1])
    return None if found is None or below is None else at(*found) * at(*below)


def _brackets(node: Expr) -> Expr | None:
    found = parted(node)
    if found is None or not isinstance(found[0], Add):
        return None
    f, g = found
    first, *others = f.as_ordered_terms()
    return (d(f) * g - first * d(g) + Add(*others) * d(g)) / g**2


MISTAKES: dict[str, Wrong] = {
    "chain_no_inner": of_chain(lambda f, g: at(f, g)),
    "chain_inner_at_x": of_chain(lambda f, g: at(f, X) * d(g)),
    "chain_outer_at_dg": of_chain(lambda f, g: at(f, d(g))),
    "chain_outer_kept": of_chain(lambda f, g: f.subs(U, g) * d(g)),
    "chain_as_product": of_chain(lambda f, g: at(f, X) * g + f.subs(U, X) * d(g)),
    "chain_g_for_dg": of_chain(lambda f, g: at(f, g) * g),
    "func_of_deriv": of_chain(lambda f, g: f.subs(U, d(g))),
    "chain_stops_early": _stops,
    "one_rule_of_two": _one_of_two,
    "exp_inner_kept": _exp_inner,
    "log_no_inner": _log_inner,
    "log_of_self": _log_self,
    "product_of_derivs": of_product(lambda f, g: d(f) * d(g)),
    "product_ff_gg": of_product(lambda f, g: f * d(f) + g * d(g)),
    "product_minus": of_product(lambda f, g: d(f) * g - f * d(g)),
    "product_first_only": of_product(lambda f, g: d(f) * g),
    "product_as_sum": of_product(lambda f, g: d(f) + d(g)),
    "var_gone": _gone,
    "quot_of_derivs": of_quotient(lambda f, g: d(f) / d(g)),
    "quot_swapped": of_quotient(lambda f, g: (f * d(g) - d(f) * g) / g**2),
    "quot_plus": of_quotient(lambda f, g: (d(f) * g + f * d(g)) / g**2),
    "quot_no_square": of_quotient(lambda f, g: (d(f) * g - f * d(g)) / g),
    "quot_den_f2": of_quotient(lambda f, g: (d(f) * g - f * d(g)) / f**2),
    "recip_of_deriv": of_quotient(lambda f, g: 1 / d(g) if f == 1 else sympy.nan),
    "brackets_lost": _brackets,
    "power_n_kept": of_power(lambda n: n * X**n),
    "power_no_coeff": of_power(lambda n: X ** (n - 1)),
    "power_integrated": of_power(lambda n: X ** (n + 1) / (n + 1), lambda n: n != -1),
    "power_wrong_way": of_power(lambda n: n * X ** (n + 1)),
    "power_on_neg": of_power(lambda n: n * X ** (n + 1), lambda n: n < 0),
    "power_on_exp": _on_exponential,
    "exp_no_ln": _no_log,
    "coeff_plus_n": _coefficient,
    "root_exponent": _root,
    "trig_sign": _flipped,
    "trig_table_mix": _mixed,
    "trig_power_outer": _power_outer,
    "const_kept": _kept,
    "const_factor_lost": _factor_lost,
    "const_below_lost": _below_lost,
    "named_const_moves": _moves,
    "minus_lost": _minus_lost,
}
WHOLE: dict[str, Callable[[Expr], Expr]] = {
    "second_derivative": lambda f: sympy.diff(f, X, 2),
    "function_itself": lambda f: f,
    "value_for_function": lambda f: d(f).subs(X, 2),
}


def sites(node: Expr) -> Iterator[Expr]:
    """Where one differentiates, from the outside in."""
    yield node
    if isinstance(node, Add):
        parts = node.args
    elif parted(node):
        parts = parted(node) or ()
    elif isinstance(node, Mul):
        varying = [factor for factor in node.args if factor.has(X)]
        parts = varying if len(varying) > 1 or not constant_of(node).is_Number else tuple(varying)
    elif composed(node):
        parts = ((composed(node) or ())[1],)
    else:
        parts = ()
    for part in parts:
        if part.has(X) or isinstance(node, Add):
            yield from sites(part)


def wrongly(f: Expr, wrong: Wrong) -> Iterator[Expr]:
    """The derivative of f with a wrong rule at one place, for each place where it fits."""
    for site in dict.fromkeys(sites(f)):
        made = wrong(site)
        if made is None or made.has(sympy.nan, sympy.zoo, sympy.oo):
            continue
        hole = sympy.Function("hole")(X)
        marked = f if f != site else None
        if marked is None:
            yield made
            continue
        marked = f.subs(site, hole) if site.has(X) else None
        if marked is None:
            if site in f.args and isinstance(f, Add):  # a constant term
                yield d(f) + made
        elif not (marked.has(site) or marked == f):
            yield sympy.diff(marked, X).subs(sympy.diff(hole, X), made).subs(hole, site)


def odd_form(answer: Expr, key: str) -> Expr:
    """The same in another form, which one hangs on the key."""
    if sympy.count_ops(answer) > 40:
        return answer
    forms = (lambda e: e, sympy.expand, sympy.together, sympy.factor_terms)
    return forms[int(hashlib.sha256(key.encode()).hexdigest(), 16) % len(forms)](answer)


def answers_to(f: Expr, points: list[float]) -> Iterator[tuple[str, Expr]]:
    """The name and the answer of every mistake that fits a function and shows in its values."""
    right = values(d(f), points)
    for name, wrong in MISTAKES.items():
        yield from ((name, made) for made in wrongly(f, wrong) if shows(made, right, points))
    yield from ((name, whole(f)) for name, whole in WHOLE.items() if shows(whole(f), right, points))


def values(tree: Expr, points: list[float]) -> list[complex]:
    return [complex(tree.subs(X, point).evalf()) for point in points]


def shows(answer: Expr, right: list[complex], points: list[float]) -> bool:
    """Whether an answer is real where the derivative is, and another one."""
    if answer.has(sympy.I, sympy.nan, sympy.zoo, sympy.oo):
        return False
    try:
        pairs = [(a, b) for a, b in zip(values(answer, points), right, strict=True) if not (a.imag or b.imag)]
    except TypeError:  # no number: there is a pole
        return False
    return len(pairs) > 1 and any(abs(a - b) > 1e-9 * abs(b) for a, b in pairs)
