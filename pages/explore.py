"""The Explore page: type a function, see its derivative, drag the point, shrink ε."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.ui.desk.address import link_to
from pages.ui.desk.opening import open_page
from pages.ui.desk.presenting import VIEW, is_presenting, show_switch
from pages.ui.exports.buttons import show_take_along
from pages.ui.formulas import show_reading
from pages.ui.picture import show_picture
from pages.ui.results import decide
from pages.ui.steps_view import show_panel
from pages.ui.sympy_code import show_sympy_code
from pages.ui.tables import show_table
from pages.ui.words import phrase

# The readout beside the picture says what the sentence beside the formulas would.
formulas = partial(show_reading, numbers=False)

# What is asked, its formulas and the picture: one screen, see explorer.css.
with st.container(key="explore"):
    drawn = open_page("Derivative Explorer", "explore", reading=formulas, part=VIEW)
    show_panel(drawn)
    show_switch()
    # An empty address is somebody's first look, not a link that was sent to them.
    scene = show_picture(drawn, presenting=is_presenting(), greeting=not st.query_params)
if not is_presenting():
    with show_table(drawn):
        show_take_along(drawn, scene)
        st.link_button(phrase("explore-make-a-task"), link_to("teach", drawn.texts))
    show_sympy_code(drawn)
decide(drawn)
