"""A learner's own lines: read, compared with the line before, and diagnosed."""
