"""The rules of differentiation, in the order of a syllabus; the first whose matcher applies is used."""

from __future__ import annotations

from dataclasses import dataclass

from deriv_core.calculus.differentiation import matchers
from deriv_core.calculus.differentiation.matchers import Matcher


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data.

    Attributes
    ----------
    name : str
        As a learner calls it: ``"product"``.
    statement : str
        One sentence.
    formula : str
        LaTeX.
    match : Matcher
        Applies the rule to an expression, or returns None.
    """

    name: str
    statement: str
    formula: str
    match: Matcher

    @property
    def title(self) -> str:
        """The name as a learner says it: ``"product rule"``, ``"rewrite as a power"``."""
        return f"{self.name} rule" if self.name in _CALLED_RULES else self.name


_CALLED_RULES = frozenset(
    {"constant", "constant multiple", "sum", "power", "root", "product", "reciprocal", "quotient", "chain"}
)

RULES: tuple[Rule, ...] = (
    Rule("constant", "A constant does not change, so its derivative is 0.", r"c' = 0", matchers.constant),
    Rule("identity", "The variable changes exactly as fast as itself.", r"x' = 1", matchers.identity),
    Rule(
        "constant multiple",
        "A constant factor stays as it is.",
        r"(c\,f)' = c\,f'",
        matchers.constant_multiple,
    ),
    Rule("sum", "Differentiate a sum term by term.", r"(f + g)' = f' + g'", matchers.sum_rule),
    Rule(
        "power",
        "Bring the exponent down in front and lower it by one.",
        r"(x^n)' = n\,x^{n - 1}",
        matchers.power_rule,
    ),
    Rule(
        "rewrite as a power",
        "Write the reciprocal or the root as a power first.",
        r"\frac{1}{f^n} = f^{-n}, \quad \frac{1}{\sqrt[n]{f}} = f^{-1/n}",
        matchers.rewrite_as_power,
    ),
    Rule(
        "square root",
        "One over twice the root.",
        r"\left(\sqrt{x}\right)' = \frac{1}{2\sqrt{x}}",
        matchers.elementary_rule("square root"),
    ),
    Rule(
        "cube root",
        "One over three times the root squared.",
        r"\left(\sqrt[3]{x}\right)' = \frac{1}{3\left(\sqrt[3]{x}\right)^2}",
        matchers.elementary_rule("cube root"),
    ),
    Rule(
        "root",
        "One over n times the root to the power n minus one.",
        r"\left(\sqrt[n]{x}\right)' = \frac{1}{n\left(\sqrt[n]{x}\right)^{n - 1}}",
        matchers.root_rule,
    ),
    Rule(
        "product",
        "Differentiate one factor at a time, keep the others, and add.",
        r"(f\,g)' = f'\,g + f\,g'",
        matchers.product_rule,
    ),
    Rule(
        "reciprocal",
        "Minus the derivative of the denominator, over the denominator squared.",
        r"\left(\frac{1}{g}\right)' = -\frac{g'}{g^2}",
        matchers.reciprocal_rule,
    ),
    Rule(
        "quotient",
        "The derivative of the top times the bottom, minus the top times the derivative of the bottom, "
        "all over the bottom squared.",
        r"\left(\frac{f}{g}\right)' = \frac{f'\,g - f\,g'}{g^2}",
        matchers.quotient_rule,
    ),
    Rule(
        "exponential",
        "An exponential is its own derivative, times the logarithm of its base.",
        r"(e^x)' = e^x, \quad (a^x)' = a^x \ln a",
        matchers.exponential_rule,
    ),
    Rule(
        "natural logarithm",
        "One over the argument.",
        r"(\ln x)' = \frac{1}{x}",
        matchers.elementary_rule("natural logarithm"),
    ),
    Rule(
        "logarithm",
        "One over the argument times the natural logarithm of the base.",
        r"(\log_b x)' = \frac{1}{x \ln b}",
        matchers.logarithm_rule,
    ),
    Rule(
        "trigonometric function",
        "The table of the six trigonometric functions.",
        r"(\sin x)' = \cos x, \quad (\cos x)' = -\sin x, \quad (\tan x)' = \sec^2 x,"
        r"\quad (\cot x)' = -\csc^2 x, \quad (\sec x)' = \sec x \tan x, \quad (\csc x)' = -\csc x \cot x",
        matchers.elementary_rule("trigonometric function"),
    ),
    Rule(
        "inverse trigonometric function",
        "The table of the inverse trigonometric functions.",
        r"(\arcsin x)' = \frac{1}{\sqrt{1 - x^2}}, \quad (\arctan x)' = \frac{1}{1 + x^2}",
        matchers.elementary_rule("inverse trigonometric function"),
    ),
    Rule(
        "hyperbolic function",
        "The table of the hyperbolic functions.",
        r"(\sinh x)' = \cosh x, \quad (\cosh x)' = \sinh x, \quad (\tanh x)' = \operatorname{sech}^2 x",
        matchers.elementary_rule("hyperbolic function"),
    ),
    Rule(
        "inverse hyperbolic function",
        "The table of the inverse hyperbolic functions.",
        r"(\operatorname{arsinh} x)' = \frac{1}{\sqrt{x^2 + 1}}, "
        r"\quad (\operatorname{artanh} x)' = \frac{1}{1 - x^2}",
        matchers.elementary_rule("inverse hyperbolic function"),
    ),
    Rule(
        "error function",
        "The error function is the area below the bell curve from 0 on; its slope is the bell's height.",
        r"(\operatorname{erf} x)' = \frac{2}{\sqrt{\pi}}\, e^{-x^2}",
        matchers.elementary_rule("error function"),
    ),
    Rule(
        "absolute value",
        "Slope 1 on the right of 0 and -1 on its left; ln|x| has 1/x on both sides.",
        r"|x|' = \frac{x}{|x|}, \quad (\ln|x|)' = \frac{1}{x}",
        matchers.absolute_value_rule,
    ),
    Rule(
        "maximum and minimum",
        "The derivative of whichever is ahead; nothing is said where they meet.",
        r"\max(f, g)' = \begin{cases} f' & \text{if } f > g \\ g' & \text{if } g > f \end{cases}",
        matchers.extremum_rule,
    ),
    Rule(
        "piecewise",
        "Branch by branch, strictly inside each; nothing is said where two branches join.",
        r"\begin{cases} f' & \text{inside the first branch} \\ g' & \text{inside the second} \end{cases}",
        matchers.piecewise_rule,
    ),
    Rule(
        "logarithmic differentiation",
        "Where the base varies too, write f to the g as e to the g times ln f.",
        r"(f^g)' = f^g\,(g \ln f)'",
        matchers.logarithmic_differentiation,
    ),
    Rule(
        "floor, ceiling and sign",
        "Flat between its jumps, so 0 there.",
        r"\lfloor x \rfloor' = 0, \quad \operatorname{sign}(x)' = 0",
        matchers.elementary_rule("floor, ceiling and sign"),
    ),
    Rule(
        "fractional part",
        "Slope 1 between its jumps.",
        r"(x - \lfloor x \rfloor)' = 1",
        matchers.elementary_rule("fractional part"),
    ),
    Rule(
        "chain",
        "Differentiate the outside at the inside, times the derivative of the inside.",
        r"f(u)' = f'(u)\,u' \quad \text{with } u = g(x)",
        matchers.chain_rule,
    ),
    Rule(
        "case by case",
        "Write the function case by case first; where it rests its derivative is 0.",
        r"f' = \begin{cases} g' & \text{where } f = g \\ 0 & \text{where } f \text{ is constant} \end{cases}",
        matchers.not_by_form,
    ),
    Rule(
        "limit of the quotient",
        "At a lone point where the rules divide by 0, the slope is the limit of the quotient, if it has one.",
        r"f'(p) = \lim_{h \to 0} \frac{f(p + h) - f(p)}{h}",
        matchers.not_by_form,
    ),
)
BY_CASES, LONE_POINTS = RULES[-2:]
