"""The Steps page: how the derivative is found, one rule at a time, every line checked."""

from __future__ import annotations

from pages.ui.desk.opening import open_page
from pages.ui.desk.steps_settings import SETTINGS
from pages.ui.steps_view import show_headline, show_steps
from pages.ui.words import phrase

drawn = open_page(
    phrase("navigation-steps-heading"), "steps", reading=show_headline, part=SETTINGS, numbers=False
)

show_steps(drawn)
