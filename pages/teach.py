"""The Teach page: compose a task, see it as the learner does, and copy its link."""

from __future__ import annotations

from pages.ui.teach.composing import show_page

show_page()
