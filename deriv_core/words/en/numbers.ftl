### Numbers that are none, or beyond the range of floats.

numbers-not-defined = not defined
numbers-over = over { $number }
numbers-under = under { $number }
