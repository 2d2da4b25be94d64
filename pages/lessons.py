"""The Lessons page: the list, and one lesson at a time, each block alive."""

from __future__ import annotations

from pages.ui.lessons.view import show_page

show_page()
