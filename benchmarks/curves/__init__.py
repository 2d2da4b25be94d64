"""How many curves are drawn right, by ours and by others: run with ``python -m benchmarks.curves``."""
