"""The Shrinking ε page: what the quotient is before ε goes to 0, and what floats do to it on the way."""

from __future__ import annotations

from pages.ui.frame import show_frame
from pages.ui.inputs import remember_in_address, restore_from_address, settle, show_fields, show_ignored
from pages.ui.results import decide
from pages.ui.shrinking.algebra import show_algebra
from pages.ui.shrinking.honesty import show_bound, show_careful, show_download
from pages.ui.shrinking.plots import show_plots

show_frame("Shrinking ε")
restore_from_address("shrinking")
drawn = settle()
remember_in_address(drawn)

show_ignored()
show_fields(drawn)
show_algebra(drawn)
show_plots(drawn)
show_download(drawn)
show_bound(drawn)
show_careful(drawn)
decide(drawn)
