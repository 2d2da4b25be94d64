"""What every plot that moves in the browser is made of: ES modules, their mounting, and what travels."""
