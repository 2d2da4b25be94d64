"""The shrink block: the difference quotient as the step shrinks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from deriv_core.calculus.difference_quotient import shrink
from deriv_core.calculus.scheme import Scheme
from deriv_core.expression.function import RealFunction
from deriv_core.lessons.blocks import Shrink
from deriv_core.numbers.by_hand import number, signed
from deriv_core.numbers.rounding import ALL_DIGITS

from ..desk.address import link_to
from ..desk.kept import kept
from ..desk.question import NAME
from ..desk.texts import Texts, read_number
from ..formulas import derivative_name
from ..plots.verdict_facts import facts_for
from ..tables import show_grid
from ..words import phrase, plain, said


def show_shrink_block(block: Shrink, key: str) -> None:
    """A table, a row a step; one after another where there are several schemes."""
    f = block.function
    for scheme in block.schemes:
        with st.container(key=f"grid-{key}_{scheme}"):
            if len(block.schemes) > 1:
                st.markdown(f"**{said(scheme.label)}**")
            show_grid(
                _cells(f, block.point, block.steps, scheme),
                phrase("learn-quotient-at-for-each", label=scheme.label, name=NAME, point=block.point),
            )
    texts = Texts(f.text, block.point, block.steps[0], block.schemes[0])
    st.link_button(phrase("learn-open-shrinking"), link_to("shrinking", texts))


@kept(128)
def _cells(f: RealFunction, point: str, steps: tuple[str, ...], scheme: Scheme) -> pd.DataFrame:
    sizes = [size for size in map(read_number, steps) if isinstance(size, float)]
    frame = shrink(f, point, sizes, scheme)
    slope = derivative_name(f.variable, 1, "leibniz")
    smooth = facts_for(frame["verdict"].iloc[0]).exists
    columns = {
        "ε": [plain(number(step, ALL_DIGITS)) for step in frame["step"]],
        ":blue[k ≈]": [f":blue[{plain(number(k, ALL_DIGITS))}]" for k in frame["quotient"]],
    }
    if smooth:
        columns[f":violet[k − ${slope}$ ≈]"] = [
            f":violet[{plain(signed(error, 3))}]" for error in frame["error"]
        ]
    else:
        columns["derivative?"] = [facts_for(verdict).short for verdict in frame["verdict"]]
    return pd.DataFrame(columns, dtype=str)
