"""The slope of the secant with its step kept as a letter, and what becomes of it as the step shrinks."""
