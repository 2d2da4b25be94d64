"""The Shrinking ε page: what the quotient is before ε goes to 0, and what floats do to it on the way."""

from __future__ import annotations

from pages.ui.desk.opening import open_page
from pages.ui.formulas import show_reading
from pages.ui.results import decide
from pages.ui.shrinking.algebra import show_algebra
from pages.ui.shrinking.honesty import show_bound, show_careful, show_download
from pages.ui.shrinking.plots import show_plots
from pages.ui.words import phrase

drawn = open_page(phrase("navigation-shrinking"), "shrinking", reading=show_reading)

show_algebra(drawn)
show_plots(drawn)
show_download(drawn)
show_bound(drawn)
show_careful(drawn)
decide(drawn)
