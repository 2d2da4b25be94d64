"""How a number is written: for reading, for typing, exactly.

The browser's twin is `pages/ui/plots/numbers.js`."""
