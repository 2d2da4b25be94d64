"""The Explore page: type a function, see its derivative, drag the point, shrink ε."""

from __future__ import annotations

import streamlit as st

from pages.ui.address import link_to
from pages.ui.exports.buttons import show_take_along
from pages.ui.frame import show_frame
from pages.ui.inputs import (
    WINDOW,
    remember_in_address,
    restore_from_address,
    settle,
    show_fields,
    show_ignored,
)
from pages.ui.picture import show_picture
from pages.ui.results import decide
from pages.ui.steps_view import show_panel
from pages.ui.sympy_code import show_sympy_code
from pages.ui.tables import show_table

WELCOME = "Drag a point, or shrink ε: the secant turns into the tangent."

show_frame("Derivative Explorer")
restore_from_address("explore")
drawn = settle()
remember_in_address(drawn)

show_ignored()
show_fields(drawn, welcome=WELCOME)
show_panel(drawn)
scene = show_picture(drawn)
with show_table(drawn):
    show_take_along(drawn, scene)
    st.link_button("Make a task of this", link_to("teach", drawn, st.session_state[WINDOW]))
show_sympy_code(drawn)
decide(drawn)
