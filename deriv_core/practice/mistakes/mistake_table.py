"""All mistakes by name. The order is that in which several that fit are named: the most likely first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from deriv_core.practice.mistakes.chain import CHAIN
from deriv_core.practice.mistakes.constants import CONSTANTS
from deriv_core.practice.mistakes.elementary_functions import ELEMENTARY_FUNCTIONS
from deriv_core.practice.mistakes.mistake import Mistake
from deriv_core.practice.mistakes.no_rule import DIFFERENCES, DOMAIN_LOST, FIRST_PRINCIPLES, LETTERS, ORDERS
from deriv_core.practice.mistakes.powers import POWERS
from deriv_core.practice.mistakes.products import PRODUCTS
from deriv_core.practice.mistakes.quotients import QUOTIENTS

MISTAKES: Mapping[str, Mistake] = MappingProxyType(
    {
        mistake.name: mistake
        for mistake in (
            *ELEMENTARY_FUNCTIONS,
            *QUOTIENTS,
            *CHAIN,
            *PRODUCTS,
            *POWERS,
            *CONSTANTS,
            *ORDERS,
            DOMAIN_LOST,
            *DIFFERENCES,
            *FIRST_PRINCIPLES,
            *LETTERS,
        )
    }
)
