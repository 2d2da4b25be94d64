"""The shrink block: the difference quotient as the step shrinks."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from deriv_core.calculus.difference_quotient import shrink
from deriv_core.expression.function import parse_function
from deriv_core.lessons.blocks import Shrink

from ..choice import NAME, read_number
from ..formulas import derivative_name
from ..kept import kept
from ..plots.verdict_facts import facts_for
from ..tables import show_grid
from ..words import ALL_DIGITS, number, plain, signed


def show_shrink_block(block: Shrink, key: str) -> None:
    """A table, a row a step; one after another where there are several schemes."""
    f = block.function
    for scheme in block.schemes:
        with st.container(key=f"grid-{key}_{scheme}"):
            if len(block.schemes) > 1:
                st.markdown(f"**{scheme.label}**")
            show_grid(
                _cells(f.text, f.variable, block.point, block.steps, scheme),
                f"The {scheme.label} quotient of {NAME} at {block.point} for each ε",
            )
    query = {"f": f.text, "at": block.point, "eps": block.steps[0], "scheme": block.schemes[0]}
    st.link_button("Open in Shrinking ε", "shrinking?" + urlencode(query))


@kept(128)
def _cells(text: str, variable: str, point: str, steps: tuple[str, ...], scheme: str) -> pd.DataFrame:
    f = parse_function(text, variable)
    sizes = [size for size in map(read_number, steps) if isinstance(size, float)]
    frame = shrink(f, point, sizes, scheme)
    slope = derivative_name(variable, 1, "leibniz")
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
