"""Lessons: Markdown files with blocks that the page shows live, read, checked and worked out."""
