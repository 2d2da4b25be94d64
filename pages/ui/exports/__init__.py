"""A screen taken along: as a notebook, a script, a LaTeX article."""
