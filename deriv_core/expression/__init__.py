"""From what a learner types to an expression tree, and from the tree to text, LaTeX, SymPy and a program."""
