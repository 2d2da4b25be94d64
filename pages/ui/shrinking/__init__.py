"""The page about a shrinking ε: the algebra of the secant, and the plots and the ledger that one ε moves."""
