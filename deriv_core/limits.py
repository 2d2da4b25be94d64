"""How much may be asked: one number each for the library, the pages, lessons, links and the browser."""

from __future__ import annotations

#: Signs of what is typed: a function, a list of points, a step, any other number.
LONGEST_FUNCTION = 300
LONGEST_POINTS = 300
LONGEST_STEP = 40
LONGEST_NUMBER = 60
#: Signs of a function's or a point's name in the name of a file.
LONGEST_NAME = 40

MOST_POINTS = 12
#: Points of a window that are told of because there is no derivative.
MOST_SPECIAL = 40
MOST_QUESTIONS = 8
#: Exercises of one worksheet.
MOST_EXERCISES = 20
MOST_DESCENT_STEPS = 60
#: The order of a derivative whose steps are shown.
HIGHEST_SHOWN = 3

#: The size of a step that a field takes at most. It may be as small as one likes; what shrinks it, a hand or
#: a ledger, goes down these decades from 1.
LARGEST_STEP = 1e6
DECADES = 16
SMALLEST_STEP = float(f"1e-{DECADES}")

#: How wide and how far off a window gets that hands move.
WIDEST_WINDOW = 1e9
