"""The learner's page of a task: what its link says, predictions first, and a result to take away."""

from __future__ import annotations

from pages.ui.teach.learner import show_page

show_page()
