"""The Steps page: how the derivative is found, one rule at a time, every line checked."""

from __future__ import annotations

from pages.ui.frame import show_frame
from pages.ui.inputs import remember_in_address, restore_from_address, settle, show_fields, show_ignored
from pages.ui.steps_settings import SETTINGS
from pages.ui.steps_view import headline, show_steps

show_frame("Steps of differentiation")
restore_from_address("steps", SETTINGS)
drawn = settle()
remember_in_address(drawn, SETTINGS)

show_ignored()
show_fields(drawn, numbers=False, slope=headline(drawn))
show_steps(drawn)
