"""Exercises that come again the same from their topic, level and seed."""
