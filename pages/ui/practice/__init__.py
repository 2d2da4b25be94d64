"""Practice: exercises, the workbench, and the false line. What is chosen lives in the address."""
