"""What floats do to the difference quotient as its step shrinks, and what can still be said of it."""
