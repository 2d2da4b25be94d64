"""Learners without a browser."""
