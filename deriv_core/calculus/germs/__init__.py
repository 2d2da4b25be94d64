"""One-sided series: what a function does just beside a point, as terms that are compared exactly."""
