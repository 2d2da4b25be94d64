"""Rules of differentiation, the steps that apply them, and the proof of each step."""
