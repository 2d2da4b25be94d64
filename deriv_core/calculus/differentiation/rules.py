"""The rules of differentiation, in the order of a syllabus; the first whose matcher applies is used."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.differentiation import matchers
from deriv_core.calculus.differentiation.matchers import Matcher
from deriv_core.words import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data.

    Attributes
    ----------
    name : str
        As a learner calls it: ``"product"``.
    formula : str
        LaTeX.
    match : Matcher
        Applies the rule to an expression, or returns None.
    """

    name: str
    formula: str
    match: Matcher

    @property
    def statement(self) -> str:
        """One sentence."""
        return Message(self._code)

    @property
    def called(self) -> str:
        """The name in words, as it stands beside a line: ``"product"``."""
        return Message(f"{self._code}-called")

    @property
    def title(self) -> str:
        """The name as a learner says it: ``"product rule"``, ``"rewrite as a power"``."""
        return Message(f"{self._code}-title")

    @property
    def _code(self) -> str:
        return f"rules-{self.name.replace(',', '').replace(' ', '-')}"


RULES: tuple[Rule, ...] = (
    Rule("constant", r"c' = 0", matchers.constant),
    Rule("identity", r"x' = 1", matchers.identity),
    Rule(
        "constant multiple",
        r"(c\,f)' = c\,f'",
        matchers.constant_multiple,
    ),
    Rule("sum", r"(f + g)' = f' + g'", matchers.sum_rule),
    Rule(
        "power",
        r"(x^n)' = n\,x^{n - 1}",
        matchers.power_rule,
    ),
    Rule(
        "rewrite as a power",
        r"\frac{1}{f^n} = f^{-n}, \quad \frac{1}{\sqrt[n]{f}} = f^{-1/n}",
        matchers.rewrite_as_power,
    ),
    Rule(
        "square root",
        r"\left(\sqrt{x}\right)' = \frac{1}{2\sqrt{x}}",
        matchers.elementary_rule("square root"),
    ),
    Rule(
        "cube root",
        r"\left(\sqrt[3]{x}\right)' = \frac{1}{3\left(\sqrt[3]{x}\right)^2}",
        matchers.elementary_rule("cube root"),
    ),
    Rule(
        "root",
        r"\left(\sqrt[n]{x}\right)' = \frac{1}{n\left(\sqrt[n]{x}\right)^{n - 1}}",
        matchers.root_rule,
    ),
    Rule(
        "product",
        r"(f\,g)' = f'\,g + f\,g'",
        matchers.product_rule,
    ),
    Rule(
        "reciprocal",
        r"\left(\frac{1}{g}\right)' = -\frac{g'}{g^2}",
        matchers.reciprocal_rule,
    ),
    Rule(
        "quotient",
        r"\left(\frac{f}{g}\right)' = \frac{f'\,g - f\,g'}{g^2}",
        matchers.quotient_rule,
    ),
    Rule(
        "exponential",
        r"(e^x)' = e^x, \quad (a^x)' = a^x \ln a",
        matchers.exponential_rule,
    ),
    Rule(
        "natural logarithm",
        r"(\ln x)' = \frac{1}{x}",
        matchers.elementary_rule("natural logarithm"),
    ),
    Rule(
        "logarithm",
        r"(\log_b x)' = \frac{1}{x \ln b}",
        matchers.logarithm_rule,
    ),
    Rule(
        "trigonometric function",
        r"(\sin x)' = \cos x, \quad (\cos x)' = -\sin x, \quad (\tan x)' = \sec^2 x,"
        r"\quad (\cot x)' = -\csc^2 x, \quad (\sec x)' = \sec x \tan x, \quad (\csc x)' = -\csc x \cot x",
        matchers.elementary_rule("trigonometric function"),
    ),
    Rule(
        "inverse trigonometric function",
        r"(\arcsin x)' = \frac{1}{\sqrt{1 - x^2}}, \quad (\arctan x)' = \frac{1}{1 + x^2}",
        matchers.elementary_rule("inverse trigonometric function"),
    ),
    Rule(
        "hyperbolic function",
        r"(\sinh x)' = \cosh x, \quad (\cosh x)' = \sinh x, \quad (\tanh x)' = \operatorname{sech}^2 x",
        matchers.elementary_rule("hyperbolic function"),
    ),
    Rule(
        "inverse hyperbolic function",
        r"(\operatorname{arsinh} x)' = \frac{1}{\sqrt{x^2 + 1}}, "
        r"\quad (\operatorname{artanh} x)' = \frac{1}{1 - x^2}",
        matchers.elementary_rule("inverse hyperbolic function"),
    ),
    Rule(
        "error function",
        r"(\operatorname{erf} x)' = \frac{2}{\sqrt{\pi}}\, e^{-x^2}",
        matchers.elementary_rule("error function"),
    ),
    Rule(
        "absolute value",
        r"|x|' = \frac{x}{|x|}, \quad (\ln|x|)' = \frac{1}{x}",
        matchers.absolute_value_rule,
    ),
    Rule(
        "maximum and minimum",
        r"\max(f, g)' = \begin{cases} f' & \text{if } f > g \\ g' & \text{if } g > f \end{cases}",
        matchers.extremum_rule,
    ),
    Rule(
        "piecewise",
        r"\begin{cases} f' & \text{inside the first branch} \\ g' & \text{inside the second} \end{cases}",
        matchers.piecewise_rule,
    ),
    Rule(
        "logarithmic differentiation",
        r"(f^g)' = f^g\,(g \ln f)'",
        matchers.logarithmic_differentiation,
    ),
    Rule(
        "floor, ceiling and sign",
        r"\lfloor x \rfloor' = 0, \quad \operatorname{sign}(x)' = 0",
        matchers.elementary_rule("floor, ceiling and sign"),
    ),
    Rule(
        "fractional part",
        r"(x - \lfloor x \rfloor)' = 1",
        matchers.elementary_rule("fractional part"),
    ),
    Rule(
        "chain",
        r"f(u)' = f'(u)\,u' \quad \text{with } u = g(x)",
        matchers.chain_rule,
    ),
    Rule(
        "case by case",
        r"f' = \begin{cases} g' & \text{where } f = g \\ 0 & \text{where } f \text{ is constant} \end{cases}",
        matchers.not_by_form,
    ),
    Rule(
        "limit of the quotient",
        r"f'(p) = \lim_{h \to 0} \frac{f(p + h) - f(p)}{h}",
        matchers.not_by_form,
    ),
)
BY_CASES, LONE_POINTS = RULES[-2:]
