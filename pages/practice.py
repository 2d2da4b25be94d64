"""The Practice page: exercises, a learner's own lines, and derivations with a false line in them."""

from __future__ import annotations

from pages.ui.practice.practising import show_page

show_page()
