"""The functions a learner may call: one entry each, which every reader of the table asks."""
