"""Rules of differentiation, and the steps that apply them."""
