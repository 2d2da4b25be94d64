"""Every use of SymPy and mpmath that may be dear has a bound, named here, and its module holds that bound.

What one number, or one line a reader typed, costs must be known before it is worked out: SymPy and mpmath
hold the interpreter, so no limit of time stops them. A new use fails here until it is written down below with
the name of what bounds it: a constant, a function that refuses, or a worker with a limit.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


LIBRARIES = ("sympy", "mpmath")
#: Methods of SymPy's expressions that work something out.
METHODS = _words(
    "apart as_poly as_real_imag cancel diff doit equals evalf expand factor integrate limit n nseries "
    "nsimplify rewrite series simplify subs together trigsimp xreplace"
)
#: What costs no more than the numbers in it are long, all of which are bounded where they are made.
CHEAP = _words(
    "sympy.Add sympy.And sympy.Basic sympy.Derivative sympy.DiracDelta sympy.Dummy sympy.E sympy.Expr "
    "sympy.Float sympy.I sympy.Integer sympy.Mul sympy.Not sympy.Or sympy.Piecewise sympy.Pow "
    "sympy.Rational sympy.Subs sympy.Symbol sympy.false sympy.fraction sympy.nan sympy.oo sympy.pi "
    "sympy.preorder_traversal sympy.true sympy.zoo MPContext mpmath.fprod mpmath.fsum mpmath.im "
    "mpmath.isfinite mpmath.isint mpmath.re mpmath.workdps MP.fsum MP.isinf MP.make_mpf MP.nstr "
    "libmp.ComplexResult libmp.to_float libmp.to_rational"
)
#: What costs by the working precision alone, however large the number is: of mpmath, MP and libmp.
BY_PRECISION = _words(
    "abs acos acosh add asin asinh atan atanh cbrt ceil div e fhalf finf floor fnan fninf fnone fone frac "
    "from_int from_man_exp from_rational fzero ge inf le log log10 mpf mul neg nint one pi round_ceiling "
    "round_floor round_nearest sign sqrt sub zero"
)

_CIRCULAR = "sin cos tan sec csc cot asin acos atan"
_HYPERBOLIC = "sinh cosh tanh sech csch coth asinh acosh atanh"
_RELATIONS = "sympy.Lt sympy.Le sympy.Gt sympy.Ge sympy.Eq sympy.Ne"
#: Module: {a name in it that bounds the uses: the uses}.
BOUNDS: dict[str, dict[str, str]] = {
    "deriv_core/calculus/proved/other_forms.py": {
        # Only `named_forms` gets there, which a worker is asked for.
        "named_forms": "sympy.together sympy.expand sympy.factor_terms",
    },
    "deriv_core/calculus/proved/oracle.py": {"_LARGEST_FOR_SYMPY": "sympy.diff"},
    "deriv_core/calculus/proved/sympy_value.py": {"LARGEST_EXPONENT": "mpmath.power mpmath.*"},
    "deriv_core/numbers/exact_text.py": {
        "_LONGEST": " ".join(f"sympy.{name}" for name in f"{_CIRCULAR} {_HYPERBOLIC} erf exp log".split()),
    },
    "deriv_core/calculus/secant/secant_slope.py": {"in_sympy": "sympy.Ne"},
    "deriv_core/calculus/values.py": {"exact_text": "sympy.latex"},
    "deriv_core/calculus/germs/germ.py": {"LARGEST_EXPONENT": "MP.exp"},
    "deriv_core/calculus/germs/germ_functions.py": {"_LARGEST_OF_ERF": "MP.erf MP.exp"},
    "deriv_core/calculus/verdict/sympy_limits.py": {"ask": "sympy.limit .evalf .subs"},
    "deriv_core/calculus/verdict/reasons.py": {"_LONGEST": ".evalf"},
    "deriv_core/calculus/germs/recognition.py": {
        "_LARGEST_LOGARITHM": "MP.exp sympy.log",
        "fraction_near": ".evalf sympy.sqrt sympy.cbrt",
    },
    "deriv_core/calculus/germs/waves.py": {"_LARGEST_ANGLE": "MP.sin MP.cos"},
    "deriv_core/expression/running/exact_cost.py": {"MOST_BITS": "sympy.log"},
    # Only named here; `guarded` applies them to what `to_sympy` has written.
    "deriv_core/expression/running/domains.py": {"own_needs": "sympy.Gt sympy.Ge sympy.Ne"},
    "deriv_core/expression/running/guarded.py": {"to_sympy": "sympy.Ne"},
    "deriv_core/expression/running/intervals.py": {
        "MOST_BITS": "libmp.mpf_exp libmpi.mpi_cos_sin",
        "magnitude": "libmp.mpf_sinh libmp.mpf_tanh",
        "bits": "libmpi.mpi_pow_int",
        "_MOST_BITS_OF_ERF": "libmp.mpf_erf",
        "_BITS_OF_ERFC": "libmp.mpf_erfc",  # an argument below 2^_LARGEST_OF_ERFC costs microseconds
    },
    "deriv_core/expression/running/known.py": {"MOST_BITS": "sympy.exp **"},
    "deriv_core/expression/running/python_text.py": {"MAX_BITS": "**"},
    "deriv_core/expression/running/run_precise.py": {
        "LARGEST_EXPONENT": "mpmath.exp mpmath.sinh mpmath.cosh mpmath.tanh",
        "LARGEST_ANGLE": "mpmath.sin mpmath.cos mpmath.tan mpmath.cot",
        "_need": "mpmath.power",
        "run_precise": "mpmath.isnan",
        # At the working precision; a large one's is 1 at once, and what was asked before is kept.
        "_erf": "mpmath.erf mpmath.make_mpf mpmath.mp mpmath.workprec",
    },
    "deriv_core/expression/running/to_sympy.py": {
        "MOST_BITS_ON_THE_WAY": "** sympy.* sympy.log sympy.erf sympy.sqrt sympy.Abs sympy.sign sympy.floor "
        f"sympy.ceiling sympy.Max sympy.Min {_RELATIONS}",
    },
    "deriv_core/expression/running/vanishing.py": {
        "_MOST_OPERATIONS": "sympy.expand sympy.together sympy.exp .rewrite",
    },
    "deriv_core/lessons/sympy_cells.py": {"sympy_derivative": "sympy.diff", "evaluate": ".subs"},
}


def uses(source: str) -> set[str]:
    """The uses in a module that may be dear: dotted names of the libraries, methods, and ``**``."""
    tree = ast.parse(source)
    names = set(_imported(tree))
    if not names:
        return set()
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name(library), attribute) if library in names:
                if not (
                    attribute.removeprefix("mpf_").removeprefix("mpi_") in BY_PRECISION and library != "sympy"
                ):
                    found.add(f"{library}.{attribute}")
            case ast.Call(ast.Attribute(value, attribute)) if attribute in METHODS and not _is_module(
                value, names
            ):
                found.add(f".{attribute}")
            case ast.BinOp(left, ast.Pow()) if "sympy" in names and not _is_a_float(left):
                found.add("**")
            case ast.Call(ast.Name(name)) if name in names:
                found.add(name)
            case ast.Call(ast.Name("getattr"), [ast.Name(library), *_]) if library in names:
                found.add(f"{library}.*")
    return found - CHEAP


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.asname or alias.name for alias in node.names if alias.name in LIBRARIES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = node.module.split(".")[0] in LIBRARIES
            yield from (alias.asname or alias.name for alias in node.names if inside or alias.name == "MP")


def _is_a_float(node: ast.expr) -> bool:
    """A number that is written out, or one of mpmath's, whose powers cost by the precision."""
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "mpf"
    )


def _is_module(node: ast.expr, libraries: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in {"np", *libraries}


def _names(source: str) -> set[str]:
    """Every name that a module uses or defines."""
    return {
        name
        for node in ast.walk(ast.parse(source))
        for name in (getattr(node, "id", None), getattr(node, "name", None), getattr(node, "arg", None))
        if name
    }


MODULES = sorted(
    path
    for folder in ("deriv_core", "pages")
    for path in (ROOT / folder).rglob("*.py")
    if any(name in path.read_text(encoding="utf-8") for name in (*LIBRARIES, "MP"))
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_dear_use_names_its_bound(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    bounds = BOUNDS.get(path.relative_to(ROOT).as_posix(), {})
    assert uses(source) == set(" ".join(bounds.values()).split())
    assert bounds.keys() <= _names(source)


def test_the_table_names_no_module_that_is_gone() -> None:
    assert BOUNDS.keys() <= {path.relative_to(ROOT).as_posix() for path in MODULES}


@pytest.mark.parametrize(
    ("line", "use"),
    [
        ("import sympy\nsympy.simplify(x)", "sympy.simplify"),
        ("import sympy as sp\nways = [sp.factorint]", "sp.factorint"),
        ("import sympy\ny = x.doit()", ".doit"),
        ("import sympy\ny = x**n", "**"),
        ("from mpmath import libmp\nlibmp.mpf_zeta(x)", "libmp.mpf_zeta"),
        ("from sympy import factorint\nfactorint(x)", "factorint"),
        ("import sympy\ny = (x + 1) ** n", "**"),
        ("import mpmath\ngetattr(mpmath, name)(x)", "mpmath.*"),
        ("from deriv_core.calculus.precision import MP\nMP.gamma(x)", "MP.gamma"),
    ],
)
def test_a_new_use_is_seen(line: str, use: str) -> None:
    assert uses(line) == {use}
